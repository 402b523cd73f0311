import { z } from 'zod';
import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery, type QueryContext } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress, wholeNumber } from '../../../platform/http/query-values.ts';
import { type EventRow, timelineOf } from '../../register/index.ts';
import { boardStateOf, boardStates } from '../board.ts';
import type { PhaseView } from '../convoy-views.ts';
import { type ManifestRow, type OperationAnswer, type OperationFigures, operationAnswer } from '../operation-views.ts';
import type { PhaseCancellationReason } from '../phase-words.ts';
import { nextActionOf, overdueBy, type ProgressFacts, statusOf } from '../progress.ts';
import { findTransition } from '../transitions.ts';
import { type ConvoyRow, findConvoyRows } from './convoy-facts.ts';
import { findProgress } from './progress-of-many.ts';

const LATEST_EVENTS = 20;

/** Persons of the operation that the officer may see, each counted once. The notice and the interview of a parent are for the child who accompanies it too, as at the gates. */
const findFigures = async (read: Reader, operationNo: number): Promise<OperationFigures> => {
  const row = await read.row<OperationFigures>(
    `WITH m AS (SELECT x.no, EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = x.no) AS passed FROM transfers.manifest x WHERE x.operation_no = $1),
       l AS (SELECT manifest_no, person_no, state FROM transfers.line WHERE manifest_no IN (SELECT no FROM m) AND state NOT IN ('struck_off', 'born')),
       kin AS (SELECT l.manifest_no, l.person_no, a.parent_no FROM l JOIN register.accompaniment a USING (person_no)
         WHERE NOT EXISTS (SELECT FROM register.custody_fact f WHERE f.person_no = a.person_no AND f.opens AND f.superseded_pos IS NULL AND (f.at, f.event_pos) > (a.since, a.event_pos))),
       board AS (SELECT DISTINCT ON (b.manifest_no, b.person_no) b.manifest_no, b.person_no, b.outcome FROM transfers.boarding b WHERE b.manifest_no IN (SELECT no FROM m) ORDER BY b.manifest_no, b.person_no, b.event_pos DESC),
       fit AS (SELECT DISTINCT ON (f.person_no) f.person_no, f.fit FROM care.fitness f WHERE f.person_no IN (SELECT person_no FROM l) ORDER BY f.person_no, f.examined_at DESC, f.event_pos DESC),
       decided AS MATERIALIZED (SELECT m.no, a.person_no FROM m CROSS JOIN LATERAL transfers.standing_acceptance_seen(m.no) a WHERE a.decision = 'accepted' AND (a.holds OR m.passed)),
       passed AS (SELECT h.ordinal, h.ordinal = 2 OR (h.ordinal > 2 AND NOT h.goes_back) AS received, p.person_no FROM m JOIN transfers.handover h ON h.manifest_no = m.no JOIN transfers.handover_person p ON p.handover_id = h.id)
     SELECT (SELECT count(DISTINCT person_no)::int FROM l) AS listed,
       (SELECT count(DISTINCT a.person_no)::int FROM decided a JOIN l ON l.manifest_no = a.no AND l.person_no = a.person_no) AS accepted,
       (SELECT count(*)::int FROM fit WHERE fit.fit) AS fit,
       (SELECT count(*)::int FROM (SELECT n.person_no FROM safeguards.notice n JOIN l USING (manifest_no, person_no) UNION SELECT k.person_no FROM kin k JOIN safeguards.notice n ON n.manifest_no = k.manifest_no AND n.person_no = k.parent_no) x) AS "noticeGiven",
       (SELECT count(*)::int FROM (SELECT i.person_no FROM safeguards.interview i JOIN l USING (manifest_no, person_no) UNION SELECT k.person_no FROM kin k JOIN safeguards.interview i ON i.manifest_no = k.manifest_no AND i.person_no = k.parent_no) x) AS interviewed,
       CASE WHEN NOT EXISTS (SELECT FROM m WHERE m.no <> ALL (transfers.whole_manifests())) THEN (SELECT count(DISTINCT person_no)::int FROM l WHERE state = 'suspended') END AS "fearsOpen",
       (SELECT count(DISTINCT person_no)::int FROM board WHERE outcome = 'boarded') AS boarded,
       (SELECT count(DISTINCT person_no)::int FROM passed WHERE ordinal = 1) AS "handedOver1",
       (SELECT count(DISTINCT person_no)::int FROM passed WHERE received) AS "handedOver2",
       (SELECT count(DISTINCT a.person_no)::int FROM transfers.admission a WHERE a.manifest_no IN (SELECT no FROM m)) AS admitted`,
    [operationNo],
  );
  return row as OperationFigures;
};

/** One manifest as the operation lists it. A closed movement of which nobody is asked back needs no gates: nothing is to be done, and `lines` are those who were on it to the end. */
const presentManifest = (convoy: ConvoyRow, lines: number, progress: ProgressFacts | undefined): ManifestRow => ({
  manifestNo: convoy.manifestNo,
  code: convoy.code,
  from: convoy.from,
  to: convoy.to,
  status: progress === undefined ? 'closed' : statusOf(progress),
  phase: convoy.phase,
  lines,
  plannedAt: convoy.plannedAt,
  nextAction: progress === undefined ? null : nextActionOf(progress),
  overdueBy: progress === undefined ? null : overdueBy(progress),
});

/** Persons who stand on each of these manifests. */
const findLineCounts = async (read: Reader, manifestNos: readonly number[]): Promise<ReadonlyMap<number, number>> => {
  const rows = await read.rows<{ no: number; lines: number }>(
    "SELECT l.manifest_no AS no, count(*)::int AS lines FROM transfers.line l WHERE l.manifest_no = ANY ($1) AND l.state = 'listed' GROUP BY 1",
    [manifestNos],
  );
  return new Map(rows.map(({ no, lines }) => [no, lines]));
};

/** Those of these manifests of which a person is asked back without an answer yet. */
const findAskedBack = async (read: Reader, manifestNos: readonly number[]): Promise<ReadonlySet<number>> => {
  const rows = await read.rows<{ no: number }>(
    'SELECT DISTINCT r.manifest_no AS no FROM transfers.recall r WHERE r.manifest_no = ANY ($1) AND r.answered_at IS NULL',
    [manifestNos],
  );
  return new Set(rows.map(({ no }) => no));
};

const OF_AN_OPERATION = new Set(['transfers/create-manifest', 'transfers/plan-phase']);
/** Commands that step a phase, and the act of each in the transition table. */
const PHASE_STEPS = [
  ['transfers/start-phase', 'PhaseStarted'],
  ['transfers/end-phase', 'PhaseEnded'],
  ['transfers/cancel-phase', 'PhaseCancelled'],
] as const;

/** The phases of an operation, with the steps that the officer may take. */
const findPhases = async (read: Reader, operationNo: number, context: QueryContext): Promise<PhaseView[]> => {
  const rows = await read.rows<{
    code: string;
    title_en: string;
    title_ar: string;
    authority: string;
    planned_from: number;
    planned_to: number;
    state: PhaseView['state'];
    reason_code: PhaseCancellationReason | null;
    reason: string | null;
    convoys: number;
    open: number;
  }>(
    `SELECT p.code, p.title_en, p.title_ar, p.authority, p.planned_from, p.planned_to, p.state, p.reason_code, p.reason, count(c.manifest_no)::int AS convoys,
       count(c.manifest_no) FILTER (WHERE c.state NOT IN ('closed', 'cancelled'))::int AS open
     FROM transfers.phase p LEFT JOIN (transfers.convoy c JOIN transfers.manifest m ON m.no = c.manifest_no) ON m.operation_no = p.operation_no AND c.phase = p.code
     WHERE p.operation_no = $1 GROUP BY p.operation_no, p.code ORDER BY p.planned_from, p.code`,
    [operationNo],
  );
  return rows.map((row) => ({
    code: row.code,
    title: { en: row.title_en, ar: row.title_ar, ckb: row.title_ar },
    authority: row.authority,
    plannedFromAt: row.planned_from,
    plannedToAt: row.planned_to,
    state: row.state,
    cancelled: row.reason_code === null ? null : { reason: row.reason_code, note: row.reason ?? '' },
    convoys: row.convoys,
    abilities: PHASE_STEPS.filter(
      ([name, act]) =>
        row.authority === context.authority &&
        context.abilities.includes(name) &&
        findTransition('phase', row.state, act) !== undefined &&
        (act === 'PhaseStarted' || row.open === 0),
    ).map(([name]) => name),
  }));
};

/** Plans of placement that are not put aside. */
const countPlans = async (read: Reader, operationNo: number): Promise<number> => {
  const row = await read.row<{ n: number }>(
    'SELECT count(*)::int AS n FROM transfers.plan WHERE operation_no = $1 AND discarded_at IS NULL',
    [operationNo],
  );
  return row?.n ?? 0;
};

type StoredOperation = {
  no: number;
  code: string;
  title_en: string;
  title_ar: string;
  joint_supervision: string[];
  ended_at: number | null;
  authority: string | null;
};
const titleOf = ({ title_en, title_ar }: StoredOperation) => ({ en: title_en, ar: title_ar, ckb: title_ar });

/** Every operation: those that are open first, the newest of them at the head. A code goes before a number that reads the same. */
const findOperations = (read: Reader): Promise<StoredOperation[]> =>
  read.rows<StoredOperation>(
    'SELECT no, code, title_en, title_ar, joint_supervision, ended_at, authority FROM transfers.operation ORDER BY ended_at IS NOT NULL, no DESC',
  );

/**
 * The one to show where none is named: the newest open one that the own authority opened or has a manifest in; else of those that have ended the one with the latest departure that was planned, as far as the officer sees
 * its manifests; else the newest.
 */
const findOwn = async (
  read: Reader,
  operations: readonly StoredOperation[],
  authority: string | null,
): Promise<StoredOperation | undefined> => {
  if (operations.length <= 1) return operations[0];
  const seen = await read.rows<{ no: number; latest: number }>(
    'SELECT operation_no AS no, max(planned_at) AS latest FROM transfers.manifest GROUP BY 1',
  );
  const latest = new Map(seen.map(({ no, latest: at }) => [no, at]));
  const open = operations.find(
    (one) => one.ended_at === null && (latest.has(one.no) || (authority !== null && one.authority === authority)),
  );
  const ended = operations
    .filter(({ no, ended_at }) => ended_at !== null && latest.has(no))
    .toSorted((one, other) => (latest.get(other.no) ?? 0) - (latest.get(one.no) ?? 0));
  return open ?? ended[0] ?? operations[0];
};

/**
 * An operation: its figures, its manifests with whose turn it is, and what happened last. Unless one is named, the newest open one that the officer has to do with, or where there is none, the last that has ended
 * (`findOwn`).
 */
export const operation = defineQuery({
  system: 'transfers',
  name: 'operation',
  input: z
    .object({
      operationNo: wholeNumber.optional(),
      operation: z
        .string()
        .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/)
        .optional()
        .describe('Its code or its number.'),
      state: z.enum(boardStates).optional(),
      day: z.iso.date().optional().describe('Of the planned departure, where the convoy starts.'),
      site: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .optional()
        .describe('One that the convoy comes from, passes or heads for.'),
      ...pageInAddress,
    })
    .strict(),
  answer: operationAnswer,
  run: async (
    read,
    { operationNo, operation: named, state, day, site, ...asked },
    context,
  ): Promise<OperationAnswer> => {
    const operations = await findOperations(read);
    const possible = operations.filter(({ no }) => operationNo === undefined || no === operationNo);
    const found =
      named === undefined
        ? await findOwn(read, possible, context.authority)
        : (possible.find(({ code }) => code === named) ?? possible.find(({ no }) => String(no) === named));
    if (found === undefined) throw new Refusal('not-found', { values: { detail: 'operation' } });
    const { page, pageSize } = cutPage(asked);
    const all = await findConvoyRows(read, { operationNo: found.no, site: null });
    const chosen = all.filter(
      (row) =>
        (state === undefined || boardStateOf(row) === state) &&
        (day === undefined || row.plannedDay === day) &&
        (site === undefined || [row.from, row.to, ...row.via].includes(site)),
    );
    const shown = chosen.slice((page - 1) * pageSize, page * pageSize);
    const numbers = shown.map(({ manifestNo }) => manifestNo);
    const askedBack = await findAskedBack(read, numbers);
    // gates are asked line by line: of the manifests of this page of which something is to be done
    const progress = await findProgress(
      read,
      shown
        .filter(({ closedAt, manifestNo }) => closedAt === null || askedBack.has(manifestNo))
        .map(({ manifestNo }) => manifestNo),
      context.now,
    );
    const lines = await findLineCounts(read, numbers);
    const manifests = shown.map((row) =>
      presentManifest(row, lines.get(row.manifestNo) ?? 0, progress.get(row.manifestNo)),
    );
    const phases = await findPhases(read, found.no, context);
    const canEnd =
      found.ended_at === null &&
      phases.every(({ state }) => state === 'ended' || state === 'cancelled') &&
      all.every((row) => row.closedAt !== null || ['reconciled', 'cancelled'].includes(boardStateOf(row))) &&
      (found.authority === context.authority ||
        phases.some(({ authority }) => authority === context.authority) ||
        all.some(({ givenBy }) => givenBy === context.authority));
    const events = await read.rows<EventRow>('SELECT * FROM register.operation_events($1, $2)', [
      found.no,
      LATEST_EVENTS,
    ]);
    return {
      operation: {
        operationNo: found.no,
        code: found.code,
        title: titleOf(found),
        jointSupervision: found.joint_supervision,
        endedAt: found.ended_at,
      },
      operations: operations.map((one) => ({
        operationNo: one.no,
        code: one.code,
        title: titleOf(one),
        endedAt: one.ended_at,
      })),
      phases,
      figures: await findFigures(read, found.no),
      manifests,
      total: chosen.length,
      page,
      pageSize,
      states: boardStates.map((one) => ({ state: one, count: all.filter((row) => boardStateOf(row) === one).length })),
      days: [...new Set(all.map(({ plannedDay }) => plannedDay))].toSorted(),
      sites: [...new Set(all.flatMap((row) => [row.from, ...row.via, row.to]))].toSorted(),
      plans: await countPlans(read, found.no),
      events: await timelineOf(read, events),
      abilities: context.abilities.filter(
        (name) =>
          name === 'access/advance-clock' ||
          name === 'transfers/open-operation' ||
          (found.ended_at === null && OF_AN_OPERATION.has(name)) ||
          (name === 'transfers/end-operation' && canEnd),
      ),
    };
  },
});
