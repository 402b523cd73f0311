import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { DeathRecorded } from '../events.ts';
import { requireReach } from '../state.ts';

const told = z.string().trim().max(4000);

/** Records a death in custody with all that the law asks (I21-death-complete); nothing can follow it (I21-death-is-final). */
export const recordDeath = defineCommand({
  system: 'register',
  name: 'record-death',
  input: z
    .object({
      personNo: z.int().positive(),
      cause: told,
      circumstances: told,
      remains: told,
      referral: told,
      place: told,
      manifestNo: z.int().positive().optional(),
      occurredAt: z.int().optional(),
    })
    .strict(),
  streams: (input) => [input.personNo],
  load: async (read, input) => {
    await requireReach(read, [input.personNo]);
    return {
      dead: (await read.row('SELECT FROM register.death WHERE person_no = $1', [input.personNo])) !== undefined,
    };
  },
  decide: ({ dead }, { personNo, manifestNo, occurredAt, ...personal }) => {
    if (dead) throw new Refusal('I21-death-is-final', { problems: [{ code: 'I21-death-is-final', personNo }] });
    const missing = Object.entries(personal).filter(([, value]) => value === '');
    if (missing.length > 0)
      throw new Refusal('I21-death-complete', {
        problems: missing.map(([field]) => ({ code: 'I21-death-complete', personNo, field })),
      });
    return [
      DeathRecorded.make({
        stream: personNo,
        occurredAt,
        data: { ...(manifestNo === undefined ? {} : { manifestNo }) },
        personal,
      }),
    ];
  },
});
