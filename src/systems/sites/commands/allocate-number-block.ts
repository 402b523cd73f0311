import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { getSite, getSiteStream, NumberBlockAllocated } from '../../register/index.ts';

/** The serial of a register number has six digits. */
const SERIALS = 1_000_000;

/** Sets register numbers aside for a site, so that it can register without a network (decisions.md 16). */
export const allocateNumberBlock = defineCommand({
  system: 'sites',
  name: 'allocate-number-block',
  input: z.object({ site: z.string(), first: z.int().nonnegative(), size: z.int().positive() }).strict(),
  streams: async ({ site }, read) => [await getSiteStream(read, site)],
  load: async (read, { site }) => ({
    stream: await getSiteStream(read, site),
    site: await getSite(read, site),
  }),
  decide: ({ stream, site }, { first, size }, { officerNo, authority }) => {
    if (first + size > SERIALS)
      throw new Refusal('invalid-input', { problems: [{ code: 'serials-run-out', field: 'size' }] });
    if (officerNo !== 0 && site.authority !== authority)
      throw new Refusal('not-permitted', { values: { detail: 'a site of another authority' } });
    return [NumberBlockAllocated.make({ stream, data: { prefix: site.code, first, size } })];
  },
});
