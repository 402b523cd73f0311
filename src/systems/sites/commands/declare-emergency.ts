import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { getSite, getSiteStream } from '../../register/index.ts';
import { emergencyKinds } from '../emergencies/emergency-words.ts';
import { EmergencyDeclared } from '../emergencies/events.ts';

/** Declares an emergency of the own site: from now on heads are counted, and nobody is missing without an outcome. */
export const declareEmergency = defineCommand({
  system: 'sites',
  name: 'declare-emergency',
  input: z
    .object({
      site: z.string(),
      kind: z.enum(emergencyKinds),
      account: z.string().trim().min(3).max(4000),
      occurredAt: z.int().optional(),
    })
    .strict(),
  streams: async ({ site }, read) => [await getSiteStream(read, site)],
  load: async (read, { site }) => ({ stream: await getSiteStream(read, site), site: await getSite(read, site) }),
  decide: ({ stream, site }, { account, occurredAt, ...data }, { authority, now }) => {
    if (site.authority !== authority)
      throw new Refusal('not-permitted', { values: { detail: 'a site of another authority' } });
    if (occurredAt !== undefined && occurredAt > now)
      throw new Refusal('invalid-input', { problems: [{ code: 'not-yet', field: 'occurredAt' }] });
    return [EmergencyDeclared.make({ stream, occurredAt, data, personal: { account } })];
  },
  result: z.object({ emergencyId: z.uuid() }),
  present: async (_read, events) => ({ emergencyId: events[0]?.id }),
});
