import { z } from 'zod';
import { defineEvent } from '../../../core/register/event-definition.ts';
import { holderRoles, witnessRoles } from '../events.ts';
import { HOUSEHOLD_ROLES, LEAVING_KINDS, MOVEMENT_BASES, SEPARATION_GROUNDS } from './residents.ts';

const text = (most: number) => z.string().trim().min(3).max(most);
const siteCode = z.string().regex(/^[A-Z]{3}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const base = { system: 'register', stream: 'person' } as const;
/** Officers who record households: of the place, and child protection. */
export const householdRoles = [...holderRoles, 'child_protection_officer'] as const;
/** Officers who hear whether a resident consents. */
export const consentRoles = [...householdRoles, 'interviewer'] as const;

/** A person lives in a camp, under the authority that answers for the place, and is detained by nobody (I31). */
export const ResidentFound = defineEvent({
  ...base,
  type: 'ResidentFound',
  kind: 'fact',
  roles: holderRoles,
  data: z
    .object({
      custodian: z.string().regex(/^[A-Z]{2,8}$/),
      site: siteCode,
      section: z.string().min(1).max(60).optional(),
    })
    .strict(),
});

/** A person was entered as detained and lives there, detained by nobody: the entry that it names is believed no longer, and since when the register said so is a breach (I31). */
export const DetentionCorrected = defineEvent({
  ...base,
  type: 'DetentionCorrected',
  kind: 'fact',
  roles: holderRoles,
  data: z.object({ corrects: z.uuid() }).strict(),
  personal: z.object({ reason: text(2000) }).strict(),
});

/** A resident went away: free to go. It ends the roll with the outcome `departure`. */
export const ResidentDeparted = defineEvent({
  ...base,
  type: 'ResidentDeparted',
  kind: 'fact',
  roles: [...witnessRoles],
  data: z.object({}).strict(),
  personal: z.object({ destination: text(400), account: text(4000) }).strict(),
});

/** A person is in a household, with a role in it. The first to join make it. The event's id is the membership's. */
export const HouseholdJoined = defineEvent({
  ...base,
  type: 'HouseholdJoined',
  kind: 'fact',
  roles: householdRoles,
  data: z.object({ householdId: z.uuid(), role: z.enum(HOUSEHOLD_ROLES) }).strict(),
  personal: z.object({ source: text(300), reason: text(2000) }).strict(),
});

/** The role of a person in the household is another than was recorded: who heads it, above all. */
export const HouseholdRoleCorrected = defineEvent({
  ...base,
  type: 'HouseholdRoleCorrected',
  kind: 'fact',
  roles: householdRoles,
  data: z.object({ householdId: z.uuid(), role: z.enum(HOUSEHOLD_ROLES) }).strict(),
  personal: z.object({ reason: text(2000) }).strict(),
});

const leaving = {
  ...base,
  type: 'HouseholdLeft',
  kind: 'fact',
  data: z.object({ householdId: z.uuid(), kind: z.enum(LEAVING_KINDS) }).strict(),
  personal: z.object({ account: text(2000) }).strict(),
} as const;
/** The same before version 2: one officer's word ended the bond to the household. Nothing writes it any more, and its projector refuses a new one. */
export const HouseholdLeftBefore = defineEvent({ ...leaving, roles: householdRoles });
/** A person left the household, with the reason. The household is kept together with the person until it is confirmed (I32), unless child protection records it. */
export const HouseholdLeft = defineEvent({ ...leaving, v: 2, roles: householdRoles });

/** Another officer of the same authority, or child protection, confirmed that a person left the household (I24): it is not kept together with the person any more. */
export const HouseholdLeavingConfirmed = defineEvent({
  ...base,
  type: 'HouseholdLeavingConfirmed',
  kind: 'act',
  roles: householdRoles,
  data: z.object({ membershipId: z.uuid() }).strict(),
});

/** What the movement of a resident to one named site rests on (I31). The event's id is the basis's. */
export const MovementBasisRecorded = defineEvent({
  ...base,
  type: 'MovementBasisRecorded',
  kind: 'fact',
  roles: consentRoles,
  data: z
    .object({
      toSite: siteCode,
      basis: z.enum(MOVEMENT_BASES),
      expiresAt: z.int(),
      documentSha256: sha256.optional(),
    })
    .strict(),
  personal: z.object({ account: text(4000) }).strict(),
});

/** The resident, or who had consented for a child, took the consent back, or the basis fell. */
export const MovementBasisWithdrawn = defineEvent({
  ...base,
  type: 'MovementBasisWithdrawn',
  kind: 'fact',
  roles: consentRoles,
  data: z.object({ basisId: z.uuid() }).strict(),
  personal: z.object({ reason: text(2000) }).strict(),
});

/** That a person may be apart from the household until a day (I32): without effect until approved, unless child protection decides it. */
export const SeparationProposed = defineEvent({
  ...base,
  type: 'SeparationProposed',
  kind: 'act',
  roles: householdRoles,
  data: z.object({ householdId: z.uuid(), ground: z.enum(SEPARATION_GROUNDS), expiresAt: z.int() }).strict(),
  personal: z.object({ reasons: text(8000) }).strict(),
});

/** Another officer of the same authority approved it (I24). */
export const SeparationApproved = defineEvent({
  ...base,
  type: 'SeparationApproved',
  kind: 'act',
  roles: holderRoles,
  data: z.object({ separationId: z.uuid() }).strict(),
});

/** A person was found apart from the household: a fact, with its breach where nothing decided allows it. */
export const FoundApart = defineEvent({
  ...base,
  type: 'FoundApart',
  kind: 'fact',
  roles: householdRoles,
  data: z.object({ householdId: z.uuid() }).strict(),
  personal: z.object({ circumstances: text(4000) }).strict(),
});
