import { describe, expect, it } from 'vitest';
import { qrSvg } from './qr.ts';

describe('qrSvg', () => {
  it('draws the three finder patterns and nothing outside the code', () => {
    const svg = qrSvg('AMANA');
    expect(svg).toContain('viewBox="0 0 21 21"');
    const dark = new Set<string>();
    for (const [, column, row, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
      for (let offset = 0; offset < Number(width); offset++) dark.add(`${Number(column) + offset},${row}`);
    const ring = Array.from({ length: 7 }, (_, index) => index);
    for (const [left, top] of [
      [0, 0],
      [14, 0],
      [0, 14],
    ] as const)
      for (const index of ring) {
        expect(dark.has(`${left + index},${top}`)).toBe(true);
        expect(dark.has(`${left},${top + index}`)).toBe(true);
        expect(dark.has(`${left + 1},${top + 1}`)).toBe(false);
      }
    expect([...dark].every((module) => module.split(',').every((place) => Number(place) < 21))).toBe(true);
  });

  it.each(['', 'abc', 'A#B'])('refuses "%s", which is not base45', (text) => {
    expect(() => qrSvg(text)).toThrow('base45');
  });
});
