import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageClass, comesOfAge, isTreatedAsMinor } from './age-class.ts';
import { addDays, addYears, type CivilDate, type DateInterval, dayNumber, fromDayNumber } from './civil-date.ts';
import { type AgeEvidence, type AgeEvidenceKind, classify, combineBirths } from './classify.ts';

const days = fc.integer({ min: dayNumber('1960-01-01'), max: dayNumber('2026-01-01') }).map(fromDayNumber);
const later = fc.integer({ min: dayNumber('1970-01-01'), max: dayNumber('2050-01-01') }).map(fromDayNumber);
const intervals: fc.Arbitrary<DateInterval> = fc
  .tuple(days, fc.integer({ min: 1, max: 3000 }))
  .map(([from, length]) => ({ from, to: addDays(from, length) }));
const kinds = fc.constantFrom<AgeEvidenceKind[]>('document', 'registry', 'school', 'statement', 'medical');
const evidence: fc.Arbitrary<AgeEvidence> = fc.record({ kind: kinds, birth: fc.option(intervals) });
const RANK = { minor: 0, undetermined: 1, adult: 2 };

const year = (from: number, to = from): DateInterval =>
  ({ from: `${from}-01-01`, to: `${to + 1}-01-01` }) as DateInterval;

describe('ageClass', () => {
  it.each<[DateInterval | null, CivilDate, string]>([
    [{ from: '2008-01-21', to: '2008-01-22' }, '2026-01-21', 'adult'],
    [{ from: '2008-01-22', to: '2008-01-23' }, '2026-01-21', 'minor'],
    [{ from: '2008-02-29', to: '2008-03-01' }, '2026-02-28', 'minor'],
    [{ from: '2008-02-29', to: '2008-03-01' }, '2026-03-01', 'adult'],
    [{ from: '2006-03-01', to: '2006-03-02' }, '2024-02-29', 'minor'],
    [{ from: '2006-03-01', to: '2006-03-02' }, '2024-03-01', 'adult'],
    [year(2007), '2026-01-21', 'adult'],
    [year(2008), '2026-01-21', 'undetermined'],
    [year(2009), '2026-01-21', 'minor'],
    [year(2000, 2009), '2026-01-21', 'undetermined'],
    [null, '2026-01-21', 'undetermined'],
  ])('%j on %s is %s', (birth, onDate, expected) => {
    expect(ageClass(birth, onDate)).toBe(expected);
  });

  it('is what every day of the interval says, if they all say the same', () => {
    fc.assert(
      fc.property(intervals, later, fc.constantFrom(9, 15, 18), (birth, onDate, years) => {
        const all = new Set<boolean>();
        for (let day = birth.from; day < birth.to; day = addDays(day, 1)) all.add(comesOfAge(day, years) <= onDate);
        const expected = all.size === 2 ? 'undetermined' : all.has(true) ? 'adult' : 'minor';
        expect(ageClass(birth, onDate, years)).toBe(expected);
      }),
    );
  });

  it('goes from minor to adult in time and never back', () => {
    fc.assert(
      fc.property(intervals, later, fc.nat(9000), (birth, onDate, more) => {
        expect(RANK[ageClass(birth, addDays(onDate, more))]).toBeGreaterThanOrEqual(RANK[ageClass(birth, onDate)]);
      }),
    );
  });

  it('comes on the birthday, and of 29 February in a common year on 1 March', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(9, 15, 18), (born, years) => {
        const common = born.endsWith('-02-29') && addYears(born, years).endsWith('-02-28');
        expect(comesOfAge(born, years)).toBe(common ? addDays(addYears(born, years), 1) : addYears(born, years));
      }),
      {
        examples: [
          ['2008-02-29', 18],
          ['2004-02-29', 9],
          ['2006-03-01', 18],
        ],
      },
    );
  });

  it('treats the undetermined as minor', () => {
    expect(isTreatedAsMinor('undetermined') && isTreatedAsMinor('minor') && !isTreatedAsMinor('adult')).toBe(true);
  });
});

describe('classify', () => {
  const on = '2026-01-21';
  const of = (...items: [AgeEvidenceKind, DateInterval | null][]) =>
    classify(
      items.map(([kind, birth]) => ({ kind, birth })),
      on,
    );

  it('needs evidence to make someone adult', () => {
    expect(of()).toMatchObject({ ageClass: 'undetermined', reason: 'no-evidence' });
    expect(of(['statement', null], ['registry', null])).toMatchObject({
      ageClass: 'undetermined',
      reason: 'no-evidence',
    });
    expect(of(['registry', year(1990)])).toMatchObject({ ageClass: 'adult', reason: 'evidence-agrees' });
  });

  it('takes what is common when all agree, and the whole span when they do not', () => {
    expect(of(['document', year(2007)], ['statement', year(2005, 2009)])).toMatchObject({ ageClass: 'adult' });
    expect(of(['document', year(2009)], ['statement', year(1999)])).toMatchObject({
      ageClass: 'undetermined',
      reason: 'evidence-disputed',
      birth: { from: '1999-01-01', to: '2010-01-01' },
    });
    expect(of(['document', year(1985)], ['statement', year(1990)])).toMatchObject({
      ageClass: 'adult',
      disputed: true,
    });
  });

  it('never lets a medical finding make an adult', () => {
    expect(of(['medical', year(1990, 1995)])).toMatchObject({ ageClass: 'undetermined', reason: 'medical-only' });
    expect(of(['medical', year(1990, 2006)], ['statement', year(2004, 2010)]).ageClass).toBe('undetermined');
    fc.assert(
      fc.property(fc.array(evidence, { maxLength: 4 }), intervals, later, (items, birth, onDate) => {
        const without = classify(items, onDate).ageClass;
        const withFinding = classify([...items, { kind: 'medical', birth }], onDate).ageClass;
        expect(withFinding === 'adult' && without !== 'adult').toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not depend on the order or on repetition', () => {
    fc.assert(
      fc.property(fc.array(evidence, { maxLength: 5 }), later, (items, onDate) => {
        const found = classify(items, onDate);
        expect(classify([...items].reverse(), onDate)).toEqual(found);
        expect(classify([...items, ...items], onDate)).toEqual(found);
      }),
    );
  });

  it('goes from minor to adult in time and never back, with the same evidence', () => {
    fc.assert(
      fc.property(fc.array(evidence, { maxLength: 4 }), later, fc.nat(9000), (items, onDate, more) => {
        const before = RANK[classify(items, onDate).ageClass];
        expect(RANK[classify(items, addDays(onDate, more)).ageClass]).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('makes an adult only where every possible day left by the evidence is adult', () => {
    fc.assert(
      fc.property(fc.array(evidence, { maxLength: 4 }), later, (items, onDate) => {
        const found = classify(items, onDate);
        if (found.ageClass === 'adult') expect(ageClass(found.birth, onDate)).toBe('adult');
      }),
    );
  });
});

describe('combineBirths', () => {
  it('gives a day of all intervals, or with a dispute a span that holds them all', () => {
    fc.assert(
      fc.property(fc.array(intervals, { minLength: 1, maxLength: 5 }), (births) => {
        const { birth, disputed } = combineBirths(births);
        if (birth === null) throw new Error('there was an interval');
        for (const each of births) {
          const inside = disputed
            ? birth.from <= each.from && each.to <= birth.to
            : each.from <= birth.from && birth.to <= each.to;
          expect(inside).toBe(true);
        }
      }),
    );
  });
});
