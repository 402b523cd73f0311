import { UsageError } from '../../platform/config/operator-error.ts';
import { type ComparedPlan, comparePlanFiles, readInstance } from '../../systems/placement/index.ts';
import { readPlanFile, tellingRefusals } from './planner-files.ts';
import { readFile } from './read-file.ts';
import { percent } from './say-plan.ts';

const rows = (plans: readonly ComparedPlan[]): [string, string[]][] => {
  const row = (name: string, of: (plan: ComparedPlan) => string): [string, string[]] => [name, plans.map(of)];
  const sites = plans[0]?.readOuts.sites ?? [];
  return [
    row('unplaced', ({ levels }) => String(levels.unplaced)),
    row('stranded (sections only)', ({ levels }) => String(levels.stranded)),
    row('stranded in the worst drill', ({ worstDrill }) => `${worstDrill.stranded} (${worstDrill.site})`),
    row('worst loss', ({ levels }) => String(levels.worstLoss)),
    row('network excess', ({ levels }) => String(levels.networkExcess)),
    row('km', ({ levels }) => String(levels.km)),
    row('km at least', ({ kmAtLeast }) => String(kmAtLeast)),
    row('largest share of a site', ({ readOuts }) => percent(readOuts.largestShare)),
    row('concentration (HHI)', ({ readOuts }) => readOuts.concentration.toFixed(4)),
    row('units elsewhere than in the first', ({ moved }) => String(moved)),
    ...sites.map(({ site }, index) =>
      row(`at ${site}`, ({ readOuts }) => {
        const { persons = 0, places = 0 } = readOuts.sites[index] ?? {};
        return `${persons} of ${places}`;
      }),
    ),
  ];
};

const asTable = (heads: readonly string[], body: readonly [string, string[]][]): string => {
  const lines: [string, readonly string[]][] = [['', heads], ...body];
  const first = Math.max(...lines.map(([name]) => name.length));
  const widths = heads.map((_, column) => Math.max(...lines.map(([, cells]) => (cells[column] ?? '').length)));
  return lines
    .map(([name, cells]) =>
      `${name.padEnd(first)}  ${cells.map((cell, column) => cell.padStart(widths[column] as number)).join('  ')}`.trimEnd(),
    )
    .join('\n');
};

/** `./amana placement compare INSTANCE.json PLAN.json PLAN.json ... [--json]`. */
export const compare = async (words: readonly string[]): Promise<0> => {
  const json = words.includes('--json');
  const [instance, ...plans] = words.filter((word) => word !== '--json');
  const unknown = words.find((word) => word.startsWith('-') && word !== '--json');
  if (unknown !== undefined) throw new UsageError(`${unknown} is not known here.`);
  if (instance === undefined || plans.length < 2)
    throw new UsageError('Say the instance, then two plans of it or more.');
  const read = await tellingRefusals({ instance, plan: '' }, () => readInstance(readFile(instance, 'instance')));
  const compared: ComparedPlan[] = [];
  for (const plan of plans)
    compared.push(
      await tellingRefusals({ instance, plan }, () => comparePlanFiles(read, readPlanFile(plan), compared[0])),
    );
  const heads = plans.map((plan) => plan.split('/').at(-1) as string);
  process.stdout.write(
    json
      ? `${JSON.stringify(compared.map(({ facilityOf: _, ...plan }, index) => ({ plan: plans[index], ...plan })))}\n`
      : `${asTable(heads, rows(compared))}\n`,
  );
  return 0;
};
