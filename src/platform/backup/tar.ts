import { OperatorError } from '../config/operator-error.ts';

/** What is known of a file or folder in a tar stream. Names of folders end with a slash. */
export type TarEntry = { readonly name: string; readonly bytes: number; readonly mode: number };

/** A backup is cut short, or its bytes are not those that were written. Nothing of it may be used. */
export class DamagedArchiveError extends OperatorError {
  override readonly name = 'DamagedArchiveError';
}

const BLOCK = 512;
const NAME = 100;
const PREFIX = 155;
/** Eleven octal digits: 8 GiB. PostgreSQL's own files end at 1 GiB. */
const LARGEST = 0o77777777777;

/** Names that may be written and unpacked: relative, plain, no way out of the folder. */
const plainName = /^(?!\.{1,2}(\/|$))[A-Za-z0-9._-]+(\/(?!\.{1,2}(\/|$))[A-Za-z0-9._-]+)*\/?$/;

/** True for the name of a folder. */
export const isFolder = (name: string): boolean => name.endsWith('/');

const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`;

/** Where a name is cut so that both halves fit their fields; undefined where one field is enough. */
const splitName = (name: string): { readonly prefix: string; readonly rest: string } => {
  if (name.length <= NAME) return { prefix: '', rest: name };
  const cut = name.indexOf('/', name.length - NAME - 1);
  if (cut <= 0 || cut > PREFIX) throw new RangeError(`The name of a member of a backup is too long: ${name}`);
  return { prefix: name.slice(0, cut), rest: name.slice(cut + 1) };
};

const sumOf = (header: Buffer): number => {
  let sum = 0;
  for (let at = 0; at < BLOCK; at += 1) sum += at >= 148 && at < 156 ? 0x20 : (header[at] as number);
  return sum;
};

/** The header of a member in the ustar form (POSIX.1-1988), which every tar reads. @param modifiedAt milliseconds since the epoch */
export const tarHeader = ({ name, bytes, mode }: TarEntry, modifiedAt: number): Buffer => {
  if (!plainName.test(name) || bytes > LARGEST) throw new RangeError(`A backup cannot hold the member ${name}.`);
  const { prefix, rest } = splitName(name);
  const header = Buffer.alloc(BLOCK);
  header.write(rest, 0, 'latin1');
  header.write(octal(mode, 7), 100, 'latin1');
  header.write(octal(0, 7) + octal(0, 7), 108, 'latin1');
  header.write(octal(bytes, 11) + octal(Math.floor(modifiedAt / 1000), 11), 124, 'latin1');
  header.write(isFolder(name) ? '5' : '0', 156, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  header.write(prefix, 345, 'latin1');
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
};

/** Zeros that fill a member's last block. */
export const tarPadding = (bytes: number): Buffer => Buffer.alloc((BLOCK - (bytes % BLOCK)) % BLOCK);

/** Two blocks of zeros: the end. */
export const tarEnd: Buffer = Buffer.alloc(2 * BLOCK);

/** The last bytes of the file, behind the compressed data: a frame that zstd skips (RFC 8878, 3.1.2). Without them the file is cut short. */
export const fileEnd: Buffer = Buffer.concat([
  Buffer.from('502a4d18', 'hex'),
  Buffer.from([16, 0, 0, 0]),
  Buffer.from('amana-backup end'),
]);

const parseHeader = (header: Buffer): TarEntry => {
  const text = (from: number, length: number) =>
    header.toString('latin1', from, from + length).split('\0')[0] as string;
  const number = (from: number, length: number) => Number.parseInt(text(from, length).trim(), 8);
  if (number(148, 8) !== sumOf(header)) throw new DamagedArchiveError('the header of a member is damaged');
  const prefix = text(345, PREFIX);
  const name = prefix === '' ? text(0, NAME) : `${prefix}/${text(0, NAME)}`;
  const kind = text(156, 1);
  const isPlain = plainName.test(name) && (kind === '5') === isFolder(name) && (kind === '5' || kind === '0');
  if (!isPlain) throw new DamagedArchiveError('a member has a name or a kind that no backup has');
  return { name, bytes: number(124, 12), mode: number(100, 8) };
};

/** Takes bytes from a stream in the pieces that a reader asks for. */
class ByteSource {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #rest: Buffer = Buffer.alloc(0);
  constructor(source: AsyncIterable<Uint8Array>) {
    this.#chunks = source[Symbol.asyncIterator]();
  }

  /** The next bytes, at least one and at most so many; undefined at the end. */
  async some(most: number): Promise<Buffer | undefined> {
    while (this.#rest.length === 0) {
      const next = await this.#chunks.next();
      if (next.done === true) return undefined;
      this.#rest = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
    }
    const taken = this.#rest.subarray(0, most);
    this.#rest = this.#rest.subarray(taken.length);
    return taken;
  }

  /** Pieces that together are exactly so many bytes. @throws DamagedArchiveError where there are fewer */
  async *exactly(bytes: number): AsyncGenerator<Buffer, void, undefined> {
    for (let left = bytes; left > 0; ) {
      const piece = await this.some(left);
      if (piece === undefined) throw new DamagedArchiveError('it is cut short');
      left -= piece.length;
      yield piece;
    }
  }

  async block(): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this.exactly(BLOCK)) pieces.push(piece);
    return Buffer.concat(pieces);
  }
}

/** Reads to the end what nobody needs. */
export const drain = async (pieces: AsyncIterable<Buffer>): Promise<void> => {
  const reading = pieces[Symbol.asyncIterator]();
  while ((await reading.next()).done !== true);
};

/** A member that is being read; its body must be read to the end before the next member. */
export type TarMember = TarEntry & { readonly body: AsyncIterable<Buffer> };

/**
 * Reads a tar stream as {@link tarHeader} writes it, to the end of the stream.
 * @throws DamagedArchiveError where it is cut short, damaged, or holds what no backup holds
 */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarMember, void, undefined> {
  const bytes = new ByteSource(source);
  for (;;) {
    const header = await bytes.block();
    if (header.every((byte) => byte === 0)) break;
    const entry = parseHeader(header);
    yield { ...entry, body: bytes.exactly(entry.bytes) };
    await drain(bytes.exactly(tarPadding(entry.bytes).length));
  }
  // To the last byte: what stands behind the end must be zeros, and the stream's own checksum is its last word.
  for (let piece = await bytes.some(65_536); piece !== undefined; piece = await bytes.some(65_536))
    if (piece.some((byte) => byte !== 0)) throw new DamagedArchiveError('something stands behind its end');
}
