import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { SecurityLevelKept } from '../events.ts';
import { getLevelRecord, requireRunning } from './security-level-record.ts';

/** Answers an appeal: the level stays, for these reasons. By an officer who neither recorded nor approved it, or a judicial role (I24-four-eyes). */
export const keepSecurityLevel = defineCommand({
  system: 'sites',
  name: 'keep-security-level',
  input: z.object({ recordId: z.uuid(), reasons: z.string().trim().min(20).max(8000) }).strict(),
  streams: async (input, read) => [(await getLevelRecord(read, input.recordId)).person_no],
  load: (read, input) => getLevelRecord(read, input.recordId),
  decide: (record, { recordId, reasons }, { officerNo, authority, postings, now }) => {
    requireRunning(record, now);
    if (!record.appeal_open) throw new Refusal('stale', { values: { detail: 'no appeal waits for an answer' } });
    if (record.authority !== authority && !postings.some(({ role }) => role === 'judiciary_clerk'))
      throw new Refusal('not-permitted', { values: { detail: 'a record of another authority' } });
    if (officerNo === record.recorded_by || officerNo === record.approved_by)
      throw new Refusal('I24-four-eyes', {
        values: { detail: 'who recorded or approved the level does not answer the appeal' },
      });
    return [SecurityLevelKept.make({ stream: record.person_no, data: { recordId }, personal: { reasons } })];
  },
});
