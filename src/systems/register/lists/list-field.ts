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
  'identifier',
  'orderReference',
  'ageStatement',
  'remarks',
] as const;

/** One of `LIST_FIELDS`. */
export type ListField = (typeof LIST_FIELDS)[number];

/** Fields that several columns of one list may hold; of all others the first column counts. */
export const REPEATABLE_FIELDS: ReadonlySet<ListField> = new Set(['alias', 'identifier', 'remarks']);

/** Fields from which a name can be made. A list needs a column for at least one of them. */
export const NAME_FIELDS: ReadonlySet<ListField> = new Set(['name', 'nameLatin', 'nameKurdish', 'given', 'family']);

/** Fields that no file of a person has a place for: their columns stay with the cells of the list. */
export const KEPT_WITH_LIST: ReadonlySet<ListField> = new Set(['identifier', 'orderReference', 'ageStatement']);
