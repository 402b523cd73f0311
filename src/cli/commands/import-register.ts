import { reportText } from '../../core/register/verify/report-text.ts';
import { readConfig } from '../../platform/config/config.ts';
import { repositoryFolder } from '../../platform/config/repository-folder.ts';
import { chooseDataFolder } from '../../platform/postgres/choose-data-folder.ts';
import { importDatabase } from '../../server/import-database.ts';
import type { Command } from '../command.ts';
import { readFileAndArguments } from '../file-and-arguments.ts';
import { say } from '../say-progress.ts';

/** `./amana import-register FOLDER`: an export becomes a register again, with every chain and hash as it was. */
export const command: Command = {
  usage: `Usage: ./amana import-register FOLDER [--data DIR] [--key-file FILE] [--json]

Reads an export of ./amana export back into an empty register: a new or empty data folder, or with DATABASE_URL (a superuser) an empty database. Events,
chains, commands and documents are as they were; every table is made from them; the whole is verified before it is kept.

  --data DIR       where the register goes (default: the data folder of start)
  --key-file FILE  the key that a sealed export needs. An export in the clear gets a new key, unless one is there or named
  --json           one JSON object: { register, events, keyId, officersToInvite, seconds, verify }

Officers' passwords are in no export: each gets a new link by ./amana officer reset. Demonstration officers get theirs at once.
Example: ./amana import-register /mnt/encrypted/amana-2026-02-12 --data /srv/amana --key-file /media/key/key-encrypting-key
`,
  run: async (words) => {
    const names = ['data', 'key-file'];
    const { file: folder, given, flags } = readFileAndArguments(words, 'folder of the export', names, ['json']);
    const config = readConfig(process.env, given.data === undefined ? [] : ['--data', given.data]);
    const dataFolder = chooseDataFolder(config.dataFolder, repositoryFolder);
    const report = await importDatabase(config, dataFolder, folder, given['key-file'], say);
    process.stdout.write(
      flags.has('json')
        ? `${JSON.stringify(report)}\n`
        : `${reportText(report.verify)}Read back into ${dataFolder} in ${report.seconds.toFixed(1)} s: register ${report.register}, ${report.events} events, under the key ${report.keyId}.\n` +
            (report.officersToInvite === 0
              ? ''
              : `${report.officersToInvite} officers need a new link: ./amana officer reset --username U\n`),
    );
    return 0;
  },
};
