import fs from 'node:fs';
import path from 'node:path';
import { readCheckpoint } from '../../core/ledger/log/checkpoint.ts';
import type { LogReader } from '../../core/ledger/log/log-reader.ts';
import { tilesUntil } from '../../core/ledger/log/log-until.ts';
import { readNote } from '../../core/ledger/log/signed-note.ts';
import type { LogFile } from '../../core/ledger/log/write-tiles.ts';
import { writeDurably } from '../../platform/files/write-durably.ts';

/** The files of the log in the data folder: `checkpoint`, `tile/…`, `log.vkey`. They can be made again from the register; what was signed of them cannot. */
export const logFolderOf = (dataFolder: string): string => path.join(dataFolder, 'log');

/** What the files begin with that everybody is told, once a day: the head, and the keys and the policy that go with it. */
export const DAY = 'day-';

/** Reads files of a log below a folder; undefined where one is not there. */
export const logFilesIn =
  (folder: string): LogReader =>
  (name) => {
    try {
      return fs.readFileSync(path.join(folder, name));
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes(String((error as NodeJS.ErrnoException).code))) return undefined;
      throw error;
    }
  };

/** The log as everybody is told it: as it was at the first head of the day. */
export const logOfTheDay =
  (read: LogReader): LogReader =>
  (name) => {
    if (!name.startsWith('tile/')) return read(`${DAY}${name}`);
    const told = read(`${DAY}checkpoint`);
    return told === undefined ? undefined : tilesUntil(read, readCheckpoint(readNote(told).text).size)(name);
  };

/** Writes a file of a log so that a crash leaves the whole of it or none. */
export const writeLogFile = (folder: string, { path: name, bytes }: LogFile): Promise<void> =>
  writeDurably(path.join(folder, name), bytes);

/** Removes the partial tiles of a full one: whoever needs one of them finds the full one (C2SP tlog-tiles). */
export const removePartial = (folder: string, name: string): void =>
  fs.rmSync(path.join(folder, `${name}.p`), { recursive: true, force: true });
