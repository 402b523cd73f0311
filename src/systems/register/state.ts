import type { Reader } from '../../core/register/command-definition.ts';
import { Refusal } from '../../core/register/refusal.ts';
import type { PlacementViolation } from './rules.ts';
import type { NumberBlock } from './take-numbers.ts';

/** A site with what registering there needs. */
export type SiteState = {
  readonly code: string;
  readonly zone: string;
  readonly authority: string | null;
  readonly kind: 'prison' | 'camp' | 'crossing' | 'rehabilitation';
};

/** A section with who is in it now and how many may be. */
export type SectionState = {
  readonly section: string;
  readonly sex: 'male' | 'female' | 'any';
  readonly age_group: 'adult' | 'juvenile' | 'any';
  readonly family: boolean;
  readonly legal_status: 'untried' | 'convicted' | 'any';
  readonly capacity: number;
  readonly occupied: number;
};

/** Over-capacity that two officers signed, until an instant (milliseconds). */
export type ExtraPlaces = { readonly section: string; readonly extra_places: number; readonly expires_at: number };

/** A person's present period of custody, as the officer may see it. */
export type PresentCustody = {
  readonly person_no: number;
  readonly register_number: string;
  readonly custodian: string;
  readonly site: string | null;
  readonly section: string | null;
  readonly vehicle: string | null;
  readonly compartment: string | null;
  readonly state: 'held' | 'resident' | 'accompanying' | 'missing' | 'unaccounted' | 'at_large';
  readonly zone: string | null;
  readonly age_group: 'adult' | 'juvenile' | 'any' | null;
};

/** A placement to be tested: in a section or a compartment, at an instant. */
export type Placement = {
  readonly personNo: number;
  readonly at: number;
  readonly site?: string | null;
  readonly section?: string | null;
  readonly vehicle?: string | null;
  readonly compartment?: string | null;
  readonly bestInterest?: boolean;
};

/** The site, or a refusal `not-found`. */
export const getSite = async (read: Reader, code: string): Promise<SiteState> => {
  const site = await read.row<SiteState>('SELECT code, zone, authority, kind FROM sites.site WHERE code = $1', [code]);
  if (site === undefined) throw new Refusal('not-found', { values: { detail: `site ${code}` } });
  return site;
};

/** The stream of a site, or a refusal `not-found`. */
export const getSiteStream = async (read: Reader, code: string): Promise<number> => {
  const row = await read.row<{ no: number | null }>('SELECT sites.stream_of($1) AS no', [code]);
  if (row?.no == null) throw new Refusal('not-found', { values: { detail: `site ${code}` } });
  return row.no;
};

/** The number blocks of a site, oldest first. */
export const findBlocks = (read: Reader, site: string): Promise<NumberBlock[]> =>
  read.rows<NumberBlock>(
    'SELECT first, size, used, voided_from AS "voidedFrom" FROM register.number_block WHERE prefix = $1 ORDER BY first',
    [site],
  );

/** The sections of a site with their occupants of now. */
export const findSections = (read: Reader, site: string): Promise<SectionState[]> =>
  read.rows<SectionState>(
    `SELECT s.section, s.sex, s.age_group, s.family, s.legal_status, s.capacity, register.occupants(s.site, s.section) AS occupied FROM sites.section s WHERE s.site = $1 ORDER BY register.in_order(s.section)`,
    [site],
  );

/** Approved over-capacity of a site. */
export const findExtraPlaces = (read: Reader, site: string): Promise<ExtraPlaces[]> =>
  read.rows<ExtraPlaces>(
    'SELECT section, extra_places, expires_at FROM sites.over_capacity WHERE site = $1 AND approved_by IS NOT NULL',
    [site],
  );

/** Present custody of persons; persons behind the wall, unknown or no longer held are left out. */
export const findPresent = (read: Reader, persons: readonly number[]): Promise<PresentCustody[]> =>
  read.rows<PresentCustody>(
    `SELECT c.person_no, p.register_number, c.custodian, c.site, c.section, c.vehicle, c.compartment, c.state, t.zone, coalesce(s.age_group, k.age_group) AS age_group
       FROM register.custody c JOIN register.person p ON p.no = c.person_no LEFT JOIN sites.site t ON t.code = c.site
       LEFT JOIN sites.section s ON s.site = c.site AND s.section = c.section LEFT JOIN sites.compartment k ON k.vehicle = c.vehicle AND k.compartment = c.compartment
      WHERE c.person_no = ANY ($1) AND c.known_to IS NULL AND c.to_at = 'infinity' ORDER BY c.person_no`,
    [persons],
  );

/** Whether the place where a person is now was chosen by child protection in the best interest of the child, as `register.in_best_interest` has it. */
export const isInBestInterest = async (read: Reader, personNo: number): Promise<boolean> =>
  (
    await read.row<{ best_interest: boolean }>(
      'SELECT best_interest FROM register.custody_fact WHERE person_no = $1 AND moves AND superseded_pos IS NULL ORDER BY at DESC, event_pos DESC LIMIT 1',
      [personNo],
    )
  )?.best_interest === true;

/** Present custody of one person, or a refusal `not-found`. */
export const getPresent = async (read: Reader, personNo: number): Promise<PresentCustody> => {
  const [present] = await findPresent(read, [personNo]);
  if (present === undefined) throw new Refusal('not-found', { values: { detail: `person ${personNo}` } });
  return present;
};

/** Whether a person was at another site or on the way at an instant or after it, as it is believed. As `register.elsewhere_since`. */
export const wasElsewhere = async (read: Reader, personNo: number, site: string, at: number): Promise<boolean> =>
  (await read.row(
    'SELECT FROM register.custody c WHERE c.person_no = $1 AND c.known_to IS NULL AND c.to_at > register.at($3) AND c.site IS DISTINCT FROM $2',
    [personNo, site, at],
  )) !== undefined;

/** Refuses persons who are unknown, behind the wall, or no longer in custody; returns the custody of the others by person. */
export const getAllPresent = async (read: Reader, persons: readonly number[]): Promise<Map<number, PresentCustody>> => {
  const found = new Map((await findPresent(read, persons)).map((row) => [row.person_no, row]));
  const missing = persons.filter((no) => !found.has(no));
  if (missing.length > 0)
    throw new Refusal('not-found', { problems: missing.map((personNo) => ({ code: 'not-found', personNo })) });
  return found;
};

/** Refuses persons whom the officer may not see or who are unknown; also those whose custody has ended are within reach. */
export const requireReach = async (read: Reader, persons: readonly number[]): Promise<void> => {
  const rows = await read.rows<{ no: number }>('SELECT s.no FROM register.seen_persons($1) s(no)', [persons]);
  const known = new Set(rows.map((row) => row.no));
  const missing = persons.filter((no) => !known.has(no));
  if (missing.length > 0)
    throw new Refusal('not-found', { problems: missing.map((personNo) => ({ code: 'not-found', personNo })) });
};

/** What would be broken if these persons were placed so, all together; also locks the sections and compartments. */
export const placementViolations = async (
  read: Reader,
  placements: readonly Placement[],
): Promise<PlacementViolation[]> =>
  placements.length === 0
    ? []
    : read.rows<PlacementViolation>(
        'SELECT * FROM register.placement_violations_seen($1, $2::timestamptz[], $3, $4, $5, $6, $7)',
        [
          placements.map((placement) => placement.personNo),
          placements.map((placement) => new Date(placement.at)),
          placements.map((placement) => placement.site ?? null),
          placements.map((placement) => placement.section ?? null),
          placements.map((placement) => placement.vehicle ?? null),
          placements.map((placement) => placement.compartment ?? null),
          placements.map((placement) => placement.bestInterest ?? false),
        ],
      );

/** Whether a person has an order in force at an instant. */
export const hasLiveOrder = async (read: Reader, personNo: number, at: number): Promise<boolean> =>
  (await read.row<{ id: string | null }>('SELECT register.live_order_seen($1, $2) AS id', [personNo, new Date(at)]))
    ?.id != null;

/** Refuses a document that is not stored. */
export const requireDocument = async (read: Reader, sha256: string): Promise<void> => {
  if ((await read.row('SELECT FROM register.document WHERE sha256 = $1', [sha256])) === undefined)
    throw new Refusal('invalid-input', { problems: [{ code: 'document-not-stored', field: 'documentSha256' }] });
};

/** A refusal of an act that names every person and every rule at once; its code is the first rule's. */
export const placementRefusal = (violations: readonly PlacementViolation[]): Refusal =>
  new Refusal(violations[0]?.rule ?? 'invalid-input', {
    values: { detail: violations[0]?.detail ?? '' },
    problems: violations.map((violation) => ({
      code: violation.rule,
      personNo: violation.person_no,
      values: { detail: violation.detail },
    })),
  });
