/** Script of a name as written: ISO 15924 codes for the three we meet, *Mixed* for two of them in one text. */
export type NameScript = 'Arab' | 'Latn' | 'Cyrl' | 'Mixed' | 'Other';

const SCRIPTS = [
  ['Arab', /\p{Script=Arabic}/u],
  ['Latn', /\p{Script=Latin}/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
] as const;

/**
 * The script of a text, by its letters only. Kurdish in Arabic letters is `Arab`; a text without a letter of the three
 * scripts is `Other`.
 */
export function detectScript(text: string): NameScript {
  const letters = Array.from(text.normalize('NFKC')).filter((character) => /\p{L}/u.test(character));
  const found = new Set(letters.map((letter) => SCRIPTS.find(([, pattern]) => pattern.test(letter))?.[0] ?? 'Other'));
  const [only] = found;
  return found.size > 1 ? 'Mixed' : (only ?? 'Other');
}

/** Letters that Kurdish writes and Arabic does not; a heh closed by a zero-width non-joiner is an old way to write ە. */
const KURDISH = /[\u06d5\u06ce\u06c6\u0695\u06b5\u06be]|\u0647\u200c|\u0647\u200d?\u06d5/u;

/** True if a text has a letter of Kurdish in Arabic script. A Kurdish name without such a letter is not recognised. */
export function looksKurdish(text: string): boolean {
  return KURDISH.test(text);
}
