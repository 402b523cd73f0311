import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { ControlWithdrawn } from '../control/events.ts';
import { getControl } from '../control/find-control.ts';

/**
 * Withdraws a claim of control that was wrong, with the reason: by the authority that recorded it. The claim stays on the page, crossed out (D4). Refused where the site
 * passed by it: its breach (I28) would be over and the site gone; who controls it now is a new claim.
 */
export const withdrawControl = defineCommand({
  system: 'sites',
  name: 'withdraw-control',
  input: z.object({ controlId: z.uuid(), reason: z.string().trim().min(3).max(2000) }).strict(),
  streams: async ({ controlId }, read) => [(await getControl(read, controlId)).stream],
  load: (read, { controlId }) => getControl(read, controlId),
  decide: (control, data, { officerNo, authority }) => {
    if (control.withdrawn) throw new Refusal('stale');
    if (officerNo !== 0 && authority !== control.recorder)
      throw new Refusal('not-permitted', { values: { detail: 'a claim that another authority recorded' } });
    if (control.passed)
      throw new Refusal('I28-roll-call-at-change-of-control', {
        values: { detail: 'the site passed by this claim; who controls it now is a new claim' },
      });
    return [ControlWithdrawn.make({ stream: control.stream, data })];
  },
});
