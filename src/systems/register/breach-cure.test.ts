import { expect, test } from 'vitest';
import { mayCure } from './breach-cure.ts';

const clerk = { authority: 'MOJ', isJudiciaryClerk: true };
const officerOf = (authority: string | null) => ({ authority, isJudiciaryClerk: false });

test('how a person is held is put right by who answers for it or holds the person, by nobody else', () => {
  const breach = { rule: 'I13-minor-apart-from-adults', authority: 'SDF' };
  expect(mayCure(breach, 'MOJ', officerOf('SDF'))).toBe(true);
  expect(mayCure(breach, 'MOJ', officerOf('MOJ'))).toBe(true);
  expect(mayCure(breach, 'MOJ', officerOf('CJTF'))).toBe(false);
  expect(mayCure(breach, null, officerOf('CJTF'))).toBe(false);
  expect(mayCure(breach, null, officerOf(null))).toBe(false);
});

test('a breach of a past event is not ended by the authority that answers for it, save by a judiciary clerk', () => {
  const breach = { rule: 'I12-notice-72h', authority: 'MOJ' };
  expect(mayCure(breach, 'MOJ', officerOf('MOJ'))).toBe(false);
  expect(mayCure(breach, 'MOJ', officerOf('SDF'))).toBe(true);
  expect(mayCure(breach, 'MOJ', clerk)).toBe(true);
});
