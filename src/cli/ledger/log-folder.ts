import fs from 'node:fs';
import path from 'node:path';
import type { LogReader } from '../../core/ledger/log/log-reader.ts';
import type { LogFile } from '../../core/ledger/log/write-tiles.ts';
import { OperatorError } from '../../platform/config/operator-error.ts';
import { logFilesIn } from '../../server/public-log/log-files.ts';

/** Reads the files of a static log below a folder. @throws OperatorError where the folder is none, or a file is there and cannot be read */
export const readLogFolder = (folder: string): LogReader => {
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new OperatorError(
      `${folder} is not a folder. Name the folder of an exported log, which holds "checkpoint" and "tile".`,
    );
  const read = logFilesIn(folder);
  return (file) => {
    try {
      return read(file);
    } catch (error) {
      throw new OperatorError(
        `${file} in ${folder} cannot be read: ${error instanceof Error ? error.message : error}.`,
      );
    }
  };
};

/**
 * Writes the files of a log into a new folder.
 * @throws OperatorError where something is there already: a log is never written over
 */
export const writeLogFolder = (folder: string): ((file: LogFile) => void) => {
  if (fs.existsSync(folder) && (!fs.statSync(folder).isDirectory() || fs.readdirSync(folder).length > 0))
    throw new OperatorError(
      `${folder} is there already and not an empty folder. A log is never written over another: name a new folder.`,
    );
  const made = new Set<string>();
  return ({ path: file, bytes }) => {
    const target = path.join(folder, file);
    const parent = path.dirname(target);
    if (!made.has(parent)) fs.mkdirSync(parent, { recursive: true });
    made.add(parent);
    fs.writeFileSync(target, bytes);
  };
};
