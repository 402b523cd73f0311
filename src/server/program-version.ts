import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryFolder } from '../platform/config/repository-folder.ts';

/** Version of this program, such as `0.1.0`. */
export const programVersion: string = (
  JSON.parse(readFileSync(path.join(repositoryFolder, 'package.json'), 'utf8')) as { version: string }
).version;
