import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { type Fate, missingOutcomes, outcomeHolds } from '../emergencies/emergency-words.ts';
import { MissingResolved } from '../emergencies/events.ts';
import { getEmergency, requireOpen } from '../emergencies/find-emergency.ts';

/** Says what became of a person who was missing. An escape, a departure, a death, or that the person is unaccounted for is recorded in the person's file first. */
export const resolveMissing = defineCommand({
  system: 'sites',
  name: 'resolve-missing',
  input: z
    .object({
      emergencyId: z.uuid(),
      personNo: z.int().positive(),
      outcome: z.enum(missingOutcomes),
      account: z.string().trim().min(3).max(4000),
    })
    .strict(),
  streams: async ({ emergencyId }, read) => [(await getEmergency(read, emergencyId)).stream],
  load: async (read, { emergencyId, personNo }) => ({
    emergency: await getEmergency(read, emergencyId),
    fate: await read.row<Fate & { open: boolean }>(
      `SELECT c.state, (SELECT e.outcome FROM register.custody e WHERE e.person_no = m.person_no AND e.known_to IS NULL ORDER BY e.to_at DESC LIMIT 1) AS ended, EXISTS (SELECT FROM register.death d WHERE d.person_no = m.person_no) AS dead, m.outcome IS NULL AS open FROM sites.missing m
         LEFT JOIN register.custody c ON c.person_no = m.person_no AND c.known_to IS NULL AND c.to_at = 'infinity' WHERE m.emergency_id = $1 AND m.person_no = $2`,
      [emergencyId, personNo],
    ),
  }),
  decide: ({ emergency, fate }, { account, ...data }, { authority }) => {
    requireOpen(emergency, authority);
    if (fate === undefined) throw new Refusal('not-found', { values: { detail: `missing person ${data.personNo}` } });
    if (!fate.open) throw new Refusal('stale');
    if (!outcomeHolds(data.outcome, fate)) throw new Refusal('difference-not-so');
    return [MissingResolved.make({ stream: emergency.stream, data, personal: { account } })];
  },
});
