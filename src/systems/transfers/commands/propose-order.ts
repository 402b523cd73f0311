import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { requireDocument } from '../../register/index.ts';
import { TransferOrderProposed } from '../events.ts';
import { getManifest } from '../state.ts';

/** Proposes the order to move: ground, article, document (its hash), expiry. Another officer approves it (I24-four-eyes). */
export const proposeOrder = defineCommand({
  system: 'transfers',
  name: 'propose-order',
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
  load: async (read, input) => {
    await requireDocument(read, input.documentSha256);
    return { manifest: await getManifest(read, input.manifestNo) };
  },
  decide: ({ manifest }, { manifestNo, ...data }, { authority, now }) => {
    if (authority !== manifest.from_authority) throw new Refusal('not-permitted');
    if (data.expiresAt <= now)
      throw new Refusal('I05-order-live', { problems: [{ code: 'I05-order-live', field: 'expiresAt' }] });
    return [TransferOrderProposed.make({ stream: manifestNo, data })];
  },
});
