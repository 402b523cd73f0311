import { reportText } from '../../core/register/verify/report-text.ts';
import { readConfig } from '../../platform/config/config.ts';
import { OperatorError } from '../../platform/config/operator-error.ts';
import { repositoryFolder } from '../../platform/config/repository-folder.ts';
import { chooseDataFolder } from '../../platform/postgres/choose-data-folder.ts';
import { restoreRegister } from '../../server/restore-register.ts';
import type { Command } from '../command.ts';
import { readFileAndArguments } from '../file-and-arguments.ts';
import { say } from '../say-progress.ts';

/** `./amana restore FILE`: a register from a backup, verified before anybody works in it. */
export const command: Command = {
  usage: `Usage: ./amana restore FILE [--data DIR] [--key-file FILE] [--without-seal] [--json]

Restores a backup into a new or empty data folder. Every byte of the backup is checked before anything is written. Then the database recovers, its tables are
brought to this version, and the whole register is verified. Nothing is left running: ./amana start --data DIR begins work.

  --data DIR       where the register goes (default: the data folder of start); it must hold nothing but the key
  --key-file FILE  the key of the register, from its offline copy; it is put into the data folder (not where AMANA_KEY_FILE names a file)
  --without-seal   restores a backup that was made without the key at hand; without this word it is refused, because anybody can have altered it
  --json           one JSON object: { register, madeAt, events, newestPosition, newestReceivedAt, keyId, sealed, seconds, verify }

Ends with 0 when the register is restored and verify found nothing, 1 when not, 2 when called wrongly.
Example: ./amana restore amana-2026-01-21.tar.zst --data /srv/amana --key-file /media/key/key-encrypting-key
`,
  run: async (words) => {
    const { file, given, flags } = readFileAndArguments(
      words,
      'file of the backup',
      ['data', 'key-file'],
      ['json', 'without-seal'],
    );
    const config = readConfig(process.env, given.data === undefined ? [] : ['--data', given.data]);
    if (config.databaseUrl !== undefined)
      throw new OperatorError(
        'DATABASE_URL names a server of your own, and a backup restores the built-in one. Leave DATABASE_URL out; or restore with the tools of that server, or with ./amana import-register FOLDER.',
      );
    const dataFolder = chooseDataFolder(config.dataFolder, repositoryFolder);
    const report = await restoreRegister(config, dataFolder, file, given['key-file'], say, flags.has('without-seal'));
    const { verify, register, madeAt, events, newestReceivedAt, seconds } = report;
    const newest = newestReceivedAt === null ? 'none' : new Date(newestReceivedAt).toISOString();
    process.stdout.write(
      flags.has('json')
        ? `${JSON.stringify(report)}\n`
        : `${reportText(verify)}Restored into ${dataFolder} in ${seconds.toFixed(1)} s: register ${register}, backup of ${madeAt}, ${events} events, the newest received at ${newest} (register time).\n` +
            (report.sealed
              ? ''
              : 'The backup carried no seal of this key: verify, above, is all that speaks for it.\n') +
            (verify.ok
              ? `Start it: ./amana start --data ${dataFolder}\n`
              : 'verify found what stands above: do not work in this register before you know why.\n'),
    );
    return verify.ok ? 0 : 1;
  },
};
