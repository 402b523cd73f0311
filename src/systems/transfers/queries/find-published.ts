import type { Reader } from '../../../core/register/command-definition.ts';
import type { QueryContext } from '../../../platform/http/query-definition.ts';
import { differenceOf } from '../published/measures.ts';
import type { PublishedFigureView } from '../published/views.ts';
import { countedBy, countedMeasures, endOf, RECEIVED } from './received.ts';

type Row = Omit<PublishedFigureView, 'recordedBy' | 'withdrawn' | 'difference' | 'mayWithdraw'> & {
  recorded_by: number;
  name_en: string | null;
  name_ar: string | null;
  recorder: string | null;
  withdrawn_at: number | null;
  withdrawal: string | null;
};

const own = countedMeasures
  .filter((measure) => measure !== 'received-nationalities')
  .map(
    (measure) =>
      `WHEN f.measure = '${measure}' THEN (SELECT count(*)::int FROM got WHERE got.at < f.until AND ${countedBy(measure, 'f.nationality')})`,
  )
  .join(' ');

/** Figures that were published of an operation until today, by the day that they speak of; each with the register's own figure at the end of that day, counted behind the officer's walls. */
export const findPublished = async (
  read: Reader,
  operationNo: number,
  context: QueryContext,
): Promise<PublishedFigureView[]> => {
  const rows = await read.rows<Row>(
    `WITH z AS (SELECT zone FROM register.clock_setting), got AS MATERIALIZED (${RECEIVED}),
       claims AS MATERIALIZED (SELECT DISTINCT n.person_no, n.code FROM register.nationality_claim n WHERE n.person_no IN (SELECT person_no FROM got)),
       f AS (SELECT x.*, ${endOf('coalesce(x.as_of, x.published_on)')} AS until FROM transfers.published_figure x, z
         WHERE x.operation_no = $1 AND rpad(x.published_on, 10, '-01-01') <= to_char(register.at($2) AT TIME ZONE z.zone, 'YYYY-MM-DD'))
     SELECT f.reference, f.measure, f.nationality, f.said, f.unit, f.at_least AS "atLeast", f.at_most AS "atMost", f.as_of AS "asOf", f.published_on AS "publishedOn", f.definition, f.attributed_to AS "attributedTo",
       f.source, coalesce(f.remark, '') AS remark, f.recorded_by, f.recorded_at AS "recordedAt", f.withdrawn_at, f.withdrawal, f.until AS "untilAt", o.name_en, o.name_ar, o.authority AS recorder,
       CASE WHEN f.until > register.at($2) THEN NULL WHEN f.measure = 'received-nationalities' THEN (SELECT count(DISTINCT c.code)::int FROM claims c JOIN got ON got.person_no = c.person_no WHERE got.at < f.until) ${own} END AS own
     FROM f LEFT JOIN access.officer o ON o.no = f.recorded_by ORDER BY f.until, f.published_on, f.reference`,
    [operationNo, context.now],
  );
  return rows.map(({ recorded_by, name_en, name_ar, recorder, withdrawn_at, withdrawal, ...row }) => ({
    ...row,
    recordedBy: { officerNo: recorded_by, name: { en: name_en ?? '', ar: name_ar ?? '' } },
    withdrawn: withdrawn_at === null ? null : { at: withdrawn_at, reason: withdrawal ?? '' },
    difference: row.own === null || row.measure === 'not-counted' ? null : differenceOf(row.own, row),
    mayWithdraw:
      withdrawn_at === null &&
      recorder !== null &&
      recorder === context.authority &&
      context.abilities.includes('transfers/withdraw-published-figure'),
  }));
};
