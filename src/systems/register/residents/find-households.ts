import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import type { PlacementViolation } from '../rules.ts';
import { requireReach } from '../state.ts';
import type { HouseholdRole, MovementBasis, SeparationGround } from './residents.ts';

/** The household that a person is in now; undefined where in none. A person behind the wall is `not-found`. */
export const findMembership = async (
  read: Reader,
  personNo: number,
): Promise<{ householdId: string; role: HouseholdRole; joinedAt: number } | undefined> => {
  await requireReach(read, [personNo]);
  return read.row(
    'SELECT household_id AS "householdId", role, joined_at AS "joinedAt" FROM register.household_member WHERE person_no = $1 AND left_at IS NULL',
    [personNo],
  );
};

/** Who is in a household now, within reach: the head first. */
export const findHousehold = (
  read: Reader,
  householdId: string,
): Promise<{ personNo: number; role: HouseholdRole }[]> =>
  read.rows(
    `SELECT person_no AS "personNo", role FROM register.household_member WHERE household_id = $1 AND left_at IS NULL ORDER BY array_position(ARRAY['head', 'spouse', 'child', 'other'], role), person_no`,
    [householdId],
  );

/** A recorded basis of a movement; instants in milliseconds. */
export type FoundBasis = {
  readonly basisId: string;
  readonly personNo: number;
  readonly toSite: string;
  readonly basis: MovementBasis;
  readonly account: string;
  readonly documentSha256: string | null;
  readonly givenAt: number;
  readonly expiresAt: number;
  readonly withdrawnAt: number | null;
  readonly withdrawal: string | null;
};
const BASES = `SELECT id AS "basisId", person_no AS "personNo", to_site AS "toSite", basis, account, document_sha256 AS "documentSha256", given_at AS "givenAt", expires_at AS "expiresAt",
  withdrawn_at AS "withdrawnAt", withdrawal FROM register.movement_basis`;

/** What the movements of a person rest on, newest first. */
export const findMovementBases = (read: Reader, personNo: number): Promise<FoundBasis[]> =>
  read.rows<FoundBasis>(`${BASES} WHERE person_no = $1 ORDER BY given_at DESC, id`, [personNo]);

/** One basis within reach, or a refusal `not-found`. */
export const getMovementBasis = async (read: Reader, basisId: string): Promise<FoundBasis> => {
  const basis = await read.row<FoundBasis>(`${BASES} WHERE id = $1`, [basisId]);
  if (basis === undefined) throw new Refusal('not-found', { values: { detail: `basis ${basisId}` } });
  return basis;
};

/** A decision, or its proposal, that somebody may be apart; instants in milliseconds. `authority` is that of who proposed it. */
export type FoundSeparation = {
  readonly separationId: string;
  readonly personNo: number;
  readonly householdId: string;
  readonly ground: SeparationGround;
  readonly reasons: string;
  readonly expiresAt: number;
  readonly proposedBy: number;
  readonly authority: string | null;
  readonly byChildProtection: boolean;
  readonly approvedBy: number | null;
  readonly approvedAt: number | null;
};
const SEPARATIONS = `SELECT s.id AS "separationId", s.person_no AS "personNo", s.household_id AS "householdId", s.ground, s.reasons, s.expires_at AS "expiresAt", s.proposed_by AS "proposedBy",
  (SELECT o.authority FROM access.officers_named(ARRAY[s.proposed_by]) o) AS authority, s.by_child_protection AS "byChildProtection", s.approved_by AS "approvedBy", s.approved_at AS "approvedAt" FROM register.separation s`;

/** Decisions about who of a household may be apart, within reach, newest first. */
export const findSeparations = (read: Reader, householdId: string): Promise<FoundSeparation[]> =>
  read.rows<FoundSeparation>(`${SEPARATIONS} WHERE s.household_id = $1 ORDER BY s.proposed_at DESC, s.id`, [
    householdId,
  ]);

/** One decision within reach, or a refusal `not-found`. */
export const getSeparation = async (read: Reader, separationId: string): Promise<FoundSeparation> => {
  const separation = await read.row<FoundSeparation>(`${SEPARATIONS} WHERE s.id = $1`, [separationId]);
  if (separation === undefined) throw new Refusal('not-found', { values: { detail: `separation ${separationId}` } });
  return separation;
};

/** Whether a decision lets a person be apart from the household at an instant: as `register.may_be_apart`. */
export const mayBeApart = async (read: Reader, personNo: number, householdId: string, at: number): Promise<boolean> =>
  (await read.row(
    `SELECT FROM register.separation s WHERE s.person_no = $1 AND s.household_id = $2 AND s.expires_at > register.at($3)
        AND ((s.by_child_protection AND s.proposed_at <= register.at($3)) OR s.approved_at <= register.at($3))`,
    [personNo, householdId, at],
  )) !== undefined;

/**
 * What keeps this officer from moving persons (I32): of whose household another member is missing or has departed, by what the same officer recorded less than a day before. Another officer moves them, or child protection.
 */
export const missedByOwn = async (
  read: Reader,
  persons: readonly number[],
  now: number,
): Promise<PlacementViolation[]> => {
  const found = await read.rows<{ person_no: number }>(
    'SELECT person_no FROM register.missed_by_own($1, register.at($2))',
    [persons, now],
  );
  const detail =
    'another member was recorded missing, gone, dead or detained by the same officer less than a day before';
  return found.map(({ person_no }) => ({ person_no, rule: 'I32-household-together', detail }));
};

/** That a person left a household, and whether the household is still kept together with the person (I32). `authority` is that of who recorded it. */
export type FoundLeaving = {
  readonly personNo: number;
  readonly bound: boolean;
  readonly leftBy: number;
  readonly authority: string | null;
};

/** One leaving within reach, or a refusal `not-found`; also of a person who is still in the household. */
export const getLeaving = async (read: Reader, membershipId: string): Promise<FoundLeaving> => {
  const leaving = await read.row<FoundLeaving>(
    `SELECT m.person_no AS "personNo", m.bound, m.left_by AS "leftBy", (SELECT o.authority FROM access.officers_named(ARRAY[m.left_by]) o) AS authority
       FROM register.household_member m WHERE m.id = $1 AND m.left_at IS NOT NULL`,
    [membershipId],
  );
  if (leaving === undefined) throw new Refusal('not-found', { values: { detail: `leaving ${membershipId}` } });
  return leaving;
};
