import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectScript, looksKurdish } from './detect-script.ts';
import { normaliseName } from './normalise-name.ts';
import { joinNameParts } from './personal-name.ts';
import { searchKeys, shareSearchKey } from './search-keys.ts';

/** Spellings of one invented name each: every one must be found by every other. */
const SAME = [
  [
    'محمد عبد الكريم الجبوري',
    'Mohamed Abdulkareem al-Jubori',
    'Muhammad Abd al-Karim Al Jabouri',
    'مُحَمَّد عبدالكريم جبوري',
  ],
  ['محمد', 'محەمەد', 'Mihemed', 'Mohammed', 'Мухаммад', 'Mouhamad'],
  ['أحمد صالح', 'احمد صالح', 'Ahmad Saleh', 'Ahmed Salih', 'ئەحمەد ساڵح', 'Ахмад Салих'],
  ['عبد الرحمن يوسف', 'Abdulrahman Yousef', 'Abdurrahman Yusuf', 'Abd ar-Rahman Yousif', 'Абдуррахман Юсуф'],
  ['عبد الله عثمان', 'Abdullah Othman', 'Abdallah Uthman', 'عبدالله عثمان'],
  ['علي حسين', 'Ali Hussein', 'عەلی حوسێن', 'Ali Husayn', 'Али Хусейн'],
  ['شێرکۆ ڕزگار', 'شيركو رزكار', 'Sherko Rizgar', 'Şêrko Rizgar'],
  ['خالد وليد', 'Khalid Walid', 'Xalid Welîd', 'Chalid Waleed', 'Халид Валид'],
  ['صلاح الدين قاسم', 'Salah al-Din Qasim', 'Salahuddin Kasem', 'Salaheddine Qassem'],
  ['أبو بكر سعيد', 'ابوبكر سعيد', 'Abu Bakr Said', 'Aboubakr Saeed'],
  ['عمر إبراهيم', 'Omar Ibrahim', 'Umar Ibraheem', 'Умар Ибрагим'],
  ['فرهاد جمال', 'Farhad Jamal', 'فەرهاد جەمال', 'Ferhad Cemal', 'Farhad Gamal'],
  ['منذر أكمكجي', 'Munther Ekmekçi', 'Munzir Ekmekji', 'Mundhir Ekmekchi'],
  ['عدي طه', 'Uday Taha', 'Oday Taha'],
  ['مصطفى موسى', 'مصطفي موسي', 'Mustafa Musa', 'Moustafa Moussa'],
  ['حمزة ياسين', 'حمزه ياسين', 'Hamza Yasin', 'Hamzah Yaseen'],
] as const;

function finds(query: string, name: string): boolean {
  const words = normaliseName(name);
  return normaliseName(query).every((word) => words.some((other) => shareSearchKey(word, other)));
}

describe('search keys', () => {
  for (const spellings of SAME) {
    it(`finds ${spellings[0]} in every spelling from every other`, () => {
      for (const one of spellings) {
        for (const other of spellings) {
          if (one === other) continue;
          const detail = `${one} (${normaliseName(one).map(searchKeys)}) ~ ${other} (${normaliseName(other).map(searchKeys)})`;
          expect(finds(one, other), detail).toBe(true);
        }
      }
    });
  }

  it('does not find one name of the table under another', () => {
    for (const [i, [one]] of SAME.entries()) {
      for (const [j, [other]] of SAME.entries()) {
        if (i === j || (i === 0 && j === 1) || (i === 1 && j === 0)) continue;
        expect(finds(one, other), `${one} ~ ${other}`).toBe(false);
      }
    }
  });

  it('keeps apart names that differ in a firm consonant', () => {
    for (const [one, other] of [
      ['Hamid', 'Khalid'],
      ['سمير', 'سليم'],
      ['Ahmad', 'Hamad'],
      ['Nabil', 'Jamil'],
      ['كاظم', 'قاسم'],
    ] as const) {
      expect(finds(one, other), `${one} ~ ${other}`).toBe(false);
    }
  });

  it('gives each word 1 to 12 keys, the same ones every time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const word of normaliseName(text)) {
          const keys = searchKeys(word);
          expect(keys.length).toBeGreaterThan(0);
          expect(keys.length).toBeLessThanOrEqual(12);
          expect(searchKeys(word)).toEqual(keys);
          expect(keys).not.toContain('');
        }
      }),
    );
  });
});

const nameText = fc
  .array(fc.constantFrom(...Array.from("abdulmohndierstkşçéىأإآةعبدلهمحێۆڕڵگیەکالدين -'ـً123٤۵Жихн")), { maxLength: 24 })
  .map((letters) => letters.join(''));

describe('normaliseName', () => {
  it('changes nothing when done again', () => {
    fc.assert(
      fc.property(fc.oneof(nameText, fc.string({ unit: 'grapheme' })), (text) => {
        const words = normaliseName(text);
        expect(normaliseName(words.join(' '))).toEqual(words);
      }),
      { numRuns: 3000 },
    );
  });

  it('does not see Arabic vowel signs, tatweel, direction marks or case', () => {
    const letters = fc.array(fc.constantFrom(...'محمدعلياسنأةى '), { minLength: 1, maxLength: 16 });
    fc.assert(
      fc.property(
        letters,
        fc.constantFrom('\u064b', '\u064e', '\u0651', '\u0640', '\u200f', '\u0670'),
        (word, mark) => {
          expect(normaliseName(word.map((letter) => (letter === ' ' ? ' ' : letter + mark)).join(''))).toEqual(
            normaliseName(word.join('')),
          );
        },
      ),
    );
    expect(normaliseName('MOHAMED')).toEqual(normaliseName('mohamed'));
    expect(normaliseName('Şêrko')).toEqual(['sherko']);
  });

  it('folds what is written for one another', () => {
    expect(normaliseName('أحمد')).toEqual(normaliseName('احمد'));
    expect(normaliseName('مصطفى')).toEqual(normaliseName('مصطفي'));
    expect(normaliseName('فاطمة')).toEqual(normaliseName('فاطمه'));
    expect(normaliseName('گۆران')).toEqual(normaliseName('كوران'));
    expect(normaliseName('محه‌مه‌د')).toEqual(normaliseName('محەمەد'));
    expect(normaliseName("Sa'id al-Hasan bin Ali")).toEqual(['said', 'hasan', 'ali']);
    expect(normaliseName('٣٤ ۵')).toEqual(['34', '5']);
  });

  it('has no words for a text without letters, and keeps a lone particle', () => {
    expect(normaliseName(' ؟؟ -- ')).toEqual([]);
    expect(normaliseName('al')).toEqual(['al']);
  });
});

describe('detectScript', () => {
  it('names the script by its letters', () => {
    expect(detectScript('محمد 12')).toBe('Arab');
    expect(detectScript('شێرکۆ')).toBe('Arab');
    expect(detectScript('Şêrko')).toBe('Latn');
    expect(detectScript('Ахмад')).toBe('Cyrl');
    expect(detectScript('محمد Ali')).toBe('Mixed');
    expect(detectScript('阿里')).toBe('Other');
    expect(detectScript('12 ??')).toBe('Other');
  });

  it('recognises Kurdish letters', () => {
    expect(looksKurdish('شێرکۆ')).toBe(true);
    expect(looksKurdish('محه‌مه‌د')).toBe(true);
    expect(looksKurdish('محمد عبد الكريم')).toBe(false);
  });
});

describe('joinNameParts', () => {
  it('joins in spoken order and leaves out what is missing', () => {
    expect(joinNameParts({ nisba: 'الجبوري', given: 'محمد', grandfather: ' كريم ', father: '' })).toBe(
      'محمد كريم الجبوري',
    );
  });
});
