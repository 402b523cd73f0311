import fs from 'node:fs';
import path from 'node:path';
import { findCommandLine, findProcessIdentity } from './process-identity.ts';

/** What a running server says of itself in `postmaster.pid`. */
export interface Postmaster {
  readonly processId: number;
  /** Number and start of the process: tells it from a later one with the same number. */
  readonly identity: string;
  readonly socketFolder: string | undefined;
  /** `starting`, `ready`, `standby` or `stopping`. */
  readonly status: string;
}

const pathOf = (clusterFolder: string) => path.join(clusterFolder, 'postmaster.pid');

const readLines = (clusterFolder: string): string[] | undefined => {
  const file = pathOf(clusterFolder);
  try {
    const lines = fs.readFileSync(file, 'utf8').split('\n');
    return lines.map((line) => line.trim());
  } catch (error) {
    // A server that ends removes its file, also while we look. An unreadable file is an error, not an absent server.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
};

/** Where Linux shows it, the server's working folder decides: right after the folder was moved, or copied while in use. */
const findWorkingFolder = (processId: number): fs.Stats | undefined => {
  try {
    return fs.statSync(`/proc/${processId}/cwd`, { throwIfNoEntry: false });
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['EACCES', 'EPERM'].includes(String(error.code))) return undefined;
    throw error;
  }
};

const runsOn = (processId: number, clusterFolder: string, recordedFolder: string | undefined): boolean => {
  const working = findWorkingFolder(processId);
  if (working === undefined)
    return recordedFolder === clusterFolder && (findCommandLine(processId)?.includes(clusterFolder) ?? false);
  const cluster = fs.statSync(clusterFolder);
  return working.dev === cluster.dev && working.ino === cluster.ino;
};

/** The server that runs on this cluster, or undefined: no file, its process is gone, or the number is another's now. */
export const findPostmaster = (clusterFolder: string): Postmaster | undefined => {
  const lines = readLines(clusterFolder);
  const processId = Number(lines?.[0]);
  if (lines === undefined || !Number.isSafeInteger(processId) || processId <= 0) return undefined;
  const identity = findProcessIdentity(processId);
  if (identity === undefined || !runsOn(processId, clusterFolder, lines[1])) return undefined;
  return { processId, identity, socketFolder: lines[4] || undefined, status: lines[7] ?? 'starting' };
};

/**
 * Removes a `postmaster.pid` left by a server that is gone. PostgreSQL does so itself unless the number has meanwhile
 * gone to another process, which is common in containers and after a reboot. Where that process could be a server, the
 * file is left alone and PostgreSQL decides.
 *
 * @returns the socket folder that the file named, which is stale too
 */
export const removeStalePostmasterFile = (clusterFolder: string): string | undefined => {
  const lines = readLines(clusterFolder);
  if (lines === undefined || findPostmaster(clusterFolder) !== undefined) return undefined;
  if (findCommandLine(Number(lines[0]))?.includes('postgres')) return undefined;
  fs.rmSync(pathOf(clusterFolder), { force: true });
  return lines[4] || undefined;
};
