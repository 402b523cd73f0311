import type pg from 'pg';
import { type KeyChange, keyChanges, type PolicyEntry, readPolicyLeaf } from '../../core/ledger/log/policy-leaf.ts';

/** A leaf of the log, with its place. */
export type LogEntry = { readonly index: number; readonly leaf: Buffer };
/** A head that was signed. */
export type LogHead = { readonly size: number; readonly root: Buffer; readonly note: string };

type EntryRow = { readonly leaf_index: string; readonly leaf: Buffer };

const entryOf = ({ leaf_index, leaf }: EntryRow): LogEntry => ({ index: Number(leaf_index), leaf });

/** Entries read at once. */
const BATCH = 10_000;

/** The entries of the log in their order, from the one at `begin` up to `end`, which is not among them. */
export async function* readEntries(
  client: pg.ClientBase,
  begin: number,
  end: number,
): AsyncGenerator<LogEntry[], void, undefined> {
  for (let from = begin; from < end; from += BATCH) {
    const { rows } = await client.query<EntryRow>(
      `SELECT x.leaf_index::text, coalesce(x.leaf, e.leaf) AS leaf FROM register.log_entry x LEFT JOIN register.event e ON e.pos = x.event_pos
        WHERE x.leaf_index >= $1 AND x.leaf_index < $2 ORDER BY x.leaf_index`,
      [from, Math.min(from + BATCH, end)],
    );
    yield rows.map(entryOf);
  }
}

/** The newest head that was signed; undefined before the first. */
export const newestHead = async (client: pg.ClientBase): Promise<LogHead | undefined> => {
  const { rows } = await client.query<{ size: string; root: Buffer; note: string }>(
    'SELECT h.size::text, h.root, h.note FROM register.log_head h ORDER BY h.size DESC LIMIT 1',
  );
  return rows[0] === undefined ? undefined : { ...rows[0], size: Number(rows[0].size) };
};

/** How many entries have a place. */
export const countEntries = async (client: pg.ClientBase): Promise<number> => {
  const { rows } = await client.query<{ n: string }>(
    'SELECT coalesce(max(x.leaf_index) + 1, 0)::text AS n FROM register.log_entry x',
  );
  return Number(rows[0]?.n);
};

/** Says the device keys in the open that were enrolled and revoked by events which have a place, and of which the log does not say it yet. @returns how many entries came */
export const writeLogKeys = async (client: pg.ClientBase): Promise<number> => {
  const { rows } = await client.query<{ n: number }>('SELECT register.write_log_keys() AS n');
  return rows[0]?.n ?? 0;
};

/** Says in the open of which entries an order erased something that was carried out by an event which has a place, where the log does not say it yet. @returns how many entries came */
export const writeLogErasures = async (client: pg.ClientBase): Promise<number> => {
  const { rows } = await client.query<{ n: number }>('SELECT register.write_log_erasures() AS n');
  return rows[0]?.n ?? 0;
};

/** What the log says of its policy, in its order. */
export const readPolicies = async (client: pg.ClientBase): Promise<PolicyEntry[]> => {
  const { rows } = await client.query<EntryRow>(
    "SELECT x.leaf_index::text, x.leaf FROM register.log_entry x WHERE substring(x.leaf FROM 1 FOR 1) <> '\\x01'::bytea AND substring(x.leaf FROM 1 FOR 1) = '\\x05'::bytea ORDER BY x.leaf_index",
  );
  return rows.map(entryOf).flatMap(({ index, leaf }) => {
    const policy = readPolicyLeaf(leaf);
    return policy === undefined ? [] : [{ index, policy }];
  });
};

/** Which keys signed the log one after the other. */
export const readKeyChanges = async (client: pg.ClientBase): Promise<KeyChange[]> => {
  const policies = await readPolicies(client);
  const { rows } = await client.query<{ size: string }>(
    'SELECT h.size::text FROM register.log_head h WHERE h.size = ANY ($1)',
    [policies.map(({ index }) => index + 1)],
  );
  const heads = new Set(rows.map(({ size }) => Number(size)));
  return keyChanges(policies, (size) => heads.has(size));
};

/** Says the policy of the log in the log itself, as its next entry. */
export const writePolicy = async (client: pg.ClientBase, leaf: Buffer): Promise<void> => {
  await client.query('SELECT register.write_log_policy($1, $2)', [await countEntries(client), leaf]);
};

/** Keeps a head that was signed. @throws where it is no larger than one before (`I23-append-only`), or the clock was set back (`clock-set-back`) */
export const keepHead = async (client: pg.ClientBase, { size, root, note }: LogHead): Promise<void> => {
  await client.query('SELECT register.keep_log_head($1, $2, $3)', [size, root, note]);
};

/**
 * Gives events that have none their places at the end of the log (`register.sequence_events`). One statement, so that who reads the log sees all of them or none.
 * @param after nothing is looked for up to this `pos`
 */
export const sequenceEvents = async (
  client: pg.ClientBase,
  after: number,
  limit: number,
): Promise<(LogEntry & { readonly replacesSlips: boolean })[]> => {
  const { rows } = await client.query<EntryRow & { readonly replaces_slips: boolean }>(
    'SELECT s.leaf_index::text, s.leaf, s.replaces_slips FROM register.sequence_events($1, $2) s',
    [after, limit],
  );
  return rows.map((row) => ({ ...entryOf(row), replacesSlips: row.replaces_slips }));
};

/**
 * Up to which `pos` every event has its place for good. A command may have drawn its `pos` and not be through; it had the number of its transaction before (`register.append` writes the command first), so that
 * what was drawn is final when every transaction of then has ended.
 */
export class Settled {
  #settled = 0;
  #waiting: { readonly pos: number; readonly until: bigint } | undefined;

  /** Looks who is at work, after events were given their places. */
  async look(client: pg.ClientBase): Promise<number> {
    const { rows } = await client.query<{ oldest: string; next: string; pos: string }>(
      `SELECT pg_snapshot_xmin(s.now)::text AS oldest, pg_snapshot_xmax(s.now)::text AS next, (SELECT coalesce(max(x.event_pos), 0)::text FROM register.log_entry x) AS pos
         FROM pg_current_snapshot() s(now)`,
    );
    const { oldest = '0', next = '0', pos = '0' } = rows[0] ?? {};
    if (this.#waiting !== undefined && BigInt(oldest) < this.#waiting.until) return this.#settled;
    this.#settled = this.#waiting?.pos ?? 0;
    this.#waiting = { pos: Number(pos), until: BigInt(next) };
    return this.#settled;
  }
}
