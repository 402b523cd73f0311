/** Filters that lists have in their addresses. What was typed to search a name is never one of them. */
export const LIST_FILTERS = [
  'site',
  'section',
  'status',
  'mark',
  'bodyPlace',
  'state',
  'role',
  'outcome',
  'authority',
  'rule',
  'gate',
  'operationNo',
  'late',
  'from',
  'to',
  'supervisor',
  'hours',
  'type',
  'vehicle',
  'asOf',
] as const;

/** Name of a filter in an address. */
export type ListFilterKey = (typeof LIST_FILTERS)[number];

/** The filters and the page of a list, as its address has them. */
export type ListSearch = Partial<Record<ListFilterKey, string>> & { page?: number };

/** What of an address is a filter of a list: texts without control characters, up to the length of the longest name of a section. Anything else is left out. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  const found: ListSearch = {};
  for (const key of LIST_FILTERS) {
    const value = search[key];
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && text !== '' && text.length <= 60) found[key] = text;
  }
  const page = Number(search.page);
  if (Number.isSafeInteger(page) && page > 1 && page < 100_000) found.page = page;
  return found;
}
