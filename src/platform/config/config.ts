import type { z } from 'zod';
import { nearestName } from './nearest-name.ts';
import { UsageError } from './operator-error.ts';
import { readArguments } from './read-arguments.ts';
import { type Setting, settingsTable } from './settings-table.ts';

type Table = typeof settingsTable;
type Value<Name extends keyof Table> = z.output<Table[Name]['schema']>;

/** The whole configuration, checked. A setting with a fallback is always there; another may be undefined. */
export type Config = {
  readonly [Name in keyof Table]: Table[Name] extends { readonly fallback: string }
    ? Value<Name>
    : Value<Name> | undefined;
};

const settings = Object.entries(settingsTable) as [keyof Table, Setting][];
const knownVariables = settings.flatMap(([, setting]) => setting.variable ?? []);

const unknownVariables = (environment: NodeJS.ProcessEnv): string[] =>
  Object.keys(environment)
    .filter((name) => name.startsWith('AMANA_') && !knownVariables.includes(name))
    .sort()
    .map((name) => {
      const nearest = nearestName(name, knownVariables);
      const remedy = nearest === undefined ? 'remove it' : `did you mean ${nearest}? Rename or remove it`;
      return `${name} is not a variable of Amana: ${remedy}. ./amana help lists all of them.`;
    });

const describeProblem = (source: string, setting: Setting, text: string, problem: string): string => {
  const given = setting.secret ? '' : ` It is now: ${JSON.stringify(text)}.`;
  return `${source} ${problem}.${given} Set it, for example, to ${setting.example}, or leave it out.`;
};

/**
 * Reads the configuration from the environment and from the arguments of `start`. An argument wins over a variable, a
 * variable over the fallback; an empty variable counts as not set.
 *
 * @throws UsageError naming every wrong value, unknown `AMANA_…` variable and unknown argument, each with its remedy.
 */
export const readConfig = (environment: NodeJS.ProcessEnv, commandArguments: readonly string[] = []): Config => {
  const given = readArguments(
    commandArguments,
    settings.flatMap(([, setting]) => setting.argument ?? []),
  );
  const problems = unknownVariables(environment);
  const values: Record<string, unknown> = {};
  for (const [name, setting] of settings) {
    const argument = setting.argument === undefined ? undefined : given[setting.argument];
    const variable = setting.variable === undefined ? undefined : environment[setting.variable] || undefined;
    const text = argument ?? variable ?? setting.fallback;
    if (text === undefined) continue;
    const parsed = setting.schema.safeParse(text);
    if (parsed.success) values[name] = parsed.data;
    else {
      const source = argument === undefined ? setting.variable : `--${setting.argument}`;
      problems.push(describeProblem(String(source), setting, text, parsed.error.issues[0]?.message ?? 'is wrong'));
    }
  }
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  // Each value was parsed by the schema that its type is derived from; only the mapped type cannot follow the loop.
  return values as Config;
};
