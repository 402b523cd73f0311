import { expect, test } from 'vitest';
import { manifestTexts } from './papers-of.ts';

test('every manifest stands in one text, and no text is longer than the register takes', () => {
  const manifests = Array.from({ length: 120 }, (_, i) => i + 1);
  const texts = manifestTexts([...manifests, 1, 2]);
  expect(texts.flatMap((text) => text.split(',').map(Number))).toEqual(manifests);
  expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(100);
  expect(texts.length).toBeGreaterThan(2);
  expect(manifestTexts([])).toEqual([]);
});
