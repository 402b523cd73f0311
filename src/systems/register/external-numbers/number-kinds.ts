/** Numbers that others gave a person: of a case, a prison, the ICRC, UNHCR (also of a household), a passport, an identity document, or another one. */
export const NUMBER_KINDS = ['case', 'prison', 'icrc', 'unhcr', 'passport', 'identity', 'other'] as const;
/** One of `NUMBER_KINDS`. */
export type NumberKind = (typeof NUMBER_KINDS)[number];

/** Longest number that a file keeps. */
export const LONGEST_NUMBER = 100;

const DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** Digits of Arabic and of Persian or Kurdish writing as those of Latin writing. */
export const foldDigits = (text: string): string =>
  text.replace(DIGIT, (digit) => String((digit.charCodeAt(0) & 0x0f) % 10));

/** A number in the one spelling by which it is found: digits of one script, capital letters, one kind of dash, no spaces. Nothing else is taken away: A-12 is not A12. */
export const foldNumber = (text: string): string =>
  foldDigits(text.normalize('NFKC'))
    .replace(/[\u2010-\u2015\u2212\u0640]/g, '-')
    .replace(/[\s\p{Cf}]+/gu, '')
    .toUpperCase();

/** Whether a text can be the number of a person: it has a digit or a letter in it, and is not said to be unknown. */
export const isNumber = (text: string): boolean =>
  /[\p{L}\p{N}]/u.test(text) && !/^(?:n\/?a|none|unknown|لا يوجد|غير معروف|نەزانراو|نییە)$/iu.test(text.trim());
