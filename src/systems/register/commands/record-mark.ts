import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { DistinguishingMarkRecorded } from '../marks/events.ts';
import { BODY_PLACES, isSaid, LONGEST_MARK, MARK_KINDS } from '../marks/mark-kinds.ts';
import { requireReach } from '../state.ts';

/** Records a distinguishing mark that was seen on a person, when and by whom; none overwrites another (ICPPED 17(3)(a)). */
export const recordMark = defineCommand({
  system: 'register',
  name: 'record-mark',
  refuses: ['not-permitted'],
  input: z
    .object({
      personNo: z.int().positive(),
      kind: z.enum(MARK_KINDS),
      place: z.enum(BODY_PLACES),
      /** In words; asked for where the kind is `other`. */
      description: z.string().trim().min(1).max(LONGEST_MARK).optional(),
      /** When it was seen; now where it is not said. */
      seenAt: z.int().optional(),
      /** Who saw it, in words. */
      seenBy: z.string().trim().min(1).max(300),
    })
    .strict(),
  streams: ({ personNo }) => [personNo],
  load: (read, { personNo }) => requireReach(read, [personNo]),
  decide: (_state, { personNo, seenAt, ...mark }, { now }) => {
    if (!isSaid(mark))
      throw new Refusal('invalid-input', { problems: [{ code: 'mark-in-words', field: 'description' }] });
    if ((seenAt ?? now) > now)
      throw new Refusal('invalid-input', { problems: [{ code: 'in-the-future', field: 'seenAt' }] });
    return [DistinguishingMarkRecorded.make({ stream: personNo, occurredAt: seenAt ?? now, data: {}, personal: mark })];
  },
});
