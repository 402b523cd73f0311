import { useSyncExternalStore } from 'react';

/**
 * What was typed to search a list: kept in the memory of this page of the browser, because it may be a name, and a name stands in no address, no history and no
 * storage. It is there when the officer comes back to the list, and gone with the tab or the signing out.
 */
const typed = new Map<string, string>();
const listeners = new Set<() => void>();

/** Searches a list for what was typed; an empty text searches nothing. */
export function searchFor(list: string, text: string): void {
  typed.set(list, text.trim());
  for (const tell of listeners) tell();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What a list is searched for; the empty text where it is not. */
export const useTypedSearch = (list: string): string => useSyncExternalStore(subscribe, () => typed.get(list) ?? '');
