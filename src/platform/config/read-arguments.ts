import { nearestName } from './nearest-name.ts';
import { UsageError } from './operator-error.ts';

/**
 * Reads `--name value` and `--name=value` arguments.
 *
 * @param flags those without a value, which the caller has read and taken out: they are named to whoever mistypes one
 * @throws UsageError for a name that is not in `names`, a missing or empty value, a repeated name or a stray word.
 */
export const readArguments = (
  commandArguments: readonly string[],
  names: readonly string[],
  flags: readonly string[] = [],
): Readonly<Record<string, string>> => {
  const known = [...names, ...flags].map((name) => `--${name}`).join(', ');
  const values: Record<string, string> = {};
  for (let index = 0; index < commandArguments.length; index += 1) {
    const word = commandArguments[index] ?? '';
    const [, name, attached] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (name === undefined) throw new UsageError(`Unexpected argument ${JSON.stringify(word)}. Known are: ${known}.`);
    if (!names.includes(name)) {
      const nearest = nearestName(name, [...names, ...flags]);
      const hint = nearest === undefined ? '' : ` Did you mean --${nearest}?`;
      throw new UsageError(`Unknown argument --${name}.${hint} Known are: ${known}.`);
    }
    if (name in values) throw new UsageError(`--${name} is given twice. Give it once.`);
    if (attached === undefined) index += 1;
    const value = attached ?? commandArguments[index];
    if (!value || (attached === undefined && value.startsWith('--')))
      throw new UsageError(`--${name} needs a value, for example --${name} VALUE.`);
    values[name] = value;
  }
  return values;
};
