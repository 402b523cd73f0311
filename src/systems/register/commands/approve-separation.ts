import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { SeparationApproved } from '../residents/events.ts';
import { getSeparation } from '../residents/find-households.ts';
import { maySeparate, separationState } from '../residents/residents.ts';
import { findPresent } from '../state.ts';

/** Another officer of the same authority approves that a person may be apart from the household (I24-four-eyes). */
export const approveSeparation = defineCommand({
  system: 'register',
  name: 'approve-separation',
  input: z.object({ separationId: z.uuid() }).strict(),
  streams: async ({ separationId }, read) => [(await getSeparation(read, separationId)).personNo],
  refuses: ['not-permitted'],
  load: async (read, { separationId }) => {
    const separation = await getSeparation(read, separationId);
    return { separation, holder: (await findPresent(read, [separation.personNo]))[0]?.custodian ?? null };
  },
  decide: ({ separation, holder }, data, { officerNo, authority, postings, now }) => {
    if (separationState(separation, now) !== 'proposed') throw new Refusal('stale');
    if (separation.proposedBy === officerNo || separation.authority !== authority)
      throw new Refusal('I24-four-eyes', { values: { detail: 'another officer of the same authority approves' } });
    if (!maySeparate(holder, { authority, postings })) throw new Refusal('not-permitted');
    return [SeparationApproved.make({ stream: separation.personNo, data })];
  },
});
