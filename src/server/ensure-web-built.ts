import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OperatorError } from '../platform/config/operator-error.ts';

/** What a page is built from; server code is left out, so that a change of a command does not build the pages again. */
const isSource = (name: string): boolean =>
  /\.(tsx?|css|html|json|svg)$/.test(name) &&
  !/\.test\.tsx?$/.test(name) &&
  !/^(platform|cli|server)[\\/]|[\\/](commands|queries)[\\/]/.test(name);

const hashOfSources = (repositoryFolder: string): string => {
  const source = path.join(repositoryFolder, 'src');
  const names = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(isSource).sort();
  const hash = createHash('sha256');
  for (const file of [
    ...names.map((name) => path.join(source, name)),
    ...['vite.config.ts', 'package-lock.json'].map((name) => path.join(repositoryFolder, name)),
  ])
    hash.update(path.relative(repositoryFolder, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
};

const runBuilder = (repositoryFolder: string, builder: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [builder, 'build', '--logLevel', 'warn'], {
      cwd: repositoryFolder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let words = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => {
        words += data.toString();
      });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new OperatorError(`The web application could not be built:\n${words.trim()}`)),
    );
  });

/**
 * Builds the web application into `dist/web` when it is missing or its sources have changed since (their hash is kept beside it).
 * @returns the folder of the built pages
 * @throws OperatorError where the build fails, or is needed and the builder is not installed
 */
export const ensureWebBuilt = async (repositoryFolder: string, say: (text: string) => void): Promise<string> => {
  const webFolder = path.join(repositoryFolder, 'dist', 'web');
  const mark = path.join(repositoryFolder, 'dist', 'web.sources');
  const builder = path.join(repositoryFolder, 'node_modules', 'vite', 'bin', 'vite.js');
  const wanted = hashOfSources(repositoryFolder);
  const isBuilt = existsSync(path.join(webFolder, 'index.html'));
  if (isBuilt && existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return webFolder;
  if (!existsSync(builder)) {
    if (isBuilt) return webFolder;
    throw new OperatorError(
      'The web application is not built and its builder is not installed. Run: npm ci --include=dev',
    );
  }
  say('building the web application (once) ...');
  await runBuilder(repositoryFolder, builder);
  writeFileSync(mark, wanted);
  return webFolder;
};
