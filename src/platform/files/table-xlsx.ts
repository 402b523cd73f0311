/** Longest text that a cell of a workbook holds. */
const LONGEST = 32_000;
/** Characters that XML forbids. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/**
 * A table, its headings first, as a workbook. Every cell is a text, so that nothing in it is a formula; the sheet runs from the right where the language does.
 * @param widths of the first columns, in characters; the others are of 20
 */
export async function tableXlsx(
  table: readonly (readonly string[])[],
  language: 'en' | 'ar' | 'ckb',
  widths: readonly number[] = [],
): Promise<Uint8Array> {
  // Loaded when the first workbook is written: no start pays for it.
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const [heading = [], ...rows] = table;
  const cell = (value: string) => ({ type: String, value: value.replace(FORBIDDEN, '\ufffd').slice(0, LONGEST) });
  const bytes = await writeExcelFile(
    [
      heading.map((value) => ({ ...cell(value), fontWeight: 'bold' as const })),
      ...rows.map((cells) => cells.map((value) => (value === '' ? null : cell(value)))),
    ],
    {
      columns: heading.map((_, column) => ({ width: widths[column] ?? 20 })),
      stickyRowsCount: 1,
      rightToLeft: language !== 'en',
      sheet: 'Amana',
    },
  ).toBuffer();
  return new Uint8Array(bytes);
}
