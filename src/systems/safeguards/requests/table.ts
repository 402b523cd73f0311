import type { ListTable } from '../../../platform/http/query-definition.ts';
import { instantText } from '../../register/index.ts';
import type { RequestsAnswer } from './views.ts';
import { OUTCOME_WORDS, REQUEST_WORDS, STATE_WORDS } from './words.ts';

const columns = ['number', 'state', 'received', 'due', 'outcome', 'answered', 'followUp'] as const;
const at = (instant: number | null): string => (instant === null ? '' : instantText(instant));

/** The requests as a table that leaves the register: by number and dates. Who asks, and for whom, stays inside: a file is copied, lost and found. */
export const requestsTable: ListTable<RequestsAnswer> = {
  columns: columns.map((key) => REQUEST_WORDS[key]),
  rows: ({ rows }, language) =>
    rows.map((row) => [
      String(row.requestNo),
      STATE_WORDS[row.overdue ? 'overdue' : row.state][language],
      at(row.receivedAt),
      at(row.dueAt),
      row.outcome === null ? '' : OUTCOME_WORDS[row.outcome][language],
      at(row.answeredAt),
      at(row.followUpAt),
    ]),
};
