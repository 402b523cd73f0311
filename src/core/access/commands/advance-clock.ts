import { z } from 'zod';
import { defineCommand } from '../../register/command-definition.ts';
import { ClockSet } from '../../register/events.ts';
import { Refusal } from '../../register/refusal.ts';
import { getRegisterStream, realTime } from '../../register/register-stream.ts';
import { instant } from '../../wire.ts';

/** Advances the clock of a synthetic register by minutes, visibly, by any officer (decisions.md 12). */
export const advanceClock = defineCommand({
  system: 'access',
  name: 'advance-clock',
  input: z.object({ minutes: z.int().min(1).max(20_160) }).strict(),
  streams: async (_input, read) => [await getRegisterStream(read)],
  load: async (read) => ({ stream: await getRegisterStream(read), realAt: await realTime(read) }),
  decide: ({ stream, realAt }, { minutes }, { now, synthetic }) => {
    if (!synthetic)
      throw new Refusal('not-permitted', { values: { detail: 'the clock of a register of real persons' } });
    return [ClockSet.make({ stream, data: { clockAt: now + minutes * 60_000, realAt } })];
  },
  result: z.object({ nowAt: instant }),
  present: async (read) => read.row('SELECT register.ms(register.clock()) AS "nowAt"'),
});
