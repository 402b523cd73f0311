import { z } from 'zod';
import { ERASURE_LEVELS } from '../../../core/ledger/erasure-leaf.ts';
import { defineEvent } from '../../../core/register/event-definition.ts';
import type { Role } from '../../../core/register/roles.ts';
import { holderRoles } from '../events.ts';
import { ERASURE_REASONS } from './erasure.ts';

const roles = [...holderRoles, 'child_protection_officer', 'judiciary_clerk'] as const satisfies readonly Role[];
const base = { system: 'register', stream: 'person', kind: 'act', roles } as const;
const fields = z.array(z.string().min(1).max(60)).min(1).max(20);

/** An order to erase values of a person's events. The event's id is the order's. It does nothing until an officer of another authority carries it out. */
export const ErasureOrdered = defineEvent({
  ...base,
  type: 'ErasureOrdered',
  elevated: true,
  data: z
    .object({
      level: z.enum(ERASURE_LEVELS),
      reason: z.enum(ERASURE_REASONS),
      eventId: z.uuid().optional(),
      fields: fields.optional(),
      documentSha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
    })
    .strict(),
});

/** An order of erasure was taken back before it was carried out. */
export const ErasureWithdrawn = defineEvent({
  ...base,
  type: 'ErasureWithdrawn',
  data: z.object({ orderId: z.uuid() }).strict(),
});

/** An officer of another authority carried an order of erasure out: values and salts of these fields are gone, and a mark stands where they stood. */
export const ErasureCarriedOut = defineEvent({
  ...base,
  type: 'ErasureCarriedOut',
  elevated: true,
  data: z
    .object({
      orderId: z.uuid(),
      events: z
        .array(z.object({ eventId: z.uuid(), fields }).strict())
        .min(1)
        .max(10_000),
    })
    .strict(),
});
