import { getPreferences } from '../preferences.ts';

const ARABIC_INDIC = '٠١٢٣٤٥٦٧٨٩';

/** Writes the Latin digits of a text in the user's digits. Identifiers (register numbers, codes) are never passed here. */
export function toUserDigits(text: string): string {
  if (getPreferences().numerals === 'latn') return text;
  return text.replace(/[0-9]/g, (digit) => ARABIC_INDIC[Number(digit)] ?? digit);
}
