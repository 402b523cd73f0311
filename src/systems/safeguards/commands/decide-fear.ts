import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { FearDecided } from '../events.ts';

type FearRow = { person_no: number; heard_by: number; decided: boolean };
const findFear = 'SELECT person_no, heard_by, decided_at IS NOT NULL AS decided FROM safeguards.fear WHERE id = $1';

/** An assessor who neither heard the fear nor planned the move decides it, with reasons (I24-four-eyes, CAT 3). The line stays suspended until it is listed again. */
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
  streams: async ({ fearId }, read) => {
    const fear = await read.row<FearRow>(findFear, [fearId]);
    if (fear === undefined) throw new Refusal('not-found', { values: { detail: `fear ${fearId}` } });
    return [fear.person_no];
  },
  load: async (read, { fearId }) => (await read.row<FearRow>(findFear, [fearId])) as FearRow,
  decide: (fear, { fearId, danger, reasons, finalFromAt }, { officerNo, now }) => {
    if (fear.decided) throw new Refusal('stale');
    if (fear.heard_by === officerNo)
      throw new Refusal('I24-four-eyes', { values: { detail: 'the officer who heard the fear does not decide it' } });
    if (finalFromAt < now)
      throw new Refusal('I11-fear-suspends-line', { values: { detail: 'a decision is not final before it is made' } });
    return [FearDecided.make({ stream: fear.person_no, data: { fearId, danger, finalFromAt }, personal: { reasons } })];
  },
});
