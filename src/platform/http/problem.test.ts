import { expect, test } from 'vitest';
import { Refusal } from '../../core/register/refusal.ts';
import { problemOf } from './problem.ts';

test('a rule that refuses is named with its source, its remedy and the persons it is about', () => {
  const problem = problemOf(
    new Refusal('I10-fitness-48h', {
      problems: [
        { code: 'I10-fitness-48h', personNo: 7, registerNumber: 'GHW-000123-K', values: { detail: 'not examined' } },
      ],
    }),
  );
  expect(problem).toMatchObject({
    status: 409,
    code: 'I10-fitness-48h',
    rule: 'I10-fitness-48h',
    source: expect.stringContaining('GC III 47'),
  });
  expect(problem.remedy.ar).toContain('يفحصه');
  expect(problem.problems).toEqual([
    expect.objectContaining({
      personNo: 7,
      registerNumber: 'GHW-000123-K',
      detail: expect.objectContaining({ en: expect.stringContaining('not examined') }),
    }),
  ]);
});

test('whoever another rule stands in the way of has the remedy of that rule', () => {
  const { problems } = problemOf(
    new Refusal('I09-one-live-manifest', {
      problems: [
        { code: 'I09-one-live-manifest', personNo: 7 },
        { code: 'I21-death-is-final', personNo: 8 },
        { code: 'unknown-section', field: 'section' },
      ],
    }),
  );
  const own = problemOf(new Refusal('I21-death-is-final')).remedy;
  expect(problems?.map(({ remedy }) => remedy)).toEqual([undefined, own, undefined]);
});

test('a platform refusal has no rule', () => {
  const problem = problemOf(new Refusal('count-differs', { values: { typed: 148, actual: 149 } }));
  expect(problem.rule).toBeUndefined();
  expect(problem.sentence.en).toBe('You typed 148; the rows that are not marked as exceptions are 149.');
  // RFC 9457 wants a string there.
  expect(problem.detail).toBe(problem.sentence.en);
});
