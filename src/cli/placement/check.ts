import { checkPlan } from '../../systems/placement-check/check-plan.ts';
import { readFile } from './read-file.ts';
import { sayVerdict } from './say-verdict.ts';
import { readTwoFiles } from './two-files.ts';

/** `./amana placement check INSTANCE.json PLAN.json [--json]`. Answers 0 where the plan is accepted, 1 where it is refused. */
export const check = (words: readonly string[]): 0 | 1 => {
  const { instance, plan, json } = readTwoFiles(words, []);
  const verdict = checkPlan(readFile(instance, 'instance'), readFile(plan, 'plan'));
  const accepted = verdict.refusals.length === 0;
  process.stdout.write(json ? `${JSON.stringify({ accepted, ...verdict })}\n` : sayVerdict(verdict));
  return accepted ? 0 : 1;
};
