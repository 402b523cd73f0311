import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { sealVoidingReasons } from '../convoy-words.ts';
import { requireWordsOfOther } from '../other-reason.ts';
import { SealVoided } from '../seal-events.ts';
import { findSeal, getManifest } from '../state.ts';

/** Breaks a seal before the first hand-over, for a coded reason, so that the manifest can change; another reason is told in words. A new seal is needed (I08). */
export const voidSeal = defineCommand({
  system: 'transfers',
  name: 'void-seal',
  input: z
    .object({ manifestNo: z.int().positive(), reason: z.enum(sealVoidingReasons), note: z.string().max(2000) })
    .strict(),
  streams: (input) => [input.manifestNo],
  load: async (read, input) => ({
    manifest: await getManifest(read, input.manifestNo),
    seal: await findSeal(read, input.manifestNo),
  }),
  decide: ({ manifest, seal }, input) => {
    if (seal === undefined) throw new Refusal('stale', { values: { detail: 'no standing seal' } });
    if (manifest.handovers > 0)
      throw new Refusal('I08-sealed-is-immutable', { values: { detail: 'after a hand-over' } });
    requireWordsOfOther(input);
    return [
      SealVoided.make({
        stream: input.manifestNo,
        data: { sealNo: seal.seal_no, reason: input.reason },
        personal: { note: input.note },
      }),
    ];
  },
});
