import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import type { RequestCountsAnswer } from '../requests/views.ts';
import { OUTCOME_WORDS, REQUEST_WORDS, STATE_WORDS } from '../requests/words.ts';

type Row = RequestCountsAnswer['rows'][number];
const FIGURES = {
  open: STATE_WORDS.open,
  overdue: STATE_WORDS.overdue,
  told: OUTCOME_WORDS.information,
  refused: OUTCOME_WORDS.refused,
  unconfirmed: OUTCOME_WORDS['cannot-confirm'],
  withheld: REQUEST_WORDS.withheld,
  followUpOverdue: REQUEST_WORDS.followUpOverdue,
  withdrawn: STATE_WORDS.withdrawn,
  withdrawnUnanswered: REQUEST_WORDS.withdrawnUnanswered,
} as const;

/** How many requests each authority received, and what became of them. */
export function RequestCounts() {
  const directory = useDirectory();
  const answer = useAnswer<RequestCountsAnswer>('safeguards/request-counts');
  const columns: Column<Row>[] = [
    {
      key: 'authority',
      label: pickText(REQUEST_WORDS.authority),
      value: (row) => directory.authorityName(row.authority),
    },
    ...(Object.keys(FIGURES) as (keyof typeof FIGURES)[]).map(
      (key): Column<Row> => ({ key, label: pickText(FIGURES[key]), value: (row) => row[key], numeric: true }),
    ),
  ];
  return (
    <DataTable
      caption={pickText(REQUEST_WORDS.counts)}
      sortable
      columns={columns}
      rows={answer.data?.rows}
      rowKey={(row) => row.authority}
      error={answer.error}
      empty={pickText(REQUEST_WORDS.countsNone)}
    />
  );
}
