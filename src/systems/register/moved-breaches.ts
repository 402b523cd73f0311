import type { Reader } from '../../core/register/command-definition.ts';
import type { PlacementViolation } from './rules.ts';
import { hasLiveOrder, type Placement, placementViolations } from './state.ts';

const NO_ORDER = 'I04-no-admission-without-order';

const releasedBefore = (personNo: number, state: string | undefined): PlacementViolation[] =>
  state === 'release' || state === 'repatriation' || state === 'departure'
    ? [{ person_no: personNo, rule: NO_ORDER, detail: 'released before' }]
    : [];

/**
 * The breach of I04 of a fact that opens no custody, where the last that is believed before it is that the person was released: the database demands it.
 * @param instead the event that the fact replaces
 */
export const afterRelease = async (
  read: Reader,
  fact: { readonly personNo: number; readonly at: number; readonly instead?: string },
): Promise<PlacementViolation[]> => releasedBefore(fact.personNo, await stateBefore(read, fact));

/** Whether somebody lives in a camp, accompanies a parent as a child, or is missing, by the last that is believed: what moves such a person detains nobody (I31). */
export const livedFree = (state: string | undefined): boolean =>
  state === 'resident' || state === 'accompanying' || state === 'missing';

/** The last that is believed of a person before an instant: in which state, or with which outcome. */
export const stateBefore = async (
  read: Reader,
  fact: { readonly personNo: number; readonly at: number; readonly instead?: string },
): Promise<string | undefined> =>
  (
    await read.row<{ state: string }>(
      `SELECT coalesce(outcome, state) AS state FROM register.custody_fact WHERE person_no = $1 AND superseded_pos IS NULL AND coalesce(outcome, state) IS NOT NULL
        AND at <= register.at($2) AND event_id IS DISTINCT FROM $3::uuid ORDER BY at DESC, event_pos DESC LIMIT 1`,
      [fact.personNo, fact.at, fact.instead ?? null],
    )
  )?.state;

/** The breach of I32 of a resident whom a withdrawn record leaves apart from the household: where the person lives by what is believed without it. */
export const leftApart = async (
  read: Reader,
  { personNo, at, instead }: { readonly personNo: number; readonly at: number; readonly instead: string },
): Promise<PlacementViolation[]> => {
  const state = await stateBefore(read, { personNo, at, instead });
  const place = await read.row<{ site: string | null; section: string | null }>(
    `SELECT site, section FROM register.custody_fact WHERE person_no = $1 AND superseded_pos IS NULL AND moves AND event_id IS DISTINCT FROM $2::uuid ORDER BY at DESC, event_pos DESC LIMIT 1`,
    [personNo, instead],
  );
  if (state !== 'resident' || place?.section == null) return [];
  const apart = await read.row<{ yes: boolean | null }>(
    'SELECT register.left_apart_seen($1, $2, $3, register.at($4)) AS yes',
    [personNo, place.site, place.section, at],
  );
  return apart?.yes === true
    ? [{ person_no: personNo, rule: 'I32-household-together', detail: 'another member lives in another section' }]
    : [];
};

/** The same of several persons of one instant: what a convoy witnesses of them. */
export const allAfterRelease = async (
  read: Reader,
  persons: readonly number[],
  at: number,
): Promise<PlacementViolation[]> => {
  const released = await read.rows<{ person_no: number }>(
    `SELECT p AS person_no FROM unnest($1::bigint[]) p CROSS JOIN LATERAL (SELECT coalesce(f.outcome, f.state) AS state FROM register.custody_fact f WHERE f.person_no = p AND f.superseded_pos IS NULL
        AND coalesce(f.outcome, f.state) IS NOT NULL AND f.at <= register.at($2) ORDER BY f.at DESC, f.event_pos DESC LIMIT 1) x WHERE x.state IN ('release', 'repatriation', 'departure')`,
    [persons, at],
  );
  return released.map(({ person_no }) => ({ person_no, rule: NO_ORDER, detail: 'released before' }));
};

/**
 * The breach of I04 that a release or a correction owes, because something is believed to have happened in custody after a release and no custody was opened between: as
 * `register.unopened_after_release` has it once the fact is recorded.
 * @param change the instant of a release that is recorded; the event that is no longer believed, and whether it stands with other values (`at`, and `opens` where it opens custody)
 */
export const unopenedAfter = async (
  read: Reader,
  change: {
    readonly personNo: number;
    readonly release?: number;
    readonly instead?: string;
    readonly stands?: { readonly at: number; readonly opens: boolean; readonly outcome: string | null };
  },
): Promise<PlacementViolation[]> => {
  const believed = await read.rows<{ at: number; opens: boolean; state: string | null; ends: boolean; said: boolean }>(
    `SELECT f.at, f.opens, coalesce(f.outcome, f.state) AS state, f.outcome IS NOT NULL AS ends, EXISTS (SELECT FROM register.breach b
          WHERE b.person_no = f.person_no AND b.rule = $3 AND b.fact_event = f.event_id) AS said
       FROM register.custody_fact f WHERE f.person_no = $1 AND f.superseded_pos IS NULL AND f.event_id IS DISTINCT FROM $2::uuid ORDER BY f.at, f.event_pos`,
    [change.personNo, change.instead ?? null, NO_ORDER],
  );
  const { release, stands } = change;
  const fresh = [
    ...(release === undefined ? [] : [{ at: release, opens: false, state: 'release', ends: true, said: false }]),
    ...(stands === undefined
      ? []
      : [
          {
            at: stands.at,
            opens: stands.opens,
            state: stands.outcome ?? (stands.opens ? 'held' : null),
            ends: stands.outcome !== null,
            said: false,
          },
        ]),
  ];
  const facts = [...believed, ...fresh].sort((left, right) => left.at - right.at);
  let free: { readonly said: boolean } | null = null;
  let owed = false;
  for (const { opens, state, ends, said } of facts) {
    owed ||= free !== null && !free.said && !opens && !ends && !said;
    if (state !== null) free = state === 'release' || state === 'repatriation' ? { said } : null;
  }
  return owed ? [{ person_no: change.personNo, rule: NO_ORDER, detail: 'in custody after a release' }] : [];
};

/** A fact that is believed of a person: what it says of the place, of who holds, and of the state. */
type Believed = {
  readonly ord: number;
  readonly at: number;
  readonly moves: boolean;
  readonly site: string | null;
  readonly vehicle: string | null;
  readonly custodian: string | null;
  readonly state: string | null;
  readonly outcome: string | null;
};

/** What is believed of each mover without the fact that the move replaces, in the order of time: asked of all at once, because a roll-call finds a thousand. */
const believedOf = async (read: Reader, moves: readonly Move[]): Promise<readonly (readonly Believed[])[]> => {
  const rows = await read.rows<Believed>(
    `SELECT m.ord::int AS ord, f.at, f.moves, f.site, f.vehicle, f.custodian, f.state, f.outcome FROM unnest($1::bigint[], $2::uuid[]) WITH ORDINALITY m(person, instead, ord)
      CROSS JOIN LATERAL (SELECT x.* FROM register.custody_fact x WHERE x.person_no = m.person AND x.superseded_pos IS NULL AND x.event_id IS DISTINCT FROM m.instead OFFSET 0) f ORDER BY m.ord, f.at, f.event_pos`,
    [moves.map(({ personNo }) => personNo), moves.map(({ instead }) => instead ?? null)],
  );
  const of = Map.groupBy(rows, ({ ord }) => ord);
  return moves.map((_, i) => of.get(i + 1) ?? []);
};

/** The last that is believed of the state, or the outcome, at an instant. */
const stateAt = (believed: readonly Believed[], at: number): string | undefined => {
  const last = believed.findLast((fact) => fact.at <= at && (fact.outcome ?? fact.state) !== null);
  return last?.outcome ?? last?.state ?? undefined;
};

/** The breach of I31 of a resident who is in a prison, or in another camp than before without anything on which that movement rests. */
const broughtElsewhere = async (
  read: Reader,
  { personNo, at, site, instead }: Move,
  state: string | undefined,
  before: string | null,
): Promise<PlacementViolation[]> => {
  if (site == null) return [];
  const replaced =
    instead === undefined
      ? undefined
      : await read.row<{ state: string | null }>(
          'SELECT state FROM register.custody_fact WHERE person_no = $1 AND event_id = $2',
          [personNo, instead],
        );
  if (!(replaced?.state == null ? livedFree(state) : replaced.state === 'resident')) return [];
  // a child who accompanies a parent, missing or not, goes where the parent is held
  const child = await read.row('SELECT FROM register.accompaniment WHERE person_no = $1', [personNo]);
  if (child !== undefined && state !== 'resident') return [];
  const wrong = await read.row(
    `SELECT FROM sites.site s WHERE s.code = $2 AND (s.kind NOT IN ('camp', 'rehabilitation') OR ($4 AND s.code <> $3 AND NOT EXISTS (SELECT FROM register.movement_basis b WHERE b.person_no = $1 AND b.to_site = s.code
        AND b.given_at <= register.at($5) AND b.expires_at > register.at($5) AND (b.withdrawn_at IS NULL OR b.withdrawn_at > register.at($5)))))`,
    // who was missing was brought by nobody that the register knows
    [personNo, site, before, state === 'resident', at],
  );
  return wrong === undefined
    ? []
    : [{ person_no: personNo, rule: 'I31-resident-not-detained', detail: `brought to ${site}` }];
};

/** Whether a site answers to an authority at an instant; each pair is asked once. */
const answersTo = (read: Reader): ((site: string, custodian: string, at: number) => Promise<boolean>) => {
  const asked = new Map<string, Promise<boolean>>();
  return (site, custodian, at) => {
    const key = JSON.stringify([site, custodian, at]);
    const known =
      asked.get(key) ??
      read
        .row<{ answers: boolean | null }>('SELECT sites.answers_to($1, $2, register.at($3)) AS answers', [
          site,
          custodian,
          at,
        ])
        // what is not known is no breach
        .then((row) => row?.answers !== false);
    asked.set(key, known);
    return known;
  };
};

/** Whether somebody accompanied a parent by the last that is believed of who detains the person, and is an adult on the day: nobody is admitted so (`register.moves_without_order`). */
const cameOfAge = async (read: Reader, believed: readonly Believed[], { personNo, at }: Move): Promise<boolean> =>
  believed.findLast((fact) => fact.at <= at && (fact.state === 'resident' || fact.state === 'accompanying'))?.state ===
    'accompanying' &&
  (await read.row(
    `SELECT FROM juveniles.age_classes_seen(ARRAY[$1::bigint], ARRAY[(register.at($2) AT TIME ZONE 'Asia/Baghdad')::date]) c WHERE c.class = 'adult'`,
    [personNo, at],
  )) !== undefined;

type Move = Placement & {
  readonly opens?: boolean;
  readonly instead?: string;
  readonly lives?: boolean;
  readonly found?: boolean;
  readonly custodian?: string;
};

/**
 * What a fact that moves a person breaks beside the rules of placement, and whether nothing later is believed to have moved the person, so that those are asked too. Somebody who is found at a site of another
 * authority than the one that holds, where nothing was signed, is recorded there, with the breach of I07: who holds is said by the fact itself, or is the one of before.
 */
const brokenBesides = async (
  read: Reader,
  move: Move,
  believed: readonly Believed[],
  answers: ReturnType<typeof answersTo>,
): Promise<{ readonly newest: boolean; readonly broken: PlacementViolation[] }> => {
  const { personNo: person_no, at, site } = move;
  const before = believed.findLast((fact) => fact.moves && fact.at <= at);
  const state = stateAt(believed, at);
  const broken: PlacementViolation[] = [];
  if (move.opens !== true) broken.push(...(await broughtElsewhere(read, move, state, before?.site ?? null)));
  if (move.found === true && site != null && site !== (before?.site ?? null)) {
    const holder =
      move.custodian ?? believed.findLast((fact) => fact.custodian !== null && fact.at <= at)?.custodian ?? null;
    if (holder !== null && !(await answers(site, holder, at)))
      broken.push({ person_no, rule: 'I07-two-signatures-one-instant', detail: `found at ${site}` });
  }
  const admits = move.opens === true || (site != null && before?.vehicle != null);
  // who moves as a resident is admitted nowhere (I31)
  const asked = admits && (move.opens === true || !livedFree(state) || (await cameOfAge(read, believed, move)));
  if (asked && !(await hasLiveOrder(read, person_no, at)))
    broken.push({ person_no, rule: NO_ORDER, detail: 'no order in force' });
  if (move.opens !== true && move.lives !== true) broken.push(...releasedBefore(person_no, state));
  return { newest: !believed.some((fact) => (fact.moves || fact.outcome !== null) && fact.at > at), broken };
};

/**
 * What a recorded fact that moves a person breaks, exactly as the database will demand it: the rules of placement where nothing later is believed to have
 * moved the person, I31 where a resident is found elsewhere, and I04 where it opens custody or takes the person from a vehicle into a site without an order in force, or where it follows a release without opening custody.
 * @param move where the fact puts the person; `opens` where it opens custody; `found` where it says that whoever holds the person has the person there, and `custodian` where it names who holds; `instead` the event that it replaces; `lives` where it says that the person lives there, which opens none and may follow a release
 */
export const movedBreaches = (read: Reader, move: Move): Promise<PlacementViolation[]> =>
  allMovedBreaches(read, [move]);

/** The same of facts of several persons that are recorded together: what is believed of them, and whether a section holds them, is asked of all at once. */
export const allMovedBreaches = async (read: Reader, moves: readonly Move[]): Promise<PlacementViolation[]> => {
  const believed = await believedOf(read, moves);
  const answers = answersTo(read);
  const newest: Move[] = [];
  const besides: PlacementViolation[] = [];
  for (const [i, move] of moves.entries()) {
    const found = await brokenBesides(read, move, believed[i] ?? [], answers);
    if (found.newest) newest.push(move);
    besides.push(...found.broken);
  }
  return [...(await placementViolations(read, newest)), ...besides];
};
