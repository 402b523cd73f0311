import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { LineListed } from '../events.ts';
import { findLines, findSeal, getManifest } from '../state.ts';

/** Puts persons on a manifest that is not sealed; also lists a struck-off or suspended person again (I08, I09, I11). */
export const addLines = defineCommand({
  system: 'transfers',
  name: 'add-lines',
  refuses: ['I09-one-live-manifest', 'I11-fear-suspends-line', 'I21-death-is-final'],
  roles: ['transfer_cell', 'origin_officer'],
  input: z.object({ manifestNo: z.int().positive(), persons: z.array(z.int().positive()).min(1).max(5000) }).strict(),
  streams: (input) => [input.manifestNo, ...input.persons],
  load: async (read, input) => ({
    manifest: await getManifest(read, input.manifestNo),
    lines: await findLines(read, input.manifestNo),
    seal: await findSeal(read, input.manifestNo),
  }),
  decide: ({ lines, seal }, input) => {
    if (seal?.sealed_by != null) throw new Refusal('I08-sealed-is-immutable');
    const listed = new Set(lines.filter((line) => line.live).map((line) => line.person_no));
    return input.persons
      .filter((personNo) => !listed.has(personNo))
      .map((personNo) => LineListed.make({ stream: personNo, data: { manifestNo: input.manifestNo } }));
  },
});
