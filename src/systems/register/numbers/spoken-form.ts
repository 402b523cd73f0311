import type { RegisterNumber } from './register-number.ts';

/** Radiotelephony alphabet of ITU and ICAO, in the spelling of ordinary English dictionaries. */
const LETTER_WORDS =
  'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey Xray Yankee Zulu'.split(
    ' ',
  );
/** "Niner", because nine and five (and German *nein*) are mistaken on a bad line. */
const DIGIT_WORDS = 'zero one two three four five six seven eight niner'.split(' ');

/**
 * The number as it is read out on the radio, in three groups separated by commas.
 * @example spokenForm('GHW-482913-W', 'en') // "Golf Hotel Whiskey, four eight two niner one three, Whiskey"
 */
export function spokenForm(number: RegisterNumber, _language: 'en'): string {
  const word = (symbol: string): string => {
    const code = symbol.charCodeAt(0);
    return (code >= 65 ? LETTER_WORDS[code - 65] : DIGIT_WORDS[code - 48]) ?? symbol;
  };
  return number
    .split('-')
    .map((group) => Array.from(group, word).join(' '))
    .join(', ');
}
