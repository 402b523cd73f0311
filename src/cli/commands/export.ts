import { readConfig } from '../../platform/config/config.ts';
import { UsageError } from '../../platform/config/operator-error.ts';
import { repositoryFolder } from '../../platform/config/repository-folder.ts';
import { chooseDataFolder } from '../../platform/postgres/choose-data-folder.ts';
import { exportDatabase } from '../../server/export-database.ts';
import type { Command } from '../command.ts';
import { readFileAndArguments } from '../file-and-arguments.ts';
import { progressOf } from '../say-progress.ts';

/** `./amana export FOLDER`: everything that the register holds, for whoever has no Amana. */
export const command: Command = {
  usage: `Usage: ./amana export FOLDER [--with-personal-data | --without-key] [--data DIR] [--json]

Writes the whole register into a new folder: JSON lines (events with their frozen text, streams, commands, officers' public keys), documents, a manifest with
digests, and a README that tells the format. In one snapshot, also while the register is running, and also with DATABASE_URL.

Unless said otherwise, personal fields and documents stand in it as they stand in the register: sealed under the key, which is not in it. Events and chains
can be checked by anybody who has the folder; personal fields are digests to them. Passwords and sessions are never in it.

  --with-personal-data  personal fields and documents in the clear. Whoever has the folder reads everything
  --without-key         do not use the key: no salts, so that leaves cannot be recomputed from texts
  --data DIR            the data folder of the register (default: that of start)
  --json                the manifest, without its list of files, as one JSON object

Example: ./amana export /mnt/encrypted/amana-2026-02-12
`,
  run: async (words) => {
    const flagNames = ['with-personal-data', 'without-key', 'json'];
    const { file: folder, given, flags } = readFileAndArguments(words, 'folder of the export', ['data'], flagNames);
    const wish = { withPersonalData: flags.has('with-personal-data'), withoutKey: flags.has('without-key') };
    if (wish.withPersonalData && wish.withoutKey)
      throw new UsageError('--with-personal-data needs the key: leave --without-key out.');
    const config = readConfig(process.env, given.data === undefined ? [] : ['--data', given.data]);
    const dataFolder = chooseDataFolder(config.dataFolder, repositoryFolder);
    const manifest = await exportDatabase(config, dataFolder, folder, wish, progressOf('exported'));
    const { files: _, ...about } = manifest;
    process.stdout.write(
      flags.has('json')
        ? `${JSON.stringify(about)}\n`
        : `Export ${folder}: ${manifest.events} events, ${manifest.streams} streams, ${manifest.documents} documents. Its README.md tells the format.\n` +
            (manifest.personalData
              ? 'It holds personal data IN THE CLEAR: whoever has the folder reads everything.\n'
              : `Personal fields are sealed under the key ${manifest.keyIds.join(', ')}, which is not in it.\n`),
    );
    return 0;
  },
};
