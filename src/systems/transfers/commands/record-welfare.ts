import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { findLines, getManifest, requireOnManifest } from '../state.ts';
import { WelfareOffered } from '../way-events.ts';
import { welfareItems } from '../way-words.ts';

/** Records what was offered to everybody on board: water, food, toilet, clothing, medication, rest, prayer. Who refused it or was not offered it is named. */
export const recordWelfare = defineCommand({
  system: 'transfers',
  name: 'record-welfare',
  refuses: ['not-on-manifest'],
  input: z
    .object({
      manifestNo: z.int().positive(),
      item: z.enum(welfareItems),
      place: z.string().trim().min(1).max(60),
      note: z.string().max(2000),
      exceptions: z
        .array(z.object({ personNo: z.int().positive(), outcome: z.enum(['refused', 'not-offered']) }).strict())
        .max(5000),
      occurredAt: z.int().optional(),
    })
    .strict(),
  streams: (input) => [input.manifestNo],
  load: async (read, input) => ({
    manifest: await getManifest(read, input.manifestNo),
    lines: await findLines(read, input.manifestNo),
  }),
  decide: ({ manifest, lines }, input, { authority }) => {
    if (authority !== manifest.escort_authority) throw new Refusal('not-permitted');
    const named = input.exceptions.map(({ personNo }) => personNo);
    requireOnManifest(lines, named, ['listed', 'born']);
    const twice = named.filter((personNo, i) => named.indexOf(personNo) !== i);
    if (twice.length > 0)
      throw new Refusal('invalid-input', {
        problems: twice.map((personNo) => ({ code: 'person-twice', personNo })),
      });
    return [
      WelfareOffered.make({
        stream: input.manifestNo,
        occurredAt: input.occurredAt,
        data: { item: input.item, place: input.place },
        personal: { note: input.note, exceptions: input.exceptions },
      }),
    ];
  },
});
