import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { getSite, getSiteStream } from '../../register/index.ts';
import { getRollCall } from '../control/find-roll-call.ts';
import { RollCallProposed } from '../control/roll-call-events.ts';
import { LARGEST_SITE, MOST_STRANGERS } from '../largest-site.ts';

/** How long after its call a roll can be recorded. */
const DAY = 24 * 3_600_000;
/** A number and a comma for each of those present, and names of as many strangers as a site can have that nobody ever registered. */
const BODY_LIMIT = 12 * 1024 ** 2;

/**
 * Calls the roll of a site that changes hands (I28, D4): an officer of one of the two authorities says who was there and how many were counted. The old roll is what the
 * register has of the giving authority at that instant. Without effect until this officer and one of the other authority sign the same roll with their device keys.
 */
export const proposeRollCall = defineCommand({
  system: 'sites',
  name: 'propose-roll-call',
  bodyLimit: BODY_LIMIT,
  input: z
    .object({
      site: z.string(),
      giving: z.string(),
      taking: z.string(),
      calledAt: z.int(),
      counted: z.int().nonnegative(),
      present: z.array(z.int().positive()).max(LARGEST_SITE),
      strangers: z.array(z.string().trim().min(2).max(200)).max(MOST_STRANGERS),
    })
    .strict(),
  streams: async ({ site }, read) => [await getSiteStream(read, site)],
  load: async (read, { site, giving, taking }) => ({
    stream: await getSiteStream(read, site),
    site: await getSite(read, site),
    owed: await read.row(
      `SELECT FROM sites.site_breach b JOIN sites.control c ON c.id = b.fact_event JOIN sites.control a ON a.id = c.after_id
        WHERE b.site = $1 AND b.cured_at IS NULL AND a.authority = $2 AND c.authority = $3`,
      [site, giving, taking],
    ),
  }),
  decide: ({ stream, site, owed }, { strangers, ...data }, { authority, now }) => {
    if (data.giving === data.taking)
      throw new Refusal('invalid-input', { problems: [{ code: 'one-authority', field: 'taking' }] });
    if (data.calledAt > now) throw new Refusal('invalid-input', { problems: [{ code: 'not-yet', field: 'calledAt' }] });
    if (data.calledAt < now - DAY)
      throw new Refusal('invalid-input', { problems: [{ code: 'instant-far', field: 'calledAt' }] });
    if (authority !== data.giving && authority !== data.taking)
      throw new Refusal('I28-roll-call-at-change-of-control', {
        values: { detail: 'a roll-call is proposed by an officer of one of the two authorities' },
      });
    if (site.authority !== data.giving && owed === undefined)
      throw new Refusal('I28-roll-call-at-change-of-control', {
        values: { detail: 'the site does not pass from this authority' },
      });
    const present = [...new Set(data.present)].sort((a, b) => a - b);
    return [
      RollCallProposed.make({
        stream,
        occurredAt: data.calledAt,
        data: { ...data, present },
        personal: { strangers, secret: randomBytes(32).toString('hex') },
      }),
    ];
  },
  result: z.object({ rollCallId: z.uuid(), rollHash: z.string() }),
  present: async (read, events) => {
    const rollCallId = events[0]?.id ?? '';
    return { rollCallId, rollHash: (await getRollCall(read, rollCallId)).roll_hash };
  },
});
