import type { Reader } from '../../core/register/command-definition.ts';
import type { PlacementViolation } from './rules.ts';
import { hasLiveOrder, type Placement, placementViolations } from './state.ts';

const NO_ORDER = 'I04-no-admission-without-order';

/**
 * The breach of I04 of a fact that opens no custody, where the last that is believed before it is that the person was released: the database demands it.
 * @param instead the event that the fact replaces
 */
export const afterRelease = async (
  read: Reader,
  fact: { readonly personNo: number; readonly at: number; readonly instead?: string },
): Promise<PlacementViolation[]> => {
  const before = await stateBefore(read, fact);
  return before === 'release' || before === 'repatriation' || before === 'departure'
    ? [{ person_no: fact.personNo, rule: NO_ORDER, detail: 'released before' }]
    : [];
};

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

/** The breach of I31 of a resident who is in a prison, or in another camp than before without anything on which that movement rests. */
const broughtElsewhere = async (
  read: Reader,
  { personNo, at, site, instead }: Placement & { readonly instead?: string },
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
  const state = await stateBefore(read, { personNo, at, ...(instead === undefined ? {} : { instead }) });
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

/**
 * The breach of I07 of a person who is found at a site of another authority than the one that holds, where nothing was signed: the person is recorded where the person is.
 * @param before the site of the last that is believed before
 * @param custodian who holds by the fact itself; absent where the holder is the one of before
 */
const foundElsewhere = async (
  read: Reader,
  { personNo, at, site, instead, custodian }: Placement & { readonly instead?: string; readonly custodian?: string },
  before: string | null,
): Promise<PlacementViolation[]> => {
  if (site == null || site === before) return [];
  const wrong = await read.row(
    `SELECT FROM (SELECT coalesce($5, (SELECT f.custodian FROM register.custody_fact f WHERE f.person_no = $1 AND f.superseded_pos IS NULL AND f.custodian IS NOT NULL AND f.at <= register.at($3)
        AND f.event_id IS DISTINCT FROM $4::uuid ORDER BY f.at DESC, f.event_pos DESC LIMIT 1)) AS custodian) h WHERE h.custodian IS NOT NULL AND NOT sites.answers_to($2, h.custodian, register.at($3))`,
    [personNo, site, at, instead ?? null, custodian ?? null],
  );
  return wrong === undefined
    ? []
    : [{ person_no: personNo, rule: 'I07-two-signatures-one-instant', detail: `found at ${site}` }];
};

/** Whether somebody accompanied a parent by the last that is believed of who detains the person, and is an adult on the day: nobody is admitted so (`register.moves_without_order`). */
const cameOfAge = async (
  read: Reader,
  { personNo, at, instead }: { readonly personNo: number; readonly at: number; readonly instead?: string },
): Promise<boolean> =>
  (await read.row(
    `SELECT FROM (SELECT f.state FROM register.custody_fact f WHERE f.person_no = $1 AND f.superseded_pos IS NULL AND f.state IN ('resident', 'accompanying') AND f.at <= register.at($2)
        AND f.event_id IS DISTINCT FROM $3::uuid ORDER BY f.at DESC, f.event_pos DESC LIMIT 1) x
      WHERE x.state = 'accompanying' AND EXISTS (SELECT FROM juveniles.age_classes_seen(ARRAY[$1::bigint], ARRAY[(register.at($2) AT TIME ZONE 'Asia/Baghdad')::date]) c WHERE c.class = 'adult')`,
    [personNo, at, instead ?? null],
  )) !== undefined;

type Move = Placement & {
  readonly opens?: boolean;
  readonly instead?: string;
  readonly lives?: boolean;
  readonly found?: boolean;
  readonly custodian?: string;
};

/** What a fact that moves a person breaks beside the rules of placement, and whether nothing later is believed to have moved the person, so that those are asked too. */
const brokenBesides = async (
  read: Reader,
  move: Move,
): Promise<{ readonly newest: boolean; readonly broken: PlacementViolation[] }> => {
  const believed = await read.rows<{ at: number; vehicle: string | null; site: string | null; moves: boolean }>(
    `SELECT at, vehicle, site, moves FROM register.custody_fact WHERE person_no = $1 AND superseded_pos IS NULL AND (moves OR outcome IS NOT NULL) AND event_id IS DISTINCT FROM $2::uuid
      ORDER BY at, event_pos`,
    [move.personNo, move.instead ?? null],
  );
  const before = believed.findLast((fact) => fact.moves && fact.at <= move.at);
  const admits = move.opens === true || (move.site != null && before?.vehicle != null);
  // who moves as a resident is admitted nowhere (I31)
  const asked =
    admits && (move.opens === true || !livedFree(await stateBefore(read, move)) || (await cameOfAge(read, move)));
  const unordered = asked && !(await hasLiveOrder(read, move.personNo, move.at));
  return {
    newest: !believed.some((fact) => fact.at > move.at),
    broken: [
      ...(move.opens === true ? [] : await broughtElsewhere(read, move, before?.site ?? null)),
      ...(move.found === true ? await foundElsewhere(read, move, before?.site ?? null) : []),
      ...(unordered ? [{ person_no: move.personNo, rule: NO_ORDER, detail: 'no order in force' }] : []),
      ...(move.opens === true || move.lives === true ? [] : await afterRelease(read, move)),
    ],
  };
};

/**
 * What a recorded fact that moves a person breaks, exactly as the database will demand it: the rules of placement where nothing later is believed to have
 * moved the person, I31 where a resident is found elsewhere, and I04 where it opens custody or takes the person from a vehicle into a site without an order in force, or where it follows a release without opening custody.
 * @param move where the fact puts the person; `opens` where it opens custody; `found` where it says that whoever holds the person has the person there, and `custodian` where it names who holds; `instead` the event that it replaces; `lives` where it says that the person lives there, which opens none and may follow a release
 */
export const movedBreaches = (read: Reader, move: Move): Promise<PlacementViolation[]> =>
  allMovedBreaches(read, [move]);

/** The same of facts of several persons that are recorded together: whether a section holds them is asked of all at once. */
export const allMovedBreaches = async (read: Reader, moves: readonly Move[]): Promise<PlacementViolation[]> => {
  const newest: Move[] = [];
  const besides: PlacementViolation[] = [];
  for (const move of moves) {
    const found = await brokenBesides(read, move);
    if (found.newest) newest.push(move);
    besides.push(...found.broken);
  }
  return [...(await placementViolations(read, newest)), ...besides];
};
