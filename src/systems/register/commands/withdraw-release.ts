import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { ReleaseWithdrawn } from '../release/events.ts';
import { getRelease } from '../release/find-releases.ts';
import { stepOf } from '../release/release.ts';

/** Takes back a release that was not carried out yet, with the reason. */
export const withdrawRelease = defineCommand({
  system: 'register',
  name: 'withdraw-release',
  roles: ReleaseWithdrawn.roles,
  input: z.object({ releaseId: z.uuid(), reason: z.string().trim().min(1).max(2000) }).strict(),
  streams: async ({ releaseId }, read) => [(await getRelease(read, releaseId)).personNo],
  load: (read, { releaseId }) => getRelease(read, releaseId),
  refuses: ['not-permitted'],
  decide: (release, { releaseId, reason }) => {
    if (!['proposed', 'approved'].includes(stepOf(release))) throw new Refusal('release-step');
    return [ReleaseWithdrawn.make({ stream: release.personNo, data: { releaseId }, personal: { reason } })];
  },
});
