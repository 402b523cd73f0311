import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { getSite, getSiteStream } from '../../register/index.ts';
import { OverCapacityProposed } from '../events.ts';

/** Proposes more persons than places in a section, until a day; without effect until another officer approves (I17, I24). */
export const authoriseOverCapacity = defineCommand({
  system: 'sites',
  name: 'authorise-over-capacity',
  roles: ['origin_officer', 'receiving_officer'],
  input: z
    .object({
      site: z.string(),
      section: z.string(),
      extraPlaces: z.int().min(1).max(10_000),
      expiresAt: z.int(),
      reason: z.string().trim().min(3).max(2000),
    })
    .strict(),
  streams: async (input, read) => [await getSiteStream(read, input.site)],
  load: async (read, input) => ({
    stream: await getSiteStream(read, input.site),
    site: await getSite(read, input.site),
    section: await read.row('SELECT section FROM sites.section WHERE site = $1 AND section = $2', [
      input.site,
      input.section,
    ]),
  }),
  decide: ({ stream, site, section }, input, { authority, now }) => {
    if (site.authority !== authority) throw new Refusal('not-permitted');
    if (section === undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'unknown-section', field: 'section' }] });
    if (input.expiresAt <= now)
      throw new Refusal('invalid-input', { problems: [{ code: 'in-the-past', field: 'expiresAt' }] });
    return [OverCapacityProposed.make({ stream, data: input })];
  },
  present: async (_read, events) => ({ authorisationId: events[0]?.id }),
});
