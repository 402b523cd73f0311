/**
 * Plans of convoys for the people of a placement plan, in the planner's worker, checked by the checker; beside them riskiest-first, and for the first case the same programme without its lot-sizing rows and with as many nodes.
 * Prints one JSON line for each case. Usage: node bench/convoys/solve.ts [case]; one process for each case.
 */
import { execFileSync } from 'node:child_process';
import { checkConvoyPlan } from '../../src/systems/convoys-check/check-plan.ts';
import { checkConvoyInstance } from '../../src/systems/placement/convoys/files/read-convoy-instance.ts';
import { riskiestFirst } from '../../src/systems/placement/convoys/greedy.ts';
import { levelsOfLoads } from '../../src/systems/placement/convoys/model/convoy-loads.ts';
import { convoyModel } from '../../src/systems/placement/convoys/model/convoy-model.ts';
import {
  type ConvoyProblem,
  convoyProblemOf,
  personStreams,
} from '../../src/systems/placement/convoys/model/convoy-problem.ts';
import { USUAL_CONVOY_WISH } from '../../src/systems/placement/convoys/solve-convoys.ts';
import { planConvoysInWorker } from '../../src/systems/placement/convoys/worker/plan-convoys-in-worker.ts';
import { solveLinear } from '../../src/systems/placement/linear/solver.ts';
import { USUAL_WISH } from '../../src/systems/placement/make-plan.ts';
import { planInWorker } from '../../src/systems/placement/worker/plan-in-worker.ts';
import { makeInstance } from '../placement/make-instance.ts';
import { type ConvoySupplies, makeConvoys } from './make-convoys.ts';

type Case = {
  readonly persons: number;
  readonly supplies: ConvoySupplies;
  readonly limit?: number;
  readonly without?: true;
};

const CASES: readonly Case[] = [
  { persons: 7000, supplies: { days: 30, teams: 5, buses: 24, intake: 180 }, limit: 10, without: true },
  { persons: 7000, supplies: { days: 14, teams: 10, buses: 48, intake: 180 } },
  { persons: 7000, supplies: { days: 10, teams: 14, buses: 64, intake: 180 } },
  // as many days, and twice as many of everything for twice as many people: does the cost grow faster than they?
  { persons: 35_000, supplies: { days: 60, teams: 12, buses: 60, intake: 900 } },
  { persons: 70_000, supplies: { days: 60, teams: 24, buses: 120, intake: 1800 } },
];
const SITES = 12;
const NODES = 100;

const seconds = (from: number): number => Math.round(performance.now() - from) / 1000;

/** Level after level without the lot-sizing rows, with few nodes: what a model costs that knows nothing of whole convoys. */
const withoutLotSizing = async (problem: ConvoyProblem) => {
  const began = performance.now();
  const limits: Record<string, number> = {};
  const bounds: Record<string, number> = {};
  for (const objective of ['left', 'late', 'risk', 'minutes'] as const) {
    const { linear } = convoyModel(problem, {
      objective,
      limits,
      streams: personStreams(problem),
      withoutLotSizing: true,
    });
    const found = await solveLinear(linear, { whole: { nodes: NODES, relativeGap: 0.001 } });
    if (found === undefined) break;
    limits[objective] = Math.ceil(found.objective - 1e-6);
    bounds[objective] = Math.ceil(found.bound - 1e-6);
  }
  return { levels: limits, bounds, seconds: seconds(began), nodes: NODES };
};

const measure = async ({ persons, supplies, limit, without }: Case): Promise<boolean> => {
  const placement = makeInstance(persons, SITES, 1);
  const plan = await planInWorker(JSON.stringify(placement), { ...USUAL_WISH, targetGap: 0.01 });
  const value = makeConvoys(placement, plan, supplies);
  const text = JSON.stringify(value);
  const cpuBefore = process.cpuUsage();
  const began = performance.now();
  const convoys = await planConvoysInWorker(text);
  const took = seconds(began);
  const cpu = process.cpuUsage(cpuBefore);
  const checkBegan = performance.now();
  const verdict = checkConvoyPlan(text, JSON.stringify(convoys));
  const checkSeconds = seconds(checkBegan);
  const problem = convoyProblemOf(checkConvoyInstance(value));
  const loads = riskiestFirst(problem);
  const bounds = verdict.levels.map(({ level, value: reached, bound, searched }) => ({
    level,
    reached,
    bound,
    searched,
    optimal: reached === (searched ?? bound),
  }));
  const isOptimal = bounds.every(({ optimal }) => optimal);
  const missed = [
    ...(limit !== undefined && took > limit ? [`seconds ${limit}`] : []),
    ...(limit !== undefined && !isOptimal ? ['all levels proven optimal'] : []),
    ...(verdict.refusals.length > 0 ? ['accepted by the checker'] : []),
  ];
  const line = {
    bench: 'convoys.solve',
    persons,
    ...supplies,
    nodes: USUAL_CONVOY_WISH.nodes,
    seconds: took,
    cpuSeconds: Math.round((cpu.user + cpu.system) / 1000) / 1000,
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    convoys: convoys.convoys.length,
    levels: bounds,
    unseated: convoys.unseated,
    checkSeconds,
    riskiestFirst: { convoys: loads.length, ...levelsOfLoads(problem, loads) },
    ...(without ? { withoutLotSizing: await withoutLotSizing(problem) } : {}),
    hash: convoys.hash.slice(0, 12),
    missed,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
  return missed.length === 0;
};

const [chosen] = process.argv.slice(2);
if (chosen === undefined) {
  for (const [index] of CASES.entries())
    try {
      execFileSync(process.execPath, [import.meta.filename, String(index)], { stdio: 'inherit' });
    } catch {
      process.exitCode = 1;
    }
} else if (!(await measure(CASES[Number(chosen)] as Case))) process.exitCode = 1;
