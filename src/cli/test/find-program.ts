import fs from 'node:fs';
import path from 'node:path';

const isProgram = (file: string): boolean => {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false; // not there, or not ours to run: either way it is not the program we look for
  }
};

/** Absolute path of the first of these programs that PATH (or the absolute path given) leads to; undefined if none. */
export const findProgram = (names: readonly string[], searchPath = process.env.PATH ?? ''): string | undefined => {
  const folders = searchPath.split(path.delimiter).filter((folder) => folder !== '');
  return names
    .flatMap((name) => (path.isAbsolute(name) ? [name] : folders.map((folder) => path.join(folder, name))))
    .find(isProgram);
};
