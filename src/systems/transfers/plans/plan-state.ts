import type { PlanState } from './views.ts';

type Told = {
  readonly discardedAt: number | null;
  readonly approvedAt: number | null;
  readonly isOutdated: boolean;
  readonly isAgreed: boolean;
};

/** What a plan is: what ended it comes first; then whether it still fits the register, then whether every receiving authority agreed. */
export const planStateOf = ({ discardedAt, approvedAt, isOutdated, isAgreed }: Told): PlanState => {
  if (discardedAt !== null) return 'discarded';
  if (approvedAt !== null) return 'approved';
  if (isOutdated) return 'outdated';
  return isAgreed ? 'agreed' : 'made';
};
