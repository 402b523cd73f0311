import { createHash } from 'node:crypto';
import path from 'node:path';
import { chooseServerAccount, type ServerAccount } from './choose-server-account.ts';
import { findClosedFolder } from './find-closed-folder.ts';

/**
 * Chooses the data folder: the one that was named (relative to the working directory), else `.amana` in the clone. Where
 * root started Amana from a clone that the database's user cannot enter, it is a folder of that clone's own under
 * `/var/lib/amana`.
 *
 * @param named the value of `--data` or `AMANA_DATA`
 * @param chooseAccount answers the user that the database runs as; undefined where it is this process's own
 * @returns an absolute path; nothing is created
 */
export const chooseDataFolder = (
  named: string | undefined,
  repositoryFolder: string,
  chooseAccount: (clusterFolder: string) => ServerAccount | undefined = chooseServerAccount,
): string => {
  if (named !== undefined) return path.resolve(named);
  const beside = path.join(repositoryFolder, '.amana');
  const account = chooseAccount(clusterFolderOf(beside));
  if (account === undefined || findClosedFolder(repositoryFolder, account) === undefined) return beside;
  const label = createHash('sha256').update(repositoryFolder).digest('hex').slice(0, 12);
  return path.join('/var/lib/amana', label);
};

/** The PostgreSQL cluster inside a data folder. */
export function clusterFolderOf(dataFolder: string): string {
  return path.join(dataFolder, 'postgres');
}
