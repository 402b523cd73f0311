import { expect, test } from 'vitest';
import { type OwedFacts, owedNext } from './owed-next.ts';

const now = 1_768_712_400_000;
const day = 86_400_000;
const order = {
  orderId: 'o',
  ground: 'g',
  article: 'a',
  authority: 'SDF',
  documentSha256: '0',
  issuedAt: now - day,
  expiresAt: now + 90 * day,
  state: 'live' as const,
};
const facts: OwedFacts = {
  now,
  held: true,
  ageClass: 'adult',
  orders: [order],
  breaches: [],
  manifest: null,
  answers: null,
};
const codes = (change: Partial<OwedFacts>) => owedNext({ ...facts, ...change }).map(({ code }) => code);

test('nothing is owed where all is in order, or to who is not held', () => {
  expect(codes({})).toEqual([]);
  expect(codes({ held: false, orders: [], ageClass: 'undetermined' })).toEqual([]);
});

test('an order is owed when none is live, and a decision on it when it ends within two weeks', () => {
  expect(codes({ orders: [] })).toEqual(['order-missing']);
  expect(codes({ orders: [{ ...order, expiresAt: now }] })).toEqual(['order-missing']);
  expect(codes({ orders: [{ ...order, issuedAt: now + 1 }] })).toEqual(['order-missing']);
  expect(codes({ orders: [{ ...order, expiresAt: now + 13 * day }] })).toEqual(['order-expiring']);
});

test('a manifest owes notice first, then interview and examination; age without a date comes last', () => {
  const manifest = { manifestNo: 1, plannedAt: now + 4 * day, fit: false, notified: false, interviewed: false };
  expect(codes({ manifest, ageClass: 'undetermined' })).toEqual([
    'notice-owed',
    'interview-owed',
    'fitness-owed',
    'age-undetermined',
  ]);
  expect(owedNext({ ...facts, manifest })[0]).toMatchObject({ dueAt: now + day, by: 'interviewer' });
});

test('an unknown answer at admission is asked again', () => {
  expect(
    codes({ answers: { a_identity: { answer: 'recorded' }, g_contact: { answer: 'unknown', reason: 'not said' } } }),
  ).toEqual(['answer-unknown']);
});
