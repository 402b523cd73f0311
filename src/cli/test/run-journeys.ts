import { buildWebOnce } from './build-web-once.ts';
import { runProject } from './run-project.ts';
import type { StageResult } from './stage.ts';
import { findTestFiles } from './test-files.ts';

/** Builds the web application and walks it in a real browser. The build counts as one test. */
export const runJourneys = async (): Promise<StageResult> => {
  if (findTestFiles('journeys').length === 0) return runProject('journeys');
  try {
    await buildWebOnce();
  } catch (error) {
    return { passed: 0, failed: 1, note: 'the web application does not build', output: String(error) };
  }
  const journeys = await runProject('journeys');
  return { ...journeys, passed: journeys.passed + 1 };
};
