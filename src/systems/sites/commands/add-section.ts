import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { getSiteStream } from '../../register/index.ts';
import { SectionAdded } from '../events.ts';

/** Adds a section to a site: sex, age group, legal status, level, and a capacity that has a source (R18, P6). */
export const addSection = defineCommand({
  system: 'sites',
  name: 'add-section',
  roles: ['installation', 'administrator'],
  input: SectionAdded.data,
  streams: async (input, read) => [await getSiteStream(read, input.site)],
  load: async (read, input) => ({
    stream: await getSiteStream(read, input.site),
    taken: await read.row('SELECT section FROM sites.section WHERE site = $1 AND section = $2', [
      input.site,
      input.section,
    ]),
  }),
  decide: ({ stream, taken }, input) => {
    if (taken !== undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'code-taken', field: 'section' }] });
    return [SectionAdded.make({ stream, data: input })];
  },
});
