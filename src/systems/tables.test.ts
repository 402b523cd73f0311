import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nameOf } from '../core/access/abilities.ts';
import { allQueries } from './all-queries.ts';

/** What gives back the file that an officer has just sent: nothing of the register leaves by it. */
const GIVES_BACK = 'register/annotated-trial';
/** The command that records who took which rows, and answers the table. */
const DOOR = 'access/export-list';

const files = globSync('src/**/*.{ts,tsx}').filter((file) => !file.includes('.test.'));
const sources = files.map((file) => ({ file, source: readFileSync(file, 'utf8') }));
const having = (pattern: RegExp) => sources.flatMap(({ file, source }) => (pattern.test(source) ? [file] : [])).sort();

test('no query answers a table: the only papers are PDF', () => {
  const others = allQueries.filter(({ paper }) => paper !== undefined && paper.mediaType !== 'application/pdf');
  expect(others.map(nameOf)).toEqual([GIVES_BACK]);
});

test('rows are written as CSV or as a workbook by the door alone', () => {
  expect(having(/(?<!function )\b(?:table(?:Csv|Xlsx)|csvRows)\(/)).toEqual([
    'src/core/access/commands/export-list.ts',
    // what the door wrote down and is too long for its answer
    'src/core/access/taken-list.ts',
    // how it is written
    'src/platform/files/table-csv.ts',
    // who may do what: nothing of a register
    'src/systems/permissions-matrix.ts',
    'src/systems/register/queries/annotated-list.ts',
  ]);
});

test('the web makes a file in two places: one asks the door, the other saves papers and what gives back', () => {
  expect(having(/createObjectURL|new Blob\(|\.download = |data:text/).filter((file) => /web|app\//.test(file))).toEqual(
    ['src/app/api/save-file.ts', 'src/app/kit/list/save-table.tsx'],
  );
  const saveTable = sources.find(({ file }) => file.endsWith('save-table.tsx'))?.source ?? '';
  expect([...saveTable.matchAll(/useCommand<[^>]*>\('([^']*)'\)/g)].map(([, command]) => command)).toEqual([DOOR]);
});

test('what the web saves as a file is a paper that the register has', () => {
  const papers = new Map(
    allQueries.flatMap((query) => (query.paper === undefined ? [] : [[nameOf(query), query.paper]])),
  );
  const saving = having(/\bsaveFile\(/).filter((file) => !file.endsWith('save-file.ts'));
  expect(saving.length).toBeGreaterThan(1);
  for (const file of saving) {
    const asked = [
      ...(sources.find((one) => one.file === file)?.source ?? '').matchAll(/'\/api\/([a-z]+\/[a-z-]+)[?']/g),
    ];
    const made = asked.flatMap(([, name = '']) => (papers.has(name) ? [name] : []));
    expect(made.length, file).toBeGreaterThan(0);
  }
});

test('every list that can be saved has a name where the audit is read', () => {
  const words = JSON.parse(readFileSync('src/core/access/web/locales/en.json', 'utf8')).exports.lists;
  const lists = allQueries.filter(({ table }) => table !== undefined).map((query) => nameOf(query).replace('/', '-'));
  expect(Object.keys(words).sort()).toEqual(lists.sort());
});
