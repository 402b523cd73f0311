import type pg from 'pg';
import { type KeyEncryptingKey, SealedBytesError, unwrapStreamKey } from '../../core/ledger/envelope-key.ts';
import { labelKeyFrom } from '../../core/ledger/label-key.ts';
import { leafHash } from '../../core/ledger/leaf.ts';
import { sortRoll } from '../../core/ledger/roll.ts';
import { formerKeyLeaf, slipEndLeaf } from '../../core/ledger/slip-links.ts';
import { LABEL_TURN } from '../../core/register/label-turn.ts';
import { countEntries } from './log-entries.ts';

type TurnRow = {
  readonly no: string;
  readonly seq: number;
  readonly leaf: Buffer;
  readonly key: Buffer;
  readonly before: number;
};

/** Events that replaced the slips of a record, behind the newest head, each with the one that did it before. */
const TURNS = `SELECT e.stream_no::text AS no, e.seq, e.leaf, s.wrapped_key AS key,
    coalesce((SELECT max(b.seq) FROM register.event b WHERE b.stream_no = e.stream_no AND b.seq < e.seq AND b.type = e.type), 0) AS before
  FROM register.log_entry x JOIN register.event e ON e.pos = x.event_pos JOIN register.stream s ON s.no = e.stream_no
  WHERE x.leaf_index >= $1 AND e.type = $2`;

/** Writes the entries by which the former and the new slip of a record lead to one another (docs/decisions/0060): each head that holds a replacement holds them too. */
export class SlipLinkWriter {
  readonly #client: pg.ClientBase;
  readonly #kek: KeyEncryptingKey;
  readonly #say: (text: string) => void;

  /** @param kek opens the key of each record; @param say is told of records whose key does not open */
  constructor(client: pg.ClientBase, kek: KeyEncryptingKey, say: (text: string) => void) {
    this.#client = client;
    this.#kek = kek;
    this.#say = say;
  }

  /**
   * Writes those that are due behind the entries that there are. Where a life ended behind them and before the head they are there.
   * @param signed over how many entries the newest head is
   * @returns whether there was one
   */
  async writeDue(signed: number): Promise<boolean> {
    const { rows } = await this.#client.query<TurnRow>(TURNS, [signed, LABEL_TURN]);
    const leaves = rows.flatMap((row) => this.#linksOf(row));
    if (leaves.length === 0) return false;
    const { rows: known } = await this.#client.query<{ leaf: Buffer }>(
      'SELECT x.leaf FROM register.log_entry x WHERE x.leaf_index >= $1 AND x.leaf = ANY ($2)',
      [signed, leaves],
    );
    const due = leaves.filter((leaf) => !known.some((one) => one.leaf.equals(leaf)));
    if (due.length === 0) return false;
    await this.#client.query('SELECT register.write_log_padding($1, $2)', [
      await countEntries(this.#client),
      // by their labels: their order is not to say which two belong to one record
      Buffer.concat(sortRoll(due)),
    ]);
    return true;
  }

  #linksOf({ no, seq, leaf, key, before }: TurnRow): Buffer[] {
    try {
      const keys = unwrapStreamKey(this.#kek, no, key);
      const [former, next] = [labelKeyFrom(keys, before), labelKeyFrom(keys, seq)];
      return [slipEndLeaf(former, { seq, head: leafHash(leaf) }), formerKeyLeaf(next, former)];
    } catch (error) {
      if (!(error instanceof SealedBytesError)) throw error;
      this.#say(`the slips of one record were replaced, and its key does not open. ./amana verify names it`);
      return [];
    }
  }
}
