const DAY = 24 * 3_600_000;

/** One row of `safeguards.appeal_period`: how long a person may appeal against decisions from an instant on, and where that comes from. */
export type AppealPeriod = { readonly since: number; readonly days: number; readonly source: string };

/** The period that counts for a decision of an instant: the newest that had begun. @throws where none had */
export const getAppealPeriod = <Period extends AppealPeriod>(periods: readonly Period[], decidedAt: number): Period => {
  const found = periods.filter(({ since }) => since <= decidedAt).sort((a, b) => b.since - a.since)[0];
  if (found === undefined) throw new Error('no appeal period had begun');
  return found;
};

/** When a decision that finds no danger is final: not before the appeal period is over (CAT GC 4 13). Milliseconds. */
export const appealEndsAt = (periods: readonly AppealPeriod[], decidedAt: number): number =>
  decidedAt + getAppealPeriod(periods, decidedAt).days * DAY;
