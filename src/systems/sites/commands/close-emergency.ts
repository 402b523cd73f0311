import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { EmergencyClosed, emergencyRoles } from '../emergencies/events.ts';
import { getEmergency, requireOpen } from '../emergencies/find-emergency.ts';

/** Closes an emergency: refused while nobody was counted, or while a missing person has no outcome (I03-missing-have-outcome). */
export const closeEmergency = defineCommand({
  system: 'sites',
  name: 'close-emergency',
  roles: emergencyRoles,
  input: z.object({ emergencyId: z.uuid(), account: z.string().trim().min(3).max(4000) }).strict(),
  streams: async ({ emergencyId }, read) => [(await getEmergency(read, emergencyId)).stream],
  load: async (read, { emergencyId }) => ({
    emergency: await getEmergency(read, emergencyId),
    counted: await read.row('SELECT FROM sites.lockdown_count WHERE emergency_id = $1 LIMIT 1', [emergencyId]),
    missing: await read.rows<{ person_no: number; register_number: string }>(
      'SELECT m.person_no, p.register_number FROM sites.missing m JOIN register.person p ON p.no = m.person_no WHERE m.emergency_id = $1 AND m.outcome IS NULL ORDER BY 1',
      [emergencyId],
    ),
  }),
  decide: ({ emergency, counted, missing }, { emergencyId, account }, { authority }) => {
    requireOpen(emergency, authority);
    if (counted === undefined || missing.length > 0)
      throw new Refusal('I03-missing-have-outcome', {
        values: { detail: counted === undefined ? 'no heads were counted' : `${missing.length} without an outcome` },
        problems: missing.map((row) => ({
          code: 'I03-missing-have-outcome',
          personNo: row.person_no,
          registerNumber: row.register_number,
        })),
      });
    return [EmergencyClosed.make({ stream: emergency.stream, data: { emergencyId }, personal: { account } })];
  },
});
