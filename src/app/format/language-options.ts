import { getPreferences } from '../preferences.ts';
import { keepFormat } from './keep-format.ts';

const namesIn = keepFormat((language) => new Intl.DisplayNames(language, { type: 'language' }));

/** Languages a notice or an interview is given in; BCP 47. The commonest first, then by name. */
const FIRST = ['ar', 'ckb', 'kmr', 'tr', 'en'];
const OTHERS = [
  'az',
  'bs',
  'ce',
  'de',
  'fa',
  'fr',
  'id',
  'kk',
  'ky',
  'nl',
  'ps',
  'ru',
  'so',
  'sq',
  'sv',
  'tg',
  'tk',
  'ug',
  'ur',
  'uz',
  'zh',
];

/** Languages that browsers have no name for. */
const NAMES: Readonly<Record<string, { readonly en: string; readonly ar: string }>> = {
  ce: { en: 'Chechen', ar: 'الشيشانية' },
};

/** A language in the user's language. */
export function languageName(code: string): string {
  const language = getPreferences().language === 'en' ? 'en' : 'ar';
  return NAMES[code]?.[language] ?? namesIn(language).of(code) ?? code;
}

/** The languages to choose from. */
export function languageOptions(): { value: string; label: string }[] {
  const others = OTHERS.map((value) => ({ value, label: languageName(value) }));
  others.sort((left, right) => left.label.localeCompare(right.label));
  return [...FIRST.map((value) => ({ value, label: languageName(value) })), ...others];
}
