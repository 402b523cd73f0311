import { UsageError } from '../../platform/config/operator-error.ts';
import { readArguments } from '../../platform/config/read-arguments.ts';

/** What was typed after a command that takes an instance and a plan. */
export type TwoFiles = {
  readonly instance: string;
  readonly plan: string;
  readonly json: boolean;
  readonly given: Readonly<Record<string, string>>;
};

/**
 * Reads the words of a command that takes an instance, a plan, perhaps `--json`, and `--name value`.
 * @throws UsageError where anything else was said
 */
export const readTwoFiles = (words: readonly string[], names: readonly string[]): TwoFiles => {
  const files: string[] = [];
  const rest: string[] = [];
  let json = 0;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] as string;
    if (word === '--json') json += 1;
    else if (word.startsWith('--')) {
      rest.push(word);
      const next = words[index + 1];
      if (!word.includes('=') && next !== undefined) {
        rest.push(next);
        index += 1;
      }
    } else if (word.startsWith('-') || word === '') throw new UsageError(`${word} is not known here.`);
    else files.push(word);
  }
  if (json > 1) throw new UsageError('--json is given twice. Give it once.');
  const [instance, plan, ...others] = files;
  if (instance === undefined || plan === undefined || others.length > 0)
    throw new UsageError('Say two files: the instance, then the plan.');
  return { instance, plan, json: json > 0, given: readArguments(rest, names, ['json']) };
};
