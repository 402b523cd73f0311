import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearWords } from './near-words.ts';
import { normaliseName, writtenWords } from './normalise-name.ts';

const NAMES =
  'Muhammad Abdulrahman Alhussein Khaled Salahuddin Yilmaz Şahin Dilxwaz محمد عبدالرحمن الحسن الحسين خالد صلاح‌الدين ابراهيم ئازاد هەڤاڵ شێرکۆ Мухаммад Шамиль'.split(
    ' ',
  );
const LETTERS = ['abcdefghijklmnopqrstuvwxyz', 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي', 'абвгдежзиклмнопрстуфхцчшщыэюя'];

/** One mistake in a word of four letters or more, as the register compares letters. */
const mistaken = fc
  .tuple(
    fc.constantFrom(...NAMES),
    fc.nat(),
    fc.nat(),
    fc.constantFrom('dropped', 'doubled', 'swapped', 'wrong', 'put in'),
  )
  .map(([name, where, which, how]) => {
    const letters = Array.from(writtenWords(name).join(''));
    const at = where % letters.length;
    const alphabet = LETTERS.find((all) => letters.some((letter) => all.includes(letter))) as string;
    const other = Array.from(alphabet)[which % alphabet.length] as string;
    const one = letters[at] as string;
    if (how === 'dropped') letters.splice(at, 1);
    else if (how === 'doubled') letters.splice(at, 0, one);
    else if (how === 'wrong') letters.splice(at, 1, other);
    else if (how === 'put in') letters.splice(at, 0, other);
    else if (at + 1 < letters.length) letters.splice(at, 2, letters[at + 1] as string, one);
    return { name, typed: letters.join('') };
  });

describe('nearWords', () => {
  it('has every name of four letters and more that is typed with one letter dropped, doubled, swapped, wrong or put in', () => {
    void fc.assert(
      fc.property(mistaken, ({ name, typed }) => {
        const found = nearWords(typed).flatMap(({ word, near }) => [word, ...near]);
        for (const word of normaliseName(name)) expect([typed, found.includes(word)]).toEqual([typed, true]);
      }),
      { numRuns: 400 },
    );
  });

  it('stays small whatever is searched: long words, many words, words of several scripts', () => {
    for (const text of [
      Array.from({ length: 6 }, () => 'abcdefghijklmnop').join(' '),
      Array.from({ length: 6 }, () => 'ابتثجحخدذرزسشصضط').join(' '),
      Array.from({ length: 6 }, (_, n) => `abcابتабв${n}def`).join(' '),
      Array.from({ length: 60 }, (_, n) => `word${n}`).join(' '),
    ])
      expect(nearWords(text).flatMap(({ near }) => near).length, text).toBeLessThan(15_000);
  });

  it('looks for it word by word, beside words that are right', () => {
    const [first, second] = nearWords('Mohamed Jamsil');
    expect(first?.word).toBe('mohamed');
    expect(second?.near).toContain('jamil');
  });

  it('is near nothing where a word is short, and from three letters on has only longer ones', () => {
    expect(nearWords('Ali')[0]?.near.every((word) => word.length === 4)).toBe(true);
    expect(nearWords('لي')[0]?.near).toEqual([]);
    expect(nearWords('12345')[0]?.near.every((word) => word !== '12346')).toBe(true);
    expect(nearWords('a'.repeat(17))[0]?.near).toEqual([]);
    expect(nearWords('  ')).toEqual([]);
  });
});
