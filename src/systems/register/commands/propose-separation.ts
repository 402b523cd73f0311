import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { householdRoles, SeparationProposed } from '../residents/events.ts';
import { findMembership } from '../residents/find-households.ts';
import { SEPARATION_GROUNDS } from '../residents/residents.ts';

/** Proposes that a person may be apart from the household until a day, with reasons (I32). It waits for a second officer, unless child protection decides it. */
export const proposeSeparation = defineCommand({
  system: 'register',
  name: 'propose-separation',
  roles: householdRoles,
  refuses: ['not-permitted'],
  input: z
    .object({
      personNo: z.int().positive(),
      ground: z.enum(SEPARATION_GROUNDS),
      reasons: z.string().trim().min(20).max(8000),
      expiresAt: z.int(),
    })
    .strict(),
  streams: ({ personNo }) => [personNo],
  load: (read, { personNo }) => findMembership(read, personNo),
  decide: (own, { personNo, ground, reasons, expiresAt }, { now }) => {
    if (own === undefined) throw new Refusal('household-member');
    if (expiresAt <= now)
      throw new Refusal('invalid-input', { problems: [{ code: 'ends-before-it-begins', field: 'expiresAt' }] });
    return [
      SeparationProposed.make({
        stream: personNo,
        data: { householdId: own.householdId, ground, expiresAt },
        personal: { reasons },
      }),
    ];
  },
  result: z.object({ separationId: z.uuid() }),
  present: async (_read, events) => ({ separationId: events[0]?.id }),
});
