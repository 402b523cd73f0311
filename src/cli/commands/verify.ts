import type { ClientConfig } from 'pg';
import { reportText } from '../../core/register/verify/report-text.ts';
import { readConfig } from '../../platform/config/config.ts';
import { OperatorError, UsageError } from '../../platform/config/operator-error.ts';
import { readArguments } from '../../platform/config/read-arguments.ts';
import { repositoryFolder } from '../../platform/config/repository-folder.ts';
import { compareDatabase } from '../../platform/db/migrate.ts';
import { chooseDataFolder } from '../../platform/postgres/choose-data-folder.ts';
import { findLogKey } from '../../server/public-log/log-key-file.ts';
import { reachDatabase } from '../../server/reach-database.ts';
import { keyLocation, loadKey } from '../../server/register-key.ts';
import { verifyDatabase } from '../../server/verify-database.ts';
import type { Command } from '../command.ts';
import { say } from '../say-progress.ts';

const readOptions = (words: readonly string[]) => {
  const rest = words.filter((word) => word !== '--json');
  if (words.length - rest.length > 1) throw new UsageError('--json is given twice. Give it once.');
  const given = readArguments(rest, ['data', 'batch-size'], ['json']);
  const batchSize = given['batch-size'];
  if (batchSize !== undefined && batchSize !== '1')
    throw new UsageError(
      '--batch-size can only be 1: every event projected by itself. Leave it out for the recorded batches.',
    );
  const config = readConfig(process.env, given.data === undefined ? [] : ['--data', given.data]);
  return { json: words.includes('--json'), oneByOne: batchSize === '1', config };
};

/**
 * Says that a register was left by another version of the program: compared with this one much of it is not as it should be, although nothing is wrong. Nothing is held back for it.
 */
const otherVersion = async (connection: ClientConfig): Promise<string | undefined> => {
  try {
    const shape = await compareDatabase(connection);
    if (shape === null || (shape.waiting.length === 0 && !shape.otherFunctions)) return undefined;
    return `this register was left by an older version of the program (${shape.waiting.length} migrations wait), and findings about its tables and functions may mean no more than that. Bring it to this version first (./amana upgrade), or verify it with the program of its own version.`;
  } catch (error) {
    return error instanceof OperatorError ? error.message : undefined;
  }
};

/** `./amana verify`: reads the whole register and says what is not as its events, its keys and this program say. */
export const command: Command = {
  usage: `Usage: ./amana verify [--data DIR] [--json] [--batch-size 1]

Reads the whole register in one snapshot, also while it is running, and writes nothing to it. Checked are the database's catalogue, the chains of events and
their secrets, the public log, signatures, documents, all projections against a rebuild beside the register, and the rules. Needs the key file of the register.

  --data DIR      the data folder of the register (default: that of start)
  --json          one JSON object: { ok, register, events, streams, persons, seconds, sections, findings, invariants }
  --batch-size 1  rebuild event by event in place of command by command; the tables must be the same

Ends with 0 when nothing was found, 1 when something was or the register could not be read, 2 when called wrongly.
Example: ./amana verify --data /srv/amana --json
`,
  run: async (words) => {
    const { json, oneByOne, config } = readOptions(words);
    const dataFolder = chooseDataFolder(config.dataFolder, repositoryFolder);
    const { connection, leave } = await reachDatabase(config, dataFolder);
    try {
      const other = await otherVersion(connection);
      if (other !== undefined) say(other);
      const key = loadKey(keyLocation(config.keyFile, dataFolder));
      const logKey = findLogKey(keyLocation(config.keyFile, dataFolder))?.verifier;
      const report = await verifyDatabase(connection, {
        key,
        dataFolder,
        logKey,
        ...(oneByOne ? { batchSize: 1 } : {}),
      });
      process.stdout.write(json ? `${JSON.stringify(report)}\n` : reportText(report));
      return report.ok ? 0 : 1;
    } finally {
      await leave();
    }
  },
};
