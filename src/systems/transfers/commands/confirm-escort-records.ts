import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { EscortRecordConfirmed } from '../escort-events.ts';
import { findLines, getManifest, requireOnManifest } from '../state.ts';
import { requireStep } from '../steps.ts';

/** Confirms complete escort records: for good. What is answered afterwards is an amendment. */
export const confirmEscortRecords = defineCommand({
  system: 'transfers',
  name: 'confirm-escort-records',
  refuses: ['no-such-step', 'not-on-manifest'],
  input: z.object({ manifestNo: z.int().positive(), persons: z.array(z.int().positive()).min(1).max(5000) }).strict(),
  streams: (input) => [input.manifestNo, ...input.persons],
  load: async (read, input) => ({
    manifest: await getManifest(read, input.manifestNo),
    lines: await findLines(read, input.manifestNo),
    states: new Map(
      (
        await read.rows<{ person_no: number; state: string }>(
          'SELECT person_no, state FROM transfers.escort_record WHERE manifest_no = $1',
          [input.manifestNo],
        )
      ).map((row) => [row.person_no, row.state]),
    ),
  }),
  decide: ({ manifest, lines, states }, input, { authority }) => {
    if (authority !== manifest.from_authority) throw new Refusal('not-permitted');
    requireOnManifest(lines, input.persons);
    for (const personNo of input.persons)
      requireStep('escort-record', states.get(personNo) ?? 'unstarted', 'EscortRecordConfirmed');
    return [...new Set(input.persons)].map((personNo) =>
      EscortRecordConfirmed.make({ stream: personNo, data: { manifestNo: input.manifestNo }, personal: {} }),
    );
  },
});
