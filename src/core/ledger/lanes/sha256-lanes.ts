import { HASH_BYTES } from '../log/tree-hash.ts';
import { sha256LanesCode } from './sha256-code.ts';

const LANES = 4;
const PREFIX_BYTES = 1;

type Hash = (
  input: number,
  stride: number,
  output: number,
  groups: number,
  prefix: number,
  keep: number,
  pad: number,
  bits: number,
) => void;

/** What of the last word is data, what follows it, and the length in bits, for data of 64 or 65 bytes behind a prefix of one. */
const ending = (length: number): readonly [keep: number, pad: number, bits: number] => {
  const free = 32 - 8 * (length - 63);
  return [-1 << free, 1 << (free - 1), 8 * (PREFIX_BYTES + length)];
};
const LEAF = [0x00, ...ending(65)] as const;
const NODE = [0x01 << 24, ...ending(2 * HASH_BYTES)] as const;

let code: WebAssembly.Module | undefined;

/**
 * SHA-256 of many leaves or nodes of an RFC 6962 tree in one call. A call of the platform's function for each costs several times what the hashing does, and an audit makes two for every entry.
 * Hashes are made in fours: up to three behind the last are overwritten, and data behind the last is read. The caller leaves room for both, and four bytes before the first data.
 */
export class Sha256Lanes {
  /** 65,536 bytes, which the caller fills and reads. */
  readonly memory: Buffer;
  readonly #hash: Hash;

  constructor() {
    code ??= new WebAssembly.Module(sha256LanesCode());
    const { memory, hash } = new WebAssembly.Instance(code).exports as { memory: WebAssembly.Memory; hash: Hash };
    this.memory = Buffer.from(memory.buffer);
    this.#hash = hash;
  }

  /** Hashes `count` leaves of 65 bytes from `input` on, each `stride` bytes after the one before, to `output`: SHA-256(0x00 || leaf). */
  leaves(input: number, stride: number, output: number, count: number): void {
    this.#hash(input, stride, output, Math.ceil(count / LANES), ...LEAF);
  }

  /** Hashes `count` pairs of hashes from `input` on, one after the other, to `output`, which may be `input`: SHA-256(0x01 || left || right). */
  nodes(input: number, output: number, count: number): void {
    this.#hash(input, 2 * HASH_BYTES, output, Math.ceil(count / LANES), ...NODE);
  }
}
