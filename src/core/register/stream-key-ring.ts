import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { deriveKey } from '../access/secret-box.ts';
import {
  type KeyEncryptingKey,
  newStreamKeys,
  type StreamKeys,
  unwrapStreamKey,
  wrapStreamKey,
} from '../ledger/envelope-key.ts';

/** About 500 bytes each. More than a large register has streams: whoever reads all events in their order comes back to each stream again and again. */
const MAX_KEPT = 200_000;

/** The key under which the server vouches for commands. The database keeps it, padded, where the serving role cannot read. */
export const wordKey = (kek: KeyEncryptingKey): Buffer => deriveKey(kek, 'server-word');

/** Opens and makes the keys of streams under the key-encrypting key; opened keys are kept in memory, the newest 200,000. */
export class StreamKeyRing {
  readonly #kek: KeyEncryptingKey;
  readonly #inputKey: KeyObject;
  readonly #open = new Map<number, { wrapped: string; keys: StreamKeys }>();
  constructor(kek: KeyEncryptingKey) {
    this.#kek = kek;
    this.#inputKey = createSecretKey(deriveKey(kek, 'input-hash'));
  }

  /** The keys of a stream from their wrapped form (base64). Throws `SealedBytesError` where they were altered. */
  open(streamNo: number, wrapped: string): StreamKeys {
    const known = this.#open.get(streamNo);
    if (known?.wrapped === wrapped) return known.keys;
    const keys = unwrapStreamKey(this.#kek, String(streamNo), Buffer.from(wrapped, 'base64'));
    if (this.#open.size >= MAX_KEPT) this.#open.delete(this.#open.keys().next().value as number);
    this.#open.set(streamNo, { wrapped, keys });
    return keys;
  }

  /**
   * The hash by which a repeat of a command is told from another use of its id: HMAC-SHA-256 over the canonical JSON of system, name and input, under a key that the database never has.
   * A plain hash would tell who reads the database and knows the rest of an input that a guess of an erased word is right.
   */
  inputHash(inputText: string): Buffer {
    return createHmac('sha256', this.#inputKey).update(inputText).digest();
  }

  /** The server's word for a command that it vouches for (`register.vouched`): HMAC-SHA-256 over the command's id and the hash of its input, in hex. */
  word(commandId: string, inputHash: Uint8Array): string {
    return createHmac('sha256', wordKey(this.#kek))
      .update(Buffer.from(commandId.replaceAll('-', ''), 'hex'))
      .update(inputHash)
      .digest('hex');
  }

  /** New keys for a new stream, with their wrapped form. */
  make(streamNo: number): { keys: StreamKeys; wrapped: Buffer } {
    const keys = newStreamKeys();
    const wrapped = wrapStreamKey(this.#kek, String(streamNo), keys);
    return { keys, wrapped };
  }
}
