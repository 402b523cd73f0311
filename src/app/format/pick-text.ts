import type { Trilingual } from '../../core/access/views.ts';
import { getPreferences } from '../preferences.ts';

/** The server's sentence in the user's language; a missing Sorani sentence shows the Arabic one. */
export function pickText(text: Trilingual): string {
  const { language } = getPreferences();
  if (language === 'ckb') return text.ckb || text.ar;
  return text[language];
}

/** An officer's name in the script of the user's language. */
export function pickName(name: { en: string; ar: string }): string {
  return getPreferences().language === 'en' ? name.en : name.ar;
}
