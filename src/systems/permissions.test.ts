import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nameOf } from '../core/access/abilities.ts';
import { permissionLines } from '../core/access/web/permission-lines.ts';
import { permissions } from '../core/permissions/permissions.ts';
import { defineCommand } from '../core/register/command-definition.ts';
import { roles } from '../core/register/roles.ts';
import { readEndpointTexts } from '../platform/http/openapi/read-endpoint-texts.ts';
import { defineQuery } from '../platform/http/query-definition.ts';
import { allCommands } from './all-commands.ts';
import { allQueries } from './all-queries.ts';
import { drawPermissions, permissionRows, permissionsCsv } from './permissions-matrix.ts';

/** Asked behind addresses that serve files, not JSON (`document-routes.ts`, `log-routes.ts`). */
const OF_FILES = ['ledger/files', 'register/document', 'register/read-document'];

const listed = (kind: 'commands' | 'queries'): string[] =>
  Object.entries(permissions)
    .flatMap(([system, entries]) => Object.keys(entries[kind]).map((name) => `${system}/${name}`))
    .sort();

test('every entry of the table is a command or a query that exists, and the other way round', () => {
  expect(listed('commands')).toEqual(allCommands.map(nameOf).sort());
  expect(listed('queries')).toEqual([...allQueries.map(nameOf), ...OF_FILES].sort());
});

test('a command or a query without an entry, or with roles of its own, does not compile', () => {
  const command = { input: undefined as never, streams: () => [], load: async () => 0, decide: () => [] };
  // @ts-expect-error: it stands in no table
  expect(() => defineCommand({ system: 'transfers', name: 'wave-through', ...command })).toThrow('no permission');
  // @ts-expect-error: it would say itself who may
  defineCommand({ system: 'transfers', name: 'seal-manifest', roles: ['monitor'], ...command });
  const query = { input: undefined as never, answer: undefined as never, run: async () => 0 };
  // @ts-expect-error: it stands in no table
  expect(() => defineQuery({ system: 'register', name: 'everybody', ...query })).toThrow('no permission');
});

test('nobody says who may but the table', () => {
  const sources = globSync('src/**/*.{ts,tsx}')
    .filter((file) => !/\.test\.|^src\/core\/permissions\//.test(file))
    .map((file) => ({ file, source: readFileSync(file, 'utf8') }));
  const having = (pattern: RegExp) => sources.filter(({ source }) => pattern.test(source)).map(({ file }) => file);
  // a definition that says it beside its name is cut at the end of the definition: the end is at the indentation before that of `system`
  expect(
    having(/define(?:Command|Query)\(\{\n( +)system:(?:(?!\n {0,2}\}\))[\s\S])*?\n\1(?:roles|askers|elevated):/),
  ).toEqual([]);
  // pages that say whose they are take it from the table, and a list of roles has no other place
  expect(having(/\baskers: \[|\broles=\{\[/)).toEqual([]);
});

test('four eyes stand in the table for exactly those that refuse the officer who proposed', () => {
  const texts = readEndpointTexts();
  const refusing = allCommands.filter((command) => texts.get(nameOf(command))?.refuses.includes('I24-four-eyes'));
  expect(allCommands.filter(({ fourEyes }) => fourEyes).map(nameOf)).toEqual(refusing.map(nameOf));
  expect(refusing.length).toBeGreaterThan(10);
});

test('a monitor reads and writes nothing, and an administrator sees to no case', () => {
  expect(allCommands.filter((command) => command.roles.includes('monitor')).map(nameOf)).toEqual([]);
  const ofCases = allCommands.filter(
    ({ system, roles: who }) => ['care', 'safeguards', 'transfers'].includes(system) && who.includes('administrator'),
  );
  expect(ofCases.map(nameOf)).toEqual([]);
});

test('the printed matrix is that of today: node src/systems/write-permissions.ts', () => {
  expect(readFileSync(join(import.meta.dirname, '../../docs/users/permissions.md'), 'utf8')).toBe(drawPermissions());
});

test('the matrix for spreadsheet programs has a column for each role and a row for each action', () => {
  const [head = '', ...rows] = permissionsCsv().trimEnd().split('\r\n');
  expect(head).toBe(`action,kind,${roles.join(',')},fresh second factor,four eyes,what`);
  expect(rows).toHaveLength(allCommands.length + allQueries.length);
  const cells = rows.find((row) => row.startsWith('transfers/seal-manifest,'))?.split(',');
  expect(cells?.slice(2, 2 + roles.length)).toEqual(roles.map((role) => (role === 'transfer_cell' ? 'yes' : '')));
  expect(cells?.slice(2 + roles.length, 4 + roles.length)).toEqual(['yes', 'yes']);
  expect(rows.every((row) => row.split(',').length >= head.split(',').length && !row.endsWith(','))).toBe(true);
});

test('the page of the web application says of every action what the printed matrix says, and for a role what that role may', () => {
  const lines = permissionLines().flatMap((of) => of.lines);
  const byAction = <Line extends { action: string }>(all: readonly Line[]) =>
    all.filter(({ action }) => !OF_FILES.includes(action)).sort((a, b) => a.action.localeCompare(b.action, 'en'));
  expect(byAction(lines)).toEqual(byAction(permissionRows().map(({ what: _, ...row }) => row)));
  for (const role of roles) {
    const told = permissionLines([role]).flatMap((of) => of.lines);
    const expected = lines.filter(({ who }) =>
      who === 'signed-in' ? role !== 'installation' : who === 'public' || who.includes(role),
    );
    expect(told, role).toEqual(expected);
  }
  expect(
    permissionLines(['monitor'])
      .flatMap((of) => of.lines)
      .filter(({ kind }) => kind === 'command'),
  ).toEqual([]);
});
