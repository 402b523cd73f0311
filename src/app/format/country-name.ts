import type { TFunction } from 'i18next';
import { getPreferences } from '../preferences.ts';
import { ALPHA_2 } from './country-codes.ts';
import { keepFormat } from './keep-format.ts';

const namesIn = keepFormat((language) => new Intl.DisplayNames(language, { type: 'region' }));
const orderIn = keepFormat((language) => new Intl.Collator(language));

/** A country in the user's language from its alpha-3 code; XXA is stateless, XXX unknown, other codes show themselves. */
export function countryName(t: TFunction, code: string): string {
  if (code === 'XXA' || code === 'XXX') return t(`country.${code}`, { ns: 'register' });
  const alpha2 = ALPHA_2.get(code);
  if (!alpha2) return code;
  const language = getPreferences().language === 'en' ? 'en' : 'ar';
  return namesIn(language).of(alpha2) ?? code;
}

/** Every country by name, with stateless and unknown at the end; for lists to choose from. */
export function countryOptions(t: TFunction): { value: string; label: string }[] {
  const language = getPreferences().language === 'en' ? 'en' : 'ar';
  const named = [...ALPHA_2.keys()].map((value) => ({ value, label: countryName(t, value) }));
  named.sort((left, right) => orderIn(language).compare(left.label, right.label));
  return [...named, ...['XXA', 'XXX'].map((value) => ({ value, label: countryName(t, value) }))];
}
