import fs from 'node:fs';
import path from 'node:path';
import { OperatorError } from '../config/operator-error.ts';
import type { ServerAccount } from './choose-server-account.ts';
import { explainFailure } from './explain-failure.ts';
import { findClosedFolder } from './find-closed-folder.ts';

/**
 * Makes the data folder where it is missing, with the mode that lets the database's account pass through and nobody list it.
 *
 * @param account the database's account; undefined where it is this process's own
 * @throws OperatorError where that account cannot reach the folder, or it cannot be written to
 */
export const prepareDataFolder = (dataFolder: string, account: ServerAccount | undefined): void => {
  // The folder itself is opened below; the ones above it are not ours to open.
  const closed = account === undefined ? undefined : findClosedFolder(path.dirname(dataFolder), account);
  if (closed !== undefined)
    throw new OperatorError(
      `The database runs as the user ${account?.name}, who cannot enter ${closed}. Name a data folder elsewhere with --data DIR (for example /var/lib/amana/data), or type: chmod o+x ${closed}`,
    );
  const mode = account === undefined ? 0o700 : 0o711; // the database's user passes through, and cannot list
  try {
    fs.mkdirSync(dataFolder, { recursive: true });
    fs.chmodSync(dataFolder, mode);
    fs.accessSync(dataFolder, fs.constants.W_OK);
  } catch (error) {
    throw explainFailure(`The data folder ${dataFolder} cannot be used`, String(error));
  }
};
