import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { SecurityLevelApproved } from '../events.ts';
import { requireConfirmsAt } from '../require-confirms-at.ts';
import { getLevelRecord, requireRunning } from './security-level-record.ts';

/** A second officer of the authority that holds approves a recorded level (I24-four-eyes): from now on it counts, and replaces any before. */
export const approveSecurityLevel = defineCommand({
  system: 'sites',
  name: 'approve-security-level',
  input: z.object({ recordId: z.uuid() }).strict(),
  streams: async (input, read) => [(await getLevelRecord(read, input.recordId)).person_no],
  load: (read, input) => getLevelRecord(read, input.recordId),
  decide: (record, data, { officerNo, authority, postings, now }) => {
    requireRunning(record, now);
    if (record.authority !== authority || record.custodian !== authority)
      throw new Refusal('not-permitted', { values: { detail: 'another authority recorded it or holds the person' } });
    requireConfirmsAt(SecurityLevelApproved, postings, record.site);
    if (record.recorded_by === officerNo || record.approved_by !== null)
      throw new Refusal('I24-four-eyes', {
        values: {
          detail: record.approved_by === null ? 'who recorded it does not approve' : 'it has been approved already',
        },
      });
    return [SecurityLevelApproved.make({ stream: record.person_no, data })];
  },
});
