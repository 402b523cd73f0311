import { z } from 'zod';
import { defineEvent } from '../../../core/register/event-definition.ts';
import { sourceKinds } from '../source.ts';

const system = 'sites';
const siteCode = z.string().regex(/^[A-Z]{3}$/);
const authorityCode = z.string().regex(/^[A-Z]{2,8}$/);

/** Whoever learns of a change of control records it: of the own site or of another. */
export const controlRoles = ['administrator', 'origin_officer', 'transfer_cell', 'receiving_officer'] as const;

/**
 * An authority, or a holder that is no authority of this register, is said to control a site from a day on, with the source. A claim: a second one of another
 * holder over the same time makes it disputed. The event's id is the claim's. A change of control without a signed roll-call is recorded and is a breach
 * (I28-roll-call-at-change-of-control).
 */
export const ControlRecorded = defineEvent({
  type: 'ControlRecorded',
  system,
  stream: 'site',
  kind: 'fact',
  roles: ['installation', ...controlRoles],
  data: z
    .object({
      site: siteCode,
      authority: authorityCode.optional(),
      holder: z.string().min(2).max(200).optional(),
      fromAt: z.int(),
      toAt: z.int().optional(),
      sourceKind: z.enum(sourceKinds),
      source: z.string().min(3).max(400),
    })
    .strict(),
});

/** Control of a site ended at an instant, with the source: said by whoever controlled, or by whoever recorded the claim. */
export const ControlEnded = defineEvent({
  type: 'ControlEnded',
  system,
  stream: 'site',
  kind: 'fact',
  roles: ['installation', ...controlRoles],
  data: z
    .object({
      controlId: z.uuid(),
      endedAt: z.int(),
      sourceKind: z.enum(sourceKinds),
      source: z.string().min(3).max(400),
    })
    .strict(),
});

/** A claim of control was wrong: withdrawn by the authority that recorded it, with the reason. It stays, and is no longer believed. */
export const ControlWithdrawn = defineEvent({
  type: 'ControlWithdrawn',
  system,
  stream: 'site',
  kind: 'fact',
  roles: ['installation', ...controlRoles],
  data: z.object({ controlId: z.uuid(), reason: z.string().min(3).max(2000) }).strict(),
});
