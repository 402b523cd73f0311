import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { strikeOffReasons } from '../convoy-words.ts';
import { LineStruckOff } from '../events.ts';
import { requireWordsOfOther } from '../other-reason.ts';
import { findLines, getManifest, requireOnManifest } from '../state.ts';

/** Strikes a person off before the first hand-over; a standing seal is void and a new one is needed (I08). */
export const strikeOff = defineCommand({
  system: 'transfers',
  name: 'strike-off',
  input: z
    .object({
      manifestNo: z.int().positive(),
      personNo: z.int().positive(),
      reason: z.enum(strikeOffReasons),
      note: z.string().max(2000),
    })
    .strict(),
  streams: (input) => [input.manifestNo, input.personNo],
  load: async (read, input) => ({
    manifest: await getManifest(read, input.manifestNo),
    lines: await findLines(read, input.manifestNo),
  }),
  decide: ({ manifest, lines }, input) => {
    requireOnManifest(lines, [input.personNo], ['listed', 'suspended']);
    if (manifest.handovers > 0)
      throw new Refusal('I08-sealed-is-immutable', { values: { detail: 'after a hand-over' } });
    requireWordsOfOther(input);
    return [
      LineStruckOff.make({
        stream: input.personNo,
        data: { manifestNo: input.manifestNo },
        personal: { reason: input.reason, note: input.note },
      }),
    ];
  },
});
