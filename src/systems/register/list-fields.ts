import type { ListField } from './command-views.ts';
import type { ListField as ReadField } from './lists/list-field.ts';

/** Fields of the wire and the fields that the reader knows. */
const readFields = {
  name: 'name',
  'name-latin': 'nameLatin',
  'name-sorani': 'nameKurdish',
  alias: 'alias',
  given: 'given',
  father: 'father',
  grandfather: 'grandfather',
  family: 'family',
  mother: 'mother',
  sex: 'sex',
  birth: 'birth',
  nationality: 'nationality',
  section: 'section',
  'held-since': 'heldSince',
  'arrested-on': 'arrestedOn',
  'arrested-by': 'arrestedBy',
  'arrested-at': 'arrestedAt',
  household: 'household',
  relation: 'relation',
  accompanies: 'accompanies',
  'case-number': 'caseNumber',
  'prison-number': 'prisonNumber',
  'icrc-number': 'icrcNumber',
  'unhcr-number': 'unhcrNumber',
  'passport-number': 'passportNumber',
  'identity-number': 'identityNumber',
  'other-number': 'otherNumber',
  remarks: 'remarks',
  'order-reference': 'orderReference',
  'age-group': 'ageStatement',
  'row-number': 'sequence',
  ignore: null,
} as const satisfies Record<ListField, ReadField | null>;

/** All fields of the wire. */
export const wireFields = Object.keys(readFields) as [ListField, ...ListField[]];

const wireOf = new Map<ReadField | null, ListField>(wireFields.map((wire) => [readFields[wire], wire]));

/** The field of the wire for a column as the reader reads it; `ignore` where the wire has no word for it. */
export const wireField = (field: ReadField | null): ListField => wireOf.get(field) ?? 'ignore';

/** How a column is read: as the officer said, not read where the officer said so, else as proposed. */
export const fieldOfHeading = (given: ListField | undefined, proposed: ReadField | null): ReadField | null =>
  given === undefined ? proposed : readFields[given];
