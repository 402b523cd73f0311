import type pg from 'pg';
import { type KeyEncryptingKey, SealedBytesError, unwrapStreamKey } from '../../ledger/envelope-key.ts';
import { paddingLeaf } from '../../ledger/padding.ts';
import { textRows } from './session.ts';

/** Makes the entries of nothing again, with the key of the register's own stream. A key that does not open is named by the part that reads the chains. */
export class PaddingCheck {
  readonly #labelKey: Uint8Array | undefined;

  private constructor(labelKey: Uint8Array | undefined) {
    this.#labelKey = labelKey;
  }

  static async open(live: pg.ClientBase, kek: KeyEncryptingKey): Promise<PaddingCheck> {
    const [own] = await textRows(
      live,
      "SELECT s.no, s.wrapped_key FROM register.stream s WHERE s.kind = 'register' ORDER BY s.no LIMIT 1",
    );
    if (own === undefined) return new PaddingCheck(undefined);
    try {
      return new PaddingCheck(
        unwrapStreamKey(kek, own[0] as string, Buffer.from((own[1] as string).slice(2), 'hex')).label,
      );
    } catch (error) {
      if (error instanceof SealedBytesError) return new PaddingCheck(undefined);
      throw error;
    }
  }

  /** Whether an entry that is of no event is one of nothing. */
  leaf(index: number, leaf: Buffer): boolean {
    return this.#labelKey !== undefined && paddingLeaf(this.#labelKey, index).equals(leaf);
  }
}
