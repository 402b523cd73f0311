import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { SeparationApproved } from '../residents/events.ts';
import { getSeparation } from '../residents/find-households.ts';
import { separationState } from '../residents/residents.ts';

/** Another officer of the same authority approves that a person may be apart from the household (I24-four-eyes). */
export const approveSeparation = defineCommand({
  system: 'register',
  name: 'approve-separation',
  roles: SeparationApproved.roles,
  input: z.object({ separationId: z.uuid() }).strict(),
  streams: async ({ separationId }, read) => [(await getSeparation(read, separationId)).personNo],
  load: (read, { separationId }) => getSeparation(read, separationId),
  decide: (separation, data, { officerNo, authority, now }) => {
    if (separationState(separation, now) !== 'proposed') throw new Refusal('stale');
    if (separation.proposedBy === officerNo || separation.authority !== authority)
      throw new Refusal('I24-four-eyes', { values: { detail: 'another officer of the same authority approves' } });
    return [SeparationApproved.make({ stream: separation.personNo, data })];
  },
});
