import type pg from 'pg';
import { ERASURE_LEAF, type ErasureLevel, erasureLeaf, levelInLog } from '../../ledger/erasure-leaf.ts';
import { KEY_LEAF, type KeyStatement, keyLeaf } from '../../ledger/key-leaf.ts';
import { leafHashHex } from '../../ledger/leaf.ts';
import { textRows } from './session.ts';

/** Device keys, enrolled and revoked, with the event that did it. */
const KEYS = `SELECT k.pos, o.authority, k.class, encode(k.public_key, 'hex'), k.what FROM (
    SELECT d.event_pos AS pos, d.officer_no, d.class, d.public_key, 'enrolled' AS what FROM access.device_key d
    UNION ALL SELECT d.revoked_pos, d.officer_no, d.class, d.public_key, 'revoked' FROM access.device_key d WHERE d.revoked_pos IS NOT NULL) k
  JOIN access.officer o ON o.no = k.officer_no`;

/** Events of which something was erased, with the event that carried the order out. */
const ERASURES = `SELECT DISTINCT o.carried_out_pos, encode(e.leaf, 'hex'), o.level FROM register.erased_field x
  JOIN register.erasure_order o ON o.id = x.order_id JOIN register.event e ON e.pos = x.event_pos WHERE o.carried_out_pos IS NOT NULL`;

/** The names of findings, and how they are told. */
type Words = {
  readonly code: string;
  readonly of: string;
  readonly does: string;
  /** Whether there were such events before there were such entries: then a log that has none of them yet gets all at once, when the register runs next. */
  readonly later: boolean;
};
type Complain = (code: string, text: string) => void;

/** Compares what the log says in the open, in entries of one kind, with the events that it says it of, while the log is read from its beginning: the n-th entry is of the n-th event, or of what one event did, by its bytes. */
export class LogSaidCheck {
  readonly #type: number;
  readonly #leaves: ReadonlyMap<number, readonly Buffer[]>;
  readonly #words: Words;
  readonly #complain: Complain;
  /** Of the events so far: where they stand, and what has to be said of them. */
  readonly #events: { readonly index: number; readonly leaf: Buffer }[] = [];
  #said = 0;

  private constructor(
    type: number,
    leaves: readonly (readonly [pos: number, leaf: Buffer])[],
    words: Words,
    complain: Complain,
  ) {
    const byEvent = new Map<number, Buffer[]>();
    for (const [pos, leaf] of leaves) byEvent.set(pos, [...(byEvent.get(pos) ?? []), leaf].sort(Buffer.compare));
    this.#type = type;
    this.#leaves = byEvent;
    this.#words = words;
    this.#complain = complain;
  }

  /** Of device keys. */
  static async keys(live: pg.ClientBase, complain: Complain): Promise<LogSaidCheck> {
    const rows = await textRows(live, KEYS);
    return new LogSaidCheck(
      KEY_LEAF,
      rows.map(([pos, authority, keyClass, key, what]) => [
        Number(pos),
        keyLeaf({ authority, class: keyClass, key, what } as KeyStatement),
      ]),
      { code: 'key', of: 'a device key', does: 'enrols or revokes a device key', later: true },
      complain,
    );
  }

  /** Of erasures. */
  static async erasures(live: pg.ClientBase, complain: Complain): Promise<LogSaidCheck> {
    const rows = (await textRows(live, ERASURES)) as [string, string, ErasureLevel][];
    return new LogSaidCheck(
      ERASURE_LEAF,
      rows.map(([pos, leaf, level]) => [
        Number(pos),
        erasureLeaf({ entry: leafHashHex(Buffer.from(leaf, 'hex')), level: levelInLog(level) }),
      ]),
      { code: 'erasure', of: 'an erasure', does: 'carries out an order of erasure', later: false },
      complain,
    );
  }

  /** An event that the log holds, in the order of the log. */
  event(index: number, pos: number): void {
    for (const leaf of this.#leaves.get(pos) ?? []) this.#events.push({ index, leaf });
  }

  /**
   * An entry of the log that is of no event.
   * @returns whether it is of this kind
   */
  leaf(index: number, leaf: Buffer): boolean {
    if (leaf[0] !== this.#type) return false;
    const expected = this.#events[this.#said];
    this.#said += 1;
    if (expected === undefined || !expected.leaf.equals(leaf))
      this.#complain(
        `${this.#words.code}-entry-differs`,
        `Entry ${index} of the log is not what the register holds of ${this.#words.of}.`,
      );
    return true;
  }

  /**
   * At the end of the log. Of a kind of entries that came later than its events none is missing until the first is said.
   * @param signed over how many entries the newest head is
   */
  end(signed: number): void {
    const next = this.#events[this.#said];
    if ((this.#said > 0 || !this.#words.later) && next !== undefined && next.index < signed)
      this.#complain(
        `${this.#words.code}-entry-missing`,
        `Entry ${next.index} of the log ${this.#words.does}, and no entry before the newest head says it in the open.`,
      );
  }
}
