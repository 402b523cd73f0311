import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const MARKS = /[\u064b-\u0652\u0640]/g;
const bare = (text: string) => text.replace(MARKS, '');

/** Rows of the glossary's table, without heading and rule. */
const rows = readFileSync('docs/users/glossary.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1)
  .map((line) => line.split('|').map((cell) => cell.trim()));

const phrases = (cell: string | undefined) => (cell ?? '').split('،').map((phrase) => phrase.trim());
const neverSaid = rows.flatMap((row) => phrases(row[5])).filter((phrase) => phrase !== '');

/** Everything that a user can read in Arabic script: texts of the screens, of the register, of paper, of the scenario. */
const files = globSync([
  'src/**/*.{ts,tsx,typ}',
  'src/**/locales/{ar,ckb}.json',
  'scenarios/january-2026/{officers,places,authorities}.json',
]).filter((file) => !/\.test\.|\.fixture\.|\/lists\/|\/names\/|\/age\//.test(file));

/** The phrase as words of their own, also behind the article and the letters that are written together with it. */
const asWords = (phrase: string) =>
  new RegExp(
    `(?<![\\u0620-\\u06d5])[وف]?(?:[بك]?ال|لل|[بكل])?${bare(phrase).replace(/ /g, ' (?:ال)?')}(?![\\u0620-\\u06d5])`,
  );

test('the glossary has every term in three languages', () => {
  expect(rows.length).toBeGreaterThan(30);
  expect(rows.filter((row) => row.slice(1, 5).some((cell) => cell === ''))).toEqual([]);
});

test('a word that the glossary rules out stands nowhere', () => {
  expect(files.length).toBeGreaterThan(100);
  expect(neverSaid.length).toBeGreaterThan(40);
  const patterns = neverSaid.map((phrase) => ({ phrase, pattern: asWords(phrase) }));
  const found = files.flatMap((file) => {
    const text = bare(readFileSync(file, 'utf8'));
    return patterns.filter(({ pattern }) => pattern.test(text)).map(({ phrase }) => `${phrase} in ${file}`);
  });
  expect(found).toEqual([]);
});
