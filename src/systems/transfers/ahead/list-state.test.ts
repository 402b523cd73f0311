import { expect, test } from 'vitest';
import { type ListStaleness, listOwed, stalenessOf } from './list-state.ts';

const sent = { sealNo: 2, toSite: 'KRK', toAuthority: 'MOJ' };
const now = { standingSeal: 2, toSite: 'KRK', toAuthority: 'MOJ' };

test('a list says who comes while its seal stands and the convoy heads where it was sent', () => {
  expect(stalenessOf(sent, now)).toBe('none');
  expect(stalenessOf(sent, { ...now, standingSeal: 3 })).toBe('sealed-anew');
  expect(stalenessOf(sent, { ...now, standingSeal: null })).toBe('sealed-anew');
  expect(stalenessOf(sent, { ...now, toSite: 'NAS' })).toBe('redirected');
  expect(stalenessOf(sent, { ...now, toAuthority: 'SDF', standingSeal: null })).toBe('redirected');
});

test('what is owed: to send, to send again, to acknowledge, or nothing', () => {
  const list = (stale: ListStaleness, acknowledged: boolean) => ({ stale, acknowledged });
  const open = { standingSeal: 1, over: false };
  expect(listOwed([], open)).toBe('send');
  expect(listOwed([], { ...open, standingSeal: null })).toBe('nothing');
  expect(listOwed([list('none', false)], open)).toBe('acknowledge');
  expect(listOwed([list('none', false), list('none', true)], open)).toBe('nothing');
  expect(listOwed([list('sealed-anew', true)], open)).toBe('send-again');
  expect(listOwed([list('redirected', true)], { ...open, standingSeal: null })).toBe('nothing');
  expect(listOwed([], { ...open, over: true })).toBe('nothing');
});
