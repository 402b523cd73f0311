import path from 'node:path';
import { repositoryFolder } from '../../platform/config/repository-folder.ts';
import { findPostgres15 } from './find-postgres-15.ts';
import { runProjects } from './run-project.ts';
import type { StageResult } from './stage.ts';
import { findTestFiles } from './test-files.ts';

/**
 * Files of the stage `database` that PostgreSQL 15 is not asked again, each because it cannot answer otherwise than in that stage. What remains is
 * the law, the migrations, every query, the projections, `verify` and the kept registers; the walls are asked as well.
 */
export const leftOutOnPostgres15: readonly string[] = [
  // starts every PostgreSQL of this machine itself, 15 too, in the stage `database`
  'src/server/installing-role.database.test.ts',
  // processes and folders of the built-in server: only the programs that are built in are ever started so
  'src/platform/postgres/start-postgres.database.test.ts',
  'src/platform/postgres/start-temporary-postgres.database.test.ts',
  'src/platform/postgres/stop-postgres.database.test.ts',
  // what HTTP does before and after the register is asked: headers, limits, documents, the clock of a device
  'src/platform/http/server.database.test.ts',
  'src/platform/http/recorded-at.database.test.ts',
  'src/platform/http/openapi/openapi-routes.database.test.ts',
];

/** Runs the law and the walls on the oldest PostgreSQL that Amana supports, where this machine has it. */
export const runOnPostgres15 = async (): Promise<StageResult> => {
  const binaries = findPostgres15();
  if (binaries === undefined) return { passed: 0, failed: 0, note: 'PostgreSQL 15 is not installed here: not run' };
  const files = [...findTestFiles('database'), ...findTestFiles('walls')].filter(
    (file) => !leftOutOnPostgres15.includes(path.relative(repositoryFolder, file)),
  );
  const counted = await runProjects(['database', 'walls'], files, { POSTGRES_BINARIES: binaries });
  return { ...counted, note: [binaries, counted.note].filter((fact) => fact !== '').join('; ') };
};
