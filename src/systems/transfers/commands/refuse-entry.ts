import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { EntryRefused, entryRefusalReason } from '../convoy-events.ts';
import { requireWordsOfOther } from '../other-reason.ts';
import { getManifest } from '../state.ts';

/** Records that a convoy was not let in at the gate: a fact, by the escort or by the site that refuses. What follows (redirect, return) is decided by others. */
export const refuseEntry = defineCommand({
  system: 'transfers',
  name: 'refuse-entry',
  input: z
    .object({
      manifestNo: z.int().positive(),
      reason: entryRefusalReason,
      note: z.string().max(2000),
      occurredAt: z.int().optional(),
    })
    .strict(),
  streams: (input) => [input.manifestNo],
  load: (read, input) => getManifest(read, input.manifestNo),
  decide: (manifest, input, { authority }) => {
    if (authority !== manifest.escort_authority && authority !== manifest.to_authority)
      throw new Refusal('not-permitted');
    requireWordsOfOther(input);
    return [
      EntryRefused.make({
        stream: input.manifestNo,
        occurredAt: input.occurredAt,
        data: { site: manifest.to_site, reason: input.reason },
        personal: { note: input.note },
      }),
    ];
  },
});
