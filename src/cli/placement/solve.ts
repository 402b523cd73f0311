import fs from 'node:fs';
import { OperatorError, UsageError } from '../../platform/config/operator-error.ts';
import {
  InstanceError,
  NoPlanYetError,
  type Progress,
  planInWorker,
  SolverError,
  USUAL_WISH,
} from '../../systems/placement/index.ts';
import { readFileAndArguments } from '../file-and-arguments.ts';
import { say } from '../say-progress.ts';
import { newFile } from './planner-files.ts';
import { readFile } from './read-file.ts';
import { percent, reportOf, sayPlan } from './say-plan.ts';
import { withCancel } from './with-cancel.ts';

const wordsOf = (progress: Progress): string => {
  if (progress.step === 'levels') {
    const { unplaced, stranded, worstLoss, networkExcess } = progress.limits;
    return `levels: unplaced ${unplaced}, stranded ${stranded}, worst loss up to ${worstLoss}, network excess ${networkExcess}`;
  }
  if (progress.step === 'drill') return `drill: ${progress.done} of ${progress.of} sites`;
  return `round ${progress.round}: ${progress.km} km, at least ${progress.bound} are needed (gap ${percent(progress.gap)})`;
};

const targetGapOf = (given: string | undefined): number => {
  if (given === undefined) return USUAL_WISH.targetGap;
  const gap = Number(given);
  if (!/^\d+(\.\d+)?$/.test(given) || gap > 1)
    throw new UsageError(`--target-gap ${given} is no share: give a decimal from 0 to 1, for example 0.01 for 1 %.`);
  return gap;
};

/** Says how far the planner has got where somebody watches. */
const watcher = (): ((progress: Progress) => void) => {
  if (!process.stderr.isTTY) return () => {};
  return (progress) => say(wordsOf(progress));
};

/** `./amana placement solve`. */
export const solve = async (words: readonly string[]): Promise<0 | 1> => {
  const spelled = words.map((word) => (word === '-o' ? '--output' : word));
  const { file, given, flags } = readFileAndArguments(spelled, 'instance', ['output', 'target-gap'], ['json']);
  const { output } = given;
  if (output === undefined) throw new UsageError('Where to? Say -o PLAN.json.');
  newFile(output);
  const wish = { ...USUAL_WISH, targetGap: targetGapOf(given['target-gap']) };
  const text = readFile(file, 'instance');
  try {
    const plan = await withCancel((signal) => planInWorker(text, wish, { signal, onProgress: watcher() }));
    fs.writeFileSync(output, `${JSON.stringify(plan)}\n`, { flag: 'wx' });
    process.stdout.write(flags.has('json') ? `${JSON.stringify(reportOf(plan))}\n` : sayPlan(output, plan));
    return 0;
  } catch (error) {
    if (error instanceof InstanceError) throw new OperatorError(`${file} is refused:\n${error.message}`);
    if (error instanceof SolverError || error instanceof NoPlanYetError) throw new OperatorError(error.message);
    throw error;
  }
};
