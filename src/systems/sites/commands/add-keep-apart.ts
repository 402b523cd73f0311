import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { getAllPresent } from '../../register/index.ts';
import { KeepApartAdded } from '../events.ts';

/** Two persons shall not share a section or a compartment until a day (I16-keep-apart): reasoned, signed, expiring. */
export const addKeepApart = defineCommand({
  system: 'sites',
  name: 'add-keep-apart',
  input: z
    .object({
      personNo: z.int().positive(),
      otherPersonNo: z.int().positive(),
      reason: z.string().trim().min(3).max(2000),
      expiresAt: z.int(),
    })
    .strict(),
  streams: (input) => [input.personNo, input.otherPersonNo],
  load: (read, input) => getAllPresent(read, [input.personNo, input.otherPersonNo]),
  decide: (_present, { personNo, otherPersonNo, reason, expiresAt }, { now }) => {
    if (personNo === otherPersonNo)
      throw new Refusal('invalid-input', { problems: [{ code: 'person-twice', personNo, field: 'otherPersonNo' }] });
    if (expiresAt <= now)
      throw new Refusal('invalid-input', { problems: [{ code: 'ends-before-it-begins', field: 'expiresAt' }] });
    return [KeepApartAdded.make({ stream: personNo, data: { otherPersonNo, expiresAt }, personal: { reason } })];
  },
});
