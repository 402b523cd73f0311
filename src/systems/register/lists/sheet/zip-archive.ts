import { createInflateRaw } from 'node:zlib';
import { ListFileError } from './list-file-error.ts';

/** Most parts of an archive: a spreadsheet of several sheets with pictures has a few dozen. */
const MOST_PARTS = 2_000;
/** Most bytes that all parts which are read may inflate to. A list of 30,000 rows and 60 columns has about 90 MB. */
const MOST_INFLATED = 200 * 1024 * 1024;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** An archive's end record may be followed by a comment of this length. */
const LONGEST_COMMENT = 0xffff;

type Part = { readonly at: number; readonly packed: number; readonly stored: boolean };

/**
 * The parts of a ZIP archive in memory, inflated piece by piece and never as a whole: a part that claims another size than it has is found out by counting.
 * Only the parts that are asked for are read, so what lies beside them (pictures, macros, other archives) costs nothing.
 */
export class ZipArchive {
  readonly #bytes: Buffer;
  readonly #parts: ReadonlyMap<string, Part>;
  #inflated = 0;

  /** @throws ListFileError for an archive that is cut off, damaged, locked by a password or has too many parts */
  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#parts = readDirectory(this.#bytes);
  }

  /** Names of all parts. */
  get names(): readonly string[] {
    return [...this.#parts.keys()];
  }

  /** Whether there is such a part. */
  has(name: string): boolean {
    return this.#parts.has(name);
  }

  /**
   * The text of a part, in pieces.
   * @throws ListFileError where the part is missing, damaged, no UTF-8, or inflates beyond what is read
   */
  async *text(name: string): AsyncGenerator<string> {
    const part = this.#parts.get(name);
    if (part === undefined) throw new ListFileError('list-damaged', { part: name });
    const decoder = new TextDecoder('utf-8', { fatal: true });
    try {
      for await (const piece of this.#pieces(part)) {
        this.#inflated += piece.length;
        if (this.#inflated > MOST_INFLATED) throw new ListFileError('list-inflates-too-far');
        yield decoder.decode(piece, { stream: true });
      }
      yield decoder.decode();
    } catch (error) {
      if (error instanceof ListFileError) throw error;
      // zlib's and the decoder's errors: the bytes are not what they claim to be.
      if (error instanceof Error && 'code' in error) throw new ListFileError('list-damaged', { part: name });
      throw error;
    }
  }

  async *#pieces({ at, packed, stored }: Part): AsyncGenerator<Buffer> {
    const bytes = this.#bytes;
    if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL) throw new ListFileError('list-damaged');
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const content = bytes.subarray(start, start + packed);
    if (content.length !== packed) throw new ListFileError('list-damaged');
    if (stored) {
      yield content;
      return;
    }
    const inflate = createInflateRaw({ chunkSize: 64 * 1024 });
    inflate.end(content);
    for await (const piece of inflate) yield piece as Buffer;
  }
}

function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - 22 - LONGEST_COMMENT);
  for (let at = bytes.length - 22; at >= first; at -= 1) if (bytes.readUInt32LE(at) === END) return at;
  throw new ListFileError('list-damaged');
}

function readDirectory(bytes: Buffer): Map<string, Part> {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > MOST_PARTS) throw new ListFileError('list-damaged');
  const parts = new Map<string, Part>();
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== ENTRY) throw new ListFileError('list-damaged');
    const flags = bytes.readUInt16LE(at + 8);
    const method = bytes.readUInt16LE(at + 10);
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if ((flags & 1) !== 0) throw new ListFileError('list-locked');
    // Two parts of one name: which of them another program shows cannot be known.
    if (parts.has(name)) throw new ListFileError('list-damaged', { part: name });
    if (method === 0 || method === 8)
      parts.set(name, {
        at: bytes.readUInt32LE(at + 42),
        packed: bytes.readUInt32LE(at + 20),
        stored: method === 0,
      });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}
