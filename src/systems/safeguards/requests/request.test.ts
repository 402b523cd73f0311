import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASES, misfitsOf, OUTCOMES, type ProposedAnswer, stateOf } from './request.ts';

const NOW = Date.UTC(2026, 0, 18);
const DAY = 86_400_000;
const reasons = 'name, year and mother agree';
const refusal = { basis: 'criminal-investigation', law: 'Law 23/1971', remedy: 'court of Karkh, 30 days' } as const;

describe('I30-basis-and-remedy, of a proposed answer', () => {
  it('takes information about somebody, a refusal with basis, law and remedy, and what cannot be confirmed with a day', () => {
    const right: ProposedAnswer[] = [
      { outcome: 'information', personNo: 1, reasons },
      { outcome: 'refused', personNo: 1, reasons, ...refusal },
      { outcome: 'cannot-confirm', reasons, followUpAt: NOW + DAY },
      {
        outcome: 'cannot-confirm',
        personNo: 1,
        reasons,
        basis: 'safety-of-the-person',
        law: 'Law 23/1971',
        followUpAt: NOW + 30 * DAY,
      },
    ];
    for (const answer of right) expect(misfitsOf(answer, NOW)).toEqual([]);
  });

  it('names each field that is missing or too much', () => {
    expect(misfitsOf({ outcome: 'information', reasons }, NOW)).toEqual(['personNo']);
    expect(misfitsOf({ outcome: 'refused', personNo: 1, reasons }, NOW)).toEqual(['basis', 'law', 'remedy']);
    expect(misfitsOf({ outcome: 'cannot-confirm', reasons }, NOW)).toEqual(['followUpAt']);
    expect(misfitsOf({ outcome: 'cannot-confirm', reasons, followUpAt: NOW + 31 * DAY }, NOW)).toEqual(['followUpAt']);
    expect(misfitsOf({ outcome: 'information', personNo: 1, reasons, ...refusal }, NOW)).toEqual([
      'basis',
      'law',
      'remedy',
    ]);
  });

  it('hides nobody for an investigation: only for the safety of the person', () => {
    const hidden = { outcome: 'cannot-confirm', personNo: 1, reasons, law: 'a law', followUpAt: NOW + DAY } as const;
    for (const basis of BASES)
      expect(misfitsOf({ ...hidden, basis }, NOW)).toEqual(basis === 'safety-of-the-person' ? [] : ['basis']);
  });

  it('never takes a refusal that lacks one of basis, law and remedy', () => {
    const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
    fc.assert(
      fc.property(
        fc.record({
          outcome: fc.constantFrom(...OUTCOMES),
          personNo: some(fc.integer({ min: 1 })),
          reasons: fc.constant(reasons),
          basis: some(fc.constantFrom(...BASES)),
          law: some(fc.constant('a law')),
          remedy: some(fc.constant('a court within 30 days')),
          followUpAt: some(fc.integer({ min: NOW - DAY, max: NOW + 40 * DAY })),
        }),
        (answer) => {
          if (misfitsOf(answer, NOW).length > 0) return;
          const keepsBack = answer.personNo !== undefined && answer.outcome !== 'information';
          expect(keepsBack).toBe(answer.basis !== undefined && answer.law !== undefined);
          expect(answer.outcome === 'refused').toBe(answer.remedy !== undefined);
          expect(answer.outcome === 'cannot-confirm').toBe(answer.followUpAt !== undefined);
          if (answer.outcome === 'cannot-confirm' && keepsBack) expect(answer.basis).toBe('safety-of-the-person');
        },
      ),
    );
  });
});

it('the state of a request follows from what happened: withdrawn before waiting before answered', () => {
  expect(stateOf({ withdrawn: true, waits: true, answered: true })).toBe('withdrawn');
  expect(stateOf({ withdrawn: false, waits: true, answered: true })).toBe('proposed');
  expect(stateOf({ withdrawn: false, waits: false, answered: true })).toBe('answered');
  expect(stateOf({ withdrawn: false, waits: false, answered: false })).toBe('open');
});
