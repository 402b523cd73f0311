import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { LockdownCounted } from '../emergencies/events.ts';
import { getEmergency, requireOpen } from '../emergencies/find-emergency.ts';
import { LARGEST_SITE } from '../largest-site.ts';

/** Records a lockdown count: how many heads, detainees and residents together, and who of those expected is missing. A fact: a number that does not fit is recorded and shown beside the expected one. */
export const recordLockdownCount = defineCommand({
  system: 'sites',
  name: 'record-lockdown-count',
  refuses: ['not-expected'],
  input: z
    .object({
      emergencyId: z.uuid(),
      section: z.string().optional(),
      counted: z.int().nonnegative(),
      missing: z.array(z.int().positive()).max(LARGEST_SITE),
    })
    .strict(),
  streams: async ({ emergencyId }, read) => [(await getEmergency(read, emergencyId)).stream],
  load: async (read, { emergencyId, section }) => {
    const emergency = await getEmergency(read, emergencyId);
    return {
      emergency,
      known:
        section === undefined ||
        (await read.row('SELECT FROM sites.section WHERE site = $1 AND section = $2', [emergency.site, section])),
    };
  },
  decide: ({ emergency, known }, data, { authority }) => {
    requireOpen(emergency, authority);
    if (known === undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'unknown-section', field: 'section' }] });
    const missing = [...new Set(data.missing)].sort((a, b) => a - b);
    return [LockdownCounted.make({ stream: emergency.stream, data: { ...data, missing, residentsToo: true } })];
  },
});
