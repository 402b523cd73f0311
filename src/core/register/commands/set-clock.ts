import { z } from 'zod';
import { defineCommand } from '../command-definition.ts';
import { ClockSet } from '../events.ts';
import { getRegisterStream, realTime } from '../register-stream.ts';

/** Sets the clock of a synthetic register, forward only. By the installation; officers use `access/advance-clock`. */
export const setClock = defineCommand({
  system: 'register',
  name: 'set-clock',
  input: z.object({ clockAt: z.int() }).strict(),
  streams: async (_input, read) => [await getRegisterStream(read)],
  load: async (read) => ({ stream: await getRegisterStream(read), realAt: await realTime(read) }),
  decide: ({ stream, realAt }, { clockAt }) => [ClockSet.make({ stream, data: { clockAt, realAt } })],
});
