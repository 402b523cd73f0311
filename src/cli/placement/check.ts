import fs from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { OperatorError, UsageError } from '../../platform/config/operator-error.ts';
import { checkPlan } from '../../systems/placement-check/check-plan.ts';
import { sayVerdict } from './say-verdict.ts';

/** No instance or plan that the planner writes comes near it; what is larger is not read into memory. */
const MOST_BYTES = 256 * 1024 * 1024;

/** The text of a file, unpacked where its name ends in .gz. */
const read = (file: string, what: string): string => {
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

/** `./amana placement check INSTANCE.json PLAN.json [--json]`. Answers 0 where the plan is accepted, 1 where it is refused. */
export const check = (words: readonly string[]): 0 | 1 => {
  const flags = words.filter((word) => word.startsWith('-'));
  const [instance, plan, ...others] = words.filter((word) => !word.startsWith('-'));
  const unknown = flags.find((flag, index) => flag !== '--json' || index > 0);
  if (unknown !== undefined) throw new UsageError(`${unknown} is not known here, or stands twice.`);
  if (instance === undefined || plan === undefined || others.length > 0)
    throw new UsageError('Say two files: the instance, then the plan.');
  const verdict = checkPlan(read(instance, 'instance'), read(plan, 'plan'));
  const accepted = verdict.refusals.length === 0;
  process.stdout.write(flags.length > 0 ? `${JSON.stringify({ accepted, ...verdict })}\n` : sayVerdict(verdict));
  return accepted ? 0 : 1;
};
