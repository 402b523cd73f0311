import { hash } from 'node:crypto';
import type pg from 'pg';
import type { Reader } from './command-definition.ts';

/** So many statements are prepared in each connection at most; a server keeps some ten thousand bytes for each. */
const PREPARED_AT_MOST = 500;

/** Names of statements that were asked for more than once, by their text; an empty name was asked for once. */
const names = new Map<string, string>();

/**
 * A statement that is asked again is prepared, once in each connection: behind row security, planning it costs more than running it. Texts are constants of the program, but for a few that hold the
 * numbers of a page; what exceeds the bound is planned each time.
 */
const nameOf = (text: string): string | undefined => {
  const name = names.get(text);
  if (name === undefined) {
    if (names.size < PREPARED_AT_MOST) names.set(text, '');
    return undefined;
  }
  if (name !== '') return name;
  const given = hash('sha256', text, 'base64url');
  names.set(text, given);
  return given;
};

const ask = async <Row>(client: pg.ClientBase, text: string, values: readonly unknown[]): Promise<Row[]> => {
  const name = nameOf(text);
  return (await client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) })).rows as Row[];
};

/** Reads of one connection, in whatever transaction it has open. */
export const readerOf = (client: pg.ClientBase): Reader => ({
  rows: (text, values = []) => ask(client, text, values),
  row: async <Row>(text: string, values: readonly unknown[] = []) => (await ask<Row>(client, text, values))[0],
});
