import { z } from 'zod';
import { defineCommand, type Reader } from '../command-definition.ts';
import { ClockSet } from '../events.ts';
import { Refusal } from '../refusal.ts';
import { roles } from '../roles.ts';

const registerStream = async (read: Reader): Promise<number[]> => {
  const row = await read.row<{ no: number | null }>('SELECT register.register_stream() AS no');
  return row?.no == null ? [] : [row.no];
};

/** Stream and real time (milliseconds); a register without a clock of its own refuses. */
const load = async (read: Reader): Promise<{ stream: number; realAt: number; lastAt: number }> => {
  const [stream] = await registerStream(read);
  const row = await read.row<{ real_at: number; last_at: number | null }>(
    'SELECT register.ms(transaction_timestamp()) AS real_at, register.ms(register.last_received()) AS last_at',
  );
  if (stream === undefined || row?.last_at == null) throw new Refusal('not-found', { values: { detail: 'register' } });
  return { stream, realAt: row.real_at, lastAt: row.last_at };
};

/** Moves the clock of a synthetic register forward, at most fourteen days at once. A register of real persons refuses it. */
export const advanceClock = defineCommand({
  system: 'access',
  name: 'advance-clock',
  roles: roles.filter((role) => role !== 'monitor'),
  input: z.object({ minutes: z.int().min(1).max(20_160) }).strict(),
  streams: (_input, read) => registerStream(read),
  load,
  decide: ({ stream, realAt }, input, { now, synthetic }) => {
    if (!synthetic) throw new Refusal('not-permitted', { values: { detail: 'the register is not synthetic' } });
    return [ClockSet.make({ stream, data: { clockAt: now + input.minutes * 60_000, realAt } })];
  },
});

/** Goes on with a demonstration where it stood when the server stopped: the scenario's time stands still while nobody is there. */
export const resumeClock = defineCommand({
  system: 'register',
  name: 'resume-clock',
  roles: ['installation'],
  input: z.object({}).strict(),
  streams: (_input, read) => registerStream(read),
  load,
  decide: ({ stream, realAt, lastAt }, _input, { synthetic }) => {
    if (!synthetic) throw new Refusal('not-permitted', { values: { detail: 'the register is not synthetic' } });
    return [ClockSet.make({ stream, data: { clockAt: lastAt, realAt } })];
  },
});
