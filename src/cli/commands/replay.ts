import path from 'node:path';
import { readConfig } from '../../platform/config/config.ts';
import { UsageError } from '../../platform/config/operator-error.ts';
import { readArguments } from '../../platform/config/read-arguments.ts';
import { repositoryFolder } from '../../platform/config/repository-folder.ts';
import { chooseDataFolder } from '../../platform/postgres/choose-data-folder.ts';
import type { Command } from '../command.ts';

const SCENARIO = path.join(repositoryFolder, 'scenarios', 'january-2026');
const SEED = 20_260_121;

const wholeNumber = (name: string, text: string | undefined, least: number): number | undefined => {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < least)
    throw new UsageError(`--${name} must be a whole number of at least ${least}, not ${JSON.stringify(text)}.`);
  return number;
};

const readOptions = (words: readonly string[]) => {
  const [folder, ...options] = words;
  if (folder === undefined || folder.startsWith('--'))
    throw new UsageError('Name the scenario: ./amana replay scenarios/january-2026');
  if (path.resolve(folder) !== SCENARIO)
    throw new UsageError(`There is no scenario in ${folder}. The one that can be replayed is scenarios/january-2026.`);
  const rest = options.filter((word) => word !== '--json');
  if (options.length - rest.length > 1) throw new UsageError('--json is given twice. Give it once.');
  const { people, seed, data, acknowledged } = readArguments(
    rest,
    ['people', 'seed', 'data', 'acknowledged'],
    ['json'],
  );
  return {
    json: options.includes('--json'),
    people: wholeNumber('people', people, 10),
    seed: wholeNumber('seed', seed, 0) ?? SEED,
    acknowledged,
    config: readConfig(process.env, data === undefined ? [] : ['--data', data]),
  };
};

/** `./amana replay`: the whole published operation, done again through the commands, and verified. */
export const command: Command = {
  usage: `Usage: ./amana replay scenarios/january-2026 [--people N] [--seed N] [--data DIR] [--acknowledged FILE] [--json]

Enters the synthetic operation of January 2026 into an empty register and replays it: every list, order, notice, interview, examination, acceptance, seal, boarding,
hand-over and admission through the same commands, permissions and signatures as on the screens, with what goes wrong on the way. Then it verifies the register.
Interrupted, it goes on where it stopped when it is started again with the same words.

  --people N   how many persons are moved (default: the published total); the published course is scaled
  --seed N     other persons, the same operation
  --data DIR   the data folder: empty, or of an interrupted replay (default: that of start)
  --acknowledged FILE
               add the id of each command to FILE as soon as it was answered
  --json       one JSON line at the end: people, events, seconds, eventsPerSecond, peakMemoryMb, incidents, byCommand, invariants

Ends with 0 when it was replayed and nothing was found, 1 when something was or it failed, 2 when called wrongly.
Example: ./amana replay scenarios/january-2026 --people 1000 --data /tmp/amana-replay
`,
  run: async (words) => {
    const { json, people, seed, acknowledged, config } = readOptions(words);
    const { replayScenario } = await import('../../../scenarios/january-2026/replay/index.ts');
    const report = await replayScenario(
      config,
      chooseDataFolder(config.dataFolder, repositoryFolder),
      { ...(people === undefined ? {} : { people }), seed, ...(acknowledged === undefined ? {} : { acknowledged }) },
      (text) => process.stderr.write(`amana: ${text}\n`),
    );
    if (json) process.stdout.write(`${JSON.stringify(report)}\n`);
    else
      process.stdout.write(
        `${report.people} persons in the register, ${report.arrived} admitted from ${report.convoys} convoys: ${report.events} events in ${report.seconds} s (${report.eventsPerSecond} each second).\n` +
          `Not as with everybody: ${Object.entries(report.incidents)
            .map(([kind, count]) => `${kind} ${count}`)
            .join(', ')}.\n` +
          `Rules checked ${report.invariants.checked}, violated ${report.invariants.violated}; recorded breaches ${report.invariants.breaches}. Verified in ${report.verifySeconds} s.\n`,
      );
    return report.invariants.violated === 0 ? 0 : 1;
  },
};
