import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

const readProcess = (processId: number, file: string): string | undefined => {
  try {
    return fs.readFileSync(`/proc/${processId}/${file}`, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ESRCH', 'EACCES'].includes(String(error.code)))
      return undefined;
    throw error;
  }
};

const askPs = (processId: number, column: string): string | undefined => {
  const answer = spawnSync('ps', ['-o', `${column}=`, '-p', String(processId)], { encoding: 'utf8' });
  return answer.stdout?.trim() || undefined;
};

/**
 * Names a running process so that a later process with the same number is told apart: the number and the moment it
 * started. Undefined where no such process runs (one that ended and waits to be reaped counts as ended).
 */
export const findProcessIdentity = (processId: number): string | undefined => {
  if (process.platform !== 'linux') {
    const started = askPs(processId, 'lstart');
    return started === undefined ? undefined : `${processId} ${started}`;
  }
  // The name in brackets may hold blanks: fields are counted after it. State is field 3, start time field 22.
  const fields = readProcess(processId, 'stat')
    ?.replace(/^.*\) /s, '')
    .split(' ');
  if (fields === undefined || fields[0] === 'Z' || fields[0] === 'X') return undefined;
  return `${processId} ${fields[19]}`;
};

/** The command line of a running process, its words separated by blanks; undefined where it does not run. */
export const findCommandLine = (processId: number): string | undefined =>
  process.platform === 'linux'
    ? readProcess(processId, 'cmdline')?.replaceAll('\0', ' ').trim() || undefined
    : askPs(processId, 'args');
