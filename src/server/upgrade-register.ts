import type { VerifyReport } from '../core/register/verify/verify-register.ts';
import type { Config } from '../platform/config/config.ts';
import { OperatorError, UsageError } from '../platform/config/operator-error.ts';
import { compareDatabase, migrate } from '../platform/db/migrate.ts';
import { clusterFolderOf } from '../platform/postgres/choose-data-folder.ts';
import { findPostmaster } from '../platform/postgres/postmaster-file.ts';
import { backupRegister } from './backup-register.ts';
import { refuseUnfinished } from './first-entries.ts';
import { reachDatabase } from './reach-database.ts';
import { keyLocation, loadKey } from './register-key.ts';
import { verifyDatabase } from './verify-database.ts';

/** What an upgrade did. */
export type UpgradeReport = {
  /** Numbered migrations that were applied. */
  readonly applied: readonly string[];
  /** Whether functions, policies, event types and rules were replaced. */
  readonly functions: boolean;
  /** The file of the backup that was made before; null where none was wanted or nothing was to be done. */
  readonly backup: string | null;
  readonly seconds: number;
  /** What `verify` found afterwards; null where nothing was to be done. */
  readonly verify: VerifyReport | null;
};

/**
 * Brings a register that nobody works in to this program's version: backup, migration in one transaction, verification of the whole. Where nothing waits, nothing is done.
 * @param backup the file of the backup to make first, `none` where none is wanted, or undefined where nobody said
 * @throws UsageError where something waits and nobody said whether a backup is made; OperatorError where the register is in use, of a newer version, or the migration fails (nothing of it stays then)
 */
export const upgradeRegister = async (
  config: Config,
  dataFolder: string,
  backup: { readonly file: string } | 'none' | undefined,
  report: { readonly say: (text: string) => void; readonly progress?: (bytes: number) => void },
): Promise<UpgradeReport> => {
  const began = performance.now();
  const own = config.databaseUrl !== undefined;
  if (own && backup !== undefined && backup !== 'none')
    throw new UsageError(
      'The register is on a server of your own (DATABASE_URL): back it up with its tools, then say --without-backup.',
    );
  if (!own) {
    refuseUnfinished(dataFolder, config);
    if (findPostmaster(clusterFolderOf(dataFolder))?.status === 'ready')
      throw new OperatorError(
        `The register in ${dataFolder} is in use. Stop it first: a program of the old version must not work in tables of the new one.`,
      );
  }
  const key = loadKey(keyLocation(config.keyFile, dataFolder));
  const { connection, leave } = await reachDatabase(config, dataFolder);
  try {
    const shape = await compareDatabase(connection);
    if (shape === null) throw new OperatorError('The database holds no register yet. Start it once.');
    const seconds = () => Math.round(performance.now() - began) / 1000;
    if (shape.waiting.length === 0 && !shape.otherFunctions)
      return { applied: [], functions: false, backup: null, seconds: seconds(), verify: null };
    report.say(
      `${shape.waiting.length} migrations wait${shape.waiting.length > 0 ? `: ${shape.waiting.join(', ')}` : '; functions and rules are replaced'}`,
    );
    if (backup === undefined)
      throw new UsageError(
        'The register waits to be brought to this version. Name the file of the backup that is made first (--backup FILE), or say --without-backup.',
      );
    const made = backup === 'none' ? null : await backupRegister(config, dataFolder, backup.file, report);
    if (made !== null) report.say(`backup ${made.file}: ${made.events} events`);
    await migrate(connection);
    report.say('migrated; verifying the register ...');
    const verify = await verifyDatabase(connection, { key, dataFolder });
    return {
      applied: shape.waiting,
      functions: shape.otherFunctions,
      backup: made?.file ?? null,
      seconds: seconds(),
      verify,
    };
  } finally {
    await leave();
  }
};
