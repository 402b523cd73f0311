import { expect, it } from 'vitest';
import { type Deprivation, hasTag, isPartialDate, openParticulars, tagNumber, WAYS } from './particulars.ts';

const known = { state: 'known', text: 'x' } as const;
const whole: Deprivation = {
  way: 'capture',
  when: { state: 'known', text: '2019-03-23T14:30' },
  place: known,
  unit: known,
  authority: known,
  circumstances: known,
  condition: known,
  reasonsTold: known,
  inventory: { state: 'listed', items: [] },
};

it('asks again for what is unknown and for what was inherited without a word', () => {
  expect(openParticulars(whole)).toEqual([]);
  expect(
    openParticulars({
      ...whole,
      when: { state: 'unknown', reason: 'no record' },
      unit: { state: 'inherited', from: 'SDF' },
      authority: { state: 'inherited', from: 'SDF', text: 'Asayish' },
      inventory: { state: 'unknown', reason: 'not handed over' },
    }),
  ).toEqual(['when', 'unit', 'inventory']);
});

it.each(['2019', '2019-03', '2019-03-23', '2024-02-29', '2019-03-23T14:30'])(
  '%s is a date as far as it is known',
  (text) => {
    expect(isPartialDate(text)).toBe(true);
  },
);

it.each(['', '19', '2019-13', '2019-02-29', '2019-04-31', '2019-03-23T25:00', '23/03/2019', '2019-03-23T14:30Z'])(
  '%j is none',
  (text) => {
    expect(isPartialDate(text)).toBe(false);
  },
);

it('prints a tag for whoever was just taken', () => {
  expect(WAYS.filter((way) => !hasTag(way))).toEqual(['birth-in-custody', 'existing-custody']);
  expect(tagNumber('GHW-000151-K', 2)).toBe('GHW-000151-K-2');
});
