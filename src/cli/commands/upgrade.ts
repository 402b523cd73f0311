import { reportText } from '../../core/register/verify/report-text.ts';
import { readConfig } from '../../platform/config/config.ts';
import { UsageError } from '../../platform/config/operator-error.ts';
import { readArguments } from '../../platform/config/read-arguments.ts';
import { repositoryFolder } from '../../platform/config/repository-folder.ts';
import { chooseDataFolder } from '../../platform/postgres/choose-data-folder.ts';
import { upgradeRegister } from '../../server/upgrade-register.ts';
import type { Command } from '../command.ts';
import { progressOf, say } from '../say-progress.ts';

const flags = ['--json', '--without-backup'];

/** `./amana upgrade`: a register of an older version, brought to this one before anybody works in it. */
export const command: Command = {
  usage: `Usage: ./amana upgrade (--backup FILE | --without-backup) [--data DIR] [--json]

Brings the register of an older version to this one: says what waits, makes a backup, changes the tables in one transaction, and verifies the whole register.
The register must be stopped. Where nothing waits, nothing is done. ./amana start does the same without backup and verification.

  --backup FILE     make this backup first (as ./amana backup FILE)
  --without-backup  make none: there is one already, or the register is on a server of your own (DATABASE_URL)
  --data DIR        the data folder of the register (default: that of start)
  --json            one JSON object: { applied, functions, backup, seconds, verify }

Back: restore the backup with the program of the old version. A register of a newer version is refused by an older program.

Ends with 0 when the register is of this version and verify found nothing, 1 when not, 2 when called wrongly.
Example: ./amana upgrade --data /srv/amana --backup /mnt/backups/before-0.5.0.tar.zst
`,
  run: async (words) => {
    const given = readArguments(
      words.filter((word) => !flags.includes(word)),
      ['data', 'backup'],
      flags.map((flag) => flag.slice(2)),
    );
    const without = words.includes('--without-backup');
    if (without && given.backup !== undefined) throw new UsageError('Say --backup FILE or --without-backup, not both.');
    const config = readConfig(process.env, given.data === undefined ? [] : ['--data', given.data]);
    const dataFolder = chooseDataFolder(config.dataFolder, repositoryFolder);
    const backup = without ? 'none' : given.backup === undefined ? undefined : { file: given.backup };
    const report = await upgradeRegister(config, dataFolder, backup, { say, progress: progressOf('copied') });
    const { applied, verify, seconds } = report;
    const did =
      verify === null
        ? 'The register is of this version already: nothing was done.\n'
        : `${reportText(verify)}${applied.length} migrations were applied in ${seconds.toFixed(1)} s${report.backup === null ? '' : `, after the backup ${report.backup}`}.\n${verify.ok ? `Start it: ./amana start${given.data === undefined ? '' : ` --data ${given.data}`}\n` : 'verify found what stands above: do not work in this register before you know why. The backup is as it was before.\n'}`;
    process.stdout.write(words.includes('--json') ? `${JSON.stringify(report)}\n` : did);
    return verify === null || verify.ok ? 0 : 1;
  },
};
