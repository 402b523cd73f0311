import { OperatorError } from '../../platform/config/operator-error.ts';
import {
  explainPlanFile,
  InstanceError,
  type PlanExplanation,
  PlanMismatchError,
  readInstance,
  SolverError,
} from '../../systems/placement/index.ts';
import { readFile } from './read-file.ts';
import { readTwoFiles } from './two-files.ts';

const readPlan = (file: string): unknown => {
  try {
    return JSON.parse(readFile(file, 'plan'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new OperatorError(`The plan ${file} is no JSON. Name the file of a plan.`);
    throw error;
  }
};

/** Said once: why a site with free places may count as full. */
const APART = ' (a site that holds somebody from whom a person is kept apart has no room for that person)';

/** The explanation in English, a line for each reason. */
export const sayExplanation = ({ unplaced, failures }: PlanExplanation): string => {
  const lines: string[] = [];
  if (unplaced.persons === 0) lines.push('Everybody has a place.');
  else {
    lines.push(`${unplaced.persons} ${unplaced.persons === 1 ? 'person has' : 'persons have'} no place.`);
    for (const { sentence } of unplaced.shortages) lines.push(`  ${sentence}`);
    if (unplaced.shortages.length === 0)
      lines.push(
        '  Person by person there is room for all. Households that may not be divided, or people who are kept apart, are in the way of each other:',
      );
    for (const { sentence } of unplaced.units) lines.push(`  ${sentence}`);
  }
  for (const [site, shortages] of Object.entries(failures)) {
    if (shortages.length === 0) continue;
    const note = lines.some((line) => line.startsWith('If ')) ? '' : APART;
    lines.push(`If ${site} fails and nobody else moves${note}:`);
    for (const { sentence } of shortages) lines.push(`  ${sentence}`);
  }
  if (Object.values(failures).every((shortages) => shortages.length === 0))
    lines.push('If any one site fails, no kind of place is missing elsewhere, person by person.');
  return `${lines.join('\n')}\n`;
};

/** `./amana placement explain INSTANCE.json PLAN.json [--json]`. */
export const explain = async (words: readonly string[]): Promise<0> => {
  const { instance, plan, json } = readTwoFiles(words);
  try {
    const explanation = await explainPlanFile(readInstance(readFile(instance, 'instance')), readPlan(plan));
    process.stdout.write(json ? `${JSON.stringify(explanation)}\n` : sayExplanation(explanation));
    return 0;
  } catch (error) {
    if (error instanceof InstanceError) throw new OperatorError(`${instance} is refused:\n${error.message}`);
    if (error instanceof PlanMismatchError) throw new OperatorError(`${plan}: ${error.message}`);
    if (error instanceof SolverError) throw new OperatorError(error.message);
    throw error;
  }
};
