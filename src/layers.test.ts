import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter((file) => !/\.test\.tsx?$/.test(file));

type Import = { file: string; target: string; typeOnly: boolean };

/** Relative imports of a file, as paths from the root; `typeOnly` leaves no trace at run time. */
const importsOf = (file: string): Import[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+'(\.[^']+)'/gms)].map(
    ([, type, path]) => ({
      file,
      target: relative(root, join(root, dirname(file), path as string)),
      typeOnly: type !== undefined,
    }),
  );

const imports = files.flatMap(importsOf);
const systemOf = (path: string): string | undefined => /^src\/systems\/([a-z]+)\//.exec(path)?.[1];
const shown = (found: Import[]): string[] => found.map(({ file, target }) => `${file} -> ${target}`);

it('reads the imports of this repository', () => {
  expect(imports.length).toBeGreaterThan(200);
});

it('lets a system use of another system only what its index exports (views aside: they refer to each other)', () => {
  const wrong = imports.filter(({ file, target, typeOnly }) => {
    const [from, to] = [systemOf(file), systemOf(target)];
    return (
      from !== undefined &&
      to !== undefined &&
      from !== to &&
      !/\/index\.ts$/.test(target) &&
      !(/views\.ts$/.test(target) && (typeOnly || /views\.ts$/.test(file)))
    );
  });
  // A web page may show another system's part: those are pages, not rules.
  expect(shown(wrong.filter(({ file }) => !file.includes('/web/')))).toEqual([]);
});

it('keeps server code out of the web', () => {
  const web = imports.filter(
    ({ file, typeOnly }) => (file.startsWith('src/app/') || file.includes('/web/')) && !typeOnly,
  );
  const wrong = web.filter(({ target }) =>
    /^src\/(platform|cli|server)|\/(commands|queries|events|state|schema|views|command-views|wire)(\/|\.)|core\/register\/execute/.test(
      target,
    ),
  );
  expect(shown(wrong)).toEqual([]);
});

it('lets core and platform know no system, but for the lists that the server is put together from', () => {
  const wrong = imports.filter(
    ({ file, target }) =>
      /^src\/(core|platform)\//.test(file) && !file.includes('/web/') && systemOf(target) !== undefined,
  );
  expect(shown(wrong)).toEqual([]);
});

/** Lines of a room that say something: no comments, no empty ones. */
const linesOf = (room: string): number =>
  files
    .filter((file) => file.startsWith(room))
    .flatMap((file) => readFileSync(join(root, file), 'utf8').split('\n'))
    .filter((line) => !/^\s*(\/\/|\/?\*|$)/.test(line)).length;

/** Every module that a file names, types as well. */
const named = (file: string): string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    ([, name]) => name as string,
  );

it('keeps the checker of placements apart from the planner: nothing shared, no library, and short enough to be read in an afternoon', () => {
  const room = 'src/systems/placement-check/';
  const mine = files.filter((file) => file.startsWith(room));
  expect(mine.length).toBeGreaterThan(5);
  const outside = mine.flatMap((file) => named(file).filter((name) => !/^(node:|\.\/[a-z-]+\.ts$)/.test(name)));
  expect(outside).toEqual([]);
  const used = files.filter((file) => file.startsWith('src/systems/placement/')).flatMap(named);
  expect(used.filter((name) => name.includes('placement-check'))).toEqual([]);
  expect(linesOf(room)).toBeLessThanOrEqual(490);
});

it('keeps the checker of convoys apart from the planner as well: of others it uses the exact numbers and the reader of that checker alone', () => {
  const room = 'src/systems/convoys-check/';
  const mine = files.filter((file) => file.startsWith(room));
  expect(mine.length).toBeGreaterThan(5);
  const outside = mine
    .flatMap(named)
    .filter((name) => !/^(node:|\.\/[a-z-]+\.ts$|\.\.\/placement-check\/(exact|prices|read)\.ts$)/.test(name));
  expect(outside).toEqual([]);
  const used = files.filter((file) => file.startsWith('src/systems/placement/')).flatMap(named);
  expect(used.filter((name) => name.includes('convoys-check'))).toEqual([]);
  expect(linesOf(room)).toBeLessThanOrEqual(600);
});
