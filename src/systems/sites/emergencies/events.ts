import { z } from 'zod';
import { defineEvent } from '../../../core/register/event-definition.ts';
import { LARGEST_SITE } from '../largest-site.ts';
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

const counting = { type: 'LockdownCounted', system, stream: 'site', kind: 'fact' } as const;
const heads = z
  .object({
    emergencyId,
    section: z.string().min(1).max(60).optional(),
    counted: z.int().nonnegative(),
    missing: z.array(z.int().positive()).max(20_000),
  })
  .strict();
/** The same before version 2: who was held there, and not who lived there. Nothing writes it any more, and its projector refuses a new one. */
export const LockdownCountedBefore = defineEvent({ ...counting, roles: emergencyRoles, data: heads });
const everybody = heads.extend({ residentsToo: z.literal(true) });
/** The same before version 3, which at most 20,000 could be missing in. Nothing writes it any more. */
export const LockdownCountedOfFewer = defineEvent({
  ...counting,
  v: 2,
  roles: emergencyRoles,
  data: everybody.strict(),
});
/**
 * Heads were counted at a lockdown, of the site or of one section, and who is missing, person by person: detainees, and the residents of a camp too. Whom the register had there is put
 * beside it by the register.
 */
export const LockdownCounted = defineEvent({
  ...counting,
  v: 3,
  roles: emergencyRoles,
  data: everybody.extend({ missing: z.array(z.int().positive()).max(LARGEST_SITE) }).strict(),
});

const resolving = {
  type: 'MissingResolved',
  system,
  stream: 'site',
  kind: 'act',
  personal: z.object({ account: z.string().min(3).max(4000) }).strict(),
} as const;
const resolved = <Outcome extends string>(outcome: z.ZodType<Outcome>) =>
  z.object({ emergencyId, personNo: z.int().positive(), outcome }).strict();
/** The same before version 2, without residents who went away. Nothing writes it any more. */
export const MissingResolvedBefore = defineEvent({
  ...resolving,
  roles: emergencyRoles,
  data: resolved(z.enum(['found', 'escaped', 'dead', 'unaccounted'])),
});
/** What became of a person who was missing. The person's file says the same. */
export const MissingResolved = defineEvent({
  ...resolving,
  v: 2,
  roles: emergencyRoles,
  data: resolved(z.enum(missingOutcomes)),
});

const evacuating = {
  type: 'EvacuationPlanned',
  system,
  stream: 'site',
  kind: 'act',
  roles: evacuationRoles,
} as const;
const evacuation = z
  .object({
    emergencyId,
    manifestNo: z.int().positive(),
    section: z.string().min(1).max(60).optional(),
    toSite: z.string().regex(/^[A-Z]{3}$/),
    listed: z.int().positive(),
    leftOut: z.int().nonnegative(),
  })
  .strict();
/** The same before version 2, which listed also whoever was missing by name. Nothing writes it any more, and its projector refuses a new one. */
export const EvacuationPlannedBefore = defineEvent({ ...evacuating, data: evacuation });
/** A manifest was made to evacuate the site, or one section of it; the emergency is its ground. Its gates are those of every manifest. Who is missing by name is on no list and is counted apart. */
export const EvacuationPlanned = defineEvent({
  ...evacuating,
  v: 2,
  data: evacuation.extend({ missing: z.int().nonnegative() }).strict(),
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
