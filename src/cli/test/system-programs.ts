import { findChromium } from './find-chromium.ts';
import { findProgram } from './find-program.ts';
import type { PackageManager } from './package-managers.ts';
import type { TestProjectName } from './test-files.ts';

/** Programs of the system that tests run, and that no package of npm brings. */
export interface SystemProgram {
  /** What the operator knows it by. */
  readonly name: string;
  /** The test projects that run it. */
  readonly projects: readonly TestProjectName[];
  /** Absolute path of the program, undefined where it, or a part of it that the tests need, is missing. */
  find(): string | undefined;
  /** The package that brings it, as each package manager calls it. */
  readonly packages: Readonly<Record<PackageManager, string>>;
}

/** Every program that must be there before a stage begins. A test that runs another one adds it here. */
export const systemPrograms: readonly SystemProgram[] = [
  {
    name: 'poppler-utils (pdfinfo, pdftotext, pdffonts)',
    projects: ['unit', 'journeys'],
    find: () => {
      const found = ['pdfinfo', 'pdftotext', 'pdffonts'].map((program) => findProgram([program]));
      return found.includes(undefined) ? undefined : found[0];
    },
    packages: {
      'apt-get': 'poppler-utils',
      dnf: 'poppler-utils',
      zypper: 'poppler-tools',
      pacman: 'poppler',
      brew: 'poppler',
    },
  },
  {
    name: 'Chromium or Google Chrome',
    projects: ['journeys'],
    find: findChromium,
    packages: {
      'apt-get': 'chromium',
      dnf: 'chromium',
      zypper: 'chromium',
      pacman: 'chromium',
      brew: '--cask chromium',
    },
  },
];
