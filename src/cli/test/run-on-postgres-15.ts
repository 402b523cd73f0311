import path from 'node:path';
import { repositoryFolder } from '../../platform/config/repository-folder.ts';
import { findPostgres15 } from './find-postgres-15.ts';
import { runProjects } from './run-project.ts';
import type { StageResult } from './stage.ts';
import { findTestFiles } from './test-files.ts';

/**
 * Files beside the code that PostgreSQL 15 is asked too. With all of `tests/` that needs a database they run every statement of the program on it at least once: the law every rule, `every-event` every
 * command that writes, these every query, the paging, what is received in bulk, the open export with its import, and a verification. The other files beside the code ask the same statements more
 * questions, whose answers hang on the version of PostgreSQL no more than these; asking all of them twice cost the tests a minute.
 */
export const alsoOnPostgres15: readonly string[] = [
  'src/systems/answers.database.test.ts',
  'src/systems/paging.database.test.ts',
  'src/systems/register/custody-fold.database.test.ts',
  'src/systems/register/placement.database.test.ts',
  'src/systems/register/receive-list.database.test.ts',
  'src/systems/register/strength/strength.database.test.ts',
  'src/core/access/lists.database.test.ts',
  'src/core/register/export/export.database.test.ts',
  'src/core/register/verify/check-log.database.test.ts',
  'src/platform/db/binary-array.database.test.ts',
];

/** The files of the stages `database` and `walls` that are asked again, as absolute paths. */
export const filesOnPostgres15 = (): string[] =>
  [...findTestFiles('database'), ...findTestFiles('walls')].filter((file) => {
    const name = path.relative(repositoryFolder, file);
    return name.startsWith(`tests${path.sep}`) || alsoOnPostgres15.includes(name);
  });

/** Runs the law, the walls, the kept registers and every query on the oldest PostgreSQL that Amana supports, where this machine has it. */
export const runOnPostgres15 = async (): Promise<StageResult> => {
  const binaries = findPostgres15();
  if (binaries === undefined) return { passed: 0, failed: 0, note: 'PostgreSQL 15 is not installed here: not run' };
  const counted = await runProjects(['database', 'walls'], filesOnPostgres15(), { POSTGRES_BINARIES: binaries });
  return { ...counted, note: [binaries, counted.note].filter((fact) => fact !== '').join('; ') };
};
