import { expect, test } from 'vitest';
import { pageForNext } from './page-for-next.ts';

test('the next officer begins with the manifest or its hand-over, and never with what only the last one may see', () => {
  expect(pageForNext('/manifests/1188')).toBe('/manifests/1188');
  expect(pageForNext('/manifests/1188/hand-over/2')).toBe('/manifests/1188/hand-over/2');
  expect(pageForNext('/manifests/1188/sheets/fitness')).toBe('/manifests/1188');
  expect(pageForNext('/manifests/new')).toBeUndefined();
  for (const page of ['/', '/fears', '/people/1034', '/lists/1033']) expect(pageForNext(page)).toBeUndefined();
});
