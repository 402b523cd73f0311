import { runProject } from './run-project.ts';
import { runNodeTool } from './run-tool.ts';
import type { StageResult } from './stage.ts';
import { findTestFiles } from './test-files.ts';

/** Builds the web application and walks it in a real browser. The build counts as one test. */
export const runJourneys = async (): Promise<StageResult> => {
  if (findTestFiles('journeys').length === 0) return runProject('journeys');
  const build = await runNodeTool('vite/bin/vite.js', ['build', '--logLevel', 'warn']);
  if (!build.succeeded)
    return { passed: 0, failed: 1, note: 'the web application does not build', output: build.output };
  const journeys = await runProject('journeys');
  return { ...journeys, passed: journeys.passed + 1 };
};
