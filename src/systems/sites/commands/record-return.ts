import { z } from 'zod';
import { defineCommand, type Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { AbsenceEnded } from '../absences/events.ts';

type Absence = { person_no: number; custodian: string; left_at: number; returned: boolean };

const getAbsence = async (read: Reader, id: string): Promise<Absence> => {
  const absence = await read.row<Absence>(
    'SELECT person_no, custodian, left_at, returned_at IS NOT NULL AS returned FROM sites.absence WHERE id = $1',
    [id],
  );
  if (absence === undefined) throw new Refusal('not-found', { values: { detail: `absence ${id}` } });
  return absence;
};

/** Records that a person came back from court or hospital, and how. */
export const recordReturn = defineCommand({
  system: 'sites',
  name: 'record-return',
  input: z.object({ absenceId: z.uuid(), returnedAt: z.int(), account: z.string().trim().min(3).max(2000) }).strict(),
  streams: async ({ absenceId }, read) => [(await getAbsence(read, absenceId)).person_no],
  load: (read, { absenceId }) => getAbsence(read, absenceId),
  decide: (absence, { absenceId, returnedAt, account }, { authority, now }) => {
    if (absence.custodian !== authority)
      throw new Refusal('not-permitted', { values: { detail: 'an absence under another authority' } });
    if (absence.returned) throw new Refusal('stale');
    if (returnedAt > now) throw new Refusal('invalid-input', { problems: [{ code: 'not-yet', field: 'returnedAt' }] });
    if (returnedAt <= absence.left_at)
      throw new Refusal('invalid-input', { problems: [{ code: 'ends-before-it-begins', field: 'returnedAt' }] });
    return [
      AbsenceEnded.make({
        stream: absence.person_no,
        occurredAt: returnedAt,
        data: { absenceId },
        personal: { account },
      }),
    ];
  },
});
