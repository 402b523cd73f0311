import { ListFileError } from './list-file-error.ts';
import { type ShownDay, shownDay } from './number-format.ts';
import { scanXml, unescapeCell } from './scan-xml.ts';
import type { ZipArchive } from './zip-archive.ts';

/** A sheet of a workbook; `part` is its place in the archive. */
export type SheetPart = { readonly name: string; readonly hidden: boolean; readonly part: string };

/** What cells need of their workbook. */
export type Workbook = {
  readonly sheets: readonly SheetPart[];
  readonly from1904: boolean;
  readonly texts: readonly string[];
  /** By a cell's style: what its number format shows of a day. */
  readonly days: readonly ShownDay[];
};

/** Most sheets, most shared texts and most characters of them. */
const MOST_SHEETS = 200;
const MOST_TEXTS = 1_500_000;
const MOST_CHARACTERS = 30_000_000;

const WORKBOOK = 'xl/workbook.xml';

/** Whether an attribute says yes. */
export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

/** A part's place, from the target that a relationship gives: relative to `xl/`, or from the root. */
const placeOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`);

async function readRelations(archive: ZipArchive): Promise<Map<string, { type: string; place: string }>> {
  const found = new Map<string, { type: string; place: string }>();
  await scanXml(archive.text('xl/_rels/workbook.xml.rels'), {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const { Id = '', Type = '', Target = '', TargetMode } = attributes();
      // What lies outside the file is never opened.
      if (TargetMode !== 'External')
        found.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), place: placeOf(Target) });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return found;
}

async function readTexts(archive: ZipArchive, place: string): Promise<string[]> {
  if (!archive.has(place)) return [];
  const texts: string[] = [];
  let characters = 0;
  let current: string | undefined;
  let inText = false;
  let phonetic = false;
  await scanXml(archive.text(place), {
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 't') inText = !phonetic;
      else if (name === 'rPh') phonetic = true;
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si' && current !== undefined) {
        texts.push(unescapeCell(current));
        current = undefined;
        if (texts.length > MOST_TEXTS) throw new ListFileError('list-inflates-too-far');
      }
    },
    text: (text) => {
      if (!inText || current === undefined) return;
      current += text;
      characters += text.length;
      if (characters > MOST_CHARACTERS) throw new ListFileError('list-inflates-too-far');
    },
  });
  return texts;
}

async function readDays(archive: ZipArchive, place: string): Promise<ShownDay[]> {
  if (!archive.has(place)) return [];
  const codes = new Map<number, string>();
  const days: ShownDay[] = [];
  let inCellStyles = false;
  await scanXml(archive.text(place), {
    open: (name, attributes) => {
      if (name === 'numFmt') {
        const { numFmtId, formatCode = '' } = attributes();
        if (codes.size < 10_000) codes.set(Number(numFmtId), formatCode.slice(0, 300));
      } else if (name === 'cellXfs') inCellStyles = true;
      else if (name === 'xf' && inCellStyles && days.length < 70_000) {
        const id = Number(attributes().numFmtId ?? 0);
        days.push(shownDay(id, codes.get(id)));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false;
    },
    text: () => undefined,
  });
  return days;
}

/** @throws ListFileError `list-not-xlsx` for an archive that holds no workbook of this kind */
export async function readWorkbook(archive: ZipArchive): Promise<Workbook> {
  if (!archive.has(WORKBOOK)) throw new ListFileError('list-not-xlsx');
  const relations = await readRelations(archive);
  const sheets: SheetPart[] = [];
  let from1904 = false;
  await scanXml(archive.text(WORKBOOK), {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = isTrue(attributes().date1904);
      if (name !== 'sheet' || sheets.length >= MOST_SHEETS) return;
      const { name: title = '', state, id = '' } = attributes();
      const relation = relations.get(id);
      // Charts and dialogs are sheets too, without cells.
      if (relation?.type === 'worksheet')
        sheets.push({
          name: title.slice(0, 100),
          hidden: state !== undefined && state !== 'visible',
          part: relation.place,
        });
    },
    close: () => undefined,
    text: () => undefined,
  });
  const placeOfType = (type: string, usual: string): string =>
    [...relations.values()].find((relation) => relation.type === type)?.place ?? usual;
  return {
    sheets,
    from1904,
    texts: await readTexts(archive, placeOfType('sharedStrings', 'xl/sharedStrings.xml')),
    days: await readDays(archive, placeOfType('styles', 'xl/styles.xml')),
  };
}
