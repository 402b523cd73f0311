import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { LineListed } from '../events.ts';
import { findLines, findSeal, getManifest } from '../state.ts';

type Problem = { person_no: number; rule: string; detail: string };

/** Puts persons on a manifest that is not sealed; also lists a struck-off or suspended person again (I08, I09, I11). Refused, it names each person whom it is refused for, so that the others can go without them. */
export const addLines = defineCommand({
  system: 'transfers',
  name: 'add-lines',
  refuses: [
    'I01-one-place-one-custodian',
    'I09-one-live-manifest',
    'I11-fear-suspends-line',
    'I21-death-is-final',
    'I31-resident-not-detained',
    'not-offered',
  ],
  explainsRefusal: true,
  input: z.object({ manifestNo: z.int().positive(), persons: z.array(z.int().positive()).min(1).max(5000) }).strict(),
  streams: (input) => [input.manifestNo, ...input.persons],
  load: async (read, input, { refused }) => ({
    manifest: await getManifest(read, input.manifestNo),
    lines: await findLines(read, input.manifestNo),
    seal: await findSeal(read, input.manifestNo),
    problems: refused
      ? await read.rows<Problem>('SELECT * FROM transfers.listing_problems_seen($1, $2) ORDER BY person_no', [
          input.manifestNo,
          input.persons,
        ])
      : [],
  }),
  decide: ({ lines, seal, problems }, input) => {
    if (seal?.sealed_by != null) throw new Refusal('I08-sealed-is-immutable');
    if (problems[0] !== undefined)
      throw new Refusal(problems[0].rule, {
        values: { detail: problems[0].detail },
        problems: problems.map(({ person_no, rule, detail }) => ({
          code: rule,
          personNo: person_no,
          values: { detail },
        })),
      });
    const listed = new Set(lines.filter((line) => line.live).map((line) => line.person_no));
    return input.persons
      .filter((personNo) => !listed.has(personNo))
      .map((personNo) => LineListed.make({ stream: personNo, data: { manifestNo: input.manifestNo } }));
  },
});
