import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { HeadCountRecorded } from '../events.ts';
import { getManifest } from '../state.ts';

/** Records a head-count beside what the register expects; a difference is shown, never refused. */
export const recordCount = defineCommand({
  system: 'transfers',
  name: 'record-count',
  roles: ['escort_commander', 'origin_officer', 'receiving_officer'],
  input: z
    .object({
      manifestNo: z.int().positive(),
      ordinal: z.enum(['loading', 'unloading', 'stop']),
      place: z.string().trim().min(1).max(60),
      counted: z.int().min(0).max(100_000),
      occurredAt: z.int().optional(),
    })
    .strict(),
  streams: (input) => [input.manifestNo],
  load: async (read, input) => ({
    manifest: await getManifest(read, input.manifestNo),
    expected:
      (
        await read.row<{ n: number }>(
          `SELECT count(*)::int AS n FROM transfers.expected_persons_seen($1) x(p)
            WHERE NOT EXISTS (SELECT FROM sites.absence a WHERE a.person_no = x.p AND a.vehicle IS NOT NULL AND a.returned_at IS NULL)`,
          [input.manifestNo],
        )
      )?.n ?? 0,
  }),
  decide: ({ manifest, expected }, input, { authority }) => {
    if (![manifest.from_authority, manifest.escort_authority, manifest.to_authority].includes(authority ?? ''))
      throw new Refusal('not-permitted');
    return [
      HeadCountRecorded.make({
        stream: input.manifestNo,
        occurredAt: input.occurredAt,
        data: { occasion: input.ordinal, place: input.place, counted: input.counted, expected },
      }),
    ];
  },
});
