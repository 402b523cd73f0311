import fs from 'node:fs';
import { OperatorError, UsageError } from '../../platform/config/operator-error.ts';
import {
  InstanceError,
  NoPlanYetError,
  type PlanFile,
  type Progress,
  planInWorker,
  SolverError,
  USUAL_WISH,
} from '../../systems/placement/index.ts';
import { readFileAndArguments } from '../file-and-arguments.ts';
import { say } from '../say-progress.ts';
import { readFile } from './read-file.ts';

const percent = (share: number): string => `${(100 * share).toFixed(3)} %`;

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

const reportOf = ({ status, levels, limits, bound, certificates, drill, hash }: PlanFile) => {
  const gap = bound.km >= levels.km ? 0 : (levels.km - bound.km) / Math.max(1, bound.km);
  const bounds = Object.fromEntries(Object.entries(certificates).map(([level, one]) => [level, one.bound]));
  return { status, levels, limits, bounds: { ...bounds, km: bound.km }, gap, drill, hash };
};

const textOf = (file: string, plan: PlanFile): string => {
  const { levels, bounds, gap, drill } = reportOf(plan);
  const worst = Object.entries(drill).reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0]);
  return [
    plan.status === 'cancelled'
      ? `${file}: the best plan before it was cancelled (no drill was made).`
      : `${file}: written.`,
    ...Object.entries(levels).map(
      ([level, value]) => `  ${level}: ${value} (proven: at least ${bounds[level as keyof typeof bounds]})`,
    ),
    `  km are within ${percent(gap)} of the best`,
    ...(plan.status === 'cancelled'
      ? []
      : [
          `  drill: the failure of ${worst[0] || 'any site'} would strand most, ${worst[1]} persons (family places, medical beds and pairs counted)`,
        ]),
    `  hash ${plan.hash}`,
    ...(levels.unplaced > 0 || worst[1] > 0
      ? ['Why somebody has no place, and what is missing if a site fails: ./amana placement explain INSTANCE PLAN']
      : []),
    '',
  ].join('\n');
};

/** Says how far the planner has got where somebody watches. */
const watcher = (): ((progress: Progress) => void) => {
  if (!process.stderr.isTTY) return () => {};
  return (progress) => say(wordsOf(progress));
};

/** Ctrl-C ends the planner and keeps its best plan. */
const withCancel = async <Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> => {
  const control = new AbortController();
  const cancel = () => control.abort();
  process.once('SIGINT', cancel);
  try {
    return await work(control.signal);
  } finally {
    process.off('SIGINT', cancel);
  }
};

/** `./amana placement solve`. */
export const solve = async (words: readonly string[]): Promise<0 | 1> => {
  const spelled = words.map((word) => (word === '-o' ? '--output' : word));
  const { file, given, flags } = readFileAndArguments(spelled, 'instance', ['output', 'target-gap'], ['json']);
  const { output } = given;
  if (output === undefined) throw new UsageError('Where to? Say -o PLAN.json.');
  if (fs.existsSync(output))
    throw new OperatorError(`${output} is there already. Name a new file, or remove it first.`);
  const wish = { ...USUAL_WISH, targetGap: targetGapOf(given['target-gap']) };
  const text = readFile(file, 'instance');
  try {
    const plan = await withCancel((signal) => planInWorker(text, wish, { signal, onProgress: watcher() }));
    fs.writeFileSync(output, `${JSON.stringify(plan)}\n`, { flag: 'wx' });
    process.stdout.write(flags.has('json') ? `${JSON.stringify(reportOf(plan))}\n` : textOf(output, plan));
    return 0;
  } catch (error) {
    if (error instanceof InstanceError) throw new OperatorError(`${file} is refused:\n${error.message}`);
    if (error instanceof SolverError || error instanceof NoPlanYetError) throw new OperatorError(error.message);
    throw error;
  }
};
