/** How long nothing may be heard of a convoy on its way. */
const LONGEST_SILENCE = 24 * 3_600_000;

/** The instants of a convoy, in milliseconds. */
export type TransitFacts = {
  readonly now: number;
  /** Planned departure. */
  readonly plannedAt: number;
  readonly departedAt: number | null;
  /** The latest report from the way: a movement, or a hand-over. */
  readonly lastHeardAt: number | null;
};

/**
 * Since when a convoy is overdue: from its planned departure as long as it has not left, and on the way from a day after the last report; null when it is not.
 * Nobody sets it and nobody has to notice it, so that nobody is in transit for ever. Whether the way has ended is the caller's to know.
 */
export const overdueSince = ({ now, plannedAt, departedAt, lastHeardAt }: TransitFacts): number | null => {
  const since = departedAt === null ? plannedAt : Math.max(departedAt, lastHeardAt ?? departedAt) + LONGEST_SILENCE;
  return now > since ? since : null;
};
