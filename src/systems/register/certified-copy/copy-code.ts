import { canonicalJson, type JsonValue } from '../../../core/ledger/canonical-json.ts';
import { sha256 } from '../../../core/ledger/sha256.ts';

/** Digits of the code: those of Crockford's base 32, without the letters that are read as digits or make words. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const INSTANT_BYTES = 6;
const DIGEST_BYTES = 9;
const LENGTH = 24;
const GROUP = 4;

/** A code of a copy, taken apart: until when the register knew what the copy says, in milliseconds, and the beginning of its digest. */
export type CopyCode = { readonly knownAt: number; readonly digest: string };

const digestOf = (content: JsonValue): Buffer =>
  sha256(`amana/1/certified-copy\n${canonicalJson(content)}`).subarray(0, DIGEST_BYTES);

const write = (bytes: Uint8Array): string => {
  let value = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (let digit = 0; digit < LENGTH; digit += 1) {
    text = DIGITS.charAt(Number(value % 32n)) + text;
    value /= 32n;
  }
  return (text.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
};

/**
 * The code that is printed on a certified copy of a file: until when the register knew it, and 72 bits of the hash of all that the copy says. Nobody needs to keep it: the register makes the same copy
 * again, as it was known then, and compares.
 * @param content what the copy says
 * @returns six groups of four digits, e.g. `0D3K-…`
 */
export const copyCode = (content: JsonValue, knownAt: number): string => {
  const instant = Buffer.alloc(INSTANT_BYTES);
  instant.writeUIntBE(knownAt, 0, INSTANT_BYTES);
  return write(Buffer.concat([instant, digestOf(content)]));
};

/** Reads a code as it was typed from paper: in any case, with or without its lines, with O for 0 and I or L for 1. @returns undefined for what is no code */
export const readCopyCode = (typed: string): CopyCode | undefined => {
  const digits = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  if (digits.length !== LENGTH) return undefined;
  let value = 0n;
  for (const digit of digits) {
    const at = DIGITS.indexOf(digit);
    if (at === -1) return undefined;
    value = value * 32n + BigInt(at);
  }
  const bytes = Buffer.from(value.toString(16).padStart((INSTANT_BYTES + DIGEST_BYTES) * 2, '0'), 'hex');
  return {
    knownAt: bytes.readUIntBE(0, INSTANT_BYTES),
    digest: bytes.subarray(INSTANT_BYTES).toString('hex'),
  };
};

/** Whether a code is that of this content. */
export const isCodeOf = (code: CopyCode, content: JsonValue): boolean =>
  code.digest === digestOf(content).toString('hex');
