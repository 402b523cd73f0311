import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { getSiteStream, NumberBlockAllocated } from '../../register/index.ts';

/** Allocates a block of register numbers to a site, so that they work offline. Blocks of a site never overlap. */
export const allocateNumberBlock = defineCommand({
  system: 'sites',
  name: 'allocate-number-block',
  roles: ['installation', 'administrator'],
  input: z
    .object({
      prefix: z.string().regex(/^[A-Z]{3}$/),
      first: z.int().min(1).max(999_999),
      size: z.int().min(1).max(100_000),
    })
    .strict(),
  streams: async (input, read) => [await getSiteStream(read, input.prefix)],
  load: async (read, input) => ({
    stream: await getSiteStream(read, input.prefix),
    overlapping: await read.row(
      'SELECT first FROM register.number_block WHERE prefix = $1 AND first < $2 AND first + size > $3',
      [input.prefix, input.first + input.size, input.first],
    ),
  }),
  decide: ({ stream, overlapping }, input) => {
    if (overlapping !== undefined || input.first + input.size - 1 > 999_999)
      throw new Refusal('invalid-input', { problems: [{ code: 'block-overlaps', field: 'first' }] });
    return [NumberBlockAllocated.make({ stream, data: input })];
  },
});
