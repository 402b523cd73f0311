import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { nameOf } from '../core/access/abilities.ts';
import { allCommands } from './all-commands.ts';

type Schema = {
  readonly type?: string;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
};

/** Shortest lengths of the free texts of an input, where a word of two letters is not enough; what may have two is a code. */
const shortestOf = (schema: Schema): number[] => [
  ...(schema.type === 'string' && schema.pattern === undefined && schema.format === undefined
    ? [schema.minLength ?? 0].filter((length) => length > 2)
    : []),
  ...[
    ...Object.values(schema.properties ?? {}),
    ...(schema.items === undefined ? [] : [schema.items]),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
  ].flatMap(shortestOf),
];

const pages = new Map(globSync('src/**/*.tsx').map((file) => [file, readFileSync(file, 'utf8')]));

/** A page with the fields that it shares with its neighbours. */
const withNeighbours = (file: string, source: string): string =>
  [
    source,
    ...[...source.matchAll(/from '(\.\/[^']*fields\.ts)'/g)].map(([, near = '']) =>
      readFileSync(path.join(path.dirname(file), near), 'utf8'),
    ),
  ].join('\n');

test('how long a text must be is known to the page that asks for it, so that nobody learns it from a refusal', () => {
  const asking = allCommands.flatMap((command) => {
    const schema = z.toJSONSchema(command.input, { io: 'input', unrepresentable: 'any' }) as Schema;
    return [...new Set(shortestOf(schema))].map((length) => ({ name: nameOf(command), length }));
  });
  expect(asking.some(({ length }) => length === 20)).toBe(true);
  const unsaid = asking.filter(({ name, length }) => {
    const naming = [...pages].filter(([, source]) => source.includes(`'${name}'`) || source.includes(`"${name}"`));
    const known = new RegExp(`shortest: ${length}\\b|minLength=\\{${length}\\}|length >= ${length}\\b`);
    return !naming.some(([file, source]) => known.test(withNeighbours(file, source)));
  });
  expect(unsaid).toEqual([]);
});
