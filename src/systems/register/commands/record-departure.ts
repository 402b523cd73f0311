import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { livedFree } from '../moved-breaches.ts';
import { ResidentDeparted } from '../residents/events.ts';
import { getPresent } from '../state.ts';

/** Records that a resident, or a child who accompanied a parent, went away: free to go, so that this is no escape and needs no release (I31). */
export const recordDeparture = defineCommand({
  system: 'register',
  name: 'record-departure',
  refuses: ['not-permitted'],
  input: z
    .object({
      personNo: z.int().positive(),
      destination: z.string().trim().min(3).max(400),
      account: z.string().trim().min(3).max(4000),
      occurredAt: z.int().optional(),
    })
    .strict(),
  streams: ({ personNo }) => [personNo],
  load: (read, { personNo }) => getPresent(read, personNo),
  decide: (present, { personNo, occurredAt, ...personal }, { authority }) => {
    if (present.custodian !== authority)
      throw new Refusal('I01-one-place-one-custodian', {
        values: { detail: 'a person who lives under another authority' },
      });
    if (!livedFree(present.state))
      throw new Refusal('I31-resident-not-detained', { values: { detail: 'only who is not detained departs' } });
    return [ResidentDeparted.make({ stream: personNo, occurredAt, data: {}, personal })];
  },
});
