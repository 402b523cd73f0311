import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { DifferenceRecorded } from '../events.ts';
import { findLines, getManifest, requireOnManifest } from '../state.ts';

/** Kinds of differences at a hand-over; somebody found in excess is not of this manifest: register the person by name instead. */
export const differenceKinds = ['missing', 'died', 'escaped', 'left-behind', 'medical-evacuation'] as const;

/** Records, person by person, who boarded and will not pass in the next hand-over. A standing offer is void with it: its payload changes. */
export const recordDifference = defineCommand({
  system: 'transfers',
  name: 'record-difference',
  input: z
    .object({
      manifestNo: z.int().positive(),
      ordinal: z.int().min(1).max(2),
      personNo: z.int().positive(),
      kind: z.enum(differenceKinds),
      note: z.string().max(2000),
    })
    .strict(),
  streams: (input) => [input.manifestNo, input.personNo],
  load: async (read, input) => ({
    manifest: await getManifest(read, input.manifestNo),
    lines: await findLines(read, input.manifestNo),
    known: await read.row<{ kind: string }>(
      'SELECT kind FROM transfers.difference WHERE manifest_no = $1 AND person_no = $2',
      [input.manifestNo, input.personNo],
    ),
  }),
  decide: ({ manifest, lines, known }, input) => {
    requireOnManifest(lines, [input.personNo], ['listed', 'born']);
    if (known !== undefined) throw new Refusal('stale', { values: { detail: known.kind } });
    if (input.ordinal !== manifest.handovers + 1)
      throw new Refusal('stale', { values: { detail: `hand-over ${manifest.handovers + 1} is the next` } });
    return [
      DifferenceRecorded.make({
        stream: input.personNo,
        data: { manifestNo: input.manifestNo, ordinal: input.ordinal, kind: input.kind },
        personal: { note: input.note },
      }),
    ];
  },
});
