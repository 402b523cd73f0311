/** What a person is in a household. */
export const HOUSEHOLD_ROLES = ['head', 'spouse', 'child', 'other'] as const;
/** One of `HOUSEHOLD_ROLES`. */
export type HouseholdRole = (typeof HOUSEHOLD_ROLES)[number];

/** Why a person left a household. */
export const LEAVING_KINDS = ['own-household', 'other-household', 'went-home', 'detained', 'died', 'other'] as const;
/** One of `LEAVING_KINDS`. */
export type LeavingKind = (typeof LEAVING_KINDS)[number];

/** Whether people live at a site of a kind without being detained. */
export const takesResidents = (kind: string): boolean => kind === 'camp' || kind === 'rehabilitation';

/** What the movement of a resident can rest on; a best-interest decision is child protection's. */
export const MOVEMENT_BASES = ['consent', 'consent-for-child', 'best-interests', 'relocation-order'] as const;
/** One of `MOVEMENT_BASES`. */
export type MovementBasis = (typeof MOVEMENT_BASES)[number];

/** Why a person may be apart from the household. */
export const SEPARATION_GROUNDS = ['member-declines', 'medical', 'best-interests', 'safety', 'order'] as const;
/** One of `SEPARATION_GROUNDS`. */
export type SeparationGround = (typeof SEPARATION_GROUNDS)[number];

/** How far a decision is that somebody may be apart from the household, at an instant: only `in-force` has an effect (I32). */
export const separationState = (
  separation: {
    readonly byChildProtection: boolean;
    readonly approvedAt: number | null;
    readonly expiresAt: number;
  },
  now: number,
): 'proposed' | 'in-force' | 'ended' =>
  separation.expiresAt <= now
    ? 'ended'
    : separation.byChildProtection || separation.approvedAt !== null
      ? 'in-force'
      : 'proposed';

/**
 * The heads of a household that is to be recorded: exactly one, or the household cannot be.
 * @param roles of everybody in it
 */
export const hasOneHead = (roles: readonly HouseholdRole[]): boolean =>
  roles.filter((role) => role === 'head').length === 1;

/**
 * Whether an officer may confirm that somebody left a household: not the one who recorded it; of the same authority, or child protection.
 * @param leaving who recorded it, and that officer's authority
 */
export const mayConfirmLeaving = (
  leaving: { readonly leftBy: number; readonly authority: string | null },
  officer: { readonly officerNo: number | null; readonly authority: string | null; readonly protectsChildren: boolean },
): boolean =>
  leaving.leftBy !== officer.officerNo && (officer.protectsChildren || leaving.authority === officer.authority);

/**
 * Whether an officer decides that a member of a household may be apart: of the authority under which the person lives, or child protection. The database asks the same (`register.demand_holder`).
 * @param holder code of that authority; null where nobody holds the person any more
 */
export const maySeparate = (
  holder: string | null,
  officer: { readonly authority: string | null; readonly postings: readonly { readonly role: string }[] },
): boolean =>
  officer.postings.some(({ role }) => role === 'child_protection_officer') ||
  (holder !== null && holder === officer.authority);
