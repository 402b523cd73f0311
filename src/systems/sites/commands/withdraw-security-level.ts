import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { SecurityLevelWithdrawn } from '../events.ts';
import { getLevelRecord, requireRunning } from './security-level-record.ts';

/** Withdraws a level, with reasons: by the authority that recorded it or holds the person, or by a judicial role. From now on there is no restriction. */
export const withdrawSecurityLevel = defineCommand({
  system: 'sites',
  name: 'withdraw-security-level',
  input: z.object({ recordId: z.uuid(), reasons: z.string().trim().min(20).max(8000) }).strict(),
  streams: async (input, read) => [(await getLevelRecord(read, input.recordId)).person_no],
  load: (read, input) => getLevelRecord(read, input.recordId),
  decide: (record, { recordId, reasons }, { authority, postings, now }) => {
    requireRunning(record, now);
    const judges = postings.some(({ role }) => role === 'judiciary_clerk');
    if (!judges && authority !== record.authority && authority !== record.custodian)
      throw new Refusal('not-permitted', { values: { detail: 'another authority recorded it and holds the person' } });
    return [SecurityLevelWithdrawn.make({ stream: record.person_no, data: { recordId }, personal: { reasons } })];
  },
});
