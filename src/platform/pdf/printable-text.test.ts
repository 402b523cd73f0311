import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPrintable } from './fonts.ts';
import { printableText } from './printable-text.ts';

describe('printableText', () => {
  it('keeps Arabic, Sorani, Latin with marks, Cyrillic and digits', () => {
    const text = 'عيّنة ڕێبوار می‌خواهم Ünal Łęcki Пример 123';
    expect(printableText(text)).toBe(text);
  });

  it('removes what reorders or breaks a line', () => {
    expect(printableText(' a\u202eb\u2066c\u200f\n\td\u0000e ')).toBe('abc d e');
  });

  it('marks what the fonts lack', () => {
    expect(printableText('试 ไ 😀 x\ud800')).toBe('\ufffd \ufffd \ufffd x\ufffd');
  });

  it('gives only printable characters for every text, and leaves its own result alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = printableText(text);
        return Array.from(shown).every(isPrintable) && printableText(shown) === shown;
      }),
    );
  });
});
