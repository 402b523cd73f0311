import { z } from 'zod';
import { defineEvent } from '../../../core/register/event-definition.ts';
import { emergencyKinds, missingOutcomes } from './emergency-words.ts';

const system = 'sites';
const emergencyId = z.uuid();

/** Officers of a site, in the authority that answers for it. */
export const emergencyRoles = ['origin_officer', 'receiving_officer'] as const;

/** Who makes manifests: an evacuation is one. */
export const evacuationRoles = ['origin_officer', 'transfer_cell'] as const;

/** An emergency of a site was declared by an officer of it. The event's id is the emergency's. */
export const EmergencyDeclared = defineEvent({
  type: 'EmergencyDeclared',
  system,
  stream: 'site',
  kind: 'fact',
  roles: emergencyRoles,
  data: z.object({ site: z.string().regex(/^[A-Z]{3}$/), kind: z.enum(emergencyKinds) }).strict(),
  personal: z.object({ account: z.string().min(3).max(4000) }).strict(),
});

/** Heads were counted at a lockdown, of the site or of one section, and who is missing, person by person. Whom the register had there is put beside it by the register. */
export const LockdownCounted = defineEvent({
  type: 'LockdownCounted',
  system,
  stream: 'site',
  kind: 'fact',
  roles: emergencyRoles,
  data: z
    .object({
      emergencyId,
      section: z.string().min(1).max(60).optional(),
      counted: z.int().nonnegative(),
      missing: z.array(z.int().positive()).max(20_000),
    })
    .strict(),
});

/** What became of a person who was missing. The person's file says the same. */
export const MissingResolved = defineEvent({
  type: 'MissingResolved',
  system,
  stream: 'site',
  kind: 'act',
  roles: emergencyRoles,
  data: z.object({ emergencyId, personNo: z.int().positive(), outcome: z.enum(missingOutcomes) }).strict(),
  personal: z.object({ account: z.string().min(3).max(4000) }).strict(),
});

/** A manifest was made to evacuate the site, or one section of it; the emergency is its ground. Its gates are those of every manifest. */
export const EvacuationPlanned = defineEvent({
  type: 'EvacuationPlanned',
  system,
  stream: 'site',
  kind: 'act',
  roles: evacuationRoles,
  data: z
    .object({
      emergencyId,
      manifestNo: z.int().positive(),
      section: z.string().min(1).max(60).optional(),
      toSite: z.string().regex(/^[A-Z]{3}$/),
      listed: z.int().positive(),
      leftOut: z.int().nonnegative(),
    })
    .strict(),
});

/** The emergency is over: heads were counted and every missing person has an outcome (I03-missing-have-outcome). */
export const EmergencyClosed = defineEvent({
  type: 'EmergencyClosed',
  system,
  stream: 'site',
  kind: 'act',
  roles: emergencyRoles,
  data: z.object({ emergencyId }).strict(),
  personal: z.object({ account: z.string().min(3).max(4000) }).strict(),
});
