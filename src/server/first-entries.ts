import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../platform/config/config.ts';
import { OperatorError } from '../platform/config/operator-error.ts';
import type { OpenDatabase } from './open-database.ts';

/** Made before the first entries of a register, removed after the last of them. */
const unfinishedFile = (dataFolder: string): string => path.join(dataFolder, 'first-start.unfinished');

/** The first entries are many commands: a start that was cut short among them leaves a register that must not be worked in. @throws OperatorError */
export const refuseUnfinished = (dataFolder: string, config: Config): void => {
  if (existsSync(unfinishedFile(dataFolder)))
    throw new OperatorError(
      `The first start on the data folder ${dataFolder} was cut short while its first entries were made. No officer has entered anything. Remove the folder${config.databaseUrl === undefined ? '' : ', make the database of DATABASE_URL anew'} and start again.`,
    );
};

/** Makes the first entries, so that it is known at the next start whether all of them were made. */
export const makeFirstEntries = async (dataFolder: string, work: () => Promise<void>): Promise<void> => {
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(unfinishedFile(dataFolder), '', { flush: true });
  await work();
  rmSync(unfinishedFile(dataFolder));
};

/** decisions.md 20: no demonstration on a register of real persons. @throws OperatorError where one is asked for */
export const refuseScenario = async (database: OpenDatabase, config: Config): Promise<void> => {
  if (config.scenario !== 'january-2026') return;
  const { rows } = await database.pool.query<{ synthetic: boolean }>('SELECT synthetic FROM register.clock_setting');
  if (rows[0]?.synthetic !== true)
    throw new OperatorError(
      'This register is for real persons: the scenario cannot be entered into it. Leave --scenario out, or name another data folder with --data DIR.',
    );
};
