import { expect, it } from 'vitest';
import { readImportArguments, readMapping } from './read-import-arguments.ts';

it('reads a file, a site, a mapping, and what to do with the outcome', () => {
  expect(
    readImportArguments([
      'list.xlsx',
      '--dry-run',
      '--site',
      'GHW',
      '--map',
      'Shoe, size=ignore'.replace(',', '\\,'),
      '--annotated=out.CSV',
      '--people=residents',
    ]),
  ).toMatchObject({
    file: 'list.xlsx',
    site: 'GHW',
    people: 'residents',
    headings: { 'Shoe, size': 'ignore' },
    annotated: { path: 'out.CSV', format: 'csv' },
    language: 'en',
    dryRun: true,
    json: false,
  });
  expect(readMapping('a=b=name, c=sex')).toEqual({ 'a=b': 'name', c: 'sex' });
});

it.each([
  [[], 'needs a file'],
  [['--site', 'GHW'], 'needs a file'],
  [['list.csv'], 'needs --site'],
  [['list.csv', '--site', 'GHW', '--map', 'name'], 'is no such pair'],
  [['list.csv', '--site', 'GHW', '--annotated', 'out.pdf'], 'ends in .xlsx or .csv'],
  [['list.csv', '--site', 'HOL', '--people', 'everybody'], 'is residents or detainees'],
  [['list.csv', '--site', 'GHW', '--language', 'fr'], 'is en, ar or ckb'],
  [['list.csv', '--site', 'GHW', '--password', 'x'], 'Unknown argument --password'],
])('refuses %j: %s', (words, message) => {
  expect(() => readImportArguments(words)).toThrow(message);
});
