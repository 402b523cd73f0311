import type pg from 'pg';
import type { KeyEncryptingKey, StreamKeys } from '../../ledger/envelope-key.ts';
import { labelKeyFrom } from '../../ledger/label-key.ts';
import { formerKeyLeaf, slipEndLeaf } from '../../ledger/slip-links.ts';
import { LABEL_TURN } from '../label-turn.ts';
import { keysOfPersons } from './keys-of-persons.ts';
import { textRows } from './session.ts';

/** Told of links that are missing. */
type ComplainOfLink = (code: string, text: string, stream: number) => void;

/** Makes the entries again by which the former and the new slip of a record lead to one another, where slips were replaced. */
export class SlipLinkCheck {
  /** Keys of records whose slips were replaced. */
  readonly #keys: ReadonlyMap<number, StreamKeys | undefined>;
  readonly #complain: ComplainOfLink;
  readonly #labelFrom = new Map<number, number>();
  /** Leaves that are to come, in hexadecimal digits, with the entry of the event that they follow. */
  readonly #due = new Map<string, { readonly index: number; readonly stream: number }>();

  private constructor(keys: ReadonlyMap<number, StreamKeys | undefined>, complain: ComplainOfLink) {
    this.#keys = keys;
    this.#complain = complain;
  }

  static async open(live: pg.ClientBase, kek: KeyEncryptingKey, complain: ComplainOfLink): Promise<SlipLinkCheck> {
    const turned = await textRows(live, 'SELECT DISTINCT e.stream_no FROM register.event e WHERE e.type = $1', [
      LABEL_TURN,
    ]);
    const streams = turned.map(([stream]) => Number(stream));
    return new SlipLinkCheck(streams.length === 0 ? new Map() : await keysOfPersons(live, kek, streams), complain);
  }

  /** An event that the log holds, in the order of the log. */
  event(index: number, stream: number, seq: number, type: string, head: Uint8Array): void {
    if (type !== LABEL_TURN) return;
    const keys = this.#keys.get(stream);
    const before = this.#labelFrom.get(stream) ?? 0;
    this.#labelFrom.set(stream, seq);
    if (keys === undefined) return;
    const [former, next] = [labelKeyFrom(keys, before), labelKeyFrom(keys, seq)];
    for (const leaf of [slipEndLeaf(former, { seq, head }), formerKeyLeaf(next, former)])
      this.#due.set(leaf.toString('hex'), { index, stream });
  }

  /** Whether an entry that is of no event is such a link. */
  leaf(leaf: Buffer): boolean {
    return this.#due.size > 0 && this.#due.delete(leaf.toString('hex'));
  }

  /** At the end of the log. @param signed how many entries the newest head is over */
  end(signed: number): void {
    for (const { index, stream } of this.#due.values())
      if (index < signed)
        this.#complain(
          'slip-link-missing',
          `Entry ${index} of the log replaces the slips of stream ${stream}, and the log does not say where they end and go on.`,
          stream,
        );
  }
}
