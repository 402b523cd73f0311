import type { Sentence } from './refusal-text.ts';

/** Codes and numbers stand in isolates between words that run from right to left. */
export const isolate = (text: string): string => `\u2068${text}\u2069`;

/** The name of a value of a template without the digit that tells two of a kind apart: `{time}` and `{time2}` are both times. */
const kindOf = (name: string): string => name.replace(/\d$/, '');
const escaped = (text: string): string => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&');

/**
 * Finds the template that a reason in English was made from, and says it in three languages with the values of the case. `kinds` has the pattern of each kind of value;
 * `words` says a value in words, and may answer undefined: then it stands there as it is.
 */
export const reasonFinder = (
  templates: readonly Sentence[],
  kinds: Readonly<Record<string, string>>,
  words: (kind: string, value: string) => Sentence | undefined,
): ((reason: string) => Sentence | undefined) => {
  const plain = new Map(templates.filter(({ en }) => !en.includes('{')).map((sentence) => [sentence.en, sentence]));
  const patterns = templates
    .filter(({ en }) => en.includes('{'))
    .map((sentence) => ({
      sentence,
      pattern: new RegExp(
        `^${escaped(sentence.en).replace(/\{([a-z]+\d?)\}/g, (_, name: string) => {
          const kind = kinds[kindOf(name)];
          if (kind === undefined) throw new Error(`No pattern for {${name}} of the reason “${sentence.en}”.`);
          return `(?<${name}>${kind})`;
        })}$`,
      ),
    }));
  return (reason) => {
    const whole = plain.get(reason);
    if (whole !== undefined) return whole;
    for (const { sentence, pattern } of patterns) {
      const found = pattern.exec(reason);
      if (found === null) continue;
      const values = Object.entries(found.groups ?? {}).map(
        ([name, value]) => [name, value, words(kindOf(name), value)] as const,
      );
      const fill = (language: 'ar' | 'ckb'): string =>
        values.reduce(
          (text, [name, value, said]) => text.replace(`{${name}}`, said?.[language] ?? isolate(value)),
          sentence[language],
        );
      return { en: reason, ar: fill('ar'), ckb: fill('ckb') };
    }
    return undefined;
  };
};
