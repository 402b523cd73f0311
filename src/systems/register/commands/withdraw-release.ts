import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { ReleaseWithdrawn } from '../release/events.ts';
import { getRelease } from '../release/find-releases.ts';
import { stepOf } from '../release/release.ts';

/** Takes back a release that was not carried out yet, or that custody went on without, with the reason: by its authority, or by the one that holds the person now. */
export const withdrawRelease = defineCommand({
  system: 'register',
  name: 'withdraw-release',
  input: z.object({ releaseId: z.uuid(), reason: z.string().trim().min(1).max(2000) }).strict(),
  streams: async ({ releaseId }, read) => [(await getRelease(read, releaseId)).personNo],
  load: (read, { releaseId }) => getRelease(read, releaseId),
  refuses: ['not-permitted'],
  decide: (release, { releaseId, reason }, { authority }) => {
    if (authority !== release.authority && authority !== release.holder) throw new Refusal('not-permitted');
    const step = stepOf(release);
    if (step !== 'proposed' && step !== 'approved' && !(step === 'carried-out' && release.overtaken))
      throw new Refusal('release-step');
    return [ReleaseWithdrawn.make({ stream: release.personNo, data: { releaseId }, personal: { reason } })];
  },
});
