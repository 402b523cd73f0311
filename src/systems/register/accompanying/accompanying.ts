/** What child protection decides of a child and the parent whom it accompanies. */
export const ACCOMPANIMENT_OUTCOMES = ['beside', 'apart'] as const;
/** What child protection decided of a child and the parent whom it accompanies. */
export type AccompanimentOutcome = (typeof ACCOMPANIMENT_OUTCOMES)[number];

/** How far ahead a decision is reviewed at the latest: nothing about a child in a prison is decided for good (Bangkok Rules 49, 52). */
export const LATEST_REVIEW = 184 * 86_400_000;

/** A decision as far as it counts; instants in milliseconds. */
export type Decision = {
  readonly outcome: AccompanimentOutcome;
  readonly decidedAt: number;
  readonly reviewAt: number;
};

/** What is decided at an instant: by the newest decision, and by none once it had to be reviewed. As `register.decided_of`. */
export const decidedAt = (decisions: readonly Decision[], at: number): AccompanimentOutcome | null => {
  const newest = decisions
    .filter((decision) => decision.decidedAt <= at)
    .reduce<Decision | undefined>(
      (last, decision) => (last === undefined || decision.decidedAt >= last.decidedAt ? decision : last),
      undefined,
    );
  return newest !== undefined && newest.reviewAt > at ? newest.outcome : null;
};

/** Where somebody is; nulls where that is not known, or not so. */
export type Place = {
  readonly site: string | null;
  readonly section: string | null;
  readonly vehicle: string | null;
};

/** What is owed to a child by where its parent is. */
export const WITHOUTS = ['parent-released', 'parent-dead', 'parent-gone', 'parent-elsewhere'] as const;
/** What is owed to a child by where its parent is. */
export type Without = (typeof WITHOUTS)[number];

/**
 * What has become of a child's parent, so that somebody must decide about the child; null while the two are together, or child protection decided that they are apart. A child stays nobody's detainee whatever
 * becomes of its parent: no order is asked of it, and none comes about by itself.
 * @param parent state and place of the parent; `outcome` where the parent's custody ended
 */
export const withoutParent = (
  child: Place,
  parent: (Place & { readonly state: string | null; readonly outcome: string | null }) | undefined,
  decided: AccompanimentOutcome | null,
): Without | null => {
  if (parent?.outcome === 'death') return 'parent-dead';
  if (parent === undefined || parent.outcome !== null) return 'parent-released';
  if (decided === 'apart') return null;
  if (parent.state !== 'held' && parent.state !== 'accompanying') return 'parent-gone';
  const apart =
    parent.site !== child.site ||
    parent.vehicle !== child.vehicle ||
    (parent.section !== null && child.section !== null && parent.section !== child.section);
  return apart ? 'parent-elsewhere' : null;
};
