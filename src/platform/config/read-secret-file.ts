import fs from 'node:fs';
import { OperatorError } from './operator-error.ts';

/**
 * Reads a secret of the operator from a file that nobody else of this machine may read.
 * @param named what names the file, as the operator knows it
 * @param secret what the file holds
 * @throws OperatorError that says what to do, and never repeats the secret
 */
export const readSecretFile = (file: string, named: string, secret: string): string => {
  const status = fs.statSync(file, { throwIfNoEntry: false });
  if (status?.isFile() !== true)
    throw new OperatorError(`There is no file ${file}, which ${named} names. Make it, or name another.`);
  if ((status.mode & 0o077) !== 0)
    throw new OperatorError(`Other users of this machine can read the ${secret} in ${file}. Type: chmod 600 ${file}`);
  const text = fs.readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  if (text === '') throw new OperatorError(`The file ${file}, which ${named} names, is empty.`);
  return text;
};
