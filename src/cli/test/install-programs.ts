import { findProgram } from './find-program.ts';
import { type PackageManager, packageManagers } from './package-managers.ts';
import { runTool } from './run-tool.ts';
import type { StageResult } from './stage.ts';
import type { SystemProgram } from './system-programs.ts';
import type { TestProjectName } from './test-files.ts';

const findManager = (): PackageManager | undefined =>
  (Object.keys(packageManagers) as PackageManager[]).find((manager) => findProgram([manager]) !== undefined);

/** The line that installs a package by hand, as whoever runs the tests has to type it. */
const lineToType = (manager: PackageManager, packageName: string, isRoot: boolean): string => {
  const { install, refresh, asRoot } = packageManagers[manager];
  return [...(refresh === undefined ? [] : [refresh]), `${install} ${packageName}`]
    .map((line) => (asRoot && !isRoot ? `sudo ${line}` : line))
    .join(' && ');
};

/** Asks a package manager for packages, where they stand in its lists or once those are fetched. @param packageName one, or several with spaces between; @returns what it printed */
export const installPackage = async (
  manager: PackageManager,
  packageName: string,
  isRoot: boolean,
): Promise<string> => {
  const { install, refresh, asRoot } = packageManagers[manager];
  const run = (line: string) => {
    // Nobody is there to type a password: sudo may only go on where it needs none.
    const [program = '', ...words] = (asRoot && !isRoot ? `sudo -n ${line}` : line).split(' ');
    return runTool(program, words, { DEBIAN_FRONTEND: 'noninteractive' });
  };
  const first = await run(`${install} ${packageName}`);
  if (first.succeeded || refresh === undefined) return first.output;
  const refreshed = await run(refresh);
  return first.output + refreshed.output + (await run(`${install} ${packageName}`)).output;
};

const installProgram = async (program: SystemProgram, isRoot: boolean): Promise<StageResult> => {
  const found = program.find();
  if (found !== undefined) return { passed: 1, failed: 0 };
  const manager = findManager();
  const output = manager === undefined ? '' : await installPackage(manager, program.packages[manager], isRoot);
  const installed = program.find();
  if (installed !== undefined) return { passed: 1, failed: 0, note: `installed ${installed}` };
  const remedy =
    manager === undefined
      ? `No package manager that we know is here. Install ${program.name} so that PATH leads to it, then run the tests again.`
      : `Type this, then run the tests again:\n  ${lineToType(manager, program.packages[manager], isRoot)}`;
  return {
    passed: 0,
    failed: 1,
    note: `needs ${program.name}, which could not be installed`,
    output: `${output}${remedy}`,
  };
};

/**
 * Makes sure that the programs of the system which a project's tests run are here, by the system's package manager where
 * they are not. Each counts as one test; where one is missing and cannot be installed, it failed and says which line to
 * type: a run that left tests out must not look complete.
 *
 * @param isRoot whether we may install without sudo
 */
export const installPrograms = async (
  project: TestProjectName,
  programs: readonly SystemProgram[],
  isRoot: boolean = process.getuid?.() === 0,
): Promise<StageResult> => {
  const results: StageResult[] = [];
  // One after the other: package managers hold a lock.
  for (const program of programs.filter(({ projects }) => projects.includes(project)))
    results.push(await installProgram(program, isRoot));
  const textOf = (part: 'note' | 'output', between: string) =>
    results.flatMap((result) => (result[part] === undefined ? [] : [result[part]])).join(between);
  const sumOf = (part: 'passed' | 'failed') => results.reduce((sum, result) => sum + result[part], 0);
  return {
    passed: sumOf('passed'),
    failed: sumOf('failed'),
    note: textOf('note', '; '),
    output: textOf('output', '\n'),
  };
};
