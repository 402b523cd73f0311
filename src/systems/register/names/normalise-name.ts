import { remember } from './remember.ts';

/** Letters of Arabic script that are written for one another, and Kurdish letters with the Arabic ones used for them. */
const ARABIC_FOLDS: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ['ا', 'ٱ'],
      ['ه', 'ةھہ'],
      ['ي', 'ىیێېے'],
      ['و', 'ۆۇۈۋ'],
      ['ك', 'کگڪ'],
      ['ر', 'ڕړ'],
      ['ل', 'ڵ'],
      ['ب', 'پ'],
      ['ف', 'ڤ'],
    ] as const
  ).flatMap(([to, from]) => Array.from(from, (letter) => [letter, to])),
);

/** Latin letters whose mark changes the sound, so that it cannot just be dropped. */
const LATIN_FOLDS: readonly (readonly [string, string])[] =
  'ş sh š sh ș sh ç ch č ch ž zh ğ gh ġ gh ḫ kh ẖ kh ṯ th ḏ dh ı i ø o ł l đ d ß ss æ ae œ oe ə a ð dh þ th'
    .match(/\S+ \S+/g)
    ?.map((pair) => pair.normalize('NFD').split(' ') as [string, string]) ?? [];

/** Marks that stand for hamza or ain in Latin letters, apostrophes, Arabic vowel signs, tatweel and invisible marks. */
const DROPPED = /[\p{M}\p{Cf}\p{Lm}'’‘`´ʿʾ؛ء]/gu;

/** Articles and words of descent between names. They join names and are written or left out at will. */
const PARTICLES = new Set(
  'al el il ul ar er as es ash ad ed at et az ez an en ur ud us bin ben ibn bint بن ابن بنت ال'.split(' '),
);
const SERVANT = /^(?:abd|abdu|abdul|abdel|abdal|abdoul|عبد)$/u;
const FATHER = /^(?:abu|abou|abo|abi|bu|ابو|ابي)$/u;
const FAITH = /^(?:(?:al|el|ul|ad|ed|ud|add|edd|udd)?(?:din|deen|dine)|الدين|دين)$/u;

function foldLetters(text: string): string {
  const letters = text
    .normalize('NFKC')
    .replace(/[İI]/g, 'i')
    .toLowerCase()
    // Kurdish: a heh closed by a non-joiner is the vowel ە; ئ at the start of a word only carries a vowel, as alef does.
    .replace(/\u0647\u200c/g, '\u06d5')
    .normalize('NFC')
    .replace(/(?<!\p{L})\u0626\u0627?/gu, '\u0627')
    .normalize('NFD');
  return LATIN_FOLDS.reduce((folded, [letter, to]) => folded.replaceAll(letter, to), letters)
    .replace(DROPPED, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.charCodeAt(0) & 0x0f) % 10))
    .replace(/\u06d5(?!\p{L})/gu, 'ه')
    .replace(/\u06d5/gu, '')
    .replace(/\p{Script=Arabic}/gu, (letter) => ARABIC_FOLDS[letter] ?? letter);
}

/** Drops an article that is written together with the name, and writes compounds of *abd* without one. */
function foldToken(token: string): string {
  const bare = /^ال\p{L}{3,}$/u.test(token) && !/^(?:الله|الياس|الهام)$/u.test(token) ? token.slice(2) : token;
  return bare
    .replace(/^(عبد|ابو)ال(?=\p{L}{2})/u, '$1')
    .replace(/^abd(?:oul|[aeu]l)(?=[a-z]{3})/, 'abd')
    .replace(/(?<=\p{L}{2})الدين$/u, 'دين')
    .replace(/(?<=[a-z]{2})(?:a|e|u)(?:ll?|dd?)(?:din|deen|dine)$/, 'din');
}

/** One pass: compounds are joined, particles dropped. */
function joinTokens(tokens: readonly string[]): string[] {
  const joined: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] ?? '';
    const previous = joined.at(-1);
    if (SERVANT.test(token) || FATHER.test(token)) {
      let next = i + 1;
      while (next < tokens.length - 1 && PARTICLES.has(tokens[next] ?? '')) next++;
      const name = tokens[next]?.replace(/^ال(?=\p{L}{2})/u, '');
      const head = SERVANT.test(token) ? (/^a/.test(token) ? 'abd' : 'عبد') : /[a-z]/.test(token) ? 'abu' : 'ابو';
      joined.push(name === undefined ? token : head + name);
      i = next;
    } else if (FAITH.test(token) && previous !== undefined) {
      joined[joined.length - 1] = previous + (/[a-z]/.test(token) ? 'din' : 'دين');
    } else if (!PARTICLES.has(token)) {
      joined.push(token);
    }
  }
  return joined;
}

/** A long list has fifty thousand names, and the words of each are asked for four times. */
const KEPT = 20_000;

/** The letters and digits of a text in one spelling, word by word as they are written: neither joined nor without their articles. */
export const writtenWords = (text: string): string[] => foldLetters(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** `normaliseName` that is not remembered: for spellings that nobody asks for again. */
export function normaliseOnce(text: string): readonly string[] {
  let tokens: string[] = writtenWords(text);
  // Joining and dropping can make a word that would be folded again, so the passes go on until nothing changes;
  // every pass that changes something makes the text shorter, or it is the last one that does.
  for (let before = ''; before !== tokens.join(' '); ) {
    before = tokens.join(' ');
    const kept = joinTokens(tokens).map(foldToken);
    tokens = kept.length > 0 ? kept : tokens;
  }
  return tokens;
}

/**
 * The words of a name in one spelling for search, in the script they are written in: without case, marks, articles and
 * words of descent; variants of a letter folded (alef, hamza, ta marbuta, alef maqsura, the Kurdish letters); compounds with
 * *abd*, *abu* and *din* joined. For search only: two people may have the same words, and one person may have different ones.
 * @returns the words in their order; empty if the text has no letter or digit. Normalising the result again changes nothing.
 */
export const normaliseName: (text: string) => readonly string[] = remember(KEPT, normaliseOnce);
