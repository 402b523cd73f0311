import { z } from 'zod';
import { type AnyEventDefinition, defineEvent } from '../../../core/register/event-definition.ts';

/** Officers of a receiving authority who commit it, two for each commitment. */
export const commitmentRoles = ['receiving_officer', 'transfer_cell'] as const;

const shared = { system: 'transfers', stream: 'operation', kind: 'act', roles: commitmentRoles } as const;

/** The receiving authority says what it is willing and able to take in an operation (GC III 12), for its own sites, until a day. Without effect until a second officer signs. The event's id is the commitment's. */
export const CommitmentProposed = defineEvent({
  type: 'CommitmentProposed',
  ...shared,
  data: z
    .object({
      persons: z.int().positive(),
      sites: z.array(z.string().regex(/^[A-Z]{3}$/)).min(1),
      fromAt: z.int(),
      expiresAt: z.int(),
      documentSha256: z.string().regex(/^[0-9a-f]{64}$/),
    })
    .strict(),
  personal: z.object({ conditions: z.string().min(3).max(4000) }).strict(),
});

/** Another officer of the same authority signed the commitment (I24-four-eyes): it is in force in its time. */
export const CommitmentSigned = defineEvent({
  type: 'CommitmentSigned',
  ...shared,
  data: z.object({ commitmentId: z.uuid() }).strict(),
  personal: z.object({}).strict(),
});

/** The authority takes its commitment back, with the reason. Who was accepted or received before stays so. */
export const CommitmentWithdrawn = defineEvent({
  type: 'CommitmentWithdrawn',
  ...shared,
  data: z.object({ commitmentId: z.uuid() }).strict(),
  personal: z.object({ reason: z.string().min(3).max(2000) }).strict(),
});

/** Event types of commitments. */
export const commitmentEvents = [
  CommitmentProposed,
  CommitmentSigned,
  CommitmentWithdrawn,
] as unknown as readonly AnyEventDefinition[];
