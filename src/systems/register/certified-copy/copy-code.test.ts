import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyCode, isCodeOf, readCopyCode } from './copy-code.ts';

const AT = Date.UTC(2026, 1, 12, 9, 30);
const content = { names: [{ full: 'شخص مُختلَق' }], orders: [] };

describe('the code of a certified copy', () => {
  it('says until when the copy was known and is that of its content only', () => {
    const code = copyCode(content, AT);
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
    const read = readCopyCode(code);
    expect(read?.knownAt).toBe(AT);
    expect(read && isCodeOf(read, content)).toBe(true);
    expect(read && isCodeOf(read, { ...content, orders: ['another'] })).toBe(false);
  });

  it('is read as people type it from paper', () => {
    const code = copyCode(content, AT);
    for (const typed of [code.toLowerCase(), code.replaceAll('-', ' '), code.replaceAll('-', '–'), ` ${code}\n`])
      expect(readCopyCode(typed)).toEqual(readCopyCode(code));
    expect(readCopyCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toEqual(readCopyCode(code));
  });

  it('is refused where a digit is missing, too many, or none', () => {
    const code = copyCode(content, AT);
    for (const typed of ['', code.slice(1), `${code}0`, code.replace(/.$/, 'U'), code.replace(/.$/, '٣x')])
      expect(readCopyCode(typed)).toBeUndefined();
  });

  it('changes with every digit: none that was mistyped agrees', () => {
    const code = copyCode(content, AT);
    for (let at = 0; at < code.length; at += 1) {
      if (code[at] === '-') continue;
      for (const digit of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
        if (digit === code[at]) continue;
        const read = readCopyCode(code.slice(0, at) + digit + code.slice(at + 1));
        expect(read !== undefined && read.knownAt === AT && isCodeOf(read, content)).toBe(false);
      }
    }
  });

  it('comes back from any instant and any text', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 47 }), fc.string({ unit: 'grapheme' }), (knownAt, text) => {
        const read = readCopyCode(copyCode([text], knownAt));
        return read?.knownAt === knownAt && isCodeOf(read, [text]);
      }),
    );
  });
});
