import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { countTests } from './count-tests.ts';
import { installPrograms } from './install-programs.ts';
import { requiredProjects } from './required-projects.ts';
import { runNodeTool } from './run-tool.ts';
import { describeSlowest } from './slowest-files.ts';
import type { StageResult } from './stage.ts';
import { systemPrograms } from './system-programs.ts';
import { findTestFiles, type TestProjectName } from './test-files.ts';

/** Runs one vitest project, see {@link runProjects}; one that must have tests and has none fails. */
export const runProject = async (project: TestProjectName): Promise<StageResult> => {
  const files = findTestFiles(project);
  return files.length > 0
    ? runProjects([project], files)
    : { passed: 0, failed: requiredProjects.includes(project) ? 1 : 0, note: 'no tests yet' };
};

/**
 * Runs files of vitest projects in one run, whose workers go from one project to the next. Counts their tests, and each program of the system that they need
 * as one more.
 *
 * @param files absolute paths of the files that have to run: only these are
 * @param environment variables on top of ours
 */
export const runProjects = async (
  projects: readonly TestProjectName[],
  files: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<StageResult> => {
  let programs = 0;
  const notes: string[] = [];
  for (const project of projects) {
    const installed = await installPrograms(project, systemPrograms);
    if (installed.failed > 0) return installed;
    programs += installed.passed;
    if (installed.note) notes.push(installed.note);
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-report-'));
  const reportFile = path.join(folder, 'report.json');
  try {
    const { succeeded, output } = await runNodeTool(
      'vitest/vitest.mjs',
      [
        'run',
        ...projects.flatMap((project) => ['--project', project]),
        ...['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`],
        ...files,
      ],
      environment,
    );
    const text = fs.existsSync(reportFile) ? fs.readFileSync(reportFile, 'utf8') : undefined;
    const { passed, failed, problems } = countTests(text, files, succeeded);
    const slowest = text === undefined ? '' : describeSlowest(text);
    const note = [...notes, slowest].filter((fact) => fact !== '').join('; ');
    return { passed: passed + programs, failed, note, output: [output, ...problems].join('\n') };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
};
