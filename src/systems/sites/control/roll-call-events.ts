import { z } from 'zod';
import { defineEvent } from '../../../core/register/event-definition.ts';
import { LARGEST_SITE, MOST_STRANGERS } from '../largest-site.ts';
import { explanations } from './explanations.ts';

const system = 'sites';
const authorityCode = z.string().regex(/^[A-Z]{2,8}$/);

/** Officers who call and sign the roll of a site that changes hands: those who hold and those who receive. */
export const rollCallRoles = ['origin_officer', 'receiving_officer'] as const;

const called = {
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
} as const;
const strangers = z.array(z.string().min(2).max(200)).max(5000);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const signature = { keyId: z.string().regex(/^[0-9a-f]{16}$/), signature: z.string().regex(/^[0-9a-f]{128}$/) };

/** A roll-call before version 2, which no device key signed. Nothing writes it any more. */
const RollCallProposedBefore = defineEvent({ ...called, personal: z.object({ strangers }).strict() });

/** A roll-call before version 3, of at most 20,000 persons. Nothing writes it any more. */
const RollCallProposedOfFewer = defineEvent({
  ...called,
  v: 2,
  personal: z.object({ strangers, secret: sha256 }).strict(),
});

/**
 * The roll of a site that changes hands was called: who was there, persons of the register by number and strangers by name, and how many were counted. The old
 * roll is what the register has. The event's id is the roll-call's. `secret` hides both rolls in the root that is signed (32 random bytes in hexadecimal). Without effect
 * until the officer who called it and an officer of the other authority sign it with their device keys (I28).
 */
export const RollCallProposed = defineEvent({
  ...called,
  v: 3,
  data: called.data.extend({ present: z.array(z.int().positive()).max(LARGEST_SITE) }).strict(),
  personal: z.object({ strangers: z.array(z.string().min(2).max(200)).max(MOST_STRANGERS), secret: sha256 }).strict(),
});

/** The officer who called the roll signed it with a device key: the very bytes, which the second signature covers too. */
export const RollCallSignedByCaller = defineEvent({
  type: 'RollCallSignedByCaller',
  system,
  stream: 'site',
  kind: 'act',
  roles: rollCallRoles,
  data: z.object({ rollCallId: z.uuid(), payload: z.string().max(1000), ...signature }).strict(),
});

const signed = { type: 'RollCallSigned', system, stream: 'site', kind: 'act', roles: rollCallRoles } as const;
const agreed = { rollCallId: z.uuid(), rollHash: sha256, counted: z.int().nonnegative() };

/** The second signature before version 2: an officer who was signed in, without a device key. Nothing writes it any more. */
const RollCallSignedBefore = defineEvent({ ...signed, data: z.object(agreed).strict() });

/** An officer of the other authority counted the same and signed the same bytes with a device key (I24, I28). `rollHash` is the SHA-256 of these bytes. */
export const RollCallSigned = defineEvent({ ...signed, v: 2, data: z.object({ ...agreed, ...signature }).strict() });

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

/** Events of roll-calls, released versions included. */
export const rollCallEvents = [
  RollCallProposedBefore,
  RollCallProposedOfFewer,
  RollCallProposed,
  RollCallSignedByCaller,
  RollCallSignedBefore,
  RollCallSigned,
  PersonPassedWithSite,
  RollDifferenceExplained,
] as const;
