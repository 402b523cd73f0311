/** Wire of residents and households. The web application imports the types only. */
import { z } from 'zod';
import { officerReference } from '../../../core/access/views.ts';
import { abilities, codes, instant, pagedView, sha256, view } from '../../../core/wire.ts';
import { HOUSEHOLD_ROLES, LEAVING_KINDS, MOVEMENT_BASES, SEPARATION_GROUNDS } from './residents.ts';

export const householdRole = codes('HouseholdRole', 'What a person is in a household.', HOUSEHOLD_ROLES);
const whereNow = codes(
  'MemberState',
  'How a member of a household is now; null where custody and residence have ended.',
  ['resident', 'accompanying', 'missing', 'held', 'unaccounted', 'at_large'],
).nullable();

export const movementBasis = codes('MovementBasis', 'What a movement rests on.', MOVEMENT_BASES);

export const memberView = view('HouseholdMember', 'A person who is or was in a household.', {
  membershipId: z.uuid(),
  personNo: z.int(),
  registerNumber: z.string(),
  name: z.string(),
  role: householdRole,
  joinedAt: instant,
  source: z.string(),
  reason: z.string(),
  recordedBy: officerReference,
  left: z
    .object({
      at: instant,
      kind: codes('LeavingKind', 'Why a person left a household.', LEAVING_KINDS),
      account: z.string(),
      confirmed: z
        .boolean()
        .describe(
          'False while a second officer, or child protection, has not confirmed it: the household is kept together with the person until then (I32).',
        ),
      mayConfirm: z.boolean(),
    })
    .nullable(),
  state: whereNow,
  site: z.string().nullable(),
  section: z.string().nullable(),
});
/** A person who is or was in a household. */
export type MemberView = z.infer<typeof memberView>;

export const separationView = view(
  'SeparationView',
  'That somebody may be apart from the household, or its proposal.',
  {
    separationId: z.uuid(),
    personNo: z.int(),
    ground: codes('SeparationGround', 'Why somebody may be apart from the household.', SEPARATION_GROUNDS),
    reasons: z.string(),
    expiresAt: instant,
    proposedBy: officerReference,
    byChildProtection: z.boolean(),
    approvedBy: officerReference.nullable(),
    state: codes('SeparationState', 'Only `in-force` has an effect.', ['proposed', 'in-force', 'ended']),
    mayApprove: z.boolean(),
  },
);
/** That somebody may be apart from the household, or its proposal. */
export type SeparationView = z.infer<typeof separationView>;

export const basisView = view('MovementBasisView', 'What the movement of a resident to one site rests on.', {
  basisId: z.uuid(),
  toSite: z.string(),
  basis: movementBasis,
  account: z.string(),
  documentSha256: sha256.nullable(),
  givenAt: instant,
  expiresAt: instant,
  withdrawnAt: instant.nullable(),
  withdrawal: z.string().nullable(),
  inForce: z.boolean(),
});
/** What the movement of a resident to one site rests on. */
export type BasisView = z.infer<typeof basisView>;

export const householdAnswer = view('HouseholdAnswer', 'The household of a person, and what its movements rest on.', {
  resident: z.boolean().describe('Lives in a camp and is not detained.'),
  missing: z
    .boolean()
    .describe('Lived in a camp, and nobody knows where the person is: a missing resident, not an escaped detainee.'),
  site: z.string().nullable().describe('Where the person lives or is held now.'),
  householdId: z.uuid().nullable(),
  members: z.array(memberView).describe('Within reach; the head first, then who left.'),
  separations: z.array(separationView),
  apart: z
    .array(z.object({ personNo: z.int(), at: instant, circumstances: z.string() }))
    .describe('When a member was found apart.'),
  bases: z.array(basisView),
  abilities,
});
/** `GET /api/register/household?personNo=`. */
export type HouseholdAnswer = z.infer<typeof householdAnswer>;

export const householdRow = view('HouseholdRow', 'A household of a camp.', {
  householdId: z.uuid(),
  personNo: z.int().describe('The head; where there is none, the member with the lowest number.'),
  registerNumber: z.string(),
  name: z.string(),
  headed: z.boolean(),
  here: z.int().describe('Members who live at this site.'),
  children: z.int().describe('Of them, children by their role.'),
  elsewhere: z.int().describe('Members who are in another place.'),
  sections: z.array(z.string()),
  apart: z.int().describe('Open breaches of I32 of its members.'),
});
/** A household of a camp. */
export type HouseholdRow = z.infer<typeof householdRow>;

export const householdsAnswer = pagedView('HouseholdsAnswer', 'The households of a site, by register number.', {
  site: z.string(),
  households: z.int().describe('Households of the site within reach, whichever are shown.'),
  residents: z.int().describe('Residents of the site, as a number.'),
  persons: z.int().describe('Residents within reach who are in a household.'),
  rows: z.array(householdRow),
  abilities,
});
/** `POST /api/register/households`. */
export type HouseholdsAnswer = z.infer<typeof householdsAnswer>;
