import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { ReleaseVerified } from '../release/events.ts';
import { getRelease } from '../release/find-releases.ts';
import { stepOf } from '../release/release.ts';

/** An officer of another body verifies that the person is free, and how that was seen (ICPPED 21). Only with it the person leaves the register, at the instant at which the release was carried out. */
export const verifyRelease = defineCommand({
  system: 'register',
  name: 'verify-release',
  input: z.object({ releaseId: z.uuid(), how: z.string().trim().min(1).max(1000) }).strict(),
  streams: async ({ releaseId }, read) => [(await getRelease(read, releaseId)).personNo],
  load: (read, { releaseId }) => getRelease(read, releaseId),
  decide: (release, { releaseId, how }, { authority }) => {
    if (stepOf(release) !== 'carried-out' || release.overtaken) throw new Refusal('release-step');
    if (release.authority === authority)
      throw new Refusal('I24-release-verified', { values: { detail: 'an officer of the authority that held' } });
    return [ReleaseVerified.make({ stream: release.personNo, data: { releaseId }, personal: { how } })];
  },
});
