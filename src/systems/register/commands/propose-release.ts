import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { ReleaseProposed } from '../release/events.ts';
import { findReleases } from '../release/find-releases.ts';
import { stepOf } from '../release/release.ts';
import { getPresent, requireDocument } from '../state.ts';

/** Proposes the release of a person whom the own authority holds: ground, document, and who ordered it. Without effect until another officer approves it (I24). */
export const proposeRelease = defineCommand({
  system: 'register',
  name: 'propose-release',
  input: z
    .object({
      personNo: z.int().positive(),
      ground: z.string().trim().min(1).max(400),
      orderedBy: z.string().trim().min(1).max(300),
      documentSha256: z.string().regex(/^[0-9a-f]{64}$/),
    })
    .strict(),
  streams: (input) => [input.personNo],
  load: async (read, { personNo, documentSha256 }) => {
    await requireDocument(read, documentSha256);
    return { present: await getPresent(read, personNo), releases: await findReleases(read, personNo) };
  },
  decide: ({ present, releases }, { personNo, ground, orderedBy, documentSha256 }, { authority }) => {
    if (present.custodian !== authority || present.state !== 'held')
      throw new Refusal('not-permitted', { values: { detail: 'a person whom your authority does not hold' } });
    if (releases.some((release) => !['verified', 'withdrawn', 'ended'].includes(stepOf(release))))
      throw new Refusal('one-release-at-a-time');
    return [ReleaseProposed.make({ stream: personNo, data: { documentSha256 }, personal: { ground, orderedBy } })];
  },
  result: z.object({ releaseId: z.uuid() }),
  present: async (_read, events) => ({ releaseId: events[0]?.id }),
});
