import { type Birth, type CivilDate, type ParseBirthOptions, parseBirth } from '../../juveniles/age/index.ts';
import { isNumber, LONGEST_NUMBER } from '../external-numbers/number-kinds.ts';
import { detectScript, joinNameParts, type NameKind, type NameParts, type SourcedName } from '../names/index.ts';
import { findNationalities } from './find-nationality.ts';
import { foldLabel } from './fold-label.ts';
import { type ListField, NUMBER_FIELDS } from './list-field.ts';
import { looksLikeTotal } from './looks-like-total.ts';
import { type ColumnMapping, isHijri } from './map-headings.ts';
import { readArrest } from './read-arrest.ts';
import { readHeldSince } from './read-held-since.ts';
import { roleOfRelation } from './relations.ts';
import type {
  CandidatePerson,
  RelativeName,
  RowFlag,
  RowOutcome,
  RowReason,
  RowRefusalCode,
  RowWaitingCode,
  StatedHousehold,
} from './row-outcome.ts';
import { dayOfSerial } from './sheet/number-format.ts';

/** What reading a row needs besides its cells. */
export type RowContext = {
  readonly headings: readonly string[];
  readonly mapping: ColumnMapping;
  /** Cells of the rows above the heading. */
  readonly titles?: readonly (readonly string[])[];
  /** Identifier of the list, kept as the source of every name. */
  readonly source: string;
  /** Date of the list: births are read against it. */
  readonly onDate: CivilDate;
  readonly calendarHint?: NonNullable<ParseBirthOptions['calendarHint']>;
};

const MALE = new Set(['m', 'male', 'man', 'ذ', 'ذكر', 'رجل', 'نێر', 'پیاو', 'nêr', 'mêr'].map(foldLabel));
const FEMALE = new Set(['f', 'female', 'woman', 'أ', 'أنثى', 'انثى', 'امرأة', 'مێ', 'ژن', 'mê', 'jin'].map(foldLabel));
const UNSTATED = new Set(['', 'unknown', 'n a', 'غير معروف', 'نەزانراو'].map(foldLabel));

/** Replacement characters and control characters: the text was broken on its way. */
const DAMAGED = /[\ufffd\p{Cc}]/u;
const FORMULA = /^[=@]|^[+-](?=[^\s+-])/;

/** A birth as a spreadsheet's serial number, which is left where the cell's format was lost: 5 June 1900 to 2078. */
const SERIAL = /^([1-6]\d{4})(?:\.\d+)?$/;

/** Longest texts that a file of a person holds. */
const LONGEST_NAME = 400;
const LONGEST_LABEL = 200;
const LONGEST_REMARKS = 4000;
const NAMES: readonly ListField[] = [
  'name',
  'nameLatin',
  'nameKurdish',
  'alias',
  'given',
  'father',
  'grandfather',
  'family',
  'mother',
];

/** A serial number as the day that it stands for; everything else as it was written. */
function birthAsWritten(text: string): string {
  const serial = SERIAL.exec(text)?.[1];
  return serial === undefined ? text : (dayOfSerial(Number(serial), 'day', false) ?? text);
}

function clean(cell: string): string {
  return cell.replace(/\s+/gu, ' ').trim();
}

/** All non-empty cells of a row by field, in the order of the columns. */
function cellsByField(cells: readonly string[], mapping: ColumnMapping) {
  const found = new Map<ListField, { text: string; column: number }[]>();
  for (const [column, field] of mapping.entries()) {
    const text = clean(cells[column] ?? '');
    if (field === null || text === '') continue;
    found.set(field, [...(found.get(field) ?? []), { text, column }]);
  }
  return found;
}

/** Reads the names of a row; the first is primary. Empty if no cell has a letter. */
function readNames(text: (field: ListField) => string, aliases: readonly string[], source: string): SourcedName[] {
  const parts: NameParts = Object.fromEntries(
    (['given', 'father', 'grandfather', 'family'] as const).flatMap((part) => (text(part) ? [[part, text(part)]] : [])),
  );
  const whole = text('name') || (text('given') || text('family') ? joinNameParts(parts) : '');
  const written: [string, NameKind][] = [
    [whole, 'primary'],
    [text('nameLatin'), 'transliteration'],
    [text('nameKurdish'), 'transliteration'],
    ...aliases.map((alias): [string, NameKind] => [alias, 'alias']),
  ];
  const seen = new Set<string>();
  return written
    .filter(([full]) => /\p{L}/u.test(full) && !seen.has(full) && seen.add(full))
    .map(([full, kind], index) => ({
      full,
      script: detectScript(full),
      kind: index === 0 ? 'primary' : kind,
      source,
      ...(index === 0 && Object.keys(parts).length > 0 && { parts }),
    }));
}

/** The household that a row names; null where it names none, or a text that is no number of one. */
function statedHousehold(label: string, relation: string): StatedHousehold | null {
  if (!isNumber(label) || label.length > LONGEST_LABEL || DAMAGED.test(label)) return null;
  const written = relation.slice(0, LONGEST_LABEL);
  return { label, relation: written, role: roleOfRelation(written) };
}

/**
 * Reads one row of a list into a person, a person who waits, or a refusal. Refused is only a row of which it cannot be said
 * whom it is about: no name with a letter in any name column, a damaged or endless name, or more cells than headings (then every
 * cell may be in the wrong column). All else that is wrong waits for an officer; what is missing is flagged.
 * @param row number in the file, the heading being row 1
 */
export function readRow(row: number, cells: readonly string[], context: RowContext): RowOutcome {
  const { headings, mapping, source, onDate, calendarHint } = context;
  if (cells.slice(headings.length).some((cell) => clean(cell) !== '')) {
    const reasons = [{ row, field: null, code: 'row-too-many-cells', values: {} }] as const;
    return { kind: 'refused', row, household: null, reasons };
  }
  const found = cellsByField(cells, mapping);
  const all = (field: ListField): string[] => (found.get(field) ?? []).map((cell) => cell.text);
  const text = (field: ListField): string => all(field)[0] ?? '';
  const names = readNames(text, all('alias'), source);
  const [primary, ...others] = names;
  const household = statedHousehold(text('household'), text('relation'));
  const refused = (code: RowRefusalCode): RowOutcome => ({
    kind: 'refused',
    row,
    household,
    reasons: [{ row, field: 'name', code, values: {} }],
  });
  const lost = NAMES.some((field) => all(field).some((cell) => DAMAGED.test(cell)));
  if (primary === undefined && !lost) {
    return refused(cells.some(looksLikeTotal) ? 'looks-like-total' : 'row-no-name');
  }
  if (primary === undefined || DAMAGED.test(primary.full)) {
    return refused('row-damaged-name');
  }
  if (
    NAMES.some((field) => all(field).some((cell) => cell.length > LONGEST_NAME)) ||
    primary.full.length > LONGEST_NAME
  ) {
    return refused('row-name-too-long');
  }

  const flags: RowFlag[] = [];
  const reasons: RowReason<RowWaitingCode>[] = [];
  const wait = (field: ListField, code: RowWaitingCode, values: Record<string, string> = {}): void => {
    reasons.push({ row, field, code, values });
  };
  if (looksLikeTotal(primary.full)) wait('name', 'looks-like-total');
  if (/^[=@]/.test(primary.full)) wait('name', 'name-looks-like-formula');
  for (const [field, fieldCells] of found) {
    if (fieldCells.some((cell) => DAMAGED.test(cell.text))) wait(field, 'cell-damaged');
    if (fieldCells.some((cell) => FORMULA.test(cell.text))) flags.push('looks-like-formula');
  }
  const short = (field: ListField): string => {
    if (text(field).length <= LONGEST_LABEL) return text(field);
    wait(field, 'cell-too-long');
    return '';
  };
  const birthText = birthAsWritten(short('birth'));
  /** The calendar that the heading of a field names, else the one that was given. */
  const datesOf = (field: ListField): ParseBirthOptions => {
    const column = found.get(field)?.[0]?.column;
    const hint = column !== undefined && isHijri(headings[column] ?? '') ? 'hijri' : calendarHint;
    return { onDate, ...(hint && { calendarHint: hint }) };
  };
  const reading = parseBirth(birthText, datesOf('birth'));
  if (!reading.ok) wait('birth', reading.code, { label: birthText });
  const unread: Birth = { text: birthText, from: null, to: null, precision: 'unknown' };
  const birth = reading.ok ? reading.birth : unread;
  if (reading.ok && birth.from === null) flags.push(text('ageStatement') ? 'age-stated-without-date' : 'birth-missing');

  const sinceText = birthAsWritten(short('heldSince'));
  const since = readHeldSince(sinceText, datesOf('heldSince'), birth);
  if (!since.ok) wait('heldSince', since.code, { label: sinceText });

  const arrest = readArrest(
    birthAsWritten(short('arrestedOn')),
    short('arrestedBy'),
    short('arrestedAt'),
    datesOf('arrestedOn'),
  );

  const sexLabel = foldLabel(text('sex'));
  const sex = MALE.has(sexLabel) ? 'male' : FEMALE.has(sexLabel) ? 'female' : null;
  if (sex === null && UNSTATED.has(sexLabel)) flags.push('sex-missing');
  else if (sex === null) wait('sex', 'sex-unknown-label', { label: text('sex') });

  const nationality = findNationalities(short('nationality'));
  if (!nationality.ok) wait('nationality', 'nationality-unknown-label', { label: nationality.label });
  else if (nationality.claims.length === 0) flags.push('nationality-missing');

  const remarks = all('remarks').join('\n');
  if (remarks.length > LONGEST_REMARKS) wait('remarks', 'cell-too-long');

  const numbers = Object.entries(NUMBER_FIELDS).flatMap(([field, kind]) =>
    all(field as ListField).map((number) => ({ kind, number, field: field as ListField })),
  );
  for (const { number, field } of numbers) if (number.length > LONGEST_NUMBER) wait(field, 'cell-too-long');

  const relative = (field: 'father' | 'grandfather' | 'mother'): RelativeName | null =>
    /\p{L}/u.test(text(field)) ? { full: text(field), script: detectScript(text(field)) } : null;
  const candidate: CandidatePerson = {
    row,
    names: [primary, ...others],
    father: relative('father'),
    grandfather: relative('grandfather'),
    mother: relative('mother'),
    sex,
    birth,
    nationalities: nationality.ok ? nationality.claims : [],
    section: short('section') || null,
    heldSince: since.ok ? since.heldSince : null,
    arrest,
    numbers: numbers.flatMap(({ kind, number }) =>
      isNumber(number) && number.length <= LONGEST_NUMBER ? [{ kind, number }] : [],
    ),
    accompanies: short('accompanies') || null,
    sequence: text('sequence').slice(0, LONGEST_LABEL) || null,
    orderReference: text('orderReference') || null,
    ageStatement: text('ageStatement') || null,
    remarks: remarks.slice(0, LONGEST_REMARKS) || null,
  };
  const unique = [...new Set(flags)];
  if (reasons.length > 0) return { kind: 'waiting', row, candidate, flags: unique, household, reasons };
  return { kind: 'accepted', row, candidate, flags: unique, household };
}
