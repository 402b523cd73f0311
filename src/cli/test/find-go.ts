import fs from 'node:fs';
import path from 'node:path';
import { findProgram } from './find-program.ts';

/** Where Debian's `golang-golang-x-mod-dev` puts sources that no module proxy is asked for. */
const SOURCES = '/usr/share/gocode';

/** Go and the sources of golang.org/x/mod. */
export type Go = { readonly program: string; readonly environment: NodeJS.ProcessEnv };

/**
 * The Go of this machine, with golang.org/x/mod where the system's packages have it; undefined where either is missing.
 * Its environment builds from those sources alone: nothing is fetched.
 */
export const findGo = (): Go | undefined => {
  const program = findProgram(['go']);
  if (program === undefined || !fs.existsSync(path.join(SOURCES, 'src/golang.org/x/mod/sumdb/tlog'))) return undefined;
  return {
    program,
    environment: { GO111MODULE: 'off', GOPATH: SOURCES, GOFLAGS: '', GOPROXY: 'off', CGO_ENABLED: '0' },
  };
};
