import { z } from 'zod';
import { defineCommand } from '../command-definition.ts';
import { ClockSet } from '../events.ts';
import { Refusal } from '../refusal.ts';
import { getRegisterStream, realTime } from '../register-stream.ts';

/** Shorter pauses are left as they are. */
const SHORT_PAUSE = 60_000;

/** At the start of the server: the clock of a synthetic register goes on where it stood at the last event, so that a demonstration left overnight has not aged. */
export const resumeClock = defineCommand({
  system: 'register',
  name: 'resume-clock',
  input: z.object({}).strict(),
  streams: async (_input, read) => [await getRegisterStream(read)],
  load: async (read) => ({
    stream: await getRegisterStream(read),
    realAt: await realTime(read),
    last: (await read.row<{ at: number }>('SELECT register.ms(register.last_received()) AS at'))?.at,
  }),
  decide: ({ stream, realAt, last }, _input, { synthetic, now }) => {
    if (!synthetic || last === undefined || now - last < SHORT_PAUSE) throw new Refusal('nothing-to-do');
    return [ClockSet.make({ stream, data: { clockAt: last, realAt } })];
  },
});
