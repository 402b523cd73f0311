import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { RecallRequested, recallGround } from '../convoy-events.ts';
import { getManifest } from '../state.ts';

/** The authority that transferred a person asks the person back from the authority that received the person, because the conditions of the transfer are not kept (GC III 12, by analogy). */
export const requestRecall = defineCommand({
  system: 'transfers',
  name: 'request-recall',
  refuses: ['not-received-from-you'],
  input: z
    .object({
      manifestNo: z.int().positive(),
      personNo: z.int().positive(),
      ground: recallGround,
      reasons: z.string().trim().min(3).max(2000),
    })
    .strict(),
  streams: (input) => [input.manifestNo, input.personNo],
  load: async (read, input) => ({
    manifest: await getManifest(read, input.manifestNo),
    received: await read.row(
      'SELECT p.person_no FROM transfers.manifest m JOIN transfers.handover h ON h.manifest_no = m.no AND h.ordinal > 1 AND NOT h.goes_back JOIN transfers.handover_person p ON p.handover_id = h.id WHERE m.no = $1 AND p.person_no = $2',
      [input.manifestNo, input.personNo],
    ),
    open: await read.row('SELECT id FROM transfers.recall WHERE person_no = $1 AND answered_at IS NULL', [
      input.personNo,
    ]),
  }),
  decide: ({ manifest, received, open }, input, { authority }) => {
    if (authority !== manifest.from_authority) throw new Refusal('not-permitted');
    if (manifest.kind === 'within-authority' || received === undefined || manifest.heading_site === manifest.from_site)
      throw new Refusal('not-received-from-you');
    if (open !== undefined) throw new Refusal('stale', { values: { detail: 'a recall of this person is open' } });
    return [
      RecallRequested.make({
        stream: input.personNo,
        data: { manifestNo: input.manifestNo, ground: input.ground },
        personal: { reasons: input.reasons },
      }),
    ];
  },
});
