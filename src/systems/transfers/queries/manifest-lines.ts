import type { OfficerReference } from '../../../core/access/views.ts';
import type { Reader } from '../../../core/register/command-definition.ts';
import { findRefusalText } from '../../../core/register/refusal-texts.ts';
import { BASIS_WORDS, findPersonRows, type MovementBasis, primaryAndLatin } from '../../register/index.ts';
import { acceptanceRefusalText } from '../acceptance-refusal.ts';
import type { AcceptanceRefusalReason, StrikeOffReason } from '../convoy-words.ts';
import { isShut } from '../line-states.ts';
import type { GateName, GateState, GateView, LineState, LineView } from '../line-views.ts';
import { NOT_ASKED } from '../within-words.ts';
import { findAway, findGone } from './find-gone.ts';
import { GATES } from './gates-sql.ts';
import { findLapsedFacts } from './lapsed-facts.ts';
import { lineActionOf } from './line-action.ts';

const HOURS_48 = 48 * 3_600_000;

/** Everything about one line that its gates are told from; one row a person, in one query for the whole manifest. */
export type LineRow = {
  person_no: number;
  line_state: 'listed' | 'suspended' | 'struck_off' | 'born';
  live: boolean;
  vehicle: string | null;
  compartment: string | null;
  order_issued: number | null;
  order_expires: number | null;
  /** When the basis of a resident is asked, where it is not asked when the other gates are: after a redirection. */
  order_asked: number | null;
  /** Of a resident: what the movement to `basis_site` rests on; null where nothing is recorded. */
  basis: MovementBasis | null;
  basis_site: string | null;
  /** Of a child who is nobody's detainee: the parent whom it accompanies, and what child protection decided of the two. */
  parent_no: number | null;
  parent_number: string | null;
  parent_decided: string | null;
  /** Came in with a parent, and is an adult on the day. */
  grown: boolean;
  fit: boolean | null;
  examined_at: number | null;
  examined_by: number | null;
  /** Whether notice and interview are gates: not of a move within one authority and its own state. */
  asked: boolean;
  noticed_at: number | null;
  noticed_by: number | null;
  interview: string | null;
  interviewed_at: number | null;
  interviewed_by: number | null;
  fear_open: boolean | null;
  fear_upheld: boolean | null;
  decision: 'accepted' | 'refused' | null;
  holds: boolean | null;
  refusal_reason: AcceptanceRefusalReason | null;
  struck_off: StrikeOffReason | null;
  refusal_note: string | null;
  accepted_section: string | null;
  accepted_by: number | null;
  accepted_at: number | null;
  boarding: 'boarded' | 'absent' | 'wrong-person' | 'refused-to-board' | null;
  boarded_at: number | null;
  difference: string | null;
  handovers: number;
  /** Passed back to the authority that gave the person, after the second hand-over. */
  taken_back: boolean;
  admitted_at: number | null;
  admitted_section: string | null;
  level: 'ordinary' | 'raised' | 'high' | null;
  convicted: boolean;
};

/** Of a line, what its gates and the progress of its manifest are told from. */
export type GateRow = Pick<
  LineRow,
  | 'person_no'
  | 'line_state'
  | 'live'
  | 'compartment'
  | 'order_issued'
  | 'order_expires'
  | 'order_asked'
  | 'parent_no'
  | 'grown'
  | 'fit'
  | 'examined_at'
  | 'asked'
  | 'noticed_at'
  | 'interviewed_at'
  | 'fear_open'
  | 'fear_upheld'
  | 'decision'
  | 'holds'
  | 'boarding'
  | 'difference'
  | 'handovers'
  | 'taken_back'
  | 'admitted_at'
>;

/** The rows of a manifest's lines, by person number. Gates are told at `at`: the seal's instant once there is one, else now. */
export const findLineRows = (read: Reader, manifestNo: number, at: number): Promise<LineRow[]> =>
  read.rows<LineRow>(
    `WITH ${GATES}
     SELECT g.*, a.decision, a.holds, a.section AS accepted_section, a.officer_no AS accepted_by, a.at AS accepted_at, refusal.reason_code AS refusal_reason, refusal.reason AS refusal_note, level.level,
            EXISTS (SELECT FROM register.custody_order o WHERE o.person_no = g.person_no AND o.legal_status = 'convicted' AND o.issued_at <= g.at AND g.at < o.expires_at) AS convicted
       FROM gates g LEFT JOIN transfers.standing_acceptance_seen($3) a USING (person_no)
       LEFT JOIN LATERAL (SELECT y.reason_code, y.reason FROM transfers.acceptance y WHERE a.decision = 'refused' AND y.manifest_no = $3 AND y.person_no = g.person_no ORDER BY y.event_pos DESC LIMIT 1) refusal ON true
       LEFT JOIN LATERAL (SELECT x.level, x.expires_at, x.withdrawn_at FROM sites.security_level x WHERE x.person_no = g.person_no AND x.approved_at <= g.at ORDER BY x.approved_at DESC, x.id DESC LIMIT 1) level
              ON level.expires_at > g.at AND (level.withdrawn_at IS NULL OR level.withdrawn_at > g.at)
      ORDER BY g.person_no`,
    [[manifestNo], [at], manifestNo],
  );

/** The sentence of the rule that keeps a gate shut. */
const ruleText = (rule: string) => ({ ...findRefusalText(rule).detail });

const rules: Readonly<Record<GateName, string>> = {
  order: 'I05-order-live',
  fitness: 'I10-fitness-48h',
  notice: 'I12-notice-and-interview',
  interview: 'I12-notice-and-interview',
  fear: 'I11-fear-suspends-line',
  acceptance: 'I06-acceptance-per-person',
  compartment: 'I13-minor-apart-from-adults',
};

const orderState = (
  { order_issued, order_expires, order_asked, parent_no, grown }: GateRow,
  gatesAt: number,
): GateState => {
  // of a child who accompanies a parent no order is asked (Mandela 29); an adult is no such child, and goes freely or under an order
  if (parent_no !== null && !grown) return 'done';
  const at = order_asked ?? gatesAt;
  if (order_issued === null || order_expires === null || order_issued > at) return 'open';
  return order_expires <= at ? 'expired' : 'done';
};
const ordered = ({ order_issued, order_expires }: GateRow, at: number): boolean =>
  order_issued !== null && order_issued <= at && order_expires !== null && at < order_expires;
const fitnessState = ({ fit, examined_at }: GateRow, at: number): GateState =>
  fit === null || examined_at === null ? 'open' : !fit ? 'refused' : examined_at < at - HOURS_48 ? 'expired' : 'done';
const acceptanceState = ({ decision, holds }: GateRow): GateState =>
  decision === null ? 'open' : decision === 'refused' ? 'refused' : holds ? 'done' : 'lapsed';

/** State of every gate of a line. Whether a fear was upheld is told only to those who may read fears. */
export const gateStates = (row: GateRow, at: number, seesFears: boolean): Record<GateName, GateState> =>
  // who is born on the way had no gate to pass
  row.line_state === 'born' ? NO_GATES : openGateStates(row, at, seesFears);

const NO_GATES: Record<GateName, GateState> = {
  order: 'not-asked',
  fitness: 'not-asked',
  notice: 'not-asked',
  interview: 'not-asked',
  fear: 'not-asked',
  acceptance: 'not-asked',
  compartment: 'not-asked',
};
const openGateStates = (row: GateRow, at: number, seesFears: boolean): Record<GateName, GateState> => ({
  order: orderState(row, at),
  fitness: fitnessState(row, at),
  notice: row.noticed_at !== null ? 'done' : row.asked ? 'open' : 'not-asked',
  interview: row.interviewed_at !== null ? 'done' : row.asked ? 'open' : 'not-asked',
  fear: row.fear_open !== true ? 'done' : seesFears && row.fear_upheld === true ? 'refused' : 'open',
  acceptance: acceptanceState(row),
  compartment: row.compartment === null ? 'open' : 'done',
});

/** State of a line, told from its row. */
export const lineStateOf = (row: LineRow): LineState => {
  if (row.line_state === 'struck_off') return 'struck-off';
  if (row.line_state === 'suspended') return 'suspended';
  if (row.admitted_at !== null) return 'admitted';
  if (row.difference !== null && row.handovers > 1) return 'handed-over';
  if (row.difference !== null) return row.difference === 'left-behind' ? 'left-behind' : 'incident';
  if (row.line_state === 'born' && row.handovers < 2) return 'born';
  if (row.handovers > 0) return 'handed-over';
  return row.boarding === 'boarded' ? 'boarded' : 'listed';
};

/** What the lines are shown with. */
export type LineContext = {
  readonly manifestNo: number;
  readonly at: number;
  readonly now: number;
  readonly seesFears: boolean;
  readonly sealed: boolean;
  readonly officers: ReadonlyMap<number, OfficerReference>;
};

const gateView = (name: GateName, state: GateState, at: number | null, by: OfficerReference | undefined): GateView => ({
  state,
  ...(at === null ? {} : { at }),
  ...(by === undefined ? {} : { by }),
  ...(state === 'not-asked' ? { text: { ...NOT_ASKED } } : isShut(state) ? { text: ruleText(rules[name]) } : {}),
});

/** Lines as the manifest page shows them. */
export const presentLines = async (
  read: Reader,
  rows: readonly LineRow[],
  context: LineContext,
): Promise<LineView[]> => {
  const persons = await findPersonRows(
    read,
    rows.map((row) => row.person_no),
    context.now,
  );
  const found = new Map(persons.map((person) => [person.personNo, person]));
  const gone = await findGone(
    read,
    rows.flatMap((row) =>
      ['boarded', 'handed-over'].includes(lineStateOf(row)) && row.handovers < 2 ? [row.person_no] : [],
    ),
  );
  const away = await findAway(
    read,
    rows.flatMap((row) =>
      ['listed', 'boarded'].includes(lineStateOf(row)) && row.handovers === 0 ? [row.person_no] : [],
    ),
  );
  const lapsed = rows.filter((row) => acceptanceState(row) === 'lapsed');
  const changed = await findLapsedFacts(
    read,
    context.manifestNo,
    lapsed.map((row) => row.person_no),
  );
  return rows.flatMap((row): LineView[] => {
    const person = found.get(row.person_no);
    if (person === undefined) return [];
    const states = gateStates(row, context.at, context.seesFears);
    const by = (no: number | null) => (no === null ? undefined : context.officers.get(no));
    const state = lineStateOf(row);
    return [
      {
        personNo: row.person_no,
        registerNumber: person.registerNumber,
        name: primaryAndLatin(person.names),
        sex: person.sex,
        ageClass: person.ageClass,
        nationalities: person.nationalities,
        level: row.level,
        legalStatus: row.convicted ? 'convicted' : 'untried',
        state,
        gates: {
          order: gateView('order', states.order, row.order_expires, undefined),
          fitness: gateView('fitness', states.fitness, row.examined_at, by(row.examined_by)),
          notice: gateView('notice', states.notice, row.noticed_at, by(row.noticed_by)),
          interview: gateView('interview', states.interview, row.interviewed_at, by(row.interviewed_by)),
          fear: gateView('fear', states.fear, null, undefined),
          acceptance: {
            ...gateView('acceptance', states.acceptance, row.accepted_at, by(row.accepted_by)),
            ...(states.acceptance === 'lapsed' ? { changed: changed.get(row.person_no) ?? [] } : {}),
          },
          compartment: gateView('compartment', states.compartment, null, undefined),
        },
        basis:
          row.basis_site === null
            ? null
            : { kind: row.basis, text: row.basis === null ? null : BASIS_WORDS[row.basis], site: row.basis_site },
        accompanies:
          row.parent_no === null
            ? null
            : {
                personNo: row.parent_no,
                registerNumber: row.parent_number ?? '',
                beside: row.parent_decided === 'beside',
                orderOwed: person.ageClass === 'adult' && row.admitted_at === null && !ordered(row, context.now),
              },
        vehicle: row.vehicle,
        compartment: row.compartment,
        section: row.decision === 'accepted' ? row.accepted_section : null,
        struckOff: row.struck_off,
        refusal:
          row.decision === 'refused'
            ? {
                reason: row.refusal_reason,
                text: acceptanceRefusalText(row.refusal_reason),
                note: row.refusal_note ?? '',
              }
            : null,
        boarding:
          row.boarding === null || row.boarded_at === null ? null : { outcome: row.boarding, at: row.boarded_at },
        admission:
          row.admitted_at === null || row.admitted_section === null
            ? null
            : { at: row.admitted_at, section: row.admitted_section },
        incident: row.difference,
        gone: gone.get(row.person_no) ?? null,
        away: away.get(row.person_no) ?? null,
        takenBack: row.taken_back,
        breaches: person.breaches,
        nextAction: lineActionOf(state, states, {
          sealed: context.sealed,
          handovers: row.handovers,
          boarding: row.boarding,
          seesFears: context.seesFears,
        }),
      },
    ];
  });
};
