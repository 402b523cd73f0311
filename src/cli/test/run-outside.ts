import { findGo } from './find-go.ts';
import { findProgram } from './find-program.ts';
import { installPackage } from './install-programs.ts';
import { runProject } from './run-project.ts';
import type { StageResult } from './stage.ts';

/** Go, and what its own checksum database is read with, as Debian packs them. */
const PACKAGES = 'golang-go golang-golang-x-mod-dev';

/** Lets programs of others read what Amana writes. Where apt is at hand they are installed; where they cannot be, nothing is run, and that is said. */
export const runOutside = async (): Promise<StageResult> => {
  const isRoot = process.getuid?.() === 0;
  if (findGo() === undefined && findProgram(['apt-get']) !== undefined)
    await installPackage('apt-get', PACKAGES, isRoot);
  return findGo() === undefined
    ? { passed: 0, failed: 0, note: `Go with golang.org/x/mod is not installed here: not run (Debian: ${PACKAGES})` }
    : runProject('outside');
};
