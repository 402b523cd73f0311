import type { Reader } from '../../core/register/command-definition.ts';
import { Refusal } from '../../core/register/refusal.ts';
import { placementRules } from '../register/index.ts';
import type { ManifestKind } from './manifest-kind.ts';

/** A manifest as the commands read it. Instants are milliseconds since the epoch. */
export type ManifestState = {
  no: number;
  operation_no: number;
  operation_code: string;
  code: string;
  kind: ManifestKind;
  from_site: string;
  to_site: string;
  from_authority: string;
  escort_authority: string;
  to_authority: string;
  /** Where the convoy heads since it was redirected or returned; `to_site` and `to_authority` are those of this site then. */
  heading_site: string | null;
  destination_country: string;
  created_by: number;
  closed_at: number | null;
  handovers: number;
  /** A return was ordered after the second hand-over, for those who were not let in, and they are not handed over yet. */
  rest_returning: boolean;
  /** Somebody who is with the escort came in at the gate after the others had been received: let in after all, or brought later. */
  rest_let_in: boolean;
};

/** A line as the commands read it. */
export type LineState = {
  person_no: number;
  register_number: string;
  state: 'listed' | 'suspended' | 'struck_off' | 'born';
  live: boolean;
  vehicle: string | null;
  compartment: string | null;
};

/** The seal that is neither void nor replaced; `sealed_by` is null while it is only proposed. */
export type SealState = {
  seal_no: number;
  manifest_hash: string;
  line_count: number;
  proposed_by: number;
  sealed_by: number | null;
};

/** SQL of whether those who were not let in are on their way back, of a manifest `m`; as `transfers.rest_returns` has it. */
export const REST_RETURNING = `EXISTS (SELECT FROM transfers.redirect r JOIN transfers.handover h ON h.manifest_no = m.no AND h.ordinal = 2 WHERE r.manifest_no = m.no AND r.kind = 'return' AND r.event_pos > h.event_pos
  AND NOT EXISTS (SELECT FROM transfers.handover b WHERE b.manifest_no = m.no AND b.event_pos > r.event_pos))`;

/** The manifest, or a refusal `not-found`: also where the wall hides it. */
export const getManifest = async (read: Reader, manifestNo: number): Promise<ManifestState> => {
  const manifest = await read.row<ManifestState>(
    `SELECT m.no, m.operation_no, o.code AS operation_code, m.code, m.kind, m.from_site, coalesce(m.heading_site, m.to_site) AS to_site, m.from_authority, m.escort_authority,
       coalesce(m.heading_authority, m.to_authority) AS to_authority, m.heading_site, m.destination_country, m.created_by, m.closed_at,
       (SELECT count(*) FROM transfers.handover h WHERE h.manifest_no = m.no)::int AS handovers, ${REST_RETURNING} AS rest_returning,
       CASE WHEN EXISTS (SELECT FROM transfers.handover h WHERE h.manifest_no = m.no AND h.ordinal = 2) THEN transfers.rest_let_in_seen(m.no) ELSE false END AS rest_let_in
     FROM transfers.manifest m JOIN transfers.operation o ON o.no = m.operation_no WHERE m.no = $1`,
    [manifestNo],
  );
  if (manifest === undefined) throw new Refusal('not-found', { values: { detail: `manifest ${manifestNo}` } });
  return manifest;
};

/** All lines of a manifest, by person number. */
export const findLines = (read: Reader, manifestNo: number): Promise<LineState[]> =>
  read.rows<LineState>(
    'SELECT person_no, register_number, state, live, vehicle, compartment FROM transfers.lines_seen($1) ORDER BY person_no',
    [manifestNo],
  );

/**
 * Who did not pass in the second hand-over and is held by the escort, in a vehicle or not: whether the person came in at the gate since and passes next, whether the person is with the convoy and goes back with it, and the site where the escort holds the person outside of any
 * vehicle (who fled and was caught again).
 */
export type RestPerson = { person_no: number; kind: string; let_in: boolean; at_hand: boolean; site: string | null };

/** The rest of a convoy after the second hand-over, by person number: the register's one answer, for pages and commands. */
export const findRest = (read: Reader, manifestNo: number): Promise<RestPerson[]> =>
  read.rows('SELECT person_no, kind, let_in, at_hand, site FROM transfers.rest_seen($1)', [manifestNo]);

/** The standing seal, proposed or complete. */
export const findSeal = (read: Reader, manifestNo: number): Promise<SealState | undefined> =>
  read.row<SealState>(
    `SELECT seal_no, encode(manifest_hash, 'hex') AS manifest_hash, line_count, proposed_by, sealed_by FROM transfers.seal WHERE manifest_no = $1 AND voided_at IS NULL`,
    [manifestNo],
  );

/** Streams of a manifest and all persons on it: what an act on the whole locks. */
export const wholeManifest = async (read: Reader, manifestNo: number): Promise<number[]> => [
  manifestNo,
  ...(await read.rows<{ person_no: number }>('SELECT transfers.seen_lines($1) AS person_no', [manifestNo])).map(
    (line) => line.person_no,
  ),
];

/** Refuses persons who are not on the manifest. */
export const requireOnManifest = (
  lines: readonly LineState[],
  persons: readonly number[],
  states: readonly LineState['state'][] = ['listed'],
): void => {
  const known = new Map(lines.map((line) => [line.person_no, line]));
  const missing = persons.filter((no) => !states.includes(known.get(no)?.state as LineState['state']));
  if (missing.length > 0)
    throw new Refusal('not-on-manifest', {
      problems: missing.map((personNo) => ({
        code: 'not-on-manifest',
        personNo,
        ...(known.get(personNo) ? { registerNumber: (known.get(personNo) as LineState).register_number } : {}),
      })),
    });
};

/** What `transfers.seal_problems` can find: the gates between a manifest and its seal. */
export const gateRules: readonly string[] = [
  'I04-no-admission-without-order',
  'I05-order-live',
  'I06-acceptance-per-person',
  'I10-fitness-48h',
  'I11-fear-suspends-line',
  'I12-notice-and-interview',
  'I24-four-eyes',
  'I31-resident-not-detained',
  ...placementRules,
];

/** A violation that the database finds: which person, which rule, why. */
export type Violation = { person_no: number | null; rule: string; detail: string };

/** Every gate that stands between a manifest and its seal at an instant, as far as the officer who asks may know. */
export const findSealProblems = (read: Reader, manifestNo: number, at: number): Promise<Violation[]> =>
  read.rows<Violation>('SELECT * FROM transfers.seal_problems_seen($1, $2)', [manifestNo, new Date(at)]);

/** A refusal that names every person and every open gate at once; its code is the first rule's. */
export const refusalOf = (violations: readonly Violation[], lines: readonly LineState[]): Refusal => {
  const numbers = new Map(lines.map((line) => [line.person_no, line.register_number]));
  const first = violations[0] as Violation;
  return new Refusal(first.rule, {
    values: { detail: first.detail },
    problems: violations.map((violation) => ({
      code: violation.rule,
      values: { detail: violation.detail },
      ...(violation.person_no === null ? {} : { personNo: violation.person_no }),
      ...(violation.person_no !== null && numbers.has(violation.person_no)
        ? { registerNumber: numbers.get(violation.person_no) as string }
        : {}),
    })),
  });
};
