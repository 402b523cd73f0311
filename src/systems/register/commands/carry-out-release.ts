import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { findPackets } from '../property/find-packets.ts';
import { ReleaseCarriedOut } from '../release/events.ts';
import { getRelease } from '../release/find-releases.ts';
import { openItems, stepOf } from '../release/release.ts';

/**
 * Carries out an approved release: place and time at which the person was let go. Refused while an item of the checklist is open, property is in keeping, or the person is on a manifest;
 * every one of them is named. The person stays counted until an officer of another body verifies it.
 */
export const carryOutRelease = defineCommand({
  system: 'register',
  name: 'carry-out-release',
  input: z
    .object({ releaseId: z.uuid(), place: z.string().trim().min(1).max(400), occurredAt: z.int().optional() })
    .strict(),
  streams: async ({ releaseId }, read) => [(await getRelease(read, releaseId)).personNo],
  load: async (read, { releaseId }) => {
    const release = await getRelease(read, releaseId);
    return {
      release,
      packets: (await findPackets(read, release.personNo)).filter(({ ended }) => ended === null),
      manifest: await read.row('SELECT FROM transfers.line WHERE person_no = $1 AND live', [release.personNo]),
    };
  },
  refuses: ['not-permitted'],
  decide: ({ release, packets, manifest }, { releaseId, place, occurredAt }, { authority }) => {
    if (authority !== release.authority || authority !== release.holder) throw new Refusal('not-permitted');
    if (stepOf(release) !== 'approved') throw new Refusal('release-step');
    const { personNo } = release;
    const problems = [
      ...openItems(release.checks).map((item) => ({ code: `release-open-${item}`, personNo })),
      ...packets.map(() => ({ code: 'release-packet-in-keeping', personNo })),
      ...(manifest === undefined ? [] : [{ code: 'release-on-manifest', personNo }]),
    ];
    if (problems.length > 0) throw new Refusal('release-incomplete', { problems });
    return [ReleaseCarriedOut.make({ stream: personNo, occurredAt, data: { releaseId }, personal: { place } })];
  },
});
