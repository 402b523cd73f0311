import { useNavigate, useSearch } from '@tanstack/react-router';
import { LIST_FILTERS, type ListFilterKey, type ListSearch, readListSearch } from './list-search.ts';

/** The filters of a list by name, as its address has them. */
export type ListFilters = Partial<Record<ListFilterKey, string>>;

/** Where a list stands: its filters and its page are in the address, so that a list can be sent to a colleague, kept, and come back to. */
export interface ListState {
  /** The filters that this list has. */
  keys: readonly ListFilterKey[];
  filters: ListFilters;
  page: number;
  /** Changes some filters; an empty text takes one away. Goes to the first page. */
  change: (filters: ListFilters) => void;
  /** Puts these filters in the place of all. */
  replace: (filters: ListFilters) => void;
  setPage: (page: number) => void;
}

/** The filters and the page of the list at this address. `keys` are the filters that this list has. */
export function useListState(keys: readonly ListFilterKey[]): ListState {
  const found = readListSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const filters: ListFilters = {};
  for (const key of keys) if (found[key] !== undefined) filters[key] = found[key];
  const go = (search: ListSearch) => void navigate({ to: '.', search, replace: true });
  const replace = (wanted: ListFilters) => {
    const search: ListSearch = {};
    for (const key of LIST_FILTERS) if (keys.includes(key) && wanted[key]) search[key] = wanted[key];
    go(search);
  };
  return {
    keys,
    filters,
    page: found.page ?? 1,
    change: (changed) => replace({ ...filters, ...changed }),
    replace,
    setPage: (page) => go({ ...filters, ...(page > 1 ? { page } : {}) }),
  };
}
