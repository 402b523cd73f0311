import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { ControlEnded } from '../control/events.ts';
import { getControl } from '../control/find-control.ts';
import { sourceKinds } from '../source.ts';

/** Records that control of a site ended, with the source: by the authority that controlled, or by the one that recorded the claim (D4). */
export const endControl = defineCommand({
  system: 'sites',
  name: 'end-control',
  input: z
    .object({
      controlId: z.uuid(),
      endedAt: z.int(),
      sourceKind: z.enum(sourceKinds),
      source: z.string().trim().min(3).max(400),
    })
    .strict(),
  streams: async ({ controlId }, read) => [(await getControl(read, controlId)).stream],
  load: (read, { controlId }) => getControl(read, controlId),
  decide: (control, data, { officerNo, authority, now }) => {
    if (control.ended || control.withdrawn) throw new Refusal('stale');
    if (officerNo !== 0 && authority !== control.authority && authority !== control.recorder)
      throw new Refusal('not-permitted', { values: { detail: 'control of another authority' } });
    if (data.endedAt <= control.from_at)
      throw new Refusal('invalid-input', { problems: [{ code: 'ends-before-it-begins', field: 'endedAt' }] });
    if (data.endedAt > now) throw new Refusal('invalid-input', { problems: [{ code: 'not-yet', field: 'endedAt' }] });
    return [ControlEnded.make({ stream: control.stream, occurredAt: data.endedAt, data })];
  },
});
