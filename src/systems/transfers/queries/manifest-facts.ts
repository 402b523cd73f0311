import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import type { ConvoyState } from '../convoy-views.ts';
import type { SealVoidingReason } from '../convoy-words.ts';
import { isShut } from '../line-states.ts';
import type { GateName } from '../line-views.ts';
import type { ManifestKind } from '../manifest-kind.ts';
import type { ProgressFacts } from '../progress.ts';
import { findRest, REST_RETURNING, type RestPerson } from '../state.ts';
import { isTurnedAway } from './line-action.ts';
import { findLineRows, type GateRow, gateStates, type LineRow } from './manifest-lines.ts';

/** A manifest with its order and its standing seal, as SQL gives it. */
export type ManifestRow = {
  no: number;
  operation_no: number;
  code: string;
  kind: ManifestKind;
  from_site: string;
  to_site: string;
  via: string[];
  from_authority: string;
  escort_authority: string;
  to_authority: string;
  /** Where the convoy heads since it was turned; `to_site` and `to_authority` are those of this site then. */
  heading_site: string | null;
  planned_at: number;
  created_by: number;
  closed_at: number | null;
  convoy_state: ConvoyState;
  phase: string | null;
  cancel_reason: string | null;
  cancel_note: string | null;
  cancelled_at: number | null;
  cancelled_by: number | null;
  seq: number | null;
  ground: string | null;
  article: string | null;
  order_document: string | null;
  order_proposed_by: number | null;
  order_approved_by: number | null;
  order_expires: number | null;
  seal_no: number | null;
  seal_hash: string | null;
  seal_proposed_by: number | null;
  sealed_by: number | null;
  sealed_at: number | null;
  voided_at: number | null;
  void_code: SealVoidingReason | null;
  void_note: string | null;
  handovers: number;
  offered: boolean;
  rest_returning: boolean;
  recalls_open: number;
  departed_at: number | null;
  arrived_at: number | null;
  way_to_plan: boolean;
  last_heard_at: number | null;
  interviewer: string | null;
  /** Whether notice and interview are gates. */
  asks: boolean;
  /** Whether the officer's authority is of a state of the convoy: it signs no emergency ground. */
  of_a_state: boolean;
  /** Whether the officer is told of withdrawn lines and fears; others see the lines that are offered, or listed (docs/decisions/0013-who-learns-of-a-fear.md). */
  whole: boolean;
  /** Whether the officer is of the giving or the escorting authority. */
  ours: boolean;
};

/** A manifest, everything its progress follows from, and the rows of its lines. */
export type ManifestFacts = {
  readonly row: ManifestRow;
  readonly lines: readonly LineRow[];
  readonly rest: readonly RestPerson[];
  readonly at: number;
  readonly progress: ProgressFacts;
};

/** Roles that are told whether a fear was upheld, where they see all of a manifest. */
const READS_FEARS: ReadonlySet<string> = new Set(['interviewer', 'assessor', 'child_protection_officer']);

/** Whether an officer of these postings is told what was decided on the fears of a manifest. */
export const isToldOfFears = (
  { row }: Pick<ManifestFacts, 'row'>,
  postings: readonly { readonly role: string }[],
): boolean => row.whole && postings.some(({ role }) => READS_FEARS.has(role));

const gateNames: readonly GateName[] = ['order', 'fitness', 'notice', 'interview', 'fear', 'acceptance', 'compartment'];

const orderState = (
  { order_proposed_by, order_approved_by, order_expires }: ManifestRow,
  now: number,
): ProgressFacts['order'] =>
  order_proposed_by === null || order_expires === null
    ? 'missing'
    : order_expires <= now
      ? 'expired'
      : order_approved_by === null
        ? 'proposed'
        : 'approved';

/** What the progress of a manifest is derived from, told from its row and those of its lines. Gates are told at `at`. */
export const progressOf = (
  row: ManifestRow,
  lines: readonly GateRow[],
  rest: readonly RestPerson[],
  at: number,
  now: number,
): ProgressFacts => {
  // who was born on the way stands beside what was prepared, sealed and boarded
  const live = lines.filter((line) => line.live && line.line_state !== 'born');
  const travelling = live.filter((line) => line.difference === null);
  const states = live.map((line) => gateStates(line, at, false));
  const aboard = travelling.map((line) => gateStates(line, at, false));
  const undecided = states.filter((gates) => !isTurnedAway(gates));
  const open = Object.fromEntries(
    gateNames.map((name) => [name, undecided.filter((gates) => isShut(gates[name])).length]),
  ) as Record<GateName, number>;
  return {
    authorities: {
      origin: row.from_authority,
      escort: row.escort_authority,
      destination: row.to_authority,
      interviewer: row.interviewer ?? row.from_authority,
    },
    now,
    plannedAt: row.planned_at,
    closedAt: row.closed_at,
    cancelled: row.convoy_state === 'cancelled',
    heading: row.heading_site === null ? 'planned' : row.heading_site === row.from_site ? 'returning' : 'redirected',
    toAcceptThere: aboard.filter((gates) => !['done', 'refused'].includes(gates.acceptance)).length,
    refusedThere: aboard.filter((gates) => gates.acceptance === 'refused').length,
    order: orderState(row, at),
    lines: live.length,
    seenInPart: !row.whole && !row.ours,
    struckOff: lines.filter((line) => !line.live && line.line_state !== 'born').length,
    gatesOpen: open,
    turnedAway: states.length - undecided.length,
    seal: row.seal_no === null || row.voided_at !== null ? 'none' : row.sealed_by === null ? 'proposed' : 'sealed',
    unchecked: travelling.filter((line) => line.boarding === null).length,
    failed: travelling.filter((line) => line.boarding !== null && line.boarding !== 'boarded').length,
    handovers: row.handovers,
    offered: row.offered,
    departedAt: row.departed_at,
    arrivedAt: row.arrived_at,
    lastHeardAt: row.last_heard_at,
    toAdmit: lines.filter((line) => line.handovers > 1 && line.admitted_at === null && !line.taken_back).length,
    recallsOpen: row.recalls_open,
    rest: {
      held: rest.length,
      letIn: rest.filter(({ let_in }) => let_in).length,
      refused: rest.filter(({ kind, let_in }) => kind === 'refused-at-gate' && !let_in).length,
      behind: rest.filter(
        ({ kind, let_in, at_hand }) => kind !== 'refused-at-gate' && !(row.rest_returning ? at_hand : let_in),
      ).length,
      atHand: rest.filter(({ at_hand }) => at_hand).length,
      stranded: rest.filter(({ kind, let_in, site }) => kind !== 'refused-at-gate' && !let_in && site === null).length,
      returning: row.rest_returning,
      toAdmit: lines.filter((line) => line.handovers > 1 && line.admitted_at === null && line.taken_back).length,
    },
  };
};

/** Whether the officer's authority is of the state that gives the persons, or of one on their way: such an authority signs no emergency ground. As `transfers.emergency_ground_guard` asks it. */
const IS_OF_A_STATE = `EXISTS (SELECT FROM access.authority a WHERE a.code = access.officer_authority() AND (a.country = m.destination_country
         OR a.country = (SELECT f.country FROM access.authority f WHERE f.code = m.from_authority) OR EXISTS (SELECT FROM sites.site t WHERE t.code = ANY (m.via) AND t.country = a.country)))`;

/** The rows of manifests; those behind the wall are left out. */
export const findManifestRows = (read: Reader, manifestNos: readonly number[], now: number): Promise<ManifestRow[]> =>
  read.rows<ManifestRow>(
    `SELECT m.no, m.operation_no, m.code, m.kind, m.from_site, coalesce(m.heading_site, m.to_site) AS to_site, m.via, m.from_authority, m.escort_authority,
       coalesce(m.heading_authority, m.to_authority) AS to_authority, m.heading_site, m.planned_at, m.created_by, m.closed_at,
       c.state AS convoy_state, c.phase, x.reason AS cancel_reason, x.note AS cancel_note, x.at AS cancelled_at, x.officer_no AS cancelled_by,
       register.manifest_seq(m.no) AS seq, o.ground, o.article, o.document_sha256 AS order_document, o.proposed_by AS order_proposed_by, o.approved_by AS order_approved_by, o.expires_at AS order_expires,
       s.seal_no, encode(s.manifest_hash, 'hex') AS seal_hash, s.proposed_by AS seal_proposed_by, s.sealed_by, s.sealed_at, s.voided_at, s.void_code, s.void_note,
       (SELECT count(*)::int FROM transfers.handover h WHERE h.manifest_no = m.no) AS handovers, ${REST_RETURNING} AS rest_returning,
       (SELECT count(*)::int FROM transfers.recall r WHERE r.manifest_no = m.no AND r.answered_at IS NULL) AS recalls_open,
       EXISTS (SELECT FROM transfers.offer f WHERE f.manifest_no = m.no AND f.withdrawn_at IS NULL AND f.expires_at > register.at($2) AND NOT EXISTS (SELECT FROM transfers.handover h WHERE h.offer_id = f.id)) AS offered,
       (SELECT min(v.at) FROM transfers.movement v WHERE v.manifest_no = m.no AND v.withdrawn_pos IS NULL AND v.kind = 'departed') AS departed_at,
       (SELECT max(v.at) FROM transfers.movement v WHERE v.manifest_no = m.no AND v.withdrawn_pos IS NULL AND v.kind = 'arrived'
           AND CASE WHEN m.heading_site IS NULL THEN v.place <> ALL (m.via || m.from_site) ELSE v.place = m.heading_site AND v.event_pos > m.heading_pos END) AS arrived_at, transfers.way_to_plan(m.no) AS way_to_plan,
       greatest((SELECT max(v.at) FROM transfers.movement v WHERE v.manifest_no = m.no AND v.withdrawn_pos IS NULL), (SELECT max(h.instant) FROM transfers.handover h WHERE h.manifest_no = m.no)) AS last_heard_at,
       (SELECT i.authority FROM access.posting p JOIN access.officer i ON i.no = p.officer_no WHERE p.role = 'interviewer' AND i.active ORDER BY i.authority <> m.from_authority, i.authority LIMIT 1) AS interviewer,
       coalesce(transfers.asks_of_persons_seen(m.no), true) AS asks, ${IS_OF_A_STATE} AS of_a_state, m.no = ANY (transfers.whole_manifests()) AS whole, access.officer_authority() IS NOT DISTINCT FROM m.from_authority OR access.officer_authority() IS NOT DISTINCT FROM m.escort_authority AS ours
     FROM transfers.manifest m JOIN transfers.convoy c ON c.manifest_no = m.no LEFT JOIN transfers.cancellation x ON x.manifest_no = m.no
     LEFT JOIN transfers.transfer_order o ON o.manifest_no = m.no
     LEFT JOIN LATERAL (SELECT * FROM transfers.seal y WHERE y.manifest_no = m.no ORDER BY y.seal_no DESC LIMIT 1) s ON true
     WHERE m.no = ANY ($1)`,
    [manifestNos, now],
  );

/** Once sealed, the gates are told as they were at the seal: an examination does not expire on the way. */
export const gatesAt = (row: ManifestRow, now: number): number =>
  row.sealed_at !== null && row.voided_at === null ? row.sealed_at : now;

/**
 * Everything that a manifest's progress follows from.
 * @throws Refusal `not-found`, also where the wall hides it
 */
export const getManifestFacts = async (read: Reader, manifestNo: number, now: number): Promise<ManifestFacts> => {
  const [row] = await findManifestRows(read, [manifestNo], now);
  if (row === undefined) throw new Refusal('not-found', { values: { detail: `manifest ${manifestNo}` } });
  const at = gatesAt(row, now);
  const lines = await findLineRows(read, manifestNo, at);
  const rest = row.handovers > 1 && row.closed_at === null ? await findRest(read, manifestNo) : [];
  return { row, lines, rest, at, progress: progressOf(row, lines, rest, at, now) };
};
