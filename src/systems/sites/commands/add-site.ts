import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { SiteAdded } from '../events.ts';

/** Enters an officially acknowledged place (GC 35 58). */
export const addSite = defineCommand({
  system: 'sites',
  name: 'add-site',
  roles: ['installation', 'administrator'],
  input: SiteAdded.data,
  streams: () => [],
  creates: () => ['site'],
  load: (read, input) => read.row<{ code: string }>('SELECT code FROM sites.site WHERE code = $1', [input.code]),
  decide: (taken, input, { newStreams }) => {
    if (taken !== undefined) throw new Refusal('invalid-input', { problems: [{ code: 'code-taken', field: 'code' }] });
    return [SiteAdded.make({ stream: newStreams[0] as number, data: input })];
  },
});
