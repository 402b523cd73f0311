import { getPreferences } from '../preferences.ts';
import { keepFormat } from './keep-format.ts';

const formatOf = keepFormat((locale) => new Intl.NumberFormat(locale));

/** A number in the user's digits, grouped by thousands. */
export function formatNumber(value: number): string {
  const { language, numerals } = getPreferences();
  const locale = language === 'en' ? 'en-GB' : 'ar-IQ';
  return formatOf(`${locale}-u-nu-${numerals}`).format(value);
}
