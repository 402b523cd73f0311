import { z } from 'zod';
import { type AnyEventDefinition, defineEvent } from '../../core/register/event-definition.ts';
import { emergencyGrounds } from './emergency-ground.ts';

/** Roles that sign an emergency ground: of an authority that takes no part in the convoy, by officers who decide on fears or for a court. */
export const groundSigners = ['assessor', 'judiciary_clerk'] as const;

const shared = { system: 'transfers', stream: 'manifest', kind: 'act' } as const;

/** The giving authority names why the notice must be shorter, by how much and until when. Without effect until it is signed. The event's id is the ground's. */
export const EmergencyGroundProposed = defineEvent({
  type: 'EmergencyGroundProposed',
  ...shared,
  roles: ['transfer_cell', 'origin_officer'],
  data: z
    .object({
      ground: z.enum(emergencyGrounds),
      hours: z.int().min(1).max(71),
      documentSha256: z.string().regex(/^[0-9a-f]{64}$/),
      expiresAt: z.int(),
    })
    .strict(),
  personal: z.object({ reasons: z.string().min(3).max(4000) }).strict(),
});

/** An officer of an authority that takes no part in the convoy signed the ground. */
export const EmergencyGroundSigned = defineEvent({
  type: 'EmergencyGroundSigned',
  ...shared,
  roles: groundSigners,
  data: z.object({ groundId: z.uuid() }).strict(),
  personal: z.object({}).strict(),
});

/** The ground is taken back: the 72 hours hold again. */
export const EmergencyGroundWithdrawn = defineEvent({
  type: 'EmergencyGroundWithdrawn',
  ...shared,
  roles: ['transfer_cell', 'origin_officer', ...groundSigners],
  data: z.object({ groundId: z.uuid() }).strict(),
  personal: z.object({ reason: z.string().min(3).max(2000) }).strict(),
});

/** Event types of emergency grounds. */
export const groundEvents = [
  EmergencyGroundProposed,
  EmergencyGroundSigned,
  EmergencyGroundWithdrawn,
] as unknown as readonly AnyEventDefinition[];
