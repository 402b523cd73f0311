import { doubleBuckets } from './lists/possible-double.ts';
import { normaliseName, searchKeys } from './names/index.ts';

/** Longest token of an event, in characters. What is cut off makes two tokens equal that were not, never the other way. */
const LONGEST_TOKEN = 200;

/**
 * What a word is found by: itself in its normal spelling, and its keys across scripts. Keys begin with "~", so that a key is never taken for a word.
 */
const tokensOfWord = (word: string): string[] => [word, ...searchKeys(word).map((key) => `~${key}`)];

/**
 * What a whole name is found by when a list brings one like it; begins with "=". A single word of a name is too common for that: among tens of thousands of
 * persons thousands share it.
 * @param words of `normaliseName`
 */
export const doubleTokens = (words: readonly string[]): string[] =>
  words.length === 0 ? [] : doubleBuckets(words).map((bucket) => `=${bucket}`.slice(0, LONGEST_TOKEN));

/**
 * What a name of a list is looked for by: who may be the same has one of the pairs, both tokens of it. Beside the token of the whole name it is a key of the second word, because first and last words alone
 * are shared by dozens where tens of thousands are registered; null where there is no word between them.
 * @param words of `normaliseName`
 */
export const doublePairs = (words: readonly string[]): { whole: string; also: string | null }[] => {
  const inner = words.length > 2 ? searchKeys(words[1] as string).map((key) => `~${key}`) : [null];
  return doubleTokens(words).flatMap((whole) => inner.map((also) => ({ whole, also })));
};

/** Tokens under which names are stored for search by equality (decisions.md 15), sorted, each once. */
export const nameTokens = (fullNames: readonly string[]): string[] =>
  [
    ...new Set(
      fullNames
        .map((full) => normaliseName(full))
        .flatMap((words) => [...words.flatMap(tokensOfWord), ...doubleTokens(words)]),
    ),
  ].sort();

/**
 * The words of a search, each as the tokens of which one must be stored with the person. Empty if nothing can be searched. Only keys: who has the word itself has its keys, which are stored with it
 * (`nameTokens`), and most words have one. Whoever changes `searchKeys` writes the tokens of all stored names anew.
 */
export const queryTokens = (text: string): string[][] =>
  normaliseName(text).map((word) => searchKeys(word).map((key) => `~${key}`));
