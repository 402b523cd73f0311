import { describe, expect, it } from 'vitest';
import { remember } from './remember.ts';

const counted = (most: number) => {
  const asked: string[] = [];
  const ask = remember(most, (text) => {
    asked.push(text);
    return text.toUpperCase();
  });
  return { asked, ask };
};

describe('what was answered before', () => {
  it('is not asked again', () => {
    const { asked, ask } = counted(10);
    expect([ask('ali'), ask('omar'), ask('ali')]).toEqual(['ALI', 'OMAR', 'ALI']);
    expect(asked).toEqual(['ali', 'omar']);
  });

  it('is kept as long as it is asked for, and no more than twice so many are kept', () => {
    const { asked, ask } = counted(2);
    for (const text of ['a', 'b', 'c', 'a', 'd', 'a', 'b']) expect(ask(text)).toBe(text.toUpperCase());
    // c made room by setting a and b aside, a was asked for again and stayed when d came, b was not and is gone
    expect(asked).toEqual(['a', 'b', 'c', 'd', 'b']);
  });

  it('is the same answer, an empty one too', () => {
    let calls = 0;
    const ask = remember(2, () => {
      calls += 1;
      return [] as readonly string[];
    });
    expect(ask('')).toBe(ask(''));
    expect(calls).toBe(1);
  });
});
