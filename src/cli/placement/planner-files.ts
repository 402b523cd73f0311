import fs from 'node:fs';
import { OperatorError } from '../../platform/config/operator-error.ts';
import { InstanceError, LocksError, PlanMismatchError, SolverError } from '../../systems/placement/index.ts';
import { readFile } from './read-file.ts';
import type { TwoFiles } from './two-files.ts';

/** A plan as its file holds it. @throws OperatorError where the file is no JSON */
export const readPlanFile = (file: string): unknown => {
  try {
    return JSON.parse(readFile(file, 'plan'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new OperatorError(`The plan ${file} is no JSON. Name the file of a plan.`);
    throw error;
  }
};

/** A name under which there is no file yet. @throws OperatorError where there is one */
export const newFile = (file: string): string => {
  if (fs.existsSync(file)) throw new OperatorError(`${file} is there already. Name a new file, or remove it first.`);
  return file;
};

/** Does something with the two files; what the planner refuses is told with the file that it is about. */
export const tellingRefusals = async <Result>(
  { instance, plan }: Pick<TwoFiles, 'instance' | 'plan'>,
  work: () => Promise<Result> | Result,
): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InstanceError) throw new OperatorError(`${instance} is refused:\n${error.message}`);
    if (error instanceof PlanMismatchError) throw new OperatorError(`${plan}: ${error.message}`);
    if (error instanceof LocksError || error instanceof SolverError) throw new OperatorError(error.message);
    throw error;
  }
};
