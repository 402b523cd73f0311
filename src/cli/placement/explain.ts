import { UsageError } from '../../platform/config/operator-error.ts';
import {
  explainPlanFile,
  explainUnitOfFile,
  type PlanExplanation,
  readInstance,
} from '../../systems/placement/index.ts';
import { readPlanFile, tellingRefusals } from './planner-files.ts';
import { readFile } from './read-file.ts';
import { readTwoFiles } from './two-files.ts';

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

/** `./amana placement explain INSTANCE.json PLAN.json [--unit ID] [--json]`. */
export const explain = async (words: readonly string[]): Promise<0> => {
  const files = readTwoFiles(words, ['unit']);
  const { unit } = files.given;
  if (unit !== undefined && files.json) throw new UsageError('--unit is answered in words. Leave out --json.');
  const said = await tellingRefusals(files, async () => {
    const read = readInstance(readFile(files.instance, 'instance'));
    const plan = readPlanFile(files.plan);
    if (unit !== undefined) return explainUnitOfFile(read, plan, unit);
    const explanation = await explainPlanFile(read, plan);
    return files.json ? JSON.stringify(explanation) : sayExplanation(explanation).trimEnd();
  });
  process.stdout.write(`${said}\n`);
  return 0;
};
