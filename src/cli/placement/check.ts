import fs from 'node:fs';
import { OperatorError, UsageError } from '../../platform/config/operator-error.ts';
import { checkPlan } from '../../systems/placement-check/check-plan.ts';
import { sayVerdict } from './say-verdict.ts';

/** No instance or plan that the planner writes comes near it; what is larger is not read into memory. */
const MOST_BYTES = 256 * 1024 * 1024;

const read = (file: string, what: string): string => {
  try {
    const { size } = fs.statSync(file);
    if (size <= MOST_BYTES) return fs.readFileSync(file, 'utf8');
  } catch {
    throw new OperatorError(`The ${what} ${file} cannot be read. Say where it is.`);
  }
  throw new OperatorError(`The ${what} ${file} is larger than 256 MB, which no ${what} is. Nothing of it was read.`);
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
