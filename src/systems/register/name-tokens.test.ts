import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DoubleFinder } from './lists/possible-double.ts';
import { doublePairs, doubleTokens, nameTokens, queryTokens } from './name-tokens.ts';
import { normaliseName } from './names/index.ts';

const words = [
  'محمد',
  'Mohamed',
  'Мухаммад',
  'أحمد',
  'Ahmad',
  'الجبوري',
  'Aljubori',
  'Jubouri',
  'Othman',
  'عثمان',
  'x',
  '7',
];
const name = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));

it('whoever may be the same as a person of a list is found by the tokens: the finder over all persons finds nobody else', () => {
  let found = 0;
  fc.assert(
    fc.property(name, name, (registered, listed) => {
      const finder = new DoubleFinder();
      finder.add({ name: normaliseName(registered), father: [], birth: null }, 'registered');
      if (finder.find({ name: normaliseName(listed), father: [], birth: null }) === undefined) return;
      found += 1;
      const stored = nameTokens([registered]);
      expect(
        doublePairs(normaliseName(listed)).some(
          ({ whole, also }) => stored.includes(whole) && (also === null || stored.includes(also)),
        ),
      ).toBe(true);
    }),
    { numRuns: 5000 },
  );
  expect(found).toBeGreaterThan(50);
});

it('one common word is not enough, and a token of a whole name is never the word of a search', () => {
  const stored = nameTokens(['Mohamed Ahmad Othman']);
  for (const other of ['Mohamed', 'Mohamed Ahmad', 'Othman Ahmad Mohamed', 'Mohamed Ahmad Jubouri'])
    expect(doubleTokens(normaliseName(other)).filter((token) => stored.includes(token))).toEqual([]);
  expect(doubleTokens(normaliseName('=3 mhmd atmn')).some((token) => stored.includes(token))).toBe(false);
  expect(doubleTokens([])).toEqual([]);
});

it('a name of three words or more is looked for by its second word too, so that first and last words alone find no stranger', () => {
  const stored = nameTokens(['Mohamed Ahmad Othman']);
  const found = (name: string) =>
    doublePairs(normaliseName(name)).some(
      ({ whole, also }) => stored.includes(whole) && (also === null || stored.includes(also)),
    );
  expect(found('Mohamed Bilal Othman')).toBe(false);
  expect(found('محمد أحمد عثمان')).toBe(true);
  expect(doublePairs(normaliseName('Mohamed Othman')).every(({ also }) => also === null)).toBe(true);
});

it('no token is longer than an event takes', () => {
  const long = `${'m'.repeat(5)}${'ktbd'.repeat(60)} ${'ktbd'.repeat(60)}`;
  expect(Math.max(...doubleTokens(normaliseName(long)).map((token) => token.length))).toBeLessThanOrEqual(200);
});

it('a search asks by keys only, and whoever has the word has every one of them', () => {
  fc.assert(
    fc.property(name, fc.constantFrom(...words, 'al-Qassab', 'الكريم', 'غ', '٧'), (registered, word) => {
      const stored = nameTokens([registered, word]);
      const [asked = []] = queryTokens(word);
      expect(asked.length).toBeGreaterThan(0);
      for (const token of asked) expect(stored).toContain(token);
    }),
  );
  expect(queryTokens('Mohamed')).toEqual(queryTokens('محمد'));
  expect(queryTokens('...')).toEqual([]);
});
