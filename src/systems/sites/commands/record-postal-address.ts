import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { getSite, getSiteStream } from '../../register/index.ts';
import { PostalAddressRecorded } from '../addresses/events.ts';
import { sourceKinds } from '../source.ts';

const text = z.string().trim().min(3).max(400);

/** Records where mail to persons at a site goes, as a source says it: the notice of a transfer carries it, so that kin can write (GC III 46-48, by analogy). The newest record holds. */
export const recordPostalAddress = defineCommand({
  system: 'sites',
  name: 'record-postal-address',
  input: z
    .object({
      site: z.string(),
      addressEn: text,
      addressAr: text,
      addressCkb: text.optional(),
      sourceKind: z.enum(sourceKinds),
      source: text,
    })
    .strict(),
  streams: async ({ site }, read) => [await getSiteStream(read, site)],
  load: async (read, { site }) => ({ stream: await getSiteStream(read, site), site: await getSite(read, site) }),
  decide: ({ stream, site }, data, { officerNo, authority }) => {
    if (officerNo !== 0 && site.authority !== authority)
      throw new Refusal('not-permitted', { values: { detail: 'a site of another authority' } });
    return [PostalAddressRecorded.make({ stream, data })];
  },
});
