import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { TransferOrderProposed } from '../events.ts';
import { getManifest } from '../state.ts';

/** Proposes the order to move: ground, article, document (its hash), expiry. Another officer approves it (I24-four-eyes). */
export const proposeOrder = defineCommand({
  system: 'transfers',
  name: 'propose-order',
  roles: ['origin_officer'],
  input: z
    .object({
      manifestNo: z.int().positive(),
      ground: z.string().trim().min(1).max(200),
      article: z.string().trim().min(1).max(200),
      documentSha256: z.string().regex(/^[0-9a-f]{64}$/),
      expiresAt: z.int(),
    })
    .strict(),
  streams: (input) => [input.manifestNo],
  load: async (read, input) => ({
    manifest: await getManifest(read, input.manifestNo),
    document: await read.row<{ sha256: string }>('SELECT sha256 FROM register.document WHERE sha256 = $1', [
      input.documentSha256,
    ]),
  }),
  decide: ({ manifest, document }, { manifestNo, ...data }, { authority, now }) => {
    if (authority !== manifest.from_authority) throw new Refusal('not-permitted');
    if (document === undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'document-missing', field: 'documentSha256' }] });
    if (data.expiresAt <= now)
      throw new Refusal('I05-order-live', { problems: [{ code: 'I05-order-live', field: 'expiresAt' }] });
    return [TransferOrderProposed.make({ stream: manifestNo, data })];
  },
});
