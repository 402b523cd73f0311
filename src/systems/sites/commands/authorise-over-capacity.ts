import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { getSite, getSiteStream } from '../../register/index.ts';
import { OverCapacityProposed } from '../events.ts';

/** Proposes more persons than places for a section, until a day (I17). Without effect until another officer approves it (I24). */
export const authoriseOverCapacity = defineCommand({
  system: 'sites',
  name: 'authorise-over-capacity',
  input: z
    .object({
      site: z.string(),
      section: z.string(),
      extraPlaces: z.int().positive().max(100_000),
      expiresAt: z.int(),
      reason: z.string().trim().min(3).max(2000),
    })
    .strict(),
  streams: async ({ site }, read) => [await getSiteStream(read, site)],
  load: async (read, { site, section }) => ({
    stream: await getSiteStream(read, site),
    site: await getSite(read, site),
    section: await read.row('SELECT FROM sites.section WHERE site = $1 AND section = $2', [site, section]),
  }),
  decide: ({ stream, site, section }, data, { authority, now }) => {
    if (section === undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'unknown-section', field: 'section' }] });
    if (site.authority !== authority)
      throw new Refusal('not-permitted', { values: { detail: 'a site of another authority' } });
    if (data.expiresAt <= now)
      throw new Refusal('invalid-input', { problems: [{ code: 'ends-before-it-begins', field: 'expiresAt' }] });
    return [OverCapacityProposed.make({ stream, data })];
  },
  result: z.object({ authorisationId: z.uuid() }),
  present: async (_read, events) => ({ authorisationId: events[0]?.id }),
});
