import { describe, expect, it } from 'vitest';
import { explainFailure } from './explain-failure.ts';

describe('explainFailure', () => {
  it.each([
    ['initdb: error: could not write to file "x": No space left on device', 'The disk (or the quota) is full'],
    ['PANIC:  Check free disk space: cannot abort transaction 1', 'The disk (or the quota) is full'],
    ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', 'shared memory'],
    ['FATAL:  database files are incompatible with server', 'another version of PostgreSQL'],
    ['FATAL:  lock file "postmaster.pid" already exists', 'Another server uses this data folder'],
    ['FATAL:  data directory "/d" has wrong ownership', 'Start Amana as the owner of the folder'],
    ['spawnSync /p/initdb ENOEXEC', 'another kind of processor'],
    ['spawnSync /p/initdb ENOENT', 'DATABASE_URL'],
    ["/lib/libc.so.6: version `GLIBC_2.27' not found", 'DATABASE_URL'],
    ['spawnSync /p/initdb EINVAL', 'as an ordinary user'],
  ])('%s', (words, remedy) => {
    const { message } = explainFailure('The database could not be started', words);
    expect(message).toContain(words);
    expect(message.split('\n').at(-1)).toContain(remedy);
  });
});
