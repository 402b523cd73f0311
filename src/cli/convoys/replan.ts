import fs from 'node:fs';
import { UsageError } from '../../platform/config/operator-error.ts';
import {
  presentState,
  readConvoyChanges,
  readConvoyInstance,
  readConvoyPlan,
  sayChanges,
} from '../../systems/placement/index.ts';
import { newFile, readPlanFile, tellingRefusals } from '../placement/planner-files.ts';
import { readFile } from '../placement/read-file.ts';
import { readTwoFiles } from '../placement/two-files.ts';
import { convoyReportOf, sayConvoyPlan } from './say-convoy-plan.ts';
import { planTelling } from './solve.ts';

/** `./amana convoys replan INSTANCE.json PLAN.json --changes CHANGES.json --instance NEW-INSTANCE.json -o NEW-PLAN.json [--json]`. */
export const replan = async (words: readonly string[]): Promise<0> => {
  const spelled = words.map((word) => (word === '-o' ? '--output' : word));
  const files = readTwoFiles(spelled, ['changes', 'instance', 'output']);
  const { changes, instance, output } = files.given;
  if (changes === undefined) throw new UsageError('What has changed? Say --changes CHANGES.json.');
  if (instance === undefined || output === undefined)
    throw new UsageError('Where to? Say --instance NEW-INSTANCE.json for the present state, and -o NEW-PLAN.json.');
  for (const file of [instance, output]) newFile(file);
  const state = await tellingRefusals(files, () => {
    const read = readConvoyInstance(readFile(files.instance, 'instance'));
    const convoys = readConvoyPlan(read, readPlanFile(files.plan));
    return tellingRefusals({ instance: changes, plan: files.plan }, () =>
      presentState(read.instance, convoys, readConvoyChanges(readFile(changes, 'instance'))),
    );
  });
  const text = JSON.stringify(state.instance);
  const plan = await planTelling('The present state', text, state.taken);
  fs.writeFileSync(instance, `${text}\n`, { flag: 'wx' });
  fs.writeFileSync(output, `${JSON.stringify(plan)}\n`, { flag: 'wx' });
  const lines = sayChanges(state, plan);
  process.stdout.write(
    files.json
      ? `${JSON.stringify({ ...convoyReportOf(plan), changes: lines })}\n`
      : `${sayConvoyPlan(output, plan)}${lines.join('\n')}\n`,
  );
  return 0;
};
