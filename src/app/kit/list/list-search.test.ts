import { expect, test } from 'vitest';
import { readListSearch } from './list-search.ts';

test('an address gives the filters of a list, and nothing else', () => {
  expect(readListSearch({ site: 'GHW', section: 12, page: '3', q: 'A Name', name: 'x', status: '' })).toEqual({
    site: 'GHW',
    section: '12',
    page: 3,
  });
  for (const page of ['0', '1', '-2', 'x', '1e9', 2.5, null]) expect(readListSearch({ page })).toEqual({});
  expect(readListSearch({ site: 'x'.repeat(61), status: ['held'], state: { a: 1 } })).toEqual({});
});
