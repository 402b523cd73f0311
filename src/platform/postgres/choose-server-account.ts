import fs from 'node:fs';
import { OperatorError } from '../config/operator-error.ts';

/** The account of the machine that the database server runs as. PostgreSQL refuses to run as root. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/** True where this process is root, and the server must run as somebody else. */
const isRoot = (): boolean => process.getuid?.() === 0;

const accounts = (): ServerAccount[] =>
  fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter(([name]) => name === 'postgres' || name === 'nobody')
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    // postgres before nobody
    .sort((left, right) => right.name.localeCompare(left.name));

/**
 * Chooses the account for the server: undefined (this process's own) unless root; then the owner of an existing
 * cluster where that is postgres or nobody, else postgres where there is one, else nobody.
 *
 * @param clusterFolder the folder of the database, which need not exist yet
 * @throws OperatorError where the cluster belongs to somebody else, or no unprivileged account exists
 */
export const chooseServerAccount = (clusterFolder: string): ServerAccount | undefined => {
  const owner = fs.statSync(clusterFolder, { throwIfNoEntry: false })?.uid;
  if (!isRoot()) {
    if (owner !== undefined && owner !== process.getuid?.())
      throw new OperatorError(
        `The database in ${clusterFolder} belongs to another user (number ${owner}), so this one cannot open it. Start Amana as that user, or name another folder with --data DIR.`,
      );
    return undefined;
  }
  const candidates = accounts();
  const account = owner === undefined ? candidates[0] : candidates.find(({ uid }) => uid === owner);
  if (account !== undefined) return account;
  throw new OperatorError(
    owner === undefined
      ? 'PostgreSQL refuses to run as root, and this machine has neither a user postgres nor a user nobody. Start Amana as an ordinary user.'
      : `The database in ${clusterFolder} belongs to the user number ${owner}, not to postgres or nobody. Start Amana as that user, or name another folder with --data DIR.`,
  );
};
