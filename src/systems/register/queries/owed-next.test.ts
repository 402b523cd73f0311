import { expect, test } from 'vitest';
import { type OwedFacts, owedNext, unansweredOf } from './owed-next.ts';

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
  legalStatus: 'untried' as const,
};
const facts: OwedFacts = {
  now,
  held: true,
  detained: true,
  openParticulars: [],
  judged: true,
  ageClass: 'adult',
  orders: [order],
  breaches: [],
  manifest: null,
  answers: null,
  recall: null,
  wayBack: null,
  complaint: null,
  health: { seen: [], arrivedAt: undefined, releaseAt: null },
};
const codes = (change: Partial<OwedFacts>) => owedNext({ ...facts, ...change }).map(({ code }) => code);

test('nothing is owed where all is in order, or to who is not held', () => {
  expect(codes({})).toEqual([]);
  expect(codes({ held: false, orders: [], ageClass: 'undetermined' })).toEqual([]);
});

test('an open recall is owed by the authority that holds the person, since it was asked', () => {
  const owed = owedNext({ ...facts, recall: { requestedAt: 7, authority: 'MOJ' } });
  expect(owed).toMatchObject([{ code: 'recall-open', by: 'receiving_officer', authority: 'MOJ', dueAt: 7 }]);
});

test('whom it was agreed to give back is owed the manifest of the way back, by who holds the person', () => {
  const owed = owedNext({ ...facts, wayBack: { agreedAt: 7, authority: 'MOJ' } });
  expect(owed).toMatchObject([{ code: 'way-back', by: 'transfer_cell', authority: 'MOJ', dueAt: 7 }]);
});

test('an answer to a complaint about a packet is owed by who holds the person, and still by who held last', () => {
  const complaint = { madeAt: 7, authority: 'MOJ' };
  const owed = { code: 'complaint-open', by: null, authority: 'MOJ', dueAt: 7 };
  expect(owedNext({ ...facts, complaint })).toMatchObject([owed]);
  expect(owedNext({ ...facts, held: false, orders: [], complaint })).toMatchObject([owed]);
});

test('an order is owed when none is live, and a decision on it when it ends within two weeks', () => {
  expect(codes({ orders: [] })).toEqual(['order-missing']);
  // an order that has ended leads to a release review, never to a quiet extension
  expect(codes({ orders: [{ ...order, expiresAt: now }] })).toEqual(['release-review']);
  expect(codes({ orders: [{ ...order, issuedAt: now + 1 }] })).toEqual(['order-missing']);
  expect(codes({ orders: [{ ...order, expiresAt: now + 13 * day }] })).toEqual(['order-expiring']);
});

test('what is unknown of how the person came in is owed; a child with its mother owes no order', () => {
  expect(codes({ openParticulars: undefined })).toEqual(['deprivation-missing']);
  const [owed] = owedNext({ ...facts, openParticulars: ['when', 'unit'] });
  expect(owed).toMatchObject({ code: 'deprivation-incomplete', by: 'origin_officer' });
  expect(owed?.text.en).toContain('date and time, unit');
  expect(codes({ openParticulars: undefined, detained: false, orders: [] })).toEqual([]);
});

test('who accompanies a parent and is an adult now is a child no longer: nothing is decided of the two any more', () => {
  const accompaniment = { decided: false, reviewAt: null, without: null };
  const child = { detained: false, orders: [], accompaniment };
  expect(codes({ ...child, ageClass: 'minor' })).toEqual(['accompaniment-undecided']);
  const [owed, ...more] = owedNext({ ...facts, ...child });
  expect([owed?.code, owed?.by, more]).toEqual(['no-longer-a-child', 'origin_officer', []]);
});

test('a first appearance before a judge is owed of who is detained', () => {
  expect(codes({ judged: false })).toEqual(['judge-missing']);
  expect(codes({ judged: false, detained: false })).toEqual([]);
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

test('a breach of how the person is held is owed by who answers for it; the end of one that is past by a judiciary clerk', () => {
  const breach = {
    breachId: 'b',
    rule: 'I13-minor-apart-from-adults',
    source: 's',
    authority: 'MOJ',
    openedAt: now - day,
    curedAt: null,
    text: { en: 'held with adults', ar: 'مع البالغين', ckb: 'لەگەڵ گەورەساڵان' },
  };
  const past = { ...breach, breachId: 'c', rule: 'I12-notice-72h', authority: 'SDF' };
  expect(owedNext({ ...facts, breaches: [breach, past, { ...breach, breachId: 'd', curedAt: now }] })).toEqual([
    { code: 'breach-open', text: breach.text, dueAt: now - day, by: null, authority: 'MOJ' },
    { code: 'breach-open', text: breach.text, dueAt: now - day, by: 'judiciary_clerk', authority: null },
  ]);
});

test('an unknown answer at admission is asked again', () => {
  expect(
    codes({ answers: { a_identity: { answer: 'recorded' }, g_contact: { answer: 'unknown', reason: 'not said' } } }),
  ).toEqual(['answer-unknown']);
  const unknown = { answer: 'unknown', reason: 'asleep' } as const;
  const answers = { g_contact: unknown, d_injuries: unknown, e_property: { answer: 'none' } } as const;
  expect(owedNext({ ...facts, answers })[0]?.text.en).toBe('Unknown since admission, ask again: (d) (g)');
  expect(unansweredOf(answers)).toEqual(['d_injuries', 'g_contact']);
});

test('an examination is owed since admission to the present site, and before a release: it has a date and stops nothing', () => {
  const arrivedAt = now - 2 * day;
  const seenAt = (occasion: 'admission' | 'release' | 'transfer', examinedAt: number) => [{ occasion, examinedAt }];
  const health = { seen: [], arrivedAt, releaseAt: null };
  expect(owedNext({ ...facts, health })).toMatchObject([
    { code: 'health-at-admission', dueAt: arrivedAt + day, by: 'health_officer' },
  ]);
  expect(codes({ health: { ...health, seen: seenAt('admission', arrivedAt) } })).toEqual([]);
  // of the admission before, or for a journey
  expect(codes({ health: { ...health, seen: seenAt('admission', arrivedAt - 1) } })).toEqual(['health-at-admission']);
  expect(codes({ health: { ...health, seen: seenAt('transfer', now) } })).toEqual(['health-at-admission']);
  const release = { seen: [], arrivedAt: undefined, releaseAt: now - day };
  expect(codes({ health: release })).toEqual(['health-at-release']);
  expect(codes({ health: { ...release, seen: seenAt('release', now) } })).toEqual([]);
});
