import { getPreferences } from '../preferences.ts';

/** A number in the user's digits, grouped by thousands. */
export function formatNumber(value: number): string {
  const { language, numerals } = getPreferences();
  const locale = language === 'en' ? 'en-GB' : 'ar-IQ';
  return new Intl.NumberFormat(`${locale}-u-nu-${numerals}`).format(value);
}
