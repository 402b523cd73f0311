import { useSyncExternalStore } from 'react';

/** Languages of the application. */
export type Language = 'ar' | 'en' | 'ckb';

/** Digits: Latin everywhere unless the user asks for Arabic-Indic; one policy, never mixed. */
export type Numerals = 'latn' | 'arab';

/** What this browser remembers about its user's reading. */
export interface Preferences {
  language: Language;
  numerals: Numerals;
}

const STORAGE_KEY = 'amana.preferences';
const listeners = new Set<() => void>();
let current = read();

function read(): Preferences {
  const fallback: Preferences = { language: 'ar', numerals: 'latn' };
  const stored = globalThis.localStorage?.getItem(STORAGE_KEY);
  if (!stored) return fallback;
  const [language, numerals] = stored.split(' ');
  return {
    language: language === 'en' || language === 'ckb' ? language : 'ar',
    numerals: numerals === 'arab' ? 'arab' : 'latn',
  };
}

/** The preferences now; for code outside components. */
export function getPreferences(): Preferences {
  return current;
}

/** Changes some preferences and remembers them in this browser. */
export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  globalThis.localStorage?.setItem(STORAGE_KEY, `${current.language} ${current.numerals}`);
  for (const listener of listeners) listener();
}

/** Calls `listener` on every change until the returned function is called. */
export function subscribePreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The preferences, re-rendering on change. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribePreferences, getPreferences);
}

/** Writing direction of a language. */
export function directionOf(language: Language): 'rtl' | 'ltr' {
  return language === 'en' ? 'ltr' : 'rtl';
}
