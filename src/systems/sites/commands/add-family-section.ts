import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { getSite, getSiteStream } from '../../register/index.ts';
import { FamilySectionAdded } from '../events.ts';

/** Adds a section for families to a site: households stay together in it (I32). */
export const addFamilySection = defineCommand({
  system: 'sites',
  name: 'add-family-section',
  roles: ['installation', 'administrator'],
  input: FamilySectionAdded.data,
  streams: async ({ site }, read) => [await getSiteStream(read, site)],
  load: async (read, { site, section }) => ({
    stream: await getSiteStream(read, site),
    site: await getSite(read, site),
    known: await read.row('SELECT FROM sites.section WHERE site = $1 AND section = $2', [site, section]),
  }),
  decide: ({ stream, site, known }, data, { officerNo, authority }) => {
    if (known !== undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'code-taken', field: 'section' }] });
    if (officerNo !== 0 && site.authority !== authority)
      throw new Refusal('not-permitted', { values: { detail: 'a site of another authority' } });
    return [FamilySectionAdded.make({ stream, data })];
  },
});
