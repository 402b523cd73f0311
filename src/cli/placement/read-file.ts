import fs from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { OperatorError } from '../../platform/config/operator-error.ts';

/** No instance or plan that the planner writes comes near it; what is larger is not read into memory. */
const MOST_BYTES = 256 * 1024 * 1024;

/**
 * The text of an instance or a plan, unpacked where the name of its file ends in .gz.
 * @param what the word for it, in a refusal
 * @throws OperatorError where it cannot be read or unpacked, or is larger than 256 MB
 */
export const readFile = (file: string, what: 'instance' | 'plan'): string => {
  const refuse = (why: string, remedy: string) => new OperatorError(`The ${what} ${file} ${why}. ${remedy}`);
  let bytes: Buffer;
  try {
    if (fs.statSync(file).size > MOST_BYTES)
      throw refuse('is larger than 256 MB', `No ${what} is; nothing of it was read.`);
    bytes = fs.readFileSync(file);
  } catch (error) {
    throw error instanceof OperatorError ? error : refuse('cannot be read', 'Say where it is.');
  }
  if (!file.endsWith('.gz')) return bytes.toString('utf8');
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES }).toString('utf8');
  } catch {
    throw refuse('cannot be unpacked', 'It is cut off, no gzip file, or larger than 256 MB. Fetch it again.');
  }
};
