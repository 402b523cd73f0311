import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { ReleaseChecked } from '../release/events.ts';
import { getRelease } from '../release/find-releases.ts';
import { CHECK_ITEMS, stepOf } from '../release/release.ts';

/** Answers one item of the checklist of a release, with the source of the answer. Nothing is matched: whether a person is wanted elsewhere is what somebody was told. */
export const checkRelease = defineCommand({
  system: 'register',
  name: 'check-release',
  input: z
    .object({
      releaseId: z.uuid(),
      item: z.enum(CHECK_ITEMS),
      satisfied: z.boolean(),
      source: z.string().trim().min(1).max(600),
    })
    .strict(),
  streams: async ({ releaseId }, read) => [(await getRelease(read, releaseId)).personNo],
  load: (read, { releaseId }) => getRelease(read, releaseId),
  refuses: ['not-permitted'],
  decide: (release, { source, ...data }, { authority }) => {
    if (authority !== release.authority) throw new Refusal('not-permitted');
    if (!['proposed', 'approved'].includes(stepOf(release))) throw new Refusal('release-step');
    return [ReleaseChecked.make({ stream: release.personNo, data, personal: { source } })];
  },
});
