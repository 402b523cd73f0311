import { foldLabel } from './fold-label.ts';
import { HEADINGS } from './headings.ts';
import { type ListField, REPEATABLE_FIELDS } from './list-field.ts';

const FIELD_OF = new Map(
  Object.entries(HEADINGS).flatMap(([field, labels]) =>
    labels.map((label) => [foldLabel(label) || label, field as ListField] as const),
  ),
);

/** Words that say a column is of the lunar Hijri calendar, and those that say it is of a solar one. */
const HIJRI = /(?:ال)?هجري[ةه]?|hi?jri|hejri|کۆچی/giu;
const SOLAR = /شمسي|شمسی|هەتاوی|solar|shamsi/iu;

/** Whether a heading says that its dates are lunar Hijri ones: `تاريخ الميلاد (هجري)`. A year without a sign is then of that calendar. */
export const isHijri = (heading: string): boolean => heading.search(HIJRI) !== -1 && !SOLAR.test(heading);

/** The field that one heading names, in any of its languages: `الاسم الكامل (Full name)` is read as a whole and in parts, and without the name of a calendar. */
export function findField(heading: string): ListField | undefined {
  for (const part of [heading, ...heading.split(/[()[\]/|\n]/u), heading.replace(HIJRI, ' ')]) {
    const field = FIELD_OF.get(foldLabel(part) || part.trim());
    if (field !== undefined) return field;
  }
  return undefined;
}

/** A field for each column, or null where the column is not read. An officer may edit it before the list is read. */
export type ColumnMapping = readonly (ListField | null)[];

/** A proposed mapping, and the columns (from 0) that it leaves out: heading not known, or field already taken. */
export type HeadingProposal = {
  readonly mapping: ColumnMapping;
  readonly unknownColumns: readonly number[];
  readonly duplicateColumns: readonly number[];
};

/** Proposes a field for each heading. Nothing is read by it alone: the mapping is shown and may be changed. */
export function mapHeadings(headings: readonly string[]): HeadingProposal {
  const taken = new Set<ListField>();
  const unknownColumns: number[] = [];
  const duplicateColumns: number[] = [];
  const mapping = headings.map((heading, column) => {
    const field = findField(heading);
    if (field === undefined) {
      if (heading.trim() !== '') unknownColumns.push(column);
      return null;
    }
    if (taken.has(field) && !REPEATABLE_FIELDS.has(field)) {
      duplicateColumns.push(column);
      return null;
    }
    taken.add(field);
    return field;
  });
  return { mapping, unknownColumns, duplicateColumns };
}
