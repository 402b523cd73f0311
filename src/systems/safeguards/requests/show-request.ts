import type { RequestRow } from './find-requests.ts';
import { type Outcome, stateOf } from './request.ts';
import type { RequestListRow } from './views.ts';

/** What the list knows of a request's answers. */
export type Answered = {
  readonly waits: boolean;
  readonly outcome: Outcome | null;
  readonly answeredAt: number | null;
  readonly withdrawalWaits: boolean;
};

/** A request as lists show it, at an instant. */
export const showRequest = (
  row: RequestRow,
  { waits, outcome, answeredAt, withdrawalWaits }: Answered,
  now: number,
): RequestListRow => {
  const withdrawn = row.withdrawnAt !== null;
  return {
    requestNo: row.no,
    state: stateOf({ withdrawn, waits, answered: outcome !== null }),
    standing: row.standing,
    relation: row.relation,
    requester: row.requester,
    names: row.names,
    receivedAt: row.receivedAt,
    dueAt: row.dueAt,
    overdue: !withdrawn && outcome === null && row.dueAt < now,
    outcome,
    answeredAt,
    followUpAt: row.followUpAt,
    followUpOverdue: row.followUpAt !== null && row.followUpAt < now,
    withdrawalWaits: withdrawalWaits && !withdrawn,
  };
};
