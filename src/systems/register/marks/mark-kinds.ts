/** Kinds of distinguishing marks; `other` needs words. */
export const MARK_KINDS = ['scar', 'tattoo', 'birthmark', 'amputation', 'other'] as const;
/** One of `MARK_KINDS`. */
export type MarkKind = (typeof MARK_KINDS)[number];

/** Places on the body, left and right as the person has them. */
export const BODY_PLACES = [
  'head',
  'face',
  'neck',
  'chest',
  'abdomen',
  'back',
  'left-arm',
  'right-arm',
  'left-hand',
  'right-hand',
  'left-leg',
  'right-leg',
  'left-foot',
  'right-foot',
] as const;
/** One of `BODY_PLACES`. */
export type BodyPlace = (typeof BODY_PLACES)[number];

/** Longest description of a mark. */
export const LONGEST_MARK = 500;

/** Whether a mark is said: what is of no kind of the list is told in words. */
export const isSaid = ({ kind, description }: { kind: MarkKind; description?: string | undefined }): boolean =>
  kind !== 'other' || (description?.trim() ?? '') !== '';
