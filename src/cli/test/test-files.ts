import fs from 'node:fs';
import path from 'node:path';
import { repositoryFolder } from '../../platform/config/repository-folder.ts';

/** Which test files each project of `vitest.config.ts` runs; `unit` leaves out the `*.database.test.ts`. */
export const testPatterns = {
  unit: ['{src,scenarios,bench}/**/*.test.{ts,tsx}'],
  database: ['{src,scenarios}/**/*.database.test.ts', 'tests/{law,support,upgrades}/**/*.test.ts'],
  walls: ['tests/walls/**/*.test.ts'],
  outside: ['tests/outside/**/*.test.ts'],
  journeys: ['tests/journeys/**/*.test.ts'],
  faults: ['tests/faults/**/*.test.ts'],
} as const;

/** Name of a vitest project, which is that of its stage. */
export type TestProjectName = keyof typeof testPatterns;

/** The files of a project, as absolute paths, found without vitest so that a wrong setting of it is noticed. */
export const findTestFiles = (project: TestProjectName): string[] =>
  fs
    .globSync([...testPatterns[project]], { cwd: repositoryFolder })
    .filter((file) => project !== 'unit' || !file.endsWith('.database.test.ts'))
    .map((file) => path.join(repositoryFolder, file))
    .sort();
