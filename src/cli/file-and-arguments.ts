import { UsageError } from '../platform/config/operator-error.ts';
import { readArguments } from '../platform/config/read-arguments.ts';

/** What was typed after a command that takes one file or folder. */
export type FileAndArguments = {
  readonly file: string;
  readonly given: Readonly<Record<string, string>>;
  /** The flags that were given, without their dashes. */
  readonly flags: ReadonlySet<string>;
};

/**
 * Reads one file or folder, `--name value` arguments and flags without a value, in any order.
 * @throws UsageError where the file is missing or anything else does not fit
 */
export const readFileAndArguments = (
  words: readonly string[],
  what: string,
  names: readonly string[],
  flagNames: readonly string[],
): FileAndArguments => {
  const flags = new Set<string>();
  const rest: string[] = [];
  let file: string | undefined;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] as string;
    const flag = flagNames.find((name) => word === `--${name}`);
    if (flag !== undefined) {
      if (flags.has(flag)) throw new UsageError(`${word} is given twice. Give it once.`);
      flags.add(flag);
    } else if (word.startsWith('--')) {
      rest.push(word);
      const next = words[index + 1];
      if (!word.includes('=') && next !== undefined) {
        rest.push(next);
        index += 1;
      }
    } else if (file === undefined && word !== '') file = word;
    else throw new UsageError(`Unexpected argument ${JSON.stringify(word)}: one ${what} is enough.`);
  }
  const given = readArguments(rest, names, flagNames);
  if (file === undefined) throw new UsageError(`The ${what} is missing.`);
  return { file, given, flags };
};
