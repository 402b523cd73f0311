import fs from 'node:fs';
import { OperatorError, UsageError } from '../../platform/config/operator-error.ts';
import {
  type ConvoyPlanFile,
  type ConvoyStep,
  InstanceError,
  NoPlanYetError,
  planConvoysInWorker,
  SolverError,
  USUAL_CONVOY_WISH,
} from '../../systems/placement/index.ts';
import { readFileAndArguments } from '../file-and-arguments.ts';
import { newFile } from '../placement/planner-files.ts';
import { readFile } from '../placement/read-file.ts';
import { withCancel } from '../placement/with-cancel.ts';
import { say } from '../say-progress.ts';
import { convoyReportOf, sayConvoyPlan } from './say-convoy-plan.ts';

const watch = ({ level, reached, bound, loads }: ConvoyStep): void => {
  if (process.stderr.isTTY) say(`${level}: ${reached}, at least ${bound} is proven; ${loads.length} convoys`);
};

/**
 * Plans the convoys of an instance, tells how far it is, and keeps the best plan at Ctrl-C.
 * @param taken ids of a plan before, which no new convoy gets
 * @throws OperatorError where the instance is refused or the planner failed, in words
 */
export const planTelling = async (
  name: string,
  text: string,
  taken: readonly string[] = [],
): Promise<ConvoyPlanFile> => {
  try {
    return await withCancel((signal) =>
      planConvoysInWorker(text, { signal, onProgress: watch }, { ...USUAL_CONVOY_WISH, taken }),
    );
  } catch (error) {
    if (error instanceof InstanceError) throw new OperatorError(`${name} is refused:\n${error.message}`);
    if (error instanceof SolverError || error instanceof NoPlanYetError) throw new OperatorError(error.message);
    throw error;
  }
};

/** `./amana convoys solve INSTANCE.json -o PLAN.json [--json]`. */
export const solve = async (words: readonly string[]): Promise<0> => {
  const spelled = words.map((word) => (word === '-o' ? '--output' : word));
  const { file, given, flags } = readFileAndArguments(spelled, 'instance', ['output'], ['json']);
  const { output } = given;
  if (output === undefined) throw new UsageError('Where to? Say -o PLAN.json.');
  newFile(output);
  const plan = await planTelling(file, readFile(file, 'instance'));
  fs.writeFileSync(output, `${JSON.stringify(plan)}\n`, { flag: 'wx' });
  process.stdout.write(flags.has('json') ? `${JSON.stringify(convoyReportOf(plan))}\n` : sayConvoyPlan(output, plan));
  return 0;
};
