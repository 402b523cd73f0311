/** One packet as a row of a spreadsheet says it. `items` has one thing a line. */
export type PacketRow = { readonly registerNumber: string; readonly seal: string; readonly items: string };

const ARABIC_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** Belongings that stand in one cell, one a line. */
export const itemsOfCell = (cell: string): string =>
  cell
    .split(/[;؛\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .join('\n');

/** A register number as it is compared: without spaces around, in capitals, with European digits. */
export const comparableNumber = (number: string): string =>
  number
    .trim()
    .toUpperCase()
    .replace(ARABIC_DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 15));

/**
 * Reads rows that were copied from a spreadsheet: register number, seal number, belongings, divided by tabs as spreadsheet programs copy them. Belongings stand in one cell, divided by semicolons, or in all cells
 * that follow. Empty lines are left out.
 */
export const readPacketRows = (text: string): PacketRow[] =>
  text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [number = '', seal = '', ...items] = line.split('\t');
      return { registerNumber: comparableNumber(number), seal: seal.trim(), items: itemsOfCell(items.join(';')) };
    });
