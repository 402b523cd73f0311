import type { Reader } from './command-definition.ts';
import { Refusal } from './refusal.ts';

/** The register's own stream, or undefined before the register is declared. */
export const findRegisterStream = async (read: Reader): Promise<number | undefined> =>
  (await read.row<{ no: number | null }>('SELECT register.register_stream() AS no'))?.no ?? undefined;

/** The register's own stream: authorities, vehicles, the clock. Refuses with `not-found` before the register is declared. */
export const getRegisterStream = async (read: Reader): Promise<number> => {
  const stream = await findRegisterStream(read);
  if (stream === undefined) throw new Refusal('not-found', { values: { detail: 'the register is not declared yet' } });
  return stream;
};

/** Real time as the database sees it, in milliseconds since the epoch. */
export const realTime = async (read: Reader): Promise<number> =>
  ((await read.row<{ at: number }>('SELECT register.ms(transaction_timestamp()) AS at')) as { at: number }).at;
