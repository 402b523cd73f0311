import { normaliseName, searchKeys } from './names/index.ts';

/**
 * What a word is found by: itself in its normal spelling, and its keys across scripts. Keys begin with "~", so that a key is never taken for a word.
 */
const tokensOfWord = (word: string): string[] => [word, ...searchKeys(word).map((key) => `~${key}`)];

/** Tokens under which names are stored for search by equality (decisions.md 15), sorted, each once. */
export const nameTokens = (fullNames: readonly string[]): string[] =>
  [...new Set(fullNames.flatMap((full) => normaliseName(full)).flatMap(tokensOfWord))].sort();

/** The words of a search, each as the tokens of which one must be stored with the person. Empty if nothing can be searched. */
export const queryTokens = (text: string): string[][] => normaliseName(text).map(tokensOfWord);
