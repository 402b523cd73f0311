/** Largest file of a list, in bytes. */
export const MOST_BYTES = 10 * 1024 * 1024;
/** Most rows below the heading: the largest camp comes in one file. */
export const MOST_ROWS = 30_000;
/** Rows that may stand above the first person besides: titles, stamps, the heading. */
export const ROWS_ABOVE = 100;
/** Most columns. */
export const MOST_COLUMNS = 60;

/** Why a whole file is refused. Nothing of it is read then. */
export type ListRefusalCode =
  | 'list-empty'
  | 'list-too-large'
  | 'list-old-spreadsheet'
  | 'list-not-xlsx'
  | 'list-not-a-list'
  | 'list-locked'
  | 'list-damaged'
  | 'list-has-entities'
  | 'list-inflates-too-far'
  | 'list-queue-full'
  | 'list-takes-too-long'
  | 'list-takes-too-much-memory'
  | 'list-unknown-sheet'
  | 'list-not-utf8'
  | 'list-not-csv'
  | 'list-too-many-rows'
  | 'list-too-many-columns'
  | 'list-no-name-column'
  | 'list-mapping-does-not-fit';

/** What a file is by its bytes; its name is not asked. */
export type ListFileKind = 'xlsx' | 'text' | 'old-spreadsheet' | 'locked' | 'other';

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, i) => bytes[i] === byte);

/** "EncryptedPackage" as the directory of an encrypted workbook names it, in UTF-16. */
const LOCKED = Buffer.from('EncryptedPackage', 'utf16le');

/** How pages, documents, programs, pictures and archives begin: what comes under the name of a list without being one. */
const OTHER = [
  '<',
  '%PDF',
  '{\\rtf',
  'MZ',
  '\u007fELF',
  '\u0089PNG',
  '\u00ff\u00d8\u00ff',
  'GIF8',
  'Rar!',
  '7z\u00bc',
  '\u001f\u008b',
  'PK',
];

/** Tells the kind of a file by how it begins. An encrypted workbook lies in the same container as an old `.xls`. */
export function fileKind(bytes: Uint8Array): ListFileKind {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return 'xlsx';
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(LOCKED)
      ? 'locked'
      : 'old-spreadsheet';
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1').replace('\u00ef\u00bb\u00bf', '').trimStart();
  return OTHER.some((magic) => start.startsWith(magic)) ? 'other' : 'text';
}

/** The text of a list's bytes without byte order mark, or why it cannot be read. Only UTF-8 is read, nothing is guessed. */
export function decodeList(
  bytes: Uint8Array,
): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly code: ListRefusalCode } {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff) || bytes.includes(0))
    return { ok: false, code: 'list-not-utf8' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.trim() === '' ? { ok: false, code: 'list-empty' } : { ok: true, text };
  } catch (error) {
    // The decoder has one error for bytes that are not UTF-8; any other is ours.
    if (error instanceof TypeError) return { ok: false, code: 'list-not-utf8' };
    throw error;
  }
}

/** The separator of a list: whichever of comma, semicolon and tab is most often in its first filled lines, outside quotes. */
export function findDelimiter(text: string): ',' | ';' | '\t' {
  // Titles stand above the heading without any separator.
  const lines = text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/, 12);
  const most = (delimiter: string): number => Math.max(...lines.map((line) => line.split(delimiter).length - 1));
  if (most(';') > most(',') && most(';') >= most('\t')) return ';';
  return most('\t') > most(',') ? '\t' : ',';
}
