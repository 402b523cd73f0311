import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { EmergencyGroundSigned } from '../emergency-ground-events.ts';
import { getGround } from '../queries/emergency-ground.ts';
import { getManifest } from '../state.ts';

/** Signs the ground of an emergency, by an authority that neither gives, escorts nor receives and is of no state of the convoy: from then the shorter notice holds (K9, I24-four-eyes). */
export const signEmergencyGround = defineCommand({
  system: 'transfers',
  name: 'sign-emergency-ground',
  refuses: ['I24-four-eyes', 'no-such-step'],
  input: z.object({ groundId: z.uuid() }).strict(),
  streams: async ({ groundId }, read) => [(await getGround(read, groundId)).manifestNo],
  load: async (read, { groundId }) => {
    const ground = await getGround(read, groundId);
    return { ground, manifest: await getManifest(read, ground.manifestNo) };
  },
  decide: ({ ground, manifest }, { groundId }, { authority, now }) => {
    const { from_authority, escort_authority, to_authority } = manifest;
    if ([from_authority, escort_authority, to_authority].includes(authority ?? '')) throw new Refusal('I24-four-eyes');
    if (ground.signedBy !== null || ground.withdrawnAt !== null || ground.expiresAt <= now) throw new Refusal('stale');
    return [EmergencyGroundSigned.make({ stream: ground.manifestNo, data: { groundId }, personal: {} })];
  },
});
