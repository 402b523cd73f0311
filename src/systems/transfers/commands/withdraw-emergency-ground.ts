import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { EmergencyGroundWithdrawn } from '../emergency-ground-events.ts';
import { getGround } from '../queries/emergency-ground.ts';

/** Takes an emergency ground back, by one of the two authorities that made it: the 72 hours of notice hold again. */
export const withdrawEmergencyGround = defineCommand({
  system: 'transfers',
  name: 'withdraw-emergency-ground',
  refuses: ['not-permitted', 'no-such-step'],
  input: z.object({ groundId: z.uuid(), reason: z.string().trim().min(3).max(2000) }).strict(),
  streams: async ({ groundId }, read) => [(await getGround(read, groundId)).manifestNo],
  load: (read, { groundId }) => getGround(read, groundId),
  decide: (ground, { groundId, reason }) => {
    if (ground.withdrawnAt !== null) throw new Refusal('stale');
    return [EmergencyGroundWithdrawn.make({ stream: ground.manifestNo, data: { groundId }, personal: { reason } })];
  },
});
