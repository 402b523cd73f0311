import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../../../../tests/support/ask.ts';
import { createTestRegister, type TestOfficer, type TestRegister } from '../../../../tests/support/register.ts';
import { people } from './people.ts';
import { similarPeople } from './similar-people.ts';

let test: TestRegister;
const NAMES = ['Abdulkareem Jamil', 'عبدالرزاق الحسن', 'محمد علي', 'Samer Kazem', 'Samir Kazim', 'Мухаммад Шамиль'];
const numbers = new Map<number, string>();
beforeAll(async () => {
  test = await createTestRegister();
  for (const name of NAMES) numbers.set(await test.person({ name }), name);
});
afterAll(() => test.close());

const similar = async (q: string, officer: TestOfficer = 'sdf-origin') => {
  const { total, rows, bySound } = await ask(test, officer, similarPeople, { q });
  return { total, names: rows.map(({ personNo }) => numbers.get(personNo)), bySound };
};

it.each([
  ['dropped', 'Abdulkarem Jamil', 'Abdulkareem Jamil'],
  ['swapped', 'Jmail', 'Abdulkareem Jamil'],
  ['wrong', 'Jamip', 'Abdulkareem Jamil'],
  ['doubled', 'محممد', 'محمد علي'],
  ['dropped', 'محد علي', 'محمد علي'],
  ['in the article', 'عبدالرزاق لاحسن', 'عبدالرزاق الحسن'],
  ['wrong', 'الحسط', 'عبدالرزاق الحسن'],
  ['in Cyrillic', 'Шамиьл', 'Мухаммад Шамиль'],
])('finds who is one letter away, or the search itself does: %s, %s', async (_, q, name) => {
  const itself = (await ask(test, 'sdf-origin', people, { q })).rows.map(({ personNo }) => numbers.get(personNo));
  expect([...itself, ...(await similar(q)).names]).toContain(name);
});

it('always finds a name of four letters and more by one letter that is left out, doubled, swapped or wrong', async () => {
  const letters = (word: string) => (/[a-z]/i.test(word) ? 'bdfgzq' : /[а-я]/iu.test(word) ? 'бдгз' : 'بدفقز');
  const words = NAMES.flatMap((name) => name.split(' ').map((word) => ({ name, word }))).filter(
    ({ word }) => Array.from(word).length >= 4,
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...words),
      fc.nat(),
      fc.nat(),
      fc.nat(3),
      async ({ name, word }, where, which, how) => {
        const typed = Array.from(word);
        const at = where % typed.length;
        const one = typed[at] as string;
        const other = Array.from(letters(word))[which % letters(word).length] as string;
        if (how === 0) typed.splice(at, 1);
        else if (how === 1) typed.splice(at, 0, one);
        else if (how === 2) typed.splice(at, 1, other);
        else if (at + 1 < typed.length) typed.splice(at, 2, typed[at + 1] as string, one);
        const q = typed.join('');
        const itself = (await ask(test, 'sdf-origin', people, { q })).rows.map(({ personNo }) => numbers.get(personNo));
        expect([q, [...itself, ...(await similar(q)).names].includes(name)]).toEqual([q, true]);
      },
    ),
    { numRuns: 60 },
  );
});

it('shows who is near in writing and not found by the search itself, and who sounds near in another script where nobody is', async () => {
  expect(await similar('Jamsil')).toEqual({ total: 1, names: ['Abdulkareem Jamil'], bySound: false });
  // it is found by the search: the others only
  expect((await similar('Jamil')).names).not.toContain('Abdulkareem Jamil');
  expect(await similar('Abdurrazzat Hassan')).toEqual({ total: 1, names: ['عبدالرزاق الحسن'], bySound: true });
  expect(await similar('Zqzqzqzq')).toEqual({ total: 0, names: [], bySound: false });
  expect(await similar('123 !')).toEqual({ total: 0, names: [], bySound: false });
});

it('stands behind the wall of who asks: another authority finds nobody, who reads all finds all', async () => {
  expect((await similar('Jamsil', 'moj-receiver')).total).toBe(0);
  expect((await similar('Jamsil', 'monitor')).total).toBe(1);
});
