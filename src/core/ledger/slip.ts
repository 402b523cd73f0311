import { plainSha256 } from './plain-sha256.ts';

/** What a slip holds (61 bytes): enough to find a record in the public log, and nothing that says whose it is. */
export type Slip = {
  /** Key id of the log, as signed notes name it: 8 hexadecimal digits. */
  readonly logKeyId: string;
  /** K_p, the label key of the record: 32 bytes. Whoever has it sees how many events the record has, and when, until it is replaced. */
  readonly labelKey: Uint8Array;
  /** The newest event that the log held when the slip was printed, and where in it. */
  readonly seq: number;
  readonly index: number;
  /** Entries of the log that were signed then. */
  readonly size: number;
};

/** Of slips as they are printed since a record can go on under another key: a page of before that would take what came under the former one for missing, and refuses them. */
const VERSION = 2;
/** Of slips that were printed before. */
const FORMER_VERSION = 1;
/** Version (1), key id (4), label key (32), three numbers of 8 bytes. */
export const SLIP_BYTES = 61;
/** Of a hash of these bytes: a letter that was read wrongly is noticed, and is no alarm that a record is missing. */
const CHECK_BYTES = 4;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** Letters that are taken for others when a slip is typed: base32 (RFC 4648) has neither 0 nor 1 nor 8. */
const MISREAD: Readonly<Record<string, string>> = { '0': 'O', '1': 'I', '8': 'B' };
/** Letters of a slip: 65 bytes of five bits each. */
const LETTERS = 104;

/** The 61 bytes of a slip. Throws RangeError for numbers that are none and keys of another length. */
export const slipBytes = ({ logKeyId, labelKey, seq, index, size }: Slip): Uint8Array => {
  if (!/^[0-9a-f]{8}$/.test(logKeyId) || labelKey.length !== 32)
    throw new RangeError('A slip holds a key id of 8 digits and a key of 32 bytes.');
  if (
    ![seq, index, size].every((value) => Number.isSafeInteger(value) && value >= 0) ||
    seq < 1 ||
    seq > index + 1 ||
    index >= size
  )
    throw new RangeError('A slip names an event of the log that was signed.');
  const bytes = new Uint8Array(SLIP_BYTES);
  const view = new DataView(bytes.buffer);
  bytes[0] = VERSION;
  view.setUint32(1, Number.parseInt(logKeyId, 16));
  bytes.set(labelKey, 5);
  for (const [at, value] of [seq, index, size].entries()) view.setBigUint64(37 + 8 * at, BigInt(value));
  return bytes;
};

/** The text of a slip, for its QR code and for typing: base32 of the 61 bytes and of the first 4 of their SHA-256. */
export const slipText = (slip: Slip): string => {
  const bytes = slipBytes(slip);
  const all = new Uint8Array([...bytes, ...plainSha256(bytes).subarray(0, CHECK_BYTES)]);
  let text = '';
  let [bits, held] = [0, 0];
  for (const byte of all) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(held >>> (bits - 5)) & 31];
    held &= 31;
  }
  return text;
};

/** In groups of four, as it is printed and read aloud. */
export const spelledSlip = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ');

/** Reads what somebody typed or a camera read; spaces, dashes and small letters are taken. Undefined where it is no slip, or a letter of it is wrong. */
export const readSlip = (typed: string): Slip | undefined => {
  const text = typed
    .toUpperCase()
    .replace(/[\s\-\u2010-\u2015]/g, '')
    .replace(/[018]/g, (digit) => MISREAD[digit] ?? digit);
  if (text.length !== LETTERS) return undefined;
  const all = new Uint8Array(SLIP_BYTES + CHECK_BYTES);
  let [bits, held, at] = [0, 0, 0];
  for (const letter of text) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return undefined;
    held = (held << 5) | value;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    all[at] = held >>> bits;
    at += 1;
    held &= 255;
  }
  const bytes = all.subarray(0, SLIP_BYTES);
  const check = plainSha256(bytes);
  if (![VERSION, FORMER_VERSION].includes(all[0] as number)) return undefined;
  if (all.subarray(SLIP_BYTES).some((byte, place) => byte !== check[place])) return undefined;
  const view = new DataView(all.buffer);
  const [seq, index, size] = [0, 1, 2].map((place) => Number(view.getBigUint64(37 + 8 * place))) as [
    number,
    number,
    number,
  ];
  const slip: Slip = {
    logKeyId: view.getUint32(1).toString(16).padStart(8, '0'),
    labelKey: all.slice(5, 37),
    seq,
    index,
    size,
  };
  try {
    slipBytes(slip);
    return slip;
  } catch {
    return undefined;
  }
};
