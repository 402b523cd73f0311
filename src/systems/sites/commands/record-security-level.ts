import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { getAllPresent } from '../../register/index.ts';
import { SecurityLevelRecorded } from '../events.ts';
import { securityLevels } from '../security-level.ts';

/** A level is looked at again within a year (Mandela 93). */
const LONGEST = 365 * 86_400_000;

/** Records a person's security level, with reasons and an end, by the authority that holds (P3). Without effect until another officer approves it (I24). */
export const recordSecurityLevel = defineCommand({
  system: 'sites',
  name: 'record-security-level',
  input: z
    .object({
      personNo: z.int().positive(),
      level: z.enum(securityLevels),
      reasons: z.string().trim().min(20).max(8000),
      expiresAt: z.int(),
    })
    .strict(),
  streams: (input) => [input.personNo],
  load: (read, input) => getAllPresent(read, [input.personNo]),
  decide: (present, { personNo, level, reasons, expiresAt }, { authority, now }) => {
    if (present.get(personNo)?.custodian !== authority)
      throw new Refusal('not-permitted', { values: { detail: 'another authority holds the person' } });
    if (expiresAt <= now)
      throw new Refusal('invalid-input', { problems: [{ code: 'ends-before-it-begins', field: 'expiresAt' }] });
    if (expiresAt > now + LONGEST)
      throw new Refusal('invalid-input', { problems: [{ code: 'longer-than-a-year', field: 'expiresAt' }] });
    return [SecurityLevelRecorded.make({ stream: personNo, data: { level, expiresAt }, personal: { reasons } })];
  },
  result: z.object({ recordId: z.uuid() }),
  present: async (_read, events) => ({ recordId: events[0]?.id }),
});
