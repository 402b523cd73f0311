import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
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

/** The file of the key that is to follow: there from the moment it is made until the log has named it. */
export const nextLogKeyPath = (location: KeyLocation): string => `${logKeyPath(location)}.next`;

/** Reads the key that is to follow; undefined where the key is not to be changed. @throws KeyFileError, LedgerError `key-malformed` */
export const findNextLogKey = (location: KeyLocation): LogKey | undefined => {
  const line = readSecretFile(nextLogKeyPath(location), 'remove it and make another');
  return line === undefined ? undefined : readLogKey(line);
};

/** Makes the key that is to follow one. */
export const makeNextLogKey = (location: KeyLocation, { verifier }: LogKey): LogKey => {
  createSecretFile(nextLogKeyPath(location), logKeyLine(verifier.name, randomBytes(32)));
  return findNextLogKey(location) as LogKey;
};

/** Puts the key that was named in the place of the one that named it, in one step: the former key signs nothing any more, and is gone. */
export const takeNextLogKey = (location: KeyLocation): LogKey => {
  fs.renameSync(nextLogKeyPath(location), logKeyPath(location));
  const folder = fs.openSync(path.dirname(logKeyPath(location)), 'r');
  fs.fsyncSync(folder);
  fs.closeSync(folder);
  return findLogKey(location) as LogKey;
};
