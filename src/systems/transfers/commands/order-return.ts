import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { ReturnOrdered, redirectReason } from '../convoy-events.ts';
import { requireWordsOfOther } from '../other-reason.ts';
import { findRest, getManifest, wholeManifest } from '../state.ts';
import { requireStep, stageOnTheWay } from '../steps.ts';

/** Orders a convoy on the way back to the site that it came from, or, after the second hand-over, those who did not pass in it and are with the convoy; the giving authority takes them again by a hand-over. */
export const orderReturn = defineCommand({
  system: 'transfers',
  name: 'order-return',
  refuses: ['no-such-step'],
  input: z.object({ manifestNo: z.int().positive(), reason: redirectReason, note: z.string().max(2000) }).strict(),
  streams: (input, read) => wholeManifest(read, input.manifestNo),
  load: async (read, input) => ({
    manifest: await getManifest(read, input.manifestNo),
    rest: await findRest(read, input.manifestNo),
  }),
  decide: ({ manifest, rest }, input, { authority }) => {
    if (authority !== manifest.from_authority && authority !== manifest.escort_authority)
      throw new Refusal('not-permitted');
    requireStep('manifest', stageOnTheWay(manifest), 'ReturnOrdered');
    requireWordsOfOther(input);
    if (manifest.handovers > 1 && rest.length === 0)
      throw new Refusal('no-such-step', { values: { detail: 'nobody of this convoy is still with the escort' } });
    return [
      ReturnOrdered.make({
        stream: input.manifestNo,
        data: { reason: input.reason, restAtHand: true },
        personal: { note: input.note },
      }),
    ];
  },
});
