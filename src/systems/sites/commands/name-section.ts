import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { getSite, getSiteStream } from '../../register/index.ts';
import { SectionNamed } from '../sections/events.ts';

const name = z.string().trim().min(1).max(60);

/** Says what a section is called in Arabic, English and, where it is known, Sorani: by an administrator of the site's authority, or the installation. */
export const nameSection = defineCommand({
  system: 'sites',
  name: 'name-section',
  input: z
    .object({ site: z.string(), section: z.string(), nameEn: name, nameAr: name, nameCkb: name.optional() })
    .strict(),
  streams: async ({ site }, read) => [await getSiteStream(read, site)],
  load: async (read, { site, section }) => ({
    stream: await getSiteStream(read, site),
    site: await getSite(read, site),
    known: await read.row('SELECT FROM sites.section WHERE site = $1 AND section = $2', [site, section]),
  }),
  decide: ({ stream, site, known }, data, { officerNo, authority }) => {
    if (known === undefined)
      throw new Refusal('not-found', { values: { detail: `section ${data.section} of ${data.site}` } });
    if (officerNo !== 0 && site.authority !== authority)
      throw new Refusal('not-permitted', { values: { detail: 'a site of another authority' } });
    return [SectionNamed.make({ stream, data })];
  },
});
