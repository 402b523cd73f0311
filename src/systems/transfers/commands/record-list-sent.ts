import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { ListSent } from '../ahead/events.ts';
import { type Heading, listSentAt, type SignedSeal } from '../ahead/list-state.ts';
import { listForms, listMeans } from '../ahead/words.ts';
import { getManifest } from '../state.ts';

/**
 * Records that the sealed manifest was sent ahead to the authority and the site for which the convoy headed (GC III 46-48), by which means and in which form. What was sent is named by the newest seal that both cells had
 * signed when it was sent: when it no longer stands, or the convoy heads elsewhere, the list is stale and says so. A list that went elsewhere by mistake is recorded with `toSite`, and is stale from the beginning.
 */
export const recordListSent = defineCommand({
  system: 'transfers',
  name: 'record-list-sent',
  refuses: ['not-permitted'],
  input: z
    .object({
      manifestNo: z.int().positive(),
      means: z.enum(listMeans),
      forms: z.array(z.enum(listForms)).min(1).max(2),
      sentAt: z.int().optional(),
      toSite: z.string().min(1).max(60).optional(),
    })
    .strict(),
  streams: (input) => [input.manifestNo],
  load: async (read, { manifestNo, toSite }) => ({
    manifest: await getManifest(read, manifestNo),
    seals: await read.rows<SignedSeal>(
      `SELECT seal_no AS "sealNo", encode(manifest_hash, 'hex') AS "manifestHash", register.ms(sealed_at)::float8 AS "sealedAt" FROM transfers.seal WHERE manifest_no = $1 AND sealed_by IS NOT NULL`,
      [manifestNo],
    ),
    headings: await read.rows<Heading>(
      `SELECT 0 AS since, m.to_site AS "toSite", m.to_authority AS "toAuthority" FROM transfers.manifest m WHERE m.no = $1
       UNION ALL SELECT register.ms(r.at)::float8, r.to_site, r.to_authority FROM transfers.redirect r WHERE r.manifest_no = $1`,
      [manifestNo],
    ),
    elsewhere:
      toSite === undefined
        ? undefined
        : await read.row<{ toSite: string; toAuthority: string }>(
            'SELECT code AS "toSite", authority AS "toAuthority" FROM sites.site WHERE code = $1',
            [toSite],
          ),
  }),
  decide: (
    { manifest, seals, headings, elsewhere },
    { manifestNo, means, forms, sentAt, toSite },
    { authority, now },
  ) => {
    if (authority !== manifest.from_authority) throw new Refusal('not-permitted');
    if (sentAt !== undefined && sentAt > now)
      throw new Refusal('invalid-input', { problems: [{ code: 'not-yet', field: 'sentAt' }] });
    const sent = listSentAt(seals, headings, sentAt ?? now);
    if (sent === null) throw new Refusal('list-of-a-seal');
    if (toSite !== undefined && elsewhere === undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'unknown-site', field: 'toSite' }] });
    const to = elsewhere === undefined || elsewhere.toSite === sent.heading.toSite ? sent.heading : elsewhere;
    return [
      ListSent.make({
        stream: manifestNo,
        ...(sentAt === undefined ? {} : { occurredAt: sentAt }),
        data: {
          sealNo: sent.seal.sealNo,
          manifestHash: sent.seal.manifestHash,
          toAuthority: to.toAuthority,
          toSite: to.toSite,
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
