const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
/** A run of Latin letters with what belongs to it: a stop before it (.xlsx), a stop behind an abbreviation (No.), spaces between its words. */
const LATIN = /\.?[A-Za-z](?:[\w'&/.-]|\s(?=[A-Za-z]))*/g;

/**
 * Foreign text whose Latin parts stand in isolates of their own where it is written from right to left: a stop at the edge of a Latin word would otherwise jump
 * to its other side. "ت (No.)" reads as it was written.
 */
export const isolateLatin = (text: string): string =>
  RIGHT_TO_LEFT.test(text) ? text.replace(LATIN, (run) => `\u2066${run}\u2069`) : text;
