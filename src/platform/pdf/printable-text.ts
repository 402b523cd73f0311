import { isPrintable } from './fonts.ts';

/** Marks where the paper lacks a character that the register has. */
export const MISSING_CHARACTER = '\ufffd';

/** Invisible characters that reorder what a reader sees; a name could use them to show other digits or another order. */
const INVISIBLE_ORDER = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** Line ends, tabs and other controls become one space. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;

/**
 * Makes a text from the register safe for one line of a document: no control or ordering characters, and a visible mark for
 * every character that the fonts lack (a Chinese name, say), because one such character would otherwise stop the document.
 */
export function printableText(text: string): string {
  const line = text.toWellFormed().normalize('NFC').replace(INVISIBLE_ORDER, '').replace(CONTROLS, ' ').trim();
  return Array.from(line, (character) => (isPrintable(character) ? character : MISSING_CHARACTER)).join('');
}
