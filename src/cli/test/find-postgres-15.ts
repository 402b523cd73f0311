import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { findProgram } from './find-program.ts';

const isVersion15 = (binaryFolder: string): boolean => {
  const answer = spawnSync(path.join(binaryFolder, 'postgres'), ['--version'], { encoding: 'utf8' });
  return / 15\./.test(answer.stdout ?? '') && findProgram([path.join(binaryFolder, 'initdb')]) !== undefined;
};

/**
 * Folder with the server programs of a PostgreSQL 15 of this machine, the oldest that Amana supports: at Debian's place,
 * at the one that `pg_config` names, or on PATH. Undefined where none is installed.
 */
export const findPostgres15 = (): string | undefined => {
  const configured = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim();
  const onPath = findProgram(['postgres']);
  return ['/usr/lib/postgresql/15/bin', configured, onPath === undefined ? undefined : path.dirname(onPath)]
    .filter((folder) => folder !== undefined)
    .find((folder) => folder !== '' && isVersion15(folder));
};
