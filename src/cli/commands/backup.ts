import { readConfig } from '../../platform/config/config.ts';
import { OperatorError } from '../../platform/config/operator-error.ts';
import { repositoryFolder } from '../../platform/config/repository-folder.ts';
import { chooseDataFolder } from '../../platform/postgres/choose-data-folder.ts';
import { backupRegister } from '../../server/backup-register.ts';
import type { Command } from '../command.ts';
import { readFileAndArguments } from '../file-and-arguments.ts';
import { progressOf, say, sizeText } from '../say-progress.ts';

/** `./amana backup FILE`: one file from which the register can be restored, made while it is in use. */
export const command: Command = {
  usage: `Usage: ./amana backup FILE [--data DIR] [--json]

Copies the register into one new file, also while it is running and written to: the database, the documents (encrypted) and the database's password, with
the SHA-256 of every part. The key that encrypts personal fields and documents is NOT in it: keep its file apart, restore needs it.
Names and orders stand in the file in the clear: it has mode 0600; keep it on an encrypted disk. docs/operators/backup.md says more.

  --data DIR  the data folder of the register (default: that of start)
  --json      one JSON object: { file, bytes, seconds, events, newestPosition, newestReceivedAt, keyIds, sealed, ... }

With DATABASE_URL the database is backed up by its own tools; ./amana export works there too.
Example: ./amana backup /mnt/backups/amana-2026-01-21.tar.zst
`,
  run: async (words) => {
    const { file, given, flags } = readFileAndArguments(words, 'file of the backup', ['data'], ['json']);
    const config = readConfig(process.env, given.data === undefined ? [] : ['--data', given.data]);
    if (config.databaseUrl !== undefined)
      throw new OperatorError(
        'The register is on a server of your own (DATABASE_URL): back it up with pg_basebackup, or with pg_dump as a superuser, and copy the documents folder after it. ./amana export FOLDER writes everything in an open form instead.',
      );
    const dataFolder = chooseDataFolder(config.dataFolder, repositoryFolder);
    const report = await backupRegister(config, dataFolder, file, { say, progress: progressOf('copied') });
    const { bytes, seconds, events, newestReceivedAt, keyIds } = report;
    const newest = newestReceivedAt === null ? 'none' : new Date(newestReceivedAt).toISOString();
    process.stdout.write(
      flags.has('json')
        ? `${JSON.stringify(report)}\n`
        : `Backup ${report.file}: ${sizeText(bytes)} in ${seconds.toFixed(1)} s, ${events} events, the newest received at ${newest} (register time).\nThe key is not in it. To restore it you need the key ${keyIds.join(', ')}.\n`,
    );
    return 0;
  },
};
