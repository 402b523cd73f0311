import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { HeadCountRecorded } from '../events.ts';
import { getManifest } from '../state.ts';

/** Records a head-count beside all whom the register has aboard at that time; a difference is shown, never refused. */
export const recordCount = defineCommand({
  system: 'transfers',
  name: 'record-count',
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
  load: async (read, { manifestNo, occurredAt }, { now }) => ({
    manifest: await getManifest(read, manifestNo),
    expected:
      (
        await read.row<{ n: number }>('SELECT count(*)::int AS n FROM transfers.aboard_seen($1, register.at($2))', [
          manifestNo,
          occurredAt ?? now,
        ])
      )?.n ?? 0,
  }),
  decide: ({ manifest, expected }, input, { authority }) => {
    if (![manifest.from_authority, manifest.escort_authority, manifest.to_authority].includes(authority ?? ''))
      throw new Refusal('not-permitted');
    return [
      HeadCountRecorded.make({
        stream: input.manifestNo,
        occurredAt: input.occurredAt,
        data: { occasion: input.ordinal, place: input.place, counted: input.counted, expected, allAboard: true },
      }),
    ];
  },
});
