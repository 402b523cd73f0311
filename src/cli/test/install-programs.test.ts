import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findProgram } from './find-program.ts';
import { installPrograms } from './install-programs.ts';
import { packageManagers } from './package-managers.ts';
import { type SystemProgram, systemPrograms } from './system-programs.ts';

/** A machine of its own: one folder of programs that is all of PATH, and a log of what package managers were asked. */
let machine: string;

const script = (name: string, ...lines: string[]) =>
  fs.writeFileSync(path.join(machine, name), `#!/bin/sh\n${lines.join('\n')}\n`, { mode: 0o755 });

const asked = (): string[] => {
  const log = path.join(machine, 'asked');
  return fs.existsSync(log) ? fs.readFileSync(log, 'utf8').trim().split('\n') : [];
};

/** A package manager that writes down what it is asked, then does as the lines say. */
const manager = (name: string, ...lines: string[]) =>
  script(name, `echo "${name} $*" >>"$(/usr/bin/dirname "$0")/asked"`, ...lines);

const installsLens = `printf '#!/bin/sh\\n' >"$(/usr/bin/dirname "$0")/lens" && /bin/chmod +x "$(/usr/bin/dirname "$0")/lens"`;

const lens: SystemProgram = {
  name: 'the lens',
  projects: ['unit'],
  find: () => findProgram(['lens']),
  packages: { 'apt-get': 'lens-utils', dnf: 'lens', zypper: 'lens-tools', pacman: 'lens', brew: '--cask lens' },
};

beforeEach(() => {
  machine = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-machine-'));
  vi.stubEnv('PATH', machine);
});

afterEach(() => {
  vi.unstubAllEnvs();
  fs.rmSync(machine, { recursive: true, force: true });
});

describe('installPrograms', () => {
  it('asks nobody where the program is here, or where the stage does not run it', async () => {
    manager('apt-get', installsLens);
    expect(await installPrograms('walls', [lens], true)).toMatchObject({ passed: 0, failed: 0 });
    script('lens');
    expect(await installPrograms('unit', [lens], true)).toMatchObject({ passed: 1, failed: 0, note: '' });
    expect(asked()).toEqual([]);
  });

  it('installs a missing program by the package manager that is here, under the name that it has there', async () => {
    manager('zypper', installsLens);
    const installed = path.join(machine, 'lens');
    expect(await installPrograms('unit', [lens], true)).toMatchObject({ failed: 0, note: `installed ${installed}` });
    expect(asked()).toEqual(['zypper --non-interactive install lens-tools']);
  });

  it('fetches the package lists of a fresh machine and asks again', async () => {
    manager(
      'apt-get',
      `[ "$1" = update ] && exec /usr/bin/touch "$0.lists"`,
      `[ -e "$0.lists" ] || exit 100`,
      installsLens,
    );
    expect(await installPrograms('unit', [lens], true)).toMatchObject({ passed: 1, failed: 0 });
    const install = 'apt-get install -y --no-install-recommends lens-utils';
    expect(asked()).toEqual([install, 'apt-get update', install]);
  });

  it('asks for the right by sudo without a password where it needs one; Homebrew is never asked as root', async () => {
    manager('sudo', installsLens);
    script('dnf');
    expect(await installPrograms('unit', [lens], false)).toMatchObject({ passed: 1, failed: 0 });
    expect(asked()).toEqual(['sudo -n dnf install -y lens']);
    for (const name of ['asked', 'lens', 'dnf']) fs.rmSync(path.join(machine, name));
    manager('brew', installsLens);
    expect(await installPrograms('unit', [lens], false)).toMatchObject({ passed: 1, failed: 0 });
    expect(asked()).toEqual(['brew install --cask lens']);
  });

  it('fails with what was said and the line to type where it cannot install', async () => {
    manager('apt-get', 'echo "Unable to locate package"', 'exit 100');
    manager('sudo', 'echo "a password is required"', 'exit 1');
    const line = 'apt-get update && apt-get install -y --no-install-recommends lens-utils';
    const asRoot = await installPrograms('unit', [lens], true);
    expect(asRoot).toMatchObject({ passed: 0, failed: 1, note: 'needs the lens, which could not be installed' });
    expect(asRoot.output).toContain('Unable to locate package');
    expect(asRoot.output).toContain(`Type this, then run the tests again:\n  ${line}`);
    const asUser = await installPrograms('unit', [lens], false);
    expect(asUser.output).toContain('a password is required');
    expect(asUser.output).toContain(
      '  sudo apt-get update && sudo apt-get install -y --no-install-recommends lens-utils',
    );
  });

  it('fails where the package manager says yes and the program is still not here', async () => {
    manager('pacman');
    expect(await installPrograms('unit', [lens], true)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('fails and names the program where no package manager is known', async () => {
    const result = await installPrograms('unit', [lens], true);
    expect(result).toMatchObject({ passed: 0, failed: 1 });
    expect(result.output).toContain('Install the lens so that PATH leads to it');
  });
});

describe('systemPrograms', () => {
  it('finds nothing on a machine without them, and the PDF programs only where all three are there', () => {
    const absolute = systemPrograms.filter(({ find }) => find() !== undefined);
    expect(absolute.every(({ projects }) => projects.includes('journeys'))).toBe(true);
    const [pdf] = systemPrograms.filter(({ projects }) => projects.includes('unit'));
    for (const name of ['pdfinfo', 'pdftotext']) script(name);
    expect(pdf?.find()).toBeUndefined();
    script('pdffonts');
    expect(pdf?.find()).toBe(path.join(machine, 'pdfinfo'));
  });

  it('has a package of every package manager', () => {
    for (const { packages } of systemPrograms)
      expect(Object.keys(packages).sort()).toEqual(Object.keys(packageManagers).sort());
  });
});
