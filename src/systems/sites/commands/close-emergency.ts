import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { EmergencyClosed } from '../emergencies/events.ts';
import { getEmergency, requireOpen } from '../emergencies/find-emergency.ts';

/**
 * Closes an emergency: refused while nobody was counted, while a section where somebody was when it began, and is, has not been counted, while somebody who was expected is neither counted nor
 * missing by name in the newest count of a section, or while a missing person has no outcome (I03-missing-have-outcome). Where nobody can go and count, whoever was there is missing by name.
 */
export const closeEmergency = defineCommand({
  system: 'sites',
  name: 'close-emergency',
  input: z.object({ emergencyId: z.uuid(), account: z.string().trim().min(3).max(4000) }).strict(),
  streams: async ({ emergencyId }, read) => [(await getEmergency(read, emergencyId)).stream],
  load: async (read, { emergencyId }) => ({
    emergency: await getEmergency(read, emergencyId),
    counted: await read.row('SELECT FROM sites.lockdown_count WHERE emergency_id = $1 LIMIT 1', [emergencyId]),
    // the same rule as sites.uncounted
    short: await read.rows<{ section: string | null; uncounted: number }>(
      `SELECT k.section, k.expected - k.counted - k.missing AS uncounted FROM (SELECT DISTINCT ON (x.section) x.* FROM sites.lockdown_count x WHERE x.emergency_id = $1
         ORDER BY x.section, x.event_pos DESC) k WHERE k.counted + k.missing < k.expected ORDER BY 1`,
      [emergencyId],
    ),
    // of a site without one count the whole is said, and not each section
    never: await read.rows<{ section: string | null; persons: number }>(
      'SELECT section, persons FROM sites.never_counted_seen($1)',
      [emergencyId],
    ),
    missing: await read.rows<{ person_no: number; register_number: string }>(
      'SELECT m.person_no, p.register_number FROM sites.missing m JOIN register.person p ON p.no = m.person_no WHERE m.emergency_id = $1 AND m.outcome IS NULL ORDER BY 1',
      [emergencyId],
    ),
  }),
  decide: ({ emergency, counted, short, never, missing }, { emergencyId, account }, { authority }) => {
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
    if (short.length > 0)
      throw new Refusal('I03-missing-have-outcome', {
        values: {
          detail: short
            .map(({ section, uncounted }) => `${uncounted} not counted in ${section ?? 'the site'}`)
            .join(', '),
        },
        problems: short.map(({ section, uncounted }) => ({
          code: section === null ? 'site-short' : 'section-short',
          values: { section: section ?? '', n: uncounted },
        })),
      });
    if (never.length > 0)
      throw new Refusal('I03-missing-have-outcome', {
        values: {
          detail: never
            .map(({ section, persons }) => `${persons} never counted in ${section ?? 'no section'}`)
            .join(', '),
        },
        problems: never.map(({ section, persons }) => ({
          code: section === null ? 'site-never-counted' : 'section-never-counted',
          values: { section: section ?? '', n: persons },
        })),
      });
    return [EmergencyClosed.make({ stream: emergency.stream, data: { emergencyId }, personal: { account } })];
  },
});
