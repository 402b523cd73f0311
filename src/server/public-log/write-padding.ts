import type pg from 'pg';
import { type KeyEncryptingKey, unwrapStreamKey } from '../../core/ledger/envelope-key.ts';
import { type Cover, paddingLeaf, sizeBeforeRoll, sizeOfHead } from '../../core/ledger/padding.ts';

/** Writes the entries of nothing that fill a bucket (docs/decisions/0054). */
export class PaddingWriter {
  readonly #client: pg.ClientBase;
  readonly #cover: Cover;
  readonly #labelKey: Uint8Array;

  private constructor(client: pg.ClientBase, cover: Cover, labelKey: Uint8Array) {
    this.#client = client;
    this.#cover = cover;
    this.#labelKey = labelKey;
  }

  /** @returns undefined for a register that has not begun. @throws SealedBytesError where the key of the register's own stream does not open: a log that is to hide something does not go on without */
  static async open(client: pg.ClientBase, cover: Cover, kek: KeyEncryptingKey): Promise<PaddingWriter | undefined> {
    const { rows } = await client.query<{ no: string; key: Buffer }>(
      "SELECT s.no::text, s.wrapped_key AS key FROM register.stream s WHERE s.kind = 'register' ORDER BY s.no LIMIT 1",
    );
    const [own] = rows;
    return own === undefined
      ? undefined
      : new PaddingWriter(client, cover, unwrapStreamKey(kek, own.no, own.key).label);
  }

  /** Fills the bucket of a day up, before its roll. @returns how many entries there are then */
  beforeRoll(size: number): Promise<number> {
    return this.#fill(size, sizeBeforeRoll(size, this.#cover));
  }

  /** Fills up what a head is to be over. @param signed over how many entries the last one is @returns how many there are then */
  async beforeHead(size: number, signed: number): Promise<number> {
    const { rows } = await this.#client.query<{ end: string | null }>(
      'SELECT max(r.first_index + r.records)::text AS end FROM register.log_roll r',
    );
    return this.#fill(size, sizeOfHead(size, this.#cover, Number(rows[0]?.end ?? 0) > signed));
  }

  async #fill(from: number, to: number): Promise<number> {
    if (to === from) return from;
    const leaves = Array.from({ length: to - from }, (_, at) => paddingLeaf(this.#labelKey, from + at));
    await this.#client.query('SELECT register.write_log_padding($1, $2)', [from, Buffer.concat(leaves)]);
    return to;
  }
}
