import { CHECK_ALPHABET, checkCharacter } from './check-character.ts';

/**
 * A register number in its one written form, for example `GHW-482913-W`: the three letters of the site that allocated
 * the block, six digits, one check character. Unique and never reused (ICPPED 17(3)(a)). The prefix says who allocated
 * the number, never where the person is.
 */
export type RegisterNumber = string & { readonly brand: 'RegisterNumber' };

/** Highest serial of a prefix: six digits. */
export const HIGHEST_SERIAL = 999_999;

/** Why a text is not a register number. */
export type RegisterNumberRefusalCode =
  | 'register-number-empty'
  | 'register-number-length'
  | 'register-number-prefix'
  | 'register-number-digits'
  | 'register-number-check-symbol'
  | 'register-number-check';

/** What reading a register number gives: the number, or what is wrong and what to do next. */
export type RegisterNumberReading =
  | { readonly ok: true; readonly value: RegisterNumber }
  | { readonly ok: false; readonly code: RegisterNumberRefusalCode; readonly reason: string; readonly remedy: string };

/**
 * Writes a register number.
 * @param prefix three letters A to Z of the block's site
 * @param serial 0 to 999,999
 * @throws RangeError if either is out of range
 */
export function formatRegisterNumber(prefix: string, serial: number): RegisterNumber {
  if (!Number.isInteger(serial) || serial < 0 || serial > HIGHEST_SERIAL) {
    throw new RangeError(`A serial is a whole number from 0 to ${HIGHEST_SERIAL}, not ${serial}.`);
  }
  const digits = String(serial).padStart(6, '0');
  return `${prefix}-${digits}-${checkCharacter(prefix, digits)}` as RegisterNumber;
}

/** Letters that a hand or a scanner confuses with a digit, read as that digit where only a digit can stand. */
const LOOK_ALIKE: Readonly<Record<string, string>> = { I: '1', O: '0', Q: '0', S: '5', Z: '2', B: '8', G: '6' };

/** Invisible direction and joining marks, spaces and separators: they carry nothing in a register number. */
const IGNORED = /[\p{White_Space}\p{Cf}\p{Pd}\u2212\u0640._/\\|:،,]/gu;

/** ASCII digit of an Arabic-Indic (U+0660) or Extended Arabic-Indic (U+06F0) digit. */
function asciiDigit(digit: string): string {
  return String((digit.charCodeAt(0) & 0x0f) % 10);
}

function refuse(code: RegisterNumberRefusalCode, reason: string, remedy: string): RegisterNumberReading {
  return { ok: false, code, reason, remedy };
}

/**
 * Reads a register number as people write it: any case, with or without hyphens and spaces, with Arabic-Indic or
 * Extended Arabic-Indic digits, with direction marks left by a copy, and with a look-alike letter where only a digit can
 * stand. It never repairs an error: a number whose check character does not fit is refused.
 */
export function parseRegisterNumber(text: string): RegisterNumberReading {
  const symbols = text
    .normalize('NFKC')
    .replace(IGNORED, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, asciiDigit)
    .replace(/[a-z]/g, (letter) => letter.toUpperCase());
  if (symbols === '') {
    return refuse(
      'register-number-empty',
      'No register number was given.',
      'Type the number as on the card, for example GHW-482913-W.',
    );
  }
  if ([...symbols].length !== 10) {
    return refuse(
      'register-number-length',
      `A register number has 10 characters without its hyphens; this has ${[...symbols].length}.`,
      'Compare with the card: three letters, six digits, one check character.',
    );
  }
  const prefix = symbols.slice(0, 3);
  if (!/^[A-Z]{3}$/.test(prefix)) {
    return refuse(
      'register-number-prefix',
      'The first three characters are not letters A to Z.',
      'Ask for the three letters again, word by word (Golf Hotel Whiskey).',
    );
  }
  const digits = symbols.slice(3, 9).replace(/[IOQSZBG]/g, (letter) => LOOK_ALIKE[letter] ?? letter);
  if (!/^[0-9]{6}$/.test(digits)) {
    return refuse(
      'register-number-digits',
      'Characters four to nine are not all digits.',
      'Ask for the six digits again, one by one.',
    );
  }
  const given = LOOK_ALIKE[symbols.charAt(9)] ?? symbols.charAt(9);
  if (!CHECK_ALPHABET.includes(given)) {
    return refuse(
      'register-number-check-symbol',
      'The last character is never used as a check character.',
      'Ask for the last character again.',
    );
  }
  if (given !== checkCharacter(prefix, digits)) {
    return refuse(
      'register-number-check',
      'The check character does not fit: a character is wrong or two have changed places.',
      'Read the whole number back, character by character. Do not guess.',
    );
  }
  return { ok: true, value: `${prefix}-${digits}-${given}` as RegisterNumber };
}

/**
 * The numbers of a block that a site holds in advance, so that it can register people without a network.
 * @param first serial of the first number
 * @param size how many numbers, at least 1
 * @throws RangeError if the block runs over the highest serial
 */
export function blockNumbers(prefix: string, first: number, size: number): RegisterNumber[] {
  if (!Number.isInteger(size) || size < 1) throw new RangeError('A block has at least one number.');
  if (first + size - 1 > HIGHEST_SERIAL) {
    throw new RangeError(`A block of ${size} from ${first} runs over ${HIGHEST_SERIAL}.`);
  }
  return Array.from({ length: size }, (_, offset) => formatRegisterNumber(prefix, first + offset));
}
