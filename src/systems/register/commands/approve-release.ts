import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { ReleaseApproved } from '../release/events.ts';
import { getRelease } from '../release/find-releases.ts';
import { stepOf } from '../release/release.ts';

/** Another officer of the authority that holds the person approves the release (I24-four-eyes). */
export const approveRelease = defineCommand({
  system: 'register',
  name: 'approve-release',
  input: z.object({ releaseId: z.uuid() }).strict(),
  streams: async ({ releaseId }, read) => [(await getRelease(read, releaseId)).personNo],
  load: (read, { releaseId }) => getRelease(read, releaseId),
  refuses: ['not-permitted'],
  decide: (release, data, { officerNo }) => {
    if (stepOf(release) !== 'proposed') throw new Refusal('release-step');
    if (release.proposedBy === officerNo)
      throw new Refusal('I24-four-eyes', { values: { detail: 'the proposer does not approve' } });
    return [ReleaseApproved.make({ stream: release.personNo, data })];
  },
});
