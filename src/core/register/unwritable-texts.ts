import type { JsonValue } from './event-definition.ts';

/**
 * The members of an input whose text no event can hold: one with U+0000, which PostgreSQL has no place for, or with half of a character that UTF-16 writes in two. Each by its path, `rows.3.note`.
 */
export const findUnwritable = (value: JsonValue, path = ''): string[] => {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    findUnwritable(member as JsonValue, path === '' ? name : `${path}.${name}`),
  );
};
