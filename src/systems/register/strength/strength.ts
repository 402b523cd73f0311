/** Of what the strength is reported: who is held by an authority, at a site, or since a hand-over of an operation. */
export const SCOPES = ['authority', 'site', 'operation'] as const;
/** One of `SCOPES`. */
export type Scope = (typeof SCOPES)[number];

/**
 * By which way persons come. First the ways of intake; `admitted` under an order; `transfer-in` from another holder or place; of a site `moved-within` from another one, while the same authority held the person all the way; `recapture` and `return` of who was at large or
 * unaccounted for.
 */
export const GAINS = [
  'existing-custody',
  'capture',
  'arrest',
  'surrender',
  'hand-over-by-third-state',
  'admitted',
  'birth-in-custody',
  'transfer-in',
  'moved-within',
  'recapture',
  'return',
  'other',
] as const;
/** One of `GAINS`. */
export type Gain = (typeof GAINS)[number];

/** By which way persons go. Escaped and unaccounted persons stay on the register; they are not held. */
export const LOSSES = [
  'transfer-out',
  'moved-within',
  'release',
  'repatriation',
  'death',
  'escape',
  'unaccounted',
  'other',
] as const;
/** One of `LOSSES`. */
export type Loss = (typeof LOSSES)[number];

/** The figures of a strength report. */
export type Strength = {
  readonly opening: number;
  readonly gains: readonly { readonly reason: Gain; readonly persons: number }[];
  readonly losses: readonly { readonly reason: Loss; readonly persons: number }[];
  readonly closing: number;
};

/** Persons under all headings of one side. */
export const total = (side: readonly { readonly persons: number }[]): number =>
  side.reduce((sum, { persons }) => sum + persons, 0);

/** Whether opening + gains - losses = closing. Where it is not, the report is wrong and must not be printed. */
export const addsUp = ({ opening, gains, losses, closing }: Strength): boolean =>
  opening + total(gains) - total(losses) === closing;
