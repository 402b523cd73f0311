import { describe, expect, it } from 'vitest';
import { countTests } from './count-tests.ts';

const file = (name: string, status: string, ...tests: string[]) => ({
  name,
  status,
  assertionResults: tests.map((test, index) => ({ status: test, fullName: `${name} ${index}` })),
});

const reportOf = (success: boolean, ...testResults: ReturnType<typeof file>[]) =>
  JSON.stringify({ success, testResults });

describe('countTests', () => {
  it('counts tests, not files', () => {
    const text = reportOf(false, file('/a', 'passed', 'passed', 'passed'), file('/b', 'failed', 'passed', 'failed'));
    expect(countTests(text, ['/a', '/b'], false)).toEqual({ passed: 3, failed: 1, problems: [] });
  });

  it('counts a skipped test as failed', () => {
    const counted = countTests(reportOf(true, file('/a', 'passed', 'passed', 'skipped', 'todo')), ['/a'], true);
    expect(counted).toMatchObject({ passed: 1, failed: 2 });
    expect(counted.problems).toEqual(['did not run: /a 1', 'did not run: /a 2']);
  });

  it('counts a file that could not be loaded, and one that was never opened', () => {
    const counted = countTests(reportOf(false, file('/a', 'failed')), ['/a', '/b'], false);
    expect(counted).toMatchObject({ passed: 0, failed: 2, problems: ['ran no test: a', 'ran no test: b'] });
  });

  it('counts a file that failed in its tear-down', () => {
    expect(countTests(reportOf(false, file('/a', 'failed', 'passed')), ['/a'], false)).toMatchObject({ failed: 1 });
  });

  it('counts a run that ended badly after its tests passed', () => {
    expect(countTests(reportOf(true, file('/a', 'passed', 'passed')), ['/a'], false)).toMatchObject({ failed: 1 });
  });

  it('counts a run without a report', () => {
    expect(countTests(undefined, ['/a'], true)).toMatchObject({ passed: 0, failed: 1 });
  });
});
