import fs from 'node:fs';
import { UsageError } from '../../platform/config/operator-error.ts';
import { type LocksById, readInstance, resolvePlanFile } from '../../systems/placement/index.ts';
import { newFile, readPlanFile, tellingRefusals } from './planner-files.ts';
import { readFile } from './read-file.ts';
import { reportOf, sayPlan } from './say-plan.ts';
import { readTwoFiles } from './two-files.ts';

/** Units and sites of `--at u17=F3,u18=F2,u19=`: after the sign nothing for nowhere. */
const locksOf = (text: string): LocksById => {
  const locks = new Map<string, string | null>();
  for (const one of text.split(',')) {
    const [unit = '', site, ...more] = one.split('=');
    if (unit === '' || site === undefined || more.length > 0)
      throw new UsageError(`${JSON.stringify(one)} is no placing. Say UNIT=SITE, and UNIT= for nowhere.`);
    if (locks.has(unit)) throw new UsageError(`Unit ${unit} is placed twice. Place it once.`);
    locks.set(unit, site === '' ? null : site);
  }
  return Object.fromEntries(locks);
};

/** `./amana placement resolve INSTANCE.json PLAN.json --at UNIT=SITE[,...] -o NEW.json [--json]`. */
export const resolve = async (words: readonly string[]): Promise<0> => {
  const spelled = words.map((word) => (word === '-o' ? '--output' : word));
  const files = readTwoFiles(spelled, ['at', 'output']);
  const { at, output } = files.given;
  if (at === undefined) throw new UsageError('Who is to be where? Say --at UNIT=SITE, with commas between several.');
  if (output === undefined) throw new UsageError('Where to? Say -o NEW.json.');
  const locks = locksOf(at);
  newFile(output);
  const plan = await tellingRefusals(files, () =>
    resolvePlanFile(readInstance(readFile(files.instance, 'instance')), readPlanFile(files.plan), locks),
  );
  fs.writeFileSync(output, `${JSON.stringify(plan)}\n`, { flag: 'wx' });
  process.stdout.write(files.json ? `${JSON.stringify(reportOf(plan))}\n` : sayPlan(output, plan));
  return 0;
};
