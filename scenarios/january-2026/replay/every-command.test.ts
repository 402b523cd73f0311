import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { nameOf } from '../../../src/core/access/abilities.ts';
import { registerCommands } from '../../../src/systems/register/all-commands.ts';
import { sitesCommands } from '../../../src/systems/sites/all-commands.ts';
import { transfersCommands } from '../../../src/systems/transfers/all-commands.ts';

/** Commands that the replay records nowhere, each with the reason. One more needs its reason here and in the README of the scenario. */
const LEFT_OUT: Readonly<Record<string, string>> = {};

const folder = path.join(import.meta.dirname, '..');
const sources = globSync('{load.ts,replay/*.ts}', { cwd: folder })
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => readFileSync(path.join(folder, file), 'utf8'));
const commands = [...registerCommands, ...sitesCommands, ...transfersCommands];

/** Whether an officer takes a step with a command, or the installation issues it, anywhere in the replay. */
const isCalled = ({ system, name }: { readonly system: string; readonly name: string }): boolean => {
  const exported = name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  // two systems may have a command of one name, of which a file that takes both calls one by another name
  const imported = new RegExp(
    `import \\{ ${exported}(?: as (\\w+))? \\} from '[^']*/systems/${system}/commands/${name}\\.ts'`,
  );
  return sources.some((source) => {
    const found = imported.exec(source);
    if (found === null) return false;
    const called = found[1] ?? exported;
    return new RegExp(`(?:,\\s*${called},\\s*(?:async\\s*)?\\(\\)\\s*=>|issue\\(anyCommand\\(${called}\\))`).test(
      source,
    );
  });
};

it('records every command of register, sites and transfers somewhere, or says why not', () => {
  const missing = commands.filter((command) => !isCalled(command)).map(nameOf);
  expect(missing.sort()).toEqual(Object.keys(LEFT_OUT).sort());
});

it('has a reason for each that is left out', () => {
  expect(commands.length).toBeGreaterThan(120);
  for (const [name, reason] of Object.entries(LEFT_OUT)) expect([name, reason.length > 40]).toEqual([name, true]);
});
