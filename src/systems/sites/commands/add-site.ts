import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { SiteAdded } from '../events.ts';

/** Enters an officially acknowledged place; its events and its lock are a stream of its own. */
export const addSite = defineCommand({
  system: 'sites',
  name: 'add-site',
  roles: ['installation', 'administrator'],
  input: SiteAdded.data,
  streams: () => [],
  creates: () => ['site'],
  load: async (read, { code, zone }) => ({
    known: await read.row('SELECT FROM sites.site WHERE code = $1', [code]),
    zone: await read.row('SELECT FROM pg_catalog.pg_timezone_names WHERE name = $1', [zone]),
  }),
  decide: ({ known, zone }, data, { newStreams, officerNo, authority }) => {
    if (known !== undefined) throw new Refusal('invalid-input', { problems: [{ code: 'code-taken', field: 'code' }] });
    if (zone === undefined) throw new Refusal('invalid-input', { problems: [{ code: 'unknown-zone', field: 'zone' }] });
    if (officerNo !== 0 && data.authority !== authority)
      throw new Refusal('not-permitted', { values: { detail: 'a site of another authority' } });
    return [SiteAdded.make({ stream: newStreams[0] as number, data })];
  },
});
