import { explainConvoys, readConvoyInstance, sayConvoyExplanation } from '../../systems/placement/index.ts';
import { readPlanFile, tellingRefusals } from '../placement/planner-files.ts';
import { readFile } from '../placement/read-file.ts';
import { readTwoFiles } from '../placement/two-files.ts';

/** `./amana convoys explain INSTANCE.json PLAN.json [--json]`. */
export const explain = async (words: readonly string[]): Promise<0> => {
  const files = readTwoFiles(words, []);
  const explanation = await tellingRefusals(files, () =>
    explainConvoys(readConvoyInstance(readFile(files.instance, 'instance')), readPlanFile(files.plan)),
  );
  process.stdout.write(`${files.json ? JSON.stringify(explanation) : sayConvoyExplanation(explanation).join('\n')}\n`);
  return 0;
};
