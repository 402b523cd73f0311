/** What the instance of a plan leaves out or cannot express. */
export const planNotes = [
  /** Missing, at large or in no custody: nobody who is not there is placed. */
  'not-present',
  /** On a manifest that is not closed: nobody is on two (I09), so a plan that brings them elsewhere could not be approved. */
  'on-a-manifest',
  /** Kept together with somebody who was not chosen, or is left out. */
  'family-not-whole',
  /** No section of any chosen site is for persons like these. */
  'no-section-for-them',
  /** More persons who stay together than any section for them has places. */
  'unit-too-large',
  /** A site that was chosen has no sections: nobody knows who may be held there. */
  'site-without-sections',
  /** A section for untried and convicted alike, beside others for one of them, of which nobody said for whom it counts. */
  'section-for-either',
  /** Distances count for nothing, because nobody recorded where these sites lie. */
  'site-without-coordinates',
  /** Two who are kept apart by a record, and kept together as a family by another. */
  'apart-within-a-family',
  /** Kept apart from somebody who is not in the plan: the gates of the convoy see to it. */
  'apart-from-others',
  /** Age not determined: planned as a juvenile (CRC 37(c)). */
  'age-undetermined',
  /** Made from another plan, around whom people placed by hand. */
  'made-from',
  /** Placed by hand at this site, or nowhere: they stay there, and others made room. */
  'placed-by-hand',
] as const;
/** One of `planNotes`. */
export type PlanNoteCode = (typeof planNotes)[number];

/** Something that a plan leaves out or cannot express, with whom or what it concerns. */
export type PlanNote = {
  readonly code: PlanNoteCode;
  readonly persons?: readonly number[];
  readonly site?: string;
  readonly section?: string;
  /** Of `made-from`: the other plan. */
  readonly plan?: string;
};

/** Of these notes the persons stand in no unit of the instance. */
export const leavesOut: ReadonlySet<PlanNoteCode> = new Set<PlanNoteCode>([
  'not-present',
  'on-a-manifest',
  'family-not-whole',
  'no-section-for-them',
  'unit-too-large',
]);
