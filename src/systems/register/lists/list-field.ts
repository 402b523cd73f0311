import type { NumberKind } from '../external-numbers/number-kinds.ts';

/** What a column of a list of persons can hold. `sequence` is the list's own row count and is not kept. */
export const LIST_FIELDS = [
  'sequence',
  'name',
  'nameLatin',
  'nameKurdish',
  'alias',
  'given',
  'father',
  'grandfather',
  'family',
  'mother',
  'sex',
  'birth',
  'nationality',
  'section',
  'heldSince',
  'arrestedOn',
  'arrestedBy',
  'arrestedAt',
  'household',
  'relation',
  'accompanies',
  'caseNumber',
  'prisonNumber',
  'icrcNumber',
  'unhcrNumber',
  'passportNumber',
  'identityNumber',
  'otherNumber',
  'orderReference',
  'ageStatement',
  'remarks',
] as const;

/** One of `LIST_FIELDS`. */
export type ListField = (typeof LIST_FIELDS)[number];

/** Columns of numbers that others gave, and the kind of the number as a file keeps it. */
export const NUMBER_FIELDS = {
  caseNumber: 'case',
  prisonNumber: 'prison',
  icrcNumber: 'icrc',
  unhcrNumber: 'unhcr',
  passportNumber: 'passport',
  identityNumber: 'identity',
  otherNumber: 'other',
} as const satisfies Partial<Record<ListField, NumberKind>>;

/** Fields that several columns of one list may hold; of all others the first column counts. */
export const REPEATABLE_FIELDS: ReadonlySet<ListField> = new Set<ListField>([
  'alias',
  'remarks',
  ...(Object.keys(NUMBER_FIELDS) as (keyof typeof NUMBER_FIELDS)[]),
]);

/** Fields from which a name can be made. A list needs a column for at least one of them. */
export const NAME_FIELDS: ReadonlySet<ListField> = new Set(['name', 'nameLatin', 'nameKurdish', 'given', 'family']);

/** Fields that no file of a person has a place for: their columns stay with the cells of the list. */
export const KEPT_WITH_LIST: ReadonlySet<ListField> = new Set<ListField>(['orderReference', 'ageStatement']);
