import { expect, test } from 'vitest';
import { type ListStaleness, listOwed, listSentAt, stalenessOf } from './list-state.ts';

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

test('what was sent is the newest list that was signed by then, to where the convoy headed then', () => {
  const at = (minutes: number) => minutes * 60_000;
  const seals = [
    { sealNo: 1, manifestHash: 'a', sealedAt: at(10) + 30_000 },
    { sealNo: 3, manifestHash: 'b', sealedAt: at(20) },
  ];
  const headings = [
    { since: 0, toSite: 'KRK', toAuthority: 'MOJ' },
    { since: at(30), toSite: 'NAS', toAuthority: 'MOJ' },
  ];
  const sentAt = (instant: number) => {
    const found = listSentAt(seals, headings, instant);
    return found && [found.seal.sealNo, found.heading.toSite];
  };
  expect(sentAt(at(9))).toBeNull();
  expect(sentAt(at(10) + 29_999)).toBeNull();
  // a page says the minute: 10 is any instant of it
  expect(sentAt(at(10))).toEqual([1, 'KRK']);
  expect(sentAt(at(15))).toEqual([1, 'KRK']);
  expect(sentAt(at(20) - 1)).toEqual([1, 'KRK']);
  expect(sentAt(at(20))).toEqual([3, 'KRK']);
  expect(sentAt(at(40))).toEqual([3, 'NAS']);
});
