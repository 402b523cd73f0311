import path from 'node:path';

/** Absolute path of the clone: the folder that holds `amana` and `package.json`. */
export const repositoryFolder = path.resolve(import.meta.dirname, '../../..');
