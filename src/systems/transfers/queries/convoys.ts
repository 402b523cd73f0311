import { z } from 'zod';
import type { Reader } from '../../../core/register/command-definition.ts';
import { defineQuery, type QueryContext } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress, wholeNumber } from '../../../platform/http/query-values.ts';
import type { ListOwed } from '../ahead/list-state.ts';
import { boardStateOf, boardStates, lateBy } from '../board.ts';
import { boardTable } from '../board-table.ts';
import type { EscortReadinessView } from '../escort-views.ts';
import { nextActionOf, type ProgressFacts } from '../progress.ts';
import { type BoardRow, type ConvoysAnswer, convoysAnswer } from '../room-views.ts';
import type { OwedCountView, VehicleReadinessView } from '../way-views.ts';
import { withinWords } from '../within-words.ts';
import { type ConvoyRow, findConvoyRows } from './convoy-facts.ts';
import { findEscortFacts, presentReadiness, recordsAt } from './escort-readiness.ts';
import { findOwedLists } from './find-sent-lists.ts';
import { findVehicleReadiness } from './find-vehicle-readiness.ts';
import { findOwedCounts } from './owed-counts.ts';
import { findProgress } from './progress-of-many.ts';

type Details = {
  no: number;
  listed: number;
  boarded: number;
  received: number;
  incident: number;
  last: BoardRow['last'];
  leg: BoardRow['leg'];
  way_to_plan: boolean;
  stops: string[] | null;
  recalls: BoardRow['recalls'] | null;
  outcomes: BoardRow['outcomes'] | null;
  incidents: BoardRow['incidents'] | null;
};

/** Of a difference `d` of a manifest `m`: the person was not let in later and received by a hand-over of the own, so that boarded = received + incident holds for each person. */
const STANDS = `NOT EXISTS (SELECT FROM transfers.handover x JOIN transfers.handover_person y ON y.handover_id = x.id AND y.person_no = d.person_no
         WHERE x.manifest_no = m.no AND x.ordinal > 2 AND NOT x.goes_back)`;

/** What the board shows of the convoys of one page only. Counts are of persons whom the officer sees. */
const findDetails = async (read: Reader, manifests: readonly number[]): Promise<ReadonlyMap<number, Details>> => {
  const rows = await read.rows<Details>(
    `WITH way AS MATERIALIZED (SELECT w.* FROM transfers.way_of($1) w)
     SELECT m.no, (SELECT count(*)::int FROM transfers.line l WHERE l.manifest_no = m.no AND l.state = 'listed') AS listed,
       (SELECT count(*)::int FROM (SELECT DISTINCT ON (b.person_no) b.outcome FROM transfers.boarding b WHERE b.manifest_no = m.no ORDER BY b.person_no, b.event_pos DESC) x WHERE x.outcome = 'boarded') + (SELECT count(*)::int FROM transfers.line l WHERE l.manifest_no = m.no AND l.state = 'born') AS boarded,
       (SELECT count(*)::int FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id WHERE h.manifest_no = m.no AND h.ordinal > 1 AND NOT h.goes_back) AS received,
       (SELECT count(*)::int FROM transfers.difference d WHERE d.manifest_no = m.no AND ${STANDS}) AS incident,
       (SELECT jsonb_build_object('kind', x.kind, 'place', x.place, 'at', register.ms(x.at)) FROM (SELECT v.kind, v.place, v.at, v.event_pos FROM transfers.movement v WHERE v.manifest_no = m.no AND v.withdrawn_pos IS NULL
          UNION ALL SELECT 'handed-over', h.place, h.instant, h.event_pos FROM transfers.handover h WHERE h.manifest_no = m.no ORDER BY at DESC, event_pos DESC LIMIT 1) x) AS last,
       (SELECT jsonb_build_object('from', l.from_place, 'to', l.to_place, 'arrivalAt', register.ms(l.planned_arrival)) FROM way l
         WHERE l.manifest_no = m.no AND NOT l.turned AND l.arrived IS NULL ORDER BY l.ordinal LIMIT 1) AS leg,
       transfers.way_to_plan(m.no) AS way_to_plan,
       (SELECT jsonb_agg(jsonb_build_object('personNo', r.person_no, 'registerNumber', p.register_number, 'ground', r.ground, 'state', coalesce(r.answer, 'requested')) ORDER BY r.answered_at IS NOT NULL, r.requested_at, r.id)
          FROM transfers.recall r JOIN register.person p ON p.no = r.person_no WHERE r.manifest_no = m.no) AS recalls,
       (SELECT jsonb_agg(jsonb_build_object('outcome', x.outcome, 'count', x.n) ORDER BY x.outcome) FROM (SELECT u.outcome, count(*) AS n FROM (
          SELECT 'struck-off:' || l.reason AS outcome FROM transfers.line l WHERE l.manifest_no = m.no AND l.state = 'struck_off' AND l.reason <> 'convoy-cancelled'
          UNION ALL SELECT 'refused:' || coalesce(a.reason_code, 'uncoded') FROM transfers.acceptance a WHERE a.manifest_no = m.no AND a.decision = 'refused'
            AND NOT EXISTS (SELECT FROM transfers.acceptance y WHERE y.manifest_no = a.manifest_no AND y.person_no = a.person_no AND y.event_pos > a.event_pos)
            AND EXISTS (SELECT FROM transfers.line l WHERE l.manifest_no = a.manifest_no AND l.person_no = a.person_no)) u GROUP BY 1) x) AS outcomes,
       CASE WHEN m.heading_pos IS NOT NULL AND EXISTS (SELECT FROM way l WHERE l.manifest_no = m.no) THEN (SELECT coalesce(jsonb_agg(s.place ORDER BY s.n), '[]') FROM (SELECT l.to_place AS place, min(l.ordinal) AS n FROM way l
         WHERE l.manifest_no = m.no AND l.to_place <> m.heading_site AND (NOT l.turned OR l.arrived IS NOT NULL) GROUP BY 1) s) END AS stops,
       (SELECT jsonb_agg(jsonb_build_object('kind', x.kind, 'count', x.n) ORDER BY x.kind) FROM (SELECT i.kind, count(*) AS n FROM (SELECT d.kind FROM transfers.difference d WHERE d.manifest_no = m.no AND ${STANDS}
          UNION ALL SELECT v.kind FROM transfers.movement v WHERE v.manifest_no = m.no AND v.withdrawn_pos IS NULL AND v.kind IN ('incident', 'medical-event', 'breakdown')) i GROUP BY 1) x) AS incidents
     FROM transfers.manifest m WHERE m.no = ANY ($1)`,
    [manifests],
  );
  return new Map(rows.map((row) => [row.no, row]));
};

const presentRow = (
  row: ConvoyRow,
  details: Details | undefined,
  progress: ProgressFacts | undefined,
  {
    owed,
    escort,
    vehicles,
    list,
  }: {
    owed: readonly OwedCountView[];
    escort: EscortReadinessView | null;
    vehicles: readonly VehicleReadinessView[];
    list: ListOwed;
  },
  now: number,
): BoardRow => {
  const state = boardStateOf(row);
  const isOver = state === 'reconciled' || state === 'cancelled';
  return {
    manifestNo: row.manifestNo,
    code: row.code,
    operationNo: row.operationNo,
    operationCode: row.operationCode,
    phase: row.phase,
    from: row.from,
    to: row.to,
    via: details?.stops ?? row.via,
    within: withinWords(row.kind),
    returning: row.returning,
    state,
    plannedAt: row.plannedAt,
    overdueBy: lateBy(row, now),
    counts: {
      listed: details?.listed ?? 0,
      boarded: details?.boarded ?? 0,
      received: details?.received ?? 0,
      incident: details?.incident ?? 0,
    },
    last: details?.last ?? null,
    leg: row.handovers < 2 && !isOver ? (details?.leg ?? null) : null,
    recalls: details?.recalls ?? [],
    outcomes: details?.outcomes ?? [],
    wayToPlan: details?.way_to_plan ?? false,
    incidents: details?.incidents ?? [],
    nextAction: isOver || progress === undefined ? null : nextActionOf(progress),
    countsOwed: [...owed],
    escortRecords: escort,
    vehicles: [...vehicles],
    listOwed: list,
  };
};

const asked = {
  operationNo: wholeNumber.optional(),
  state: z.enum(boardStates).optional(),
  site: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  late: z.literal('yes').optional(),
};
type Asked = {
  operationNo?: number | undefined;
  state?: (typeof boardStates)[number] | undefined;
  site?: string | undefined;
  late?: 'yes' | undefined;
  page?: number | undefined;
  pageSize?: number | undefined;
};

const readConvoys = async (read: Reader, input: Asked, { now }: QueryContext): Promise<ConvoysAnswer> => {
  const { sql: _sql, page, pageSize } = cutPage(input);
  const all = await findConvoyRows(read, { operationNo: input.operationNo ?? null, site: input.site ?? null });
  const counts = new Map<string, number>();
  for (const row of all) counts.set(boardStateOf(row), (counts.get(boardStateOf(row)) ?? 0) + 1);
  const chosen = all.filter(
    (row) =>
      (input.state === undefined || boardStateOf(row) === input.state) &&
      (input.late === undefined || lateBy(row, now) !== null),
  );
  const shown = chosen.slice((page - 1) * pageSize, page * pageSize);
  const details = await findDetails(
    read,
    shown.map(({ manifestNo }) => manifestNo),
  );
  // gates are asked line by line: of the convoys of this page that still have something to do
  const open = shown.filter((row) => !['reconciled', 'cancelled'].includes(boardStateOf(row)));
  const progress = await findProgress(
    read,
    open.map(({ manifestNo }) => manifestNo),
    now,
  );
  const openNos = open.map(({ manifestNo }) => manifestNo);
  const owed = await findOwedCounts(read, openNos);
  const vehicles = await findVehicleReadiness(read, openNos, now);
  const lists = await findOwedLists(read, openNos);
  const records = Map.groupBy(
    await findEscortFacts(
      read,
      open.filter(({ handovers }) => handovers < 2).map(({ manifestNo }) => manifestNo),
    ),
    ({ manifestNo }) => manifestNo,
  );
  const escortOf = ({ manifestNo, departedAt, handovers }: ConvoyRow): EscortReadinessView | null =>
    presentReadiness(records.get(manifestNo) ?? [], {
      at: recordsAt(departedAt, now),
      from: progress.get(manifestNo)?.authorities.origin ?? '',
      handovers,
    });
  const rows = shown.map((row) =>
    presentRow(
      row,
      details.get(row.manifestNo),
      progress.get(row.manifestNo),
      {
        owed: owed.get(row.manifestNo) ?? [],
        escort: escortOf(row),
        vehicles: vehicles.get(row.manifestNo) ?? [],
        list: lists.get(row.manifestNo) ?? 'nothing',
      },
      now,
    ),
  );
  const operations = await read.rows<{ no: number; code: string; title_en: string; title_ar: string }>(
    'SELECT no, code, title_en, title_ar FROM transfers.operation ORDER BY no',
  );
  return {
    at: now,
    total: chosen.length,
    page,
    pageSize,
    states: boardStates.map((state) => ({ state, count: counts.get(state) ?? 0 })),
    late: all.filter((row) => lateBy(row, now) !== null).length,
    operations: operations.map(({ no, code, title_en, title_ar }) => ({
      operationNo: no,
      code,
      title: { en: title_en, ar: title_ar, ckb: title_ar },
    })),
    rows,
  };
};

/** Every convoy that the officer sees, of one operation or all: where it stands, what is due next and by whom, whether it is late, page by page. */
export const convoys = defineQuery({
  system: 'transfers',
  name: 'convoys',
  input: z.object({ ...asked, ...pageInAddress }).strict(),
  answer: convoysAnswer,
  table: boardTable,
  run: (read, input, context): Promise<ConvoysAnswer> => readConvoys(read, input, context),
});
