import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { SiteAdded } from '../events.ts';

/** Degrees that a place on the earth can have, north or south and east or west. */
const MOST_DEGREES = { latitudeE5: 90, longitudeE5: 180 } as const;

/** Enters an officially acknowledged place; its events and its lock are a stream of its own. */
export const addSite = defineCommand({
  system: 'sites',
  name: 'add-site',
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
    const nowhere = (['latitudeE5', 'longitudeE5'] as const).filter(
      (field) => Math.abs(data[field] ?? 0) > MOST_DEGREES[field] * 100_000,
    );
    if (nowhere.length > 0)
      throw new Refusal('invalid-input', { problems: nowhere.map((field) => ({ code: 'no-such-degrees', field })) });
    if (officerNo !== 0 && data.authority !== authority)
      throw new Refusal('not-permitted', { values: { detail: 'a site of another authority' } });
    return [SiteAdded.make({ stream: newStreams[0] as number, data })];
  },
});
