import { OperatorError } from '../config/operator-error.ts';

/** How PostgreSQL, the loader or the kernel words a failure, and what the operator can do about it. */
const explanations: readonly { readonly sign: RegExp; readonly remedy: string }[] = [
  {
    sign: /no space left on device|ENOSPC|check free disk space|could not extend file|disk quota exceeded|EDQUOT/i,
    remedy:
      'The disk (or the quota) is full. Free some space, or name a folder on another disk with --data DIR; committed entries are safe.',
  },
  {
    sign: /could not (create|map|resize|open) (the )?(anonymous )?shared memory|could not create semaphores/i,
    remedy:
      'The machine gives the database too little shared memory. In a container raise it (--shm-size=256m); elsewhere raise the limits kernel.shmmax and kernel.sem.',
  },
  {
    sign: /pre-existing shared memory block .* is still in use/i,
    remedy:
      'A database server on this folder was killed and its helpers are still ending. Wait a few seconds and start again.',
  },
  {
    sign: /lock file "postmaster\.pid" already exists/i,
    remedy: 'Another server uses this data folder. Stop it, or name another folder with --data DIR.',
  },
  {
    sign: /database files are incompatible with server|was initialized by PostgreSQL version/i,
    remedy: 'The folder was made by another version of PostgreSQL. Name another folder with --data DIR.',
  },
  {
    sign: /permission denied|EACCES|has wrong ownership|has invalid permissions/i,
    remedy:
      'The data folder, or a folder above it, does not let the database in. Start Amana as the owner of the folder, or name another one with --data DIR.',
  },
  {
    sign: /ENOTDIR|EEXIST/,
    remedy: 'A part of this path is a file, not a folder. Name another folder with --data DIR.',
  },
  {
    sign: /read-only file system|EROFS/i,
    remedy: 'The data folder lies on a disk that cannot be written. Name another folder with --data DIR.',
  },
  {
    sign: /exec format error|ENOEXEC|bad cpu type/i,
    remedy:
      'The built-in PostgreSQL was made for another kind of processor. Remove node_modules and start again on this machine, or set DATABASE_URL to a server of your own.',
  },
  {
    sign: /GLIBC_|error while loading shared libraries|ld-musl|ENOENT/,
    remedy:
      'The built-in PostgreSQL does not run on this system (it needs glibc 2.27 or newer; Alpine has musl). Set DATABASE_URL to a PostgreSQL server of your own.',
  },
  {
    sign: /EPERM|EINVAL|operation not permitted/i,
    remedy:
      'This process may not switch to the unprivileged user that the database needs. Start Amana as an ordinary user.',
  },
  {
    sign: /could not locate a valid checkpoint record|invalid checksum|PANIC/i,
    remedy:
      'The database files are damaged. Do not delete them: keep a copy of the data folder and restore the newest backup.',
  },
];

/**
 * Turns the words of a failed server program into an error that says what to do next.
 *
 * @param action what failed, as the beginning of a sentence: `The database could not be started`
 * @param words what the program or the system said; only its last lines are quoted
 */
export const explainFailure = (action: string, words: string): OperatorError => {
  const remedy =
    explanations.find(({ sign }) => sign.test(words))?.remedy ??
    'If the words above do not help, look into postgres.log in the data folder.';
  const quoted = words.trim().split('\n').slice(-8).join('\n  ');
  return new OperatorError(`${action}:\n  ${quoted || 'it said nothing'}\n${remedy}`);
};
