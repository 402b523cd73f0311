import type { ListField } from './command-views.ts';
import type { ListField as ReadField } from './lists/list-field.ts';

/** Fields of the wire and the fields the reader knows; what the reader has no field for is kept with the cells of the row only. */
const readFields = {
  name: 'name',
  'name-latin': 'nameLatin',
  'name-sorani': 'nameKurdish',
  alias: 'alias',
  father: 'father',
  grandfather: 'grandfather',
  mother: null,
  sex: 'sex',
  birth: 'birth',
  nationality: 'nationality',
  'external-number': 'identifier',
  section: null,
  'held-since': null,
  remarks: 'remarks',
  ignore: null,
} as const satisfies Record<ListField, ReadField | null>;

/** All fields of the wire. */
export const wireFields = Object.keys(readFields) as [ListField, ...ListField[]];

const wireOf = new Map<ReadField | null, ListField>(wireFields.map((wire) => [readFields[wire], wire]));

/** The field of the wire for a column as the reader reads it; `ignore` where the wire has no word for it. */
export const wireField = (field: ReadField | null): ListField =>
  field === null ? 'ignore' : (wireOf.get(field) ?? 'ignore');

/** How a column is read: as the officer said, else as proposed. A column that the wire cannot name (a row number, a word of age) stays as proposed. */
export const fieldOfHeading = (given: ListField | undefined, proposed: ReadField | null): ReadField | null =>
  given === undefined || (given === 'ignore' && proposed !== null && !wireOf.has(proposed))
    ? proposed
    : readFields[given];
