import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { getSite, getSiteStream, NumbersVoided } from '../../register/index.ts';

type Block = { first: number; size: number; used: number; voided_from: number | null };

/** Voids what is left of a block of register numbers, with the reason: they are never given (decisions.md 16). */
export const voidNumbers = defineCommand({
  system: 'sites',
  name: 'void-numbers',
  input: z
    .object({
      site: z.string(),
      /** First serial of the block. */
      first: z.int().nonnegative(),
      reason: z.string().trim().min(3).max(2000),
    })
    .strict(),
  streams: async ({ site }, read) => [await getSiteStream(read, site)],
  load: async (read, { site, first }) => ({
    stream: await getSiteStream(read, site),
    site: await getSite(read, site),
    block: await read.row<Block>(
      'SELECT first, size, used, voided_from FROM register.number_block WHERE prefix = $1 AND first = $2',
      [site, first],
    ),
  }),
  decide: ({ stream, site, block }, { first, reason }, { officerNo, authority }) => {
    if (officerNo !== 0 && site.authority !== authority)
      throw new Refusal('not-permitted', { values: { detail: 'a site of another authority' } });
    if (block === undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'unknown-block', field: 'first' }] });
    const from = block.first + block.used;
    if (from >= (block.voided_from ?? block.first + block.size)) throw new Refusal('nothing-to-do');
    return [NumbersVoided.make({ stream, data: { prefix: site.code, first, from, reason } })];
  },
});
