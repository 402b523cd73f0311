import { installBrowser } from './install-browser.ts';
import { runProject } from './run-project.ts';
import { runNodeTool } from './run-tool.ts';
import type { StageResult } from './stage.ts';
import { findTestFiles } from './test-files.ts';

/** Builds the web application and walks it in a real browser. The browser and the build count as one test each. */
export const runJourneys = async (): Promise<StageResult> => {
  if (findTestFiles('journeys').length === 0) return runProject('journeys');
  const browser = await installBrowser();
  if (browser.failed > 0) return browser;
  const build = await runNodeTool('vite/bin/vite.js', ['build', '--logLevel', 'warn']);
  if (!build.succeeded)
    return { passed: 1, failed: 1, note: 'the web application does not build', output: build.output };
  const journeys = await runProject('journeys');
  return { ...journeys, passed: journeys.passed + 2 };
};
