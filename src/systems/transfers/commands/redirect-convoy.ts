import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { ConvoyRedirected, redirectReason } from '../convoy-events.ts';
import { requireWordsOfOther } from '../other-reason.ts';
import { getManifest, wholeManifest } from '../state.ts';
import { requireStep, stageOnTheWay } from '../steps.ts';

/** Orders a convoy on the way to another site of the same state. The authority of that site accepts anew, person by person (I06), before the hand-over. */
export const redirectConvoy = defineCommand({
  system: 'transfers',
  name: 'redirect-convoy',
  refuses: ['no-such-step'],
  input: z
    .object({ manifestNo: z.int().positive(), toSite: z.string(), reason: redirectReason, note: z.string().max(2000) })
    .strict(),
  streams: (input, read) => wholeManifest(read, input.manifestNo),
  load: async (read, input) => ({
    manifest: await getManifest(read, input.manifestNo),
    site: await read.row<{ country: string; authority: string | null }>(
      'SELECT country, authority FROM sites.site WHERE code = $1',
      [input.toSite],
    ),
  }),
  decide: ({ manifest, site }, input, { authority }) => {
    if (authority !== manifest.from_authority && authority !== manifest.escort_authority)
      throw new Refusal('not-permitted');
    requireStep('manifest', stageOnTheWay(manifest), 'ConvoyRedirected');
    requireWordsOfOther(input);
    if (site === undefined || input.toSite === manifest.to_site)
      throw new Refusal('invalid-input', { problems: [{ code: 'unknown-site', field: 'toSite' }] });
    if (site.country !== manifest.destination_country)
      throw new Refusal('I12-notice-and-interview', {
        values: { detail: 'another state needs a manifest, a notice and an interview of its own' },
      });
    const isWithin = manifest.kind === 'within-authority';
    const isOurs = [manifest.from_authority, manifest.escort_authority].includes(site.authority ?? '');
    if (site.authority === null || isOurs !== isWithin)
      throw new Refusal('I07-two-signatures-one-instant', {
        values: {
          detail: isWithin ? 'the site is of another authority' : 'the site is not that of a third authority',
        },
      });
    return [
      ConvoyRedirected.make({
        stream: input.manifestNo,
        data: { toSite: input.toSite, reason: input.reason },
        personal: { note: input.note },
      }),
    ];
  },
});
