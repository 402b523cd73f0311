import pg from 'pg';

/**
 * How PostgreSQL's types arrive: bigint as number (every number of ours is far below 2^53; an unsafe one throws), timestamptz as milliseconds since the
 * epoch (the form of every instant in Amana), date as its text.
 */
const parsers: Record<number, (text: string) => unknown> = {
  20: (text) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit a number`);
    return value;
  },
  1082: (text) => text,
  1184: (text) =>
    text === 'infinity' ? null : new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).getTime(),
};

/** Type parsers for `pg` clients and pools. */
export const typeParsers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (parsers[oid] as never) ?? pg.types.getTypeParser(oid, format as 'text'),
};

/**
 * A pool of connections; `size` at most. Statements longer than `statementTimeout` milliseconds are ended by the server. Just-in-time compilation is off: the
 * statements are short, and a server that has it takes a hundred times as long to compile one as to run it.
 */
export const createPool = (connection: pg.ClientConfig, size = 10, statementTimeout = 30_000): pg.Pool => {
  const pool = new pg.Pool({
    options: '-c jit=off',
    ...connection,
    max: size,
    types: typeParsers,
    // What is asked before an earlier answer came is on the wire at once: a command waits for the server three times, not six.
    pipeline: true,
    statement_timeout: statementTimeout,
    // What a connection knows of tables and plans costs it a second of work: it is kept over the quiet minutes between two convoys.
    idleTimeoutMillis: 10 * 60_000,
  });
  // An idle connection that breaks (server restarted) is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  // So would one that breaks while a command holds it and computes: the next statement on it is refused, which is enough.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};
