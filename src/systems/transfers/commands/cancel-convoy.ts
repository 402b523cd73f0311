import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { ConvoyCancelled, cancellationReason } from '../convoy-events.ts';
import { requireWordsOfOther } from '../other-reason.ts';
import { findLines, getManifest, refusalOf, wholeManifest } from '../state.ts';
import { getConvoyState, requireStep } from '../steps.ts';

/** Cancels a convoy before the first hand-over, with a coded reason. The seal falls, everybody is struck off and can go on another manifest. */
export const cancelConvoy = defineCommand({
  system: 'transfers',
  name: 'cancel-convoy',
  refuses: ['I08-movement-reconciles', 'no-such-step'],
  input: z.object({ manifestNo: z.int().positive(), reason: cancellationReason, note: z.string().max(2000) }).strict(),
  streams: (input, read) => wholeManifest(read, input.manifestNo),
  load: async (read, input) => ({
    manifest: await getManifest(read, input.manifestNo),
    lines: await findLines(read, input.manifestNo),
    convoy: await getConvoyState(read, input.manifestNo),
    aboard: await read.rows<{ person_no: number }>(
      `SELECT DISTINCT b.person_no FROM transfers.boarding b JOIN register.custody c ON c.person_no = b.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' AND c.state IN ('held', 'resident', 'accompanying') AND c.vehicle IS NOT NULL
        WHERE b.manifest_no = $1 AND b.outcome = 'boarded' ORDER BY 1`,
      [input.manifestNo],
    ),
  }),
  decide: ({ manifest, lines, convoy, aboard }, input, { authority }) => {
    if (![manifest.from_authority, manifest.escort_authority, manifest.to_authority].includes(authority ?? ''))
      throw new Refusal('not-permitted');
    if (manifest.handovers > 0)
      throw new Refusal('no-such-step', { values: { state: 'on-the-way', detail: 'the first hand-over is done' } });
    requireStep('convoy', convoy, 'ConvoyCancelled');
    requireWordsOfOther(input);
    if (aboard.length > 0)
      throw refusalOf(
        aboard.map(({ person_no }) => ({ person_no, rule: 'I08-movement-reconciles', detail: 'still in a vehicle' })),
        lines,
      );
    return [
      ConvoyCancelled.make({
        stream: input.manifestNo,
        data: { reason: input.reason },
        personal: { note: input.note },
      }),
    ];
  },
});
