import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { repositoryFolder } from '../../platform/config/repository-folder.ts';
import { countTests } from './count-tests.ts';
import { installPrograms } from './install-programs.ts';
import { requiredProjects } from './required-projects.ts';
import { runNodeTool } from './run-tool.ts';
import type { StageResult } from './stage.ts';
import { systemPrograms } from './system-programs.ts';
import { findTestFiles, type TestProjectName } from './test-files.ts';

/**
 * Runs one vitest project and counts its tests, and each program of the system that they need as one more.
 *
 * @param environment variables on top of ours
 * @param leftOut files that are not run, as paths in the repository
 */
export const runProject = async (
  project: TestProjectName,
  environment: NodeJS.ProcessEnv = {},
  leftOut: readonly string[] = [],
): Promise<StageResult> => {
  const files = findTestFiles(project).filter((file) => !leftOut.includes(path.relative(repositoryFolder, file)));
  if (files.length === 0)
    return { passed: 0, failed: requiredProjects.includes(project) ? 1 : 0, note: 'no tests yet' };
  const programs = await installPrograms(project, systemPrograms);
  if (programs.failed > 0) return programs;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-report-'));
  const reportFile = path.join(folder, 'report.json');
  try {
    const { succeeded, output } = await runNodeTool(
      'vitest/vitest.mjs',
      [
        'run',
        ...['--project', project],
        ...['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`],
        ...(leftOut.length === 0 ? [] : files),
      ],
      environment,
    );
    const text = fs.existsSync(reportFile) ? fs.readFileSync(reportFile, 'utf8') : undefined;
    const { passed, failed, problems } = countTests(text, files, succeeded);
    return {
      passed: passed + programs.passed,
      failed,
      ...(programs.note === undefined ? {} : { note: programs.note }),
      output: [output, ...problems].join('\n'),
    };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
};
