import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { ListSent } from '../ahead/events.ts';
import { listForms, listMeans } from '../ahead/words.ts';
import { findSeal, getManifest } from '../state.ts';

/**
 * Records that the sealed manifest was sent ahead to the authority and the site for which the convoy heads (GC III 46-48), by which means and in which form. What was sent is named by the seal that
 * stands: when it no longer does, or the convoy is redirected, the list is stale and says so.
 */
export const recordListSent = defineCommand({
  system: 'transfers',
  name: 'record-list-sent',
  refuses: ['not-permitted'],
  roles: ListSent.roles,
  input: z
    .object({
      manifestNo: z.int().positive(),
      means: z.enum(listMeans),
      forms: z.array(z.enum(listForms)).min(1).max(2),
      sentAt: z.int().optional(),
    })
    .strict(),
  streams: (input) => [input.manifestNo],
  load: async (read, { manifestNo }) => ({
    manifest: await getManifest(read, manifestNo),
    seal: await findSeal(read, manifestNo),
  }),
  decide: ({ manifest, seal }, { manifestNo, means, forms, sentAt }, { authority, now }) => {
    if (authority !== manifest.from_authority) throw new Refusal('not-permitted');
    if (seal?.sealed_by == null) throw new Refusal('list-of-a-seal');
    if (sentAt !== undefined && sentAt > now)
      throw new Refusal('invalid-input', { problems: [{ code: 'not-yet', field: 'sentAt' }] });
    return [
      ListSent.make({
        stream: manifestNo,
        ...(sentAt === undefined ? {} : { occurredAt: sentAt }),
        data: {
          sealNo: seal.seal_no,
          manifestHash: seal.manifest_hash,
          toAuthority: manifest.to_authority,
          toSite: manifest.to_site,
          means,
          forms: listForms.filter((form) => forms.includes(form)),
        },
        personal: {},
      }),
    ];
  },
  result: z.object({ sendingId: z.uuid() }),
  present: async (_read, events) => ({ sendingId: events[0]?.id }),
});
