import { z } from 'zod';
import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery, type QueryContext } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { type EventRow, timelineOf } from '../../register/index.ts';
import type { PhaseView } from '../convoy-views.ts';
import { nextActionOf, overdueBy, type ProgressFacts, statusOf } from '../progress.ts';
import { findTransition } from '../transitions.ts';
import { type ManifestRow, type OperationAnswer, type OperationFigures, operationAnswer } from '../views.ts';
import { findProgress } from './progress-of-many.ts';

const LATEST_EVENTS = 20;

/** Persons of the operation that the officer may see, each counted once. */
const findFigures = async (read: Reader, operationNo: number): Promise<OperationFigures> => {
  const row = await read.row<OperationFigures>(
    `WITH m AS (SELECT x.no, x.from_authority, EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = x.no) AS passed FROM transfers.manifest x WHERE x.operation_no = $1),
       l AS (SELECT manifest_no, person_no, state FROM transfers.line WHERE manifest_no IN (SELECT no FROM m) AND state <> 'struck_off'),
       board AS (SELECT DISTINCT ON (b.manifest_no, b.person_no) b.manifest_no, b.person_no, b.outcome FROM transfers.boarding b WHERE b.manifest_no IN (SELECT no FROM m) ORDER BY b.manifest_no, b.person_no, b.event_pos DESC),
       fit AS (SELECT DISTINCT ON (f.person_no) f.person_no, f.fit FROM care.fitness f WHERE f.person_no IN (SELECT person_no FROM l) ORDER BY f.person_no, f.examined_at DESC, f.event_pos DESC),
       decided AS MATERIALIZED (SELECT m.no, a.person_no FROM m CROSS JOIN LATERAL transfers.standing_acceptance_seen(m.no) a WHERE a.decision = 'accepted' AND (a.holds OR m.passed)),
       passed AS (SELECT h.ordinal, h.ordinal = 2 OR (h.ordinal > 2 AND h.to_authority <> m.from_authority) AS received, p.person_no FROM m JOIN transfers.handover h ON h.manifest_no = m.no JOIN transfers.handover_person p ON p.handover_id = h.id)
     SELECT (SELECT count(DISTINCT person_no)::int FROM l) AS listed,
       (SELECT count(DISTINCT a.person_no)::int FROM decided a JOIN l ON l.manifest_no = a.no AND l.person_no = a.person_no) AS accepted,
       (SELECT count(*)::int FROM fit WHERE fit.fit) AS fit,
       (SELECT count(DISTINCT n.person_no)::int FROM safeguards.notice n JOIN l USING (manifest_no, person_no)) AS "noticeGiven",
       (SELECT count(DISTINCT i.person_no)::int FROM safeguards.interview i JOIN l USING (manifest_no, person_no)) AS interviewed,
       CASE WHEN NOT EXISTS (SELECT FROM m WHERE m.no <> ALL (transfers.whole_manifests())) THEN (SELECT count(DISTINCT person_no)::int FROM l WHERE state = 'suspended') END AS "fearsOpen",
       (SELECT count(DISTINCT person_no)::int FROM board WHERE outcome = 'boarded') AS boarded,
       (SELECT count(DISTINCT person_no)::int FROM passed WHERE ordinal = 1) AS "handedOver1",
       (SELECT count(DISTINCT person_no)::int FROM passed WHERE received) AS "handedOver2",
       (SELECT count(DISTINCT a.person_no)::int FROM transfers.admission a WHERE a.manifest_no IN (SELECT no FROM m)) AS admitted`,
    [operationNo],
  );
  return row as OperationFigures;
};

type StoredManifest = {
  from_authority: string;
  no: number;
  code: string;
  from_site: string;
  to_site: string;
  planned_at: number;
  closed: boolean;
  phase: string | null;
  lines: number;
};

/** One manifest as the operation lists it. A closed movement needs no gates: nothing is to be done, and `lines` are those who were on it to the end. */
const presentManifest = (stored: StoredManifest, progress: ProgressFacts | undefined): ManifestRow => ({
  manifestNo: stored.no,
  code: stored.code,
  from: stored.from_site,
  to: stored.to_site,
  status: progress === undefined ? 'closed' : statusOf(progress),
  phase: stored.phase,
  lines: stored.lines,
  plannedAt: stored.planned_at,
  nextAction: progress === undefined ? null : nextActionOf(progress),
  overdueBy: progress === undefined ? null : overdueBy(progress),
});

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
    reason: string | null;
    convoys: number;
    open: number;
  }>(
    `SELECT p.code, p.title_en, p.title_ar, p.authority, p.planned_from, p.planned_to, p.state, p.reason, count(c.manifest_no)::int AS convoys,
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
    reason: row.reason,
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

/** An operation: its figures, its manifests with whose turn it is, and what happened last. Unless one is named, the newest that is open, or where none is, the newest that has ended. */
export const operation = defineQuery({
  system: 'transfers',
  name: 'operation',
  askers: 'signed-in',
  input: z
    .object({
      operationNo: wholeNumber.optional(),
      operation: z
        .string()
        .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/)
        .optional()
        .describe('Its code or its number.'),
    })
    .strict(),
  answer: operationAnswer,
  run: async (read, { operationNo, operation: named }, context): Promise<OperationAnswer> => {
    const operations = await findOperations(read);
    const asked = operations.filter(({ no }) => operationNo === undefined || no === operationNo);
    const found =
      named === undefined
        ? asked[0]
        : (asked.find(({ code }) => code === named) ?? asked.find(({ no }) => String(no) === named));
    if (found === undefined) throw new Refusal('not-found', { values: { detail: 'operation' } });
    const stored = await read.rows<StoredManifest>(
      `SELECT m.no, m.code, m.from_authority, m.from_site, coalesce(m.heading_site, m.to_site) AS to_site, m.planned_at, m.closed_at IS NOT NULL AS closed, c.phase,
         (SELECT count(*)::int FROM transfers.line l WHERE l.manifest_no = m.no AND l.state = 'listed') AS lines
       FROM transfers.manifest m JOIN transfers.convoy c ON c.manifest_no = m.no WHERE m.operation_no = $1 ORDER BY m.planned_at, m.no`,
      [found.no],
    );
    const open = stored.filter(({ closed }) => !closed).map(({ no }) => no);
    const progress = await findProgress(read, open, context.now);
    const manifests = stored.map((one) => presentManifest(one, progress.get(one.no)));
    const phases = await findPhases(read, found.no, context);
    const canEnd =
      found.ended_at === null &&
      phases.every(({ state }) => state === 'ended' || state === 'cancelled') &&
      manifests.every(({ status }) => status === 'closed' || status === 'cancelled') &&
      (found.authority === context.authority ||
        phases.some(({ authority }) => authority === context.authority) ||
        stored.some(({ from_authority }) => from_authority === context.authority));
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
