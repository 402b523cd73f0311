import { findChromium } from './find-chromium.ts';
import { findProgram } from './find-program.ts';
import { runTool } from './run-tool.ts';
import type { StageResult } from './stage.ts';

const managers: readonly (readonly string[])[] = [
  ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
  ['dnf', 'install', '-y', 'chromium'],
  ['zypper', '--non-interactive', 'install', 'chromium'],
  ['pacman', '-S', '--noconfirm', 'chromium'],
  ['brew', 'install', '--cask', 'chromium'],
];

const install = async (words: readonly string[]): Promise<string> => {
  const needsRight = words[0] !== 'brew' && process.getuid?.() !== 0;
  const [program = '', ...rest] = needsRight ? ['sudo', '-n', ...words] : words;
  const run = () => runTool(program, rest, { DEBIAN_FRONTEND: 'noninteractive' });
  const first = await run();
  if (first.succeeded || words[0] !== 'apt-get') return first.output;
  // A fresh machine or container has no package lists yet.
  const updated = needsRight
    ? await runTool('sudo', ['-n', 'apt-get', 'update'])
    : await runTool('apt-get', ['update']);
  return first.output + updated.output + (await run()).output;
};

/**
 * Makes sure that there is a browser for the journeys, by the system's package manager where there is none. Without one
 * the stage fails: a test run that left the browser out must not look complete.
 */
export const installBrowser = async (): Promise<StageResult> => {
  const found = findChromium();
  if (found !== undefined) return { passed: 1, failed: 0, note: found };
  const manager = managers.find(([program = '']) => findProgram([program]) !== undefined);
  const output = manager === undefined ? 'no package manager that we know is here\n' : await install(manager);
  const installed = findChromium();
  if (installed !== undefined) return { passed: 1, failed: 0, note: `installed ${installed}` };
  return {
    passed: 0,
    failed: 1,
    note: 'no Chromium, and it could not be installed',
    output: `${output}Install Chromium or Google Chrome so that PATH leads to it, then run the tests again.`,
  };
};
