import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHECK_ALPHABET, checkCharacter } from './check-character.ts';
import { blockNumbers, formatRegisterNumber, parseRegisterNumber, type RegisterNumber } from './register-number.ts';
import { spokenForm } from './spoken-form.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';
const LOOK_ALIKE_PAIRS = new Set(['I1', 'O0', 'Q0', 'S5', 'Z2', 'B8', 'G6']);

const prefixes = fc
  .array(fc.constantFrom(...LETTERS), { minLength: 3, maxLength: 3 })
  .map((letters) => letters.join(''));
const serials = fc.integer({ min: 0, max: 999_999 });
const numbers = fc.tuple(prefixes, serials).map(([prefix, serial]) => formatRegisterNumber(prefix, serial));

function compact(number: RegisterNumber): string {
  return number.replaceAll('-', '');
}

/** Every body that differs from the first only in what the check must see, so that a test can be exhaustive. */
const SAMPLES = ['GHW-000000', 'AAA-999999', 'ROJ-102938', 'HOL-482913', 'ZQX-555555', 'TAM-120020'].map((body) => {
  const [prefix = '', digits = ''] = body.split('-');
  return `${prefix}${digits}${checkCharacter(prefix, digits)}`;
});

describe('checkCharacter', () => {
  it('uses 29 symbols, none of them a letter that looks like a digit', () => {
    expect(new Set(CHECK_ALPHABET).size).toBe(29);
    expect(CHECK_ALPHABET).not.toMatch(/[IOQSZBG]/);
  });

  it('gives every symbol of its alphabet to some number', () => {
    const seen = new Set(blockNumbers('GHW', 0, 2000).map((number) => number.at(-1)));
    expect([...seen].sort().join('')).toBe(CHECK_ALPHABET);
  });

  it('refuses another shape', () => {
    expect(() => checkCharacter('gh1', '000000')).toThrow(RangeError);
    expect(() => checkCharacter('GHW', '00000')).toThrow(RangeError);
  });
});

describe('parseRegisterNumber finds errors', () => {
  it('refuses every single wrong character, in every position', () => {
    for (const sample of SAMPLES) {
      for (let position = 0; position < 10; position++) {
        for (const symbol of LETTERS + DIGITS) {
          const right = sample.charAt(position);
          if (symbol === right) continue;
          const reading = parseRegisterNumber(sample.slice(0, position) + symbol + sample.slice(position + 1));
          const sameDigit = position >= 3 && LOOK_ALIKE_PAIRS.has(symbol + right);
          expect(reading.ok, `${sample} with ${symbol} at ${position}`).toBe(sameDigit);
        }
      }
    }
  });

  it('refuses two characters of the body that changed places, at any distance and across the prefix', () => {
    fc.assert(
      fc.property(numbers, fc.nat(8), fc.nat(8), (number, i, j) => {
        const symbols = [...compact(number)];
        fc.pre(symbols[i] !== symbols[j]);
        [symbols[i], symbols[j]] = [symbols[j] ?? '', symbols[i] ?? ''];
        expect(parseRegisterNumber(symbols.join('')).ok).toBe(false);
      }),
      { numRuns: 5000 },
    );
  });

  it('refuses every exchange of neighbours, up to and with the check character', () => {
    for (const prefix of ['AAA', 'ROJ', 'TZS']) {
      for (let serial = 0; serial < 1_000_000; serial += 101) {
        const right = compact(formatRegisterNumber(prefix, serial));
        for (let i = 0; i < 9; i++) {
          const wrong = right.slice(0, i) + right.charAt(i + 1) + right.charAt(i) + right.slice(i + 2);
          if (wrong !== right && parseRegisterNumber(wrong).ok) expect.fail(`${wrong} was read for ${right}`);
        }
      }
    }
  });

  it('refuses a pair repeated wrongly (44 heard as 55), next to each other or one apart', () => {
    fc.assert(
      fc.property(
        numbers,
        fc.integer({ min: 3, max: 7 }),
        fc.constantFrom(1, 2),
        fc.nat(9),
        fc.nat(9),
        (n, i, gap, a, b) => {
          fc.pre(a !== b && i + gap <= 8);
          const digits = [...compact(n).slice(3, 9)];
          const withPair = (digit: number): string => {
            const copy = [...digits];
            copy[i - 3] = String(digit);
            copy[i - 3 + gap] = String(digit);
            return copy.join('');
          };
          const prefix = n.slice(0, 3);
          const check = checkCharacter(prefix, withPair(a));
          expect(parseRegisterNumber(prefix + withPair(b) + check).ok).toBe(false);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('refuses -teen heard as -ty and the reverse (13 for 30, 12 for 20)', () => {
    for (const prefix of ['GHW', 'SHD']) {
      for (let position = 0; position < 5; position++) {
        for (let digit = 2; digit <= 9; digit++) {
          const teen = `${'4'.repeat(position)}1${digit}${'7'.repeat(4 - position)}`;
          const ty = `${'4'.repeat(position)}${digit}0${'7'.repeat(4 - position)}`;
          expect(checkCharacter(prefix, teen), `${teen} ${ty}`).not.toBe(checkCharacter(prefix, ty));
        }
      }
    }
  });

  it('refuses a lost or an added character', () => {
    fc.assert(
      fc.property(numbers, fc.nat(9), fc.constantFrom(...DIGITS), (number, i, extra) => {
        const right = compact(number);
        expect(parseRegisterNumber(right.slice(0, i) + right.slice(i + 1)).ok).toBe(false);
        expect(parseRegisterNumber(right.slice(0, i) + extra + right.slice(i)).ok).toBe(false);
      }),
    );
  });
});

describe('parseRegisterNumber is tolerant', () => {
  const reads = (text: string) => {
    const reading = parseRegisterNumber(text);
    return reading.ok ? reading.value : reading.code;
  };

  it('reads back what formatRegisterNumber wrote, in any dress', () => {
    const arabicIndic = (text: string) => text.replace(/\d/g, (d) => String.fromCharCode(0x660 + Number(d)));
    const extended = (text: string) => text.replace(/\d/g, (d) => String.fromCharCode(0x6f0 + Number(d)));
    fc.assert(
      fc.property(numbers, (number) => {
        expect(reads(number)).toBe(number);
        expect(reads(number.toLowerCase())).toBe(number);
        expect(reads(compact(number))).toBe(number);
        expect(reads(` ${number.replaceAll('-', ' \u2013 ')} `)).toBe(number);
        expect(reads(`\u2067${arabicIndic(number)}\u2069`)).toBe(number);
        expect(reads(`\u200f${extended(number)}\u200e`)).toBe(number);
        expect(reads([...compact(number)].join(' '))).toBe(number);
      }),
    );
  });

  it('reads a look-alike letter where only a digit can stand, and never in the prefix', () => {
    const number = formatRegisterNumber('GHW', 105_286);
    expect(reads(`GHW-IOSZBG-${number.at(-1)}`)).toBe(number);
    expect(reads(`6HW-105286-${number.at(-1)}`)).toBe('register-number-prefix');
  });

  it('says what is wrong and what to do', () => {
    for (const text of [
      '',
      'GHW-12345',
      'GHW-1234567-AA',
      'GHW-12X456-A',
      '123456789A',
      'سجن-123456-A',
      'GHW-123456-é',
    ]) {
      const reading = parseRegisterNumber(text);
      expect(reading.ok, text).toBe(false);
      if (!reading.ok) expect(reading.remedy.length).toBeGreaterThan(20);
    }
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof parseRegisterNumber(text).ok === 'boolean'));
  });
});

describe('blockNumbers', () => {
  it('gives different, valid numbers of one prefix', () => {
    const block = blockNumbers('HOL', 480_000, 500);
    expect(new Set(block).size).toBe(500);
    expect(block.every((number) => number.startsWith('HOL-480') && parseRegisterNumber(number).ok)).toBe(true);
  });

  it('refuses an empty block and one over the end', () => {
    expect(() => blockNumbers('GHW', 0, 0)).toThrow(RangeError);
    expect(() => blockNumbers('GHW', 999_999, 2)).toThrow(RangeError);
    expect(() => formatRegisterNumber('GHW', -1)).toThrow(RangeError);
  });
});

describe('spokenForm', () => {
  it('has a word of its own for every symbol', () => {
    const words = new Set(Array.from(LETTERS + DIGITS, (symbol) => spokenForm(symbol as RegisterNumber, 'en')));
    expect(words.size).toBe(36);
  });

  it('reads in three groups', () => {
    expect(spokenForm(formatRegisterNumber('GHW', 482_913), 'en')).toMatch(
      /^Golf Hotel Whiskey, four eight two niner one three, \w+$/,
    );
  });
});
