import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { SecurityLevelAppealed } from '../events.ts';
import { getLevelRecord, requireRunning } from './security-level-record.ts';

/** Records that the person appealed against the level, with the grounds, by whoever heard it (Mandela 93). The appeal waits until it is answered. */
export const appealSecurityLevel = defineCommand({
  system: 'sites',
  name: 'appeal-security-level',
  input: z.object({ recordId: z.uuid(), grounds: z.string().trim().min(3).max(8000) }).strict(),
  streams: async (input, read) => [(await getLevelRecord(read, input.recordId)).person_no],
  load: (read, input) => getLevelRecord(read, input.recordId),
  decide: (record, { recordId, grounds }, { now }) => {
    requireRunning(record, now);
    if (record.appeal_open) throw new Refusal('stale', { values: { detail: 'an appeal waits for its answer' } });
    return [SecurityLevelAppealed.make({ stream: record.person_no, data: { recordId }, personal: { grounds } })];
  },
});
