import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { type KeyLocation, keyFilePath } from '../../core/ledger/key-file.ts';
import { type LogKey, logKeyLine, readLogKey } from '../../core/ledger/log/log-key.ts';
import { createSecretFile, readSecretFile } from '../../core/ledger/secret-file.ts';

/** The file of the key that signs the log: beside the key-encrypting key, and like it in no backup. */
export const logKeyPath = (location: KeyLocation): string => path.join(path.dirname(keyFilePath(location)), 'log-key');

/** Reads the key of the log; undefined where there is none. @throws KeyFileError, LedgerError `key-malformed` */
export const findLogKey = (location: KeyLocation): LogKey | undefined => {
  const line = readSecretFile(logKeyPath(location), 'begin with a new key, and tell the witnesses');
  return line === undefined ? undefined : readLogKey(line);
};

/** Makes the key of a log of which no head was signed yet. @param name what its heads are signed with, and their origin */
export const makeLogKey = (location: KeyLocation, name: string): LogKey => {
  createSecretFile(logKeyPath(location), logKeyLine(name, randomBytes(32)));
  return findLogKey(location) as LogKey;
};
