import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { SeparationProposed } from '../residents/events.ts';
import { findMembership } from '../residents/find-households.ts';
import { maySeparate, SEPARATION_GROUNDS } from '../residents/residents.ts';
import { findPresent } from '../state.ts';

/** Proposes that a person may be apart from the household until a day, with reasons (I32). It waits for a second officer, unless child protection decides it. */
export const proposeSeparation = defineCommand({
  system: 'register',
  name: 'propose-separation',
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
  load: async (read, { personNo }) => ({
    own: await findMembership(read, personNo),
    holder: (await findPresent(read, [personNo]))[0]?.custodian ?? null,
  }),
  decide: ({ own, holder }, { personNo, ground, reasons, expiresAt }, { now, authority, postings }) => {
    if (own === undefined) throw new Refusal('household-member');
    if (!maySeparate(holder, { authority, postings })) throw new Refusal('not-permitted');
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
