import type pg from 'pg';
import {
  type KeyEncryptingKey,
  SealedBytesError,
  type StreamKeys,
  unwrapStreamKey,
} from '../../ledger/envelope-key.ts';
import { textRows } from './session.ts';

/** The keys of the records of persons, by their streams. One that does not open is there as undefined: the part that reads the chains names it. @param only of these streams; of all where it is not said */
export const keysOfPersons = async (
  live: pg.ClientBase,
  kek: KeyEncryptingKey,
  only?: readonly number[],
): Promise<Map<number, StreamKeys | undefined>> => {
  const keys = new Map<number, StreamKeys | undefined>();
  for (const [no, wrapped] of await textRows(
    live,
    `SELECT s.no, s.wrapped_key FROM register.stream s WHERE s.kind = 'person' ${only === undefined ? '' : 'AND s.no = ANY ($1::bigint[])'}`,
    only === undefined ? [] : [only],
  ))
    keys.set(Number(no), opened(kek, no as string, Buffer.from((wrapped as string).slice(2), 'hex')));
  return keys;
};

const opened = (kek: KeyEncryptingKey, stream: string, wrapped: Buffer): StreamKeys | undefined => {
  try {
    return unwrapStreamKey(kek, stream, wrapped);
  } catch (error) {
    if (error instanceof SealedBytesError) return undefined;
    throw error;
  }
};
