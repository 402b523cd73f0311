import { crc32, deflateRawSync } from 'node:zlib';

/** Parts of an archive by name; a text is deflated, bytes are put in as they are (their inflated size is then what is claimed). */
export type Parts = Readonly<
  Record<string, string | { readonly raw: Buffer; readonly claimed: number; readonly flags?: number }>
>;

/** A ZIP archive of these parts, honest or not. */
export function makeZip(parts: Parts): Uint8Array {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, part] of Object.entries(parts)) {
    const plain = typeof part === 'string' ? Buffer.from(part) : undefined;
    const packed = plain === undefined ? (part as { raw: Buffer }).raw : deflateRawSync(plain);
    const claimed = plain === undefined ? (part as { claimed: number }).claimed : plain.length;
    const flags = typeof part === 'string' ? 0 : (part.flags ?? 0);
    const nameBytes = Buffer.from(name);
    const head = (signature: number, extra: number): Buffer => {
      const bytes = Buffer.alloc(extra);
      const shift = signature === 0x04034b50 ? 0 : 2;
      bytes.writeUInt32LE(signature, 0);
      bytes.writeUInt16LE(20, 4);
      bytes.writeUInt16LE(flags, 6 + shift);
      bytes.writeUInt16LE(8, 8 + shift);
      bytes.writeUInt32LE(plain === undefined ? 0 : crc32(plain), 14 + shift);
      bytes.writeUInt32LE(packed.length, 18 + shift);
      bytes.writeUInt32LE(claimed, 22 + shift);
      bytes.writeUInt16LE(nameBytes.length, 26 + shift);
      return bytes;
    };
    const local = Buffer.concat([head(0x04034b50, 30), nameBytes, packed]);
    const entry = head(0x02014b50, 46);
    entry.writeUInt32LE(at, 42);
    entries.push(Buffer.concat([entry, nameBytes]));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...locals, directory, end]));
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A sheet of a made workbook: `xml` is what stands in its `worksheet` element. */
export type MadeSheet = { readonly name: string; readonly state?: 'hidden' | 'veryHidden'; readonly xml: string };

/** Parts of a workbook with these sheets. Style 1 shows a day, 2 a month, 3 a year. */
export function workbookParts(sheets: readonly MadeSheet[], texts: readonly string[] = []): Record<string, string> {
  const relations = sheets
    .map((_, i) => `<Relationship Id="rId${i + 1}" Type="${TYPES}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)
    .join('');
  return {
    'xl/workbook.xml': `${HEAD}<workbook ${MAIN} xmlns:r="${TYPES}"><sheets>${sheets
      .map(
        ({ name, state }, i) =>
          `<sheet name="${name}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships>${relations}<Relationship Id="s" Type="${TYPES}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="y" Type="${TYPES}/styles" Target="/xl/styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `${HEAD}<sst ${MAIN}>${texts.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join('')}</sst>`,
    'xl/styles.xml': `${HEAD}<styleSheet ${MAIN}><numFmts count="2"><numFmt numFmtId="164" formatCode="[$-409]d\\-mmm\\-yyyy;@"/><numFmt numFmtId="165" formatCode="yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="17"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map(({ xml }, i) => [`xl/worksheets/sheet${i + 1}.xml`, `${HEAD}<worksheet ${MAIN}>${xml}</worksheet>`]),
    ),
  };
}

/** A cell with an inline text. */
export const textCell = (address: string, text: string): string =>
  `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** Rows of inline texts from a row on; an empty text makes no cell. */
export const textRows = (rows: readonly (readonly string[])[], first = 1): string =>
  rows
    .map(
      (cells, index) =>
        `<row r="${index + first}">${cells
          .map((text, column) =>
            text === '' ? '' : textCell(`${String.fromCharCode(65 + column)}${index + first}`, text),
          )
          .join('')}</row>`,
    )
    .join('');
