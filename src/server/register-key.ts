import path from 'node:path';
import type { KeyEncryptingKey } from '../core/ledger/envelope-key.ts';
import { KeyFileError, type KeyLocation, loadKeyEncryptingKey } from '../core/ledger/key-file.ts';
import { OperatorError } from '../platform/config/operator-error.ts';

/** Where the key of a register is: the file of AMANA_KEY_FILE, or `keys/` in the data folder. */
export const keyLocation = (keyFile: string | undefined, dataFolder: string): KeyLocation =>
  keyFile === undefined ? { folder: path.join(dataFolder, 'keys') } : { file: keyFile };

/** Reads the key of an existing register. @throws OperatorError where it is missing, open to others or damaged */
export const loadKey = (location: KeyLocation): KeyEncryptingKey => {
  try {
    return loadKeyEncryptingKey(location);
  } catch (error) {
    throw error instanceof KeyFileError ? new OperatorError(error.message, { cause: error }) : error;
  }
};
