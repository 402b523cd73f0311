import { z } from 'zod';
import { defineEvent } from '../../../core/register/event-definition.ts';
import { explanations } from './explanations.ts';

const system = 'sites';
const authorityCode = z.string().regex(/^[A-Z]{2,8}$/);

/** Officers who call and sign the roll of a site that changes hands: those who hold and those who receive. */
export const rollCallRoles = ['origin_officer', 'receiving_officer'] as const;

/**
 * The roll of a site that changes hands was called: who was there, persons of the register by number and strangers by name, and how many were counted. The old
 * roll is what the register has. The event's id is the roll-call's. Without effect until an officer of the other authority signs it (I28).
 */
export const RollCallProposed = defineEvent({
  type: 'RollCallProposed',
  system,
  stream: 'site',
  kind: 'fact',
  roles: rollCallRoles,
  data: z
    .object({
      site: z.string().regex(/^[A-Z]{3}$/),
      giving: authorityCode,
      taking: authorityCode,
      calledAt: z.int(),
      counted: z.int().nonnegative(),
      present: z.array(z.int().positive()).max(20_000),
    })
    .strict(),
  personal: z.object({ strangers: z.array(z.string().min(2).max(200)).max(5000) }).strict(),
});

/** An officer of the other authority counted the same and signed the same roll (I24, I28). */
export const RollCallSigned = defineEvent({
  type: 'RollCallSigned',
  system,
  stream: 'site',
  kind: 'act',
  roles: rollCallRoles,
  data: z
    .object({ rollCallId: z.uuid(), rollHash: z.string().regex(/^[0-9a-f]{64}$/), counted: z.int().nonnegative() })
    .strict(),
});

/** A person who was at the roll-call passed into the custody of the authority that took the site, by the two signatures under the roll. */
export const PersonPassedWithSite = defineEvent({
  type: 'PersonPassedWithSite',
  system,
  stream: 'person',
  kind: 'fact',
  roles: rollCallRoles,
  data: z.object({ rollCallId: z.uuid(), site: z.string().regex(/^[A-Z]{3}$/), custodian: authorityCode }).strict(),
});

/** What became of somebody who was on one roll only was found out. */
export const RollDifferenceExplained = defineEvent({
  type: 'RollDifferenceExplained',
  system,
  stream: 'site',
  kind: 'act',
  roles: [...rollCallRoles, 'judiciary_clerk'],
  data: z
    .object({
      rollCallId: z.uuid(),
      ord: z.int().positive(),
      explanation: z.enum(explanations),
      personNo: z.int().positive().optional(),
    })
    .strict(),
  personal: z.object({ account: z.string().min(10).max(4000) }).strict(),
});
