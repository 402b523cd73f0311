import path from 'node:path';
import { z } from 'zod';
import type { StageResult } from './stage.ts';

/** The part of vitest's JSON report that is counted. */
const report = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

/**
 * Counts a vitest run. A test that did not run (skipped, to do) counts as failed, and so do a file that could not be
 * loaded, a file that vitest never opened or that holds no test, and a run that ended badly although every test passed.
 *
 * @param text vitest's JSON report, undefined where it wrote none
 * @param files absolute paths of the files that had to run
 * @param succeeded whether the process ended with 0
 */
export const countTests = (
  text: string | undefined,
  files: readonly string[],
  succeeded: boolean,
): Pick<StageResult, 'passed' | 'failed'> & { readonly problems: readonly string[] } => {
  if (text === undefined) return { passed: 0, failed: 1, problems: ['vitest ended without a report'] };
  const { success, testResults } = report.parse(JSON.parse(text));
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const notRun = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  const ran = new Map(testResults.map((result) => [path.resolve(result.name), result]));
  const empty = files.filter((file) => (ran.get(file)?.assertionResults.length ?? 0) === 0);
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.length > 0 && assertionResults.every((test) => test.status === 'passed'),
  );
  const problems = [
    ...notRun.map(({ fullName }) => `did not run: ${fullName}`),
    ...empty.map((file) => `ran no test: ${path.basename(file)}`),
    ...broken.map(({ name }) => `failed outside its tests: ${path.basename(name)}`),
  ];
  const failed = tests.filter(({ status }) => status === 'failed').length + problems.length;
  if (failed === 0 && !(success && succeeded))
    return { passed, failed: 1, problems: ['every test passed, but the run ended badly'] };
  return { passed, failed, problems };
};
