import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { ReturnOrdered, redirectReason } from '../convoy-events.ts';
import { getManifest, wholeManifest } from '../state.ts';
import { requireStep, stageOnTheWay } from '../steps.ts';

/** Orders a convoy on the way back to the site that it came from; the giving authority takes its persons again by a hand-over. */
export const orderReturn = defineCommand({
  system: 'transfers',
  name: 'order-return',
  refuses: ['no-such-step'],
  roles: ['transfer_cell', 'escort_commander'],
  input: z.object({ manifestNo: z.int().positive(), reason: redirectReason, note: z.string().max(2000) }).strict(),
  streams: (input, read) => wholeManifest(read, input.manifestNo),
  load: (read, input) => getManifest(read, input.manifestNo),
  decide: (manifest, input, { authority }) => {
    if (authority !== manifest.from_authority && authority !== manifest.escort_authority)
      throw new Refusal('not-permitted');
    requireStep('manifest', stageOnTheWay(manifest), 'ReturnOrdered');
    return [
      ReturnOrdered.make({
        stream: input.manifestNo,
        data: { reason: input.reason },
        personal: { note: input.note },
      }),
    ];
  },
});
