import type { Trilingual } from '../../core/access/views.ts';
import { tableCsv } from '../../platform/files/table-csv.ts';
import type { ConvoysAnswer } from './room-views.ts';

const instantText = (at: number | null | undefined): string => (at == null ? '' : new Date(at).toISOString());

/** The convoy board as CSV: one line for each convoy; headings and states are codes, instants in UTC, the next action in one language. */
export const boardCsv = ({ at, rows }: ConvoysAnswer, language: keyof Trilingual): Uint8Array =>
  tableCsv([
    [
      'asOf',
      'convoy',
      'operation',
      'phase',
      'from',
      'via',
      'to',
      'state',
      'plannedDeparture',
      'lateMinutes',
      'onManifest',
      'boarded',
      'received',
      'incident',
      'openIncidents',
      'lastReport',
      'lastPlace',
      'lastAt',
      'nextAction',
      'nextRole',
      'nextAuthority',
    ],
    ...rows.map((row) => [
      instantText(at),
      row.code,
      row.operationCode,
      row.phase ?? '',
      row.from,
      row.via.join(' '),
      row.to,
      row.state,
      instantText(row.plannedAt),
      row.overdueBy === null ? '' : String(Math.floor(row.overdueBy / 60_000)),
      String(row.counts.listed),
      String(row.counts.boarded),
      String(row.counts.received),
      String(row.counts.incident),
      row.incidents.map(({ kind, count }) => `${kind} ${count}`).join(' '),
      row.last?.kind ?? '',
      row.last?.place ?? '',
      instantText(row.last?.at),
      row.nextAction?.text[language] ?? '',
      row.nextAction?.role ?? '',
      row.nextAction?.authority ?? '',
    ]),
  ]);
