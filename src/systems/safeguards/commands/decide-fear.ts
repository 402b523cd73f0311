import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { FearDecided } from '../events.ts';

type FearState = { id: string; person_no: number; heard_by: number; decided_at: number | null };
const findFear = 'SELECT id, person_no, heard_by, decided_at FROM safeguards.fear WHERE id = $1';

/**
 * Decides a fear, with reasons: an assessor who neither heard it nor planned the move (I24, T7). The line stays suspended until the decision is
 * final, and until the transfer cell lists the person again.
 */
export const decideFear = defineCommand({
  system: 'safeguards',
  name: 'decide-fear',
  roles: ['assessor'],
  input: z
    .object({
      fearId: z.uuid(),
      danger: z.boolean(),
      reasons: z.string().trim().min(20).max(8000),
      finalFromAt: z.int(),
    })
    .strict(),
  streams: async (input, read) => {
    const fear = await read.row<FearState>(findFear, [input.fearId]);
    return fear === undefined ? [] : [fear.person_no];
  },
  load: (read, input) => read.row<FearState>(findFear, [input.fearId]),
  decide: (fear, input, { officerNo, now }) => {
    if (fear === undefined) throw new Refusal('not-found', { values: { detail: 'fear' } });
    if (fear.decided_at !== null) throw new Refusal('stale', { values: { detail: 'decided already' } });
    if (fear.heard_by === officerNo) throw new Refusal('I24-four-eyes');
    if (input.finalFromAt < now)
      throw new Refusal('invalid-input', { problems: [{ code: 'final-before-decision', field: 'finalFromAt' }] });
    return [
      FearDecided.make({
        stream: fear.person_no,
        data: { fearId: fear.id, danger: input.danger, finalFromAt: input.finalFromAt },
        personal: { reasons: input.reasons },
      }),
    ];
  },
});
