import type pg from 'pg';
import type { KeyEncryptingKey, StreamKeys } from '../../ledger/envelope-key.ts';
import { labelKeyFrom } from '../../ledger/label-key.ts';
import { rollLeaf, sortRoll } from '../../ledger/roll.ts';
import { labelFromAfter } from '../label-turn.ts';
import { RECORD_ENDS, RECORD_TURNS } from '../living-record.ts';
import { keysOfPersons } from './keys-of-persons.ts';
import { textRows } from './session.ts';

type Roll = { readonly day: string; readonly first: number; readonly records: number; readonly late: boolean };
type RecordState = { seq: number; head: Uint8Array; isLiving: boolean; labelFrom: number };
/** Told of a roll that is not the one that the records of then give. */
export type ComplainOfRoll = (code: string, text: string, day: string) => void;

const TURNS = new Set(RECORD_TURNS);
const ENDS = new Set(RECORD_ENDS);

/** Makes each daily roll again, from the keys of the records and what the log held before it, while the log is read from its beginning. */
export class RollCheck {
  readonly #rolls: readonly Roll[];
  /** Keys of the records of persons; `undefined` where one does not open. */
  readonly #keys: ReadonlyMap<number, StreamKeys | undefined>;
  readonly #complain: ComplainOfRoll;
  readonly #records = new Map<number, RecordState>();
  #next = 0;
  #expected: Buffer[] = [];
  #at = 0;

  private constructor(
    rolls: readonly Roll[],
    keys: ReadonlyMap<number, StreamKeys | undefined>,
    complain: ComplainOfRoll,
  ) {
    this.#rolls = rolls;
    this.#keys = keys;
    this.#complain = complain;
  }

  static async open(live: pg.ClientBase, kek: KeyEncryptingKey, complain: ComplainOfRoll): Promise<RollCheck> {
    const rolls = (
      await textRows(live, 'SELECT r.day, r.first_index, r.records, r.late FROM register.log_roll r ORDER BY r.day')
    ).map(([day, first, records, late]) => ({
      day: day as string,
      first: Number(first),
      records: Number(records),
      late: late === 't',
    }));
    const keys = rolls.length > 0 ? await keysOfPersons(live, kek) : new Map<number, StreamKeys | undefined>();
    return new RollCheck(rolls, keys, complain);
  }

  /** An event that the log holds, in the order of the log. */
  event(index: number, stream: number, seq: number, type: string, head: Uint8Array): void {
    // a roll of nobody has no entry of its own: what follows it came after it
    this.#begin(index);
    if (!this.#keys.has(stream)) return;
    const before = this.#records.get(stream);
    const isLiving = TURNS.has(type) ? !ENDS.has(type) : (before?.isLiving ?? true);
    this.#records.set(stream, { seq, head, isLiving, labelFrom: labelFromAfter(type, seq, before?.labelFrom ?? 0) });
  }

  /**
   * An entry of the log that is of no event.
   * @returns whether a roll says that it is its own
   */
  leaf(index: number, leaf: Buffer): boolean {
    this.#begin(index);
    const roll = this.#rolls[this.#next - 1];
    if (roll === undefined || index >= roll.first + roll.records) return false;
    const expected = this.#expected[this.#at];
    this.#at += 1;
    if (expected !== undefined && !expected.equals(leaf)) this.#refuse(roll, `entry ${index} is none of its own`);
    return true;
  }

  /** At the end of the log. @param size how many entries it has */
  end(size: number): void {
    this.#begin(size);
    const roll = this.#rolls[this.#next - 1];
    if (roll !== undefined && roll.first + roll.records > size) this.#refuse(roll, 'the log ends before it does');
    for (const later of this.#rolls.slice(this.#next))
      this.#complain('roll-differs', `The roll of ${later.day}: the log ends before it begins.`, later.day);
  }

  /** Rolls that begin here or did already; all but the last of them have no entry. */
  #begin(index: number): void {
    for (
      let roll = this.#rolls[this.#next];
      roll !== undefined && roll.first <= index;
      roll = this.#rolls[this.#next]
    ) {
      this.#next += 1;
      this.#at = 0;
      this.#expected = this.#leavesOf(roll);
      if (this.#expected.length !== roll.records)
        this.#refuse(roll, `it has ${roll.records} records, and ${this.#expected.length} lived`);
    }
  }

  #leavesOf({ day, late }: Roll): Buffer[] {
    const leaves: Buffer[] = [];
    for (const [stream, { seq, head, isLiving, labelFrom }] of this.#records) {
      const keys = this.#keys.get(stream);
      if (isLiving && keys !== undefined)
        leaves.push(rollLeaf(labelKeyFrom(keys, labelFrom), { day, late, seq, head }));
    }
    return sortRoll(leaves);
  }

  /** Says what is wrong with a roll, once: behind one entry that is missing or too many all others differ. */
  #refuse({ day }: Roll, why: string): void {
    this.#complain('roll-differs', `The roll of ${day}: ${why}.`, day);
    this.#expected = [];
  }
}
