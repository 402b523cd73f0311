import { normaliseOnce, writtenWords } from './normalise-name.ts';

/** Letters of each script as `writtenWords` leaves them; a letter that was left out or mistaken is one of these. */
const ALPHABETS = [
  'abcdefghijklmnopqrstuvwxyz',
  'ابتثجچحخدذرزژسشصضطظعغفقكلمنهوي',
  'абвгґғдежзиіклмнопрстуүұфхһцчшщъыьэюяқңөәҷў',
].map((letters) => Array.from(letters));

/** Shorter words are near too many names. */
const FEWEST_LETTERS = 4;
/** No name has more words that are asked for; each costs some milliseconds. */
const MOST_WORDS = 6;
/** Names are not longer; a longer word is looked for as it is, because each letter more costs a hundred spellings. */
const MOST_LETTERS = 16;

/** The letters of the one script that a word is written in; none where it mixes scripts. */
const alphabetOf = (letters: readonly string[]): readonly string[] => {
  const [alphabet = [], ...others] = ALPHABETS.filter((one) => letters.some((letter) => one.includes(letter)));
  return others.length === 0 ? alphabet : [];
};

/**
 * The spellings that are one mistake away from a word: a letter dropped, doubled or put in, mistaken, or swapped with its neighbour. One of the two has four letters or more.
 * @param word letters of one script as `writtenWords` leaves them
 */
const oneMistakeFrom = (word: string): Set<string> => {
  const letters = Array.from(word);
  const near = new Set<string>();
  if (letters.length > MOST_LETTERS || letters.length < FEWEST_LETTERS - 1) return near;
  const alphabet = alphabetOf(letters);
  const add = (from: number, to: number, ...between: string[]) =>
    near.add([...letters.slice(0, from), ...between, ...letters.slice(to)].join(''));
  for (let at = 0; at <= letters.length; at++) for (const letter of alphabet) add(at, at, letter);
  if (letters.length < FEWEST_LETTERS) return near;
  for (let at = 0; at < letters.length; at++) {
    add(at, at + 1);
    for (const letter of alphabet) add(at, at + 1, letter);
    const [first, second] = letters.slice(at, at + 2);
    if (first !== undefined && second !== undefined) add(at, at + 2, second, first);
  }
  return near;
};

/**
 * For each word of a name as `normaliseName` leaves it, the words of other names that are written with one mistake less or more, in the same script. The mistake is looked for in the word as it was typed and
 * in the one that is left of it: with one letter wrong an article or a *abd* is no longer known for what it is. Two words that are near *may* be the same name; nothing follows from it but being shown in a search.
 */
export const nearWords = (text: string): { word: string; near: string[] }[] => {
  const written = new Map<string, string>();
  for (const typed of writtenWords(text)) {
    const [word, ...others] = normaliseOnce(typed);
    if (word !== undefined && others.length === 0) written.set(word, typed);
  }
  return normaliseOnce(text).map((word, n) => {
    if (n >= MOST_WORDS) return { word, near: [] };
    const near = oneMistakeFrom(word);
    for (const spelling of oneMistakeFrom(written.get(word) ?? word))
      for (const other of normaliseOnce(spelling)) near.add(other);
    near.delete(word);
    return { word, near: [...near].sort() };
  });
};
