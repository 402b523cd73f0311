import { setImmediate as breathe } from 'node:timers/promises';
import type pg from 'pg';
import { type KeyEncryptingKey, SealedBytesError, unwrapStreamKey } from '../../core/ledger/envelope-key.ts';
import { labelKeyFrom } from '../../core/ledger/label-key.ts';
import { leafHash } from '../../core/ledger/leaf.ts';
import { rollLeaf, sortRoll } from '../../core/ledger/roll.ts';
import { LABEL_TURN } from '../../core/register/label-turn.ts';
import { RECORD_ENDS, RECORD_TURNS } from '../../core/register/living-record.ts';
import { countEntries } from './log-entries.ts';
import type { PaddingWriter } from './write-padding.ts';

type RecordRow = { readonly no: string; readonly key: Buffer; readonly lives: boolean; readonly label_from: number } & (
  | { readonly seq: number; readonly leaf: Buffer }
  | { readonly seq: null; readonly leaf: null }
);
type DueRoll = { readonly day: string; readonly late: boolean };

/** Records read at once, and leaves made before the server's other work has its turn. */
const [AT_ONCE, IN_A_TURN] = [5_000, 250];

/**
 * Records one after the other, how far the log holds them, and whether they live: an event without a place yet is none of theirs, and a record that has an end among its events and nothing after it that opens it again lives
 * no more. Its leaf is named by the key that it has by then. By keys, whatever the planner believes of a young register.
 */
const RECORDS = `SELECT s.no::text, s.wrapped_key AS key, h.seq, h.leaf,
    (SELECT e.type FROM register.event e WHERE e.stream_no = s.no AND e.seq <= h.seq AND e.type = ANY ($2) ORDER BY e.seq DESC LIMIT 1) = ANY ($3) IS NOT TRUE AS lives,
    CASE WHEN s.label_from = 0 THEN 0 ELSE coalesce((SELECT e.seq FROM register.event e WHERE e.stream_no = s.no AND e.seq <= h.seq AND e.type = $5 ORDER BY e.seq DESC LIMIT 1), 0) END AS label_from
  FROM (SELECT r.no, r.wrapped_key, r.label_from FROM register.stream r WHERE r.kind = 'person' AND r.no > $1 ORDER BY r.no LIMIT $4) s
  LEFT JOIN LATERAL (SELECT e.seq, e.leaf FROM register.event e WHERE e.stream_no = s.no AND EXISTS (SELECT FROM register.log_entry x WHERE x.event_pos = e.pos OFFSET 0) ORDER BY e.seq DESC LIMIT 1) h ON true
  ORDER BY s.no`;

/** Writes the daily rolls that are due, each in a transaction of its own. */
export class RollWriter {
  readonly #client: pg.ClientBase;
  readonly #kek: KeyEncryptingKey;
  readonly #say: (text: string) => void;
  readonly #padding: PaddingWriter | undefined;

  /** @param kek opens the key of each record; @param say is told of records whose key does not open: they are missing in the roll, which is the truth; @param padding fills the day up before its roll */
  constructor(client: pg.ClientBase, kek: KeyEncryptingKey, say: (text: string) => void, padding?: PaddingWriter) {
    this.#client = client;
    this.#kek = kek;
    this.#say = say;
    this.#padding = padding;
  }

  /** Writes them behind the entries that there are. @returns whether there was one */
  async writeDue(): Promise<boolean> {
    let written = false;
    while (await this.#writeNext()) written = true;
    return written;
  }

  /** Writes the next that is due, in one transaction that sees one moment: the clock of an exercise may be put forward meanwhile, and what was filled up and has no roll behind it would be filled up again. */
  async #writeNext(): Promise<boolean> {
    await this.#client.query(
      'BEGIN ISOLATION LEVEL REPEATABLE READ; SET LOCAL enable_seqscan = off; SET LOCAL jit = off',
    );
    try {
      const { rows } = await this.#client.query<DueRoll>(
        'SELECT d.day, d.late FROM register.due_log_rolls() d ORDER BY d.day LIMIT 1',
      );
      if (rows[0] !== undefined) await this.#write(rows[0]);
      await this.#client.query('COMMIT');
      return rows[0] !== undefined;
    } catch (error) {
      await this.#client.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  async #write({ day, late }: DueRoll): Promise<void> {
    const size = await countEntries(this.#client);
    const leaves: Buffer[] = [];
    let closed = 0;
    for await (const record of this.#records()) {
      if (record.seq === null || !record.lives) continue;
      try {
        const labelKey = labelKeyFrom(unwrapStreamKey(this.#kek, record.no, record.key), record.label_from);
        leaves.push(rollLeaf(labelKey, { day, late, seq: record.seq, head: leafHash(record.leaf) }));
      } catch (error) {
        if (!(error instanceof SealedBytesError)) throw error;
        closed += 1;
      }
      if (leaves.length % IN_A_TURN === 0) await breathe();
    }
    const first = (await this.#padding?.beforeRoll(size)) ?? size;
    await this.#client.query('SELECT register.write_log_roll($1::date, $2, $3, $4)', [
      day,
      late,
      first,
      Buffer.concat(sortRoll(leaves)),
    ]);
    if (closed > 0)
      this.#say(`the roll of ${day} lacks ${closed} records: their keys do not open. ./amana verify names them`);
  }

  async *#records(): AsyncGenerator<RecordRow, void, undefined> {
    for (let after = '0'; ; ) {
      const { rows } = await this.#client.query<RecordRow>(RECORDS, [
        after,
        RECORD_TURNS,
        RECORD_ENDS,
        AT_ONCE,
        LABEL_TURN,
      ]);
      yield* rows;
      if (rows.length < AT_ONCE) return;
      after = rows.at(-1)?.no as string;
    }
  }
}
