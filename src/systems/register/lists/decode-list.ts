/** Largest file of a list, in bytes. */
export const MOST_BYTES = 5 * 1024 * 1024;
/** Most rows below the heading. */
export const MOST_ROWS = 20_000;
/** Most columns. */
export const MOST_COLUMNS = 60;

/** Why a whole file is refused. Nothing of it is read then. */
export type ListRefusalCode =
  | 'list-empty'
  | 'list-too-large'
  | 'list-is-spreadsheet'
  | 'list-not-utf8'
  | 'list-not-csv'
  | 'list-too-many-rows'
  | 'list-too-many-columns'
  | 'list-no-name-column'
  | 'list-mapping-does-not-fit';

/** The text of a list's bytes without byte order mark, or why it cannot be read. Only UTF-8 is read, nothing is guessed. */
export function decodeList(
  bytes: Uint8Array,
): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly code: ListRefusalCode } {
  if (bytes.length > MOST_BYTES) return { ok: false, code: 'list-too-large' };
  const starts = (...start: number[]): boolean => start.every((byte, i) => bytes[i] === byte);
  // "PK" is a ZIP file (xlsx, ods), D0 CF is an old xls.
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0xd0, 0xcf, 0x11, 0xe0))
    return { ok: false, code: 'list-is-spreadsheet' };
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff) || bytes.includes(0)) return { ok: false, code: 'list-not-utf8' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.trim() === '' ? { ok: false, code: 'list-empty' } : { ok: true, text };
  } catch (error) {
    // The decoder has one error for bytes that are not UTF-8; any other is ours.
    if (error instanceof TypeError) return { ok: false, code: 'list-not-utf8' };
    throw error;
  }
}

/** The separator of a list: whichever of comma, semicolon and tab is most often in its first filled line, outside quotes. */
export function findDelimiter(text: string): ',' | ';' | '\t' {
  const line =
    text
      .trimStart()
      .replace(/"(?:[^"]|"")*"/g, '')
      .split(/\r\n|\n|\r/, 1)[0] ?? '';
  const count = (delimiter: string): number => line.split(delimiter).length - 1;
  if (count(';') > count(',') && count(';') >= count('\t')) return ';';
  return count('\t') > count(',') ? '\t' : ',';
}
