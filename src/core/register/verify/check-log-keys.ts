import type pg from 'pg';
import { KEY_LEAF, type KeyStatement, keyLeaf } from '../../ledger/key-leaf.ts';
import { textRows } from './session.ts';

/** Device keys, enrolled and revoked, with the event that did it. */
const KEYS = `SELECT k.pos, o.authority, k.class, encode(k.public_key, 'hex'), k.what FROM (
    SELECT d.event_pos AS pos, d.officer_no, d.class, d.public_key, 'enrolled' AS what FROM access.device_key d
    UNION ALL SELECT d.revoked_pos, d.officer_no, d.class, d.public_key, 'revoked' FROM access.device_key d WHERE d.revoked_pos IS NOT NULL) k
  JOIN access.officer o ON o.no = k.officer_no`;

/** Compares the entries of device keys with the events that enrolled and revoked them, while the log is read from its beginning: the n-th is of the n-th. */
export class LogKeyCheck {
  readonly #leaves: ReadonlyMap<number, Buffer>;
  readonly #complain: (code: string, text: string) => void;
  /** Of the key events so far: where they stand, and what has to be said of them. */
  readonly #events: { readonly index: number; readonly leaf: Buffer }[] = [];
  #said = 0;

  private constructor(leaves: ReadonlyMap<number, Buffer>, complain: (code: string, text: string) => void) {
    this.#leaves = leaves;
    this.#complain = complain;
  }

  static async open(live: pg.ClientBase, complain: (code: string, text: string) => void): Promise<LogKeyCheck> {
    const leaves = new Map<number, Buffer>();
    for (const [pos, authority, keyClass, key, what] of await textRows(live, KEYS))
      leaves.set(Number(pos), keyLeaf({ authority, class: keyClass, key, what } as KeyStatement));
    return new LogKeyCheck(leaves, complain);
  }

  /** An event that the log holds, in the order of the log. */
  event(index: number, pos: number): void {
    const leaf = this.#leaves.get(pos);
    if (leaf !== undefined) this.#events.push({ index, leaf });
  }

  /**
   * An entry of the log that is of no event.
   * @returns whether it says something of a device key
   */
  leaf(index: number, leaf: Buffer): boolean {
    if (leaf[0] !== KEY_LEAF) return false;
    const expected = this.#events[this.#said];
    this.#said += 1;
    if (expected === undefined || !expected.leaf.equals(leaf))
      this.#complain('key-entry-differs', `Entry ${index} of the log is not what the register holds of a device key.`);
    return true;
  }

  /**
   * At the end of the log. A register whose log was begun before there were such entries gets all of them at once, when it runs next: until then none is missing.
   * @param signed over how many entries the newest head is
   */
  end(signed: number): void {
    const next = this.#events[this.#said];
    if (this.#said > 0 && next !== undefined && next.index < signed)
      this.#complain(
        'key-entry-missing',
        `Entry ${next.index} of the log enrols or revokes a device key, and no entry before the newest head says it in the open.`,
      );
  }
}
