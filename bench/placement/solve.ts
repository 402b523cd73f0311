import { execFileSync } from 'node:child_process';
import { WorkPlan } from '../../src/systems/placement/apart/work-plan.ts';
import { checkInstance } from '../../src/systems/placement/files/read-instance.ts';
import { placementModel } from '../../src/systems/placement/levels/placement-model.ts';
import { solveLinear } from '../../src/systems/placement/linear/solver.ts';
import { USUAL_WISH } from '../../src/systems/placement/make-plan.ts';
import type { Limits } from '../../src/systems/placement/model/level-names.ts';
import { Placing } from '../../src/systems/placement/model/placing.ts';
import { type Problem, problemOf } from '../../src/systems/placement/model/problem.ts';
import { coarseClasses, fineClasses } from '../../src/systems/placement/model/unit-classes.ts';
import { RoomFinder } from '../../src/systems/placement/rounding/room-finder.ts';
import { planInWorker } from '../../src/systems/placement/worker/plan-in-worker.ts';
import { makeInstance } from './make-instance.ts';
import { askOtherSolvers } from './other-solvers.ts';

/** Limits: seconds until the km are proven within 1 %, seconds in all, the gap then (in %), MB, seconds of the drill; undefined where none is promised. */
type Case = {
  readonly size: readonly [persons: number, sites: number, degree: number];
  readonly toOnePercent?: number;
  readonly inAll?: number;
  readonly gap?: number;
  readonly megabytes?: number;
  readonly drill?: number;
};

const CASES: readonly Case[] = [
  { size: [150, 3, 1] },
  { size: [1000, 12, 1], toOnePercent: 2, gap: 0.1, megabytes: 300 },
  { size: [7000, 12, 0.2], toOnePercent: 3, inAll: 10, gap: 0.1, megabytes: 300, drill: 2 },
  { size: [7000, 12, 1], toOnePercent: 3, inAll: 10, gap: 0.1, megabytes: 300, drill: 2 },
  { size: [7000, 12, 3], toOnePercent: 6, inAll: 10, gap: 0.1, megabytes: 300, drill: 2 },
  { size: [7000, 40, 1], toOnePercent: 6, inAll: 30, gap: 0.3, megabytes: 400 },
  { size: [70_000, 12, 1], toOnePercent: 10, inAll: 60, gap: 0.2, megabytes: 1000 },
  { size: [70_000, 40, 1], toOnePercent: 20, inAll: 60, gap: 0.2, megabytes: 1000 },
  // the known hard case: nothing is promised
  { size: [1000, 3, 3] },
];

const NO_LIMITS: Limits = { unplaced: 1e9, stranded: 1e9, worstLoss: 1e9, networkExcess: 1e9 };

/** One after the other in the order of the list, to the nearest site with room: what is done by telephone. */
const nearestFirst = (problem: Problem) => {
  const coarse = coarseClasses(problem);
  const work = new WorkPlan(new Placing(problem), coarse);
  const finder = new RoomFinder(work, coarse, NO_LIMITS, false);
  for (let unit = 0; unit < problem.units; unit += 1) {
    const way = finder.findDirect(unit);
    for (const [mover, to] of way?.moves ?? []) work.move(mover, to);
  }
  return work.placing.levels();
};

const seconds = (from: number): number => Math.round(performance.now() - from) / 1000;

/** Unit-site pairs up to which the whole programme is given to others for a minute, and to HiGHS in its 2 GB until it has an answer. */
const [OTHERS, OURS] = [12_000, 2000] as const;

/** Every unit and every pair in one programme of the km, by branch and bound, within the limits that the planner found: in HiGHS, and in CBC and GLPK where they are installed. */
const wholeProgramme = async (problem: Problem, limits: Limits) => {
  const singles = new Set(Array.from({ length: problem.units }, (_, unit) => unit));
  const pairRows = Array.from({ length: (problem.pairs.length / 2) * problem.facilities }, (_, index) => ({
    pair: Math.floor(index / problem.facilities),
    facility: index % problem.facilities,
  }));
  const model = placementModel(problem, fineClasses(problem, singles), {
    objective: 'km',
    limits,
    pairRows,
    whole: true,
  });
  const others = askOtherSolvers(model.linear);
  if (problem.units * problem.facilities > OURS) return others;
  const began = performance.now();
  const found = await solveLinear(model.linear, { whole: { nodes: 100, relativeGap: 0.001 } });
  const ours = found ? { km: Math.round(found.objective), bound: Math.round(found.bound) } : {};
  return { highs: { ...ours, seconds: seconds(began) }, ...others };
};

const measure = async ({ size, ...limits }: Case): Promise<boolean> => {
  const value = makeInstance(...size);
  const text = JSON.stringify(value);
  const began = performance.now();
  let toOnePercent: number | undefined;
  let drillBegan = began;
  const plan = await planInWorker(text, USUAL_WISH, {
    onProgress: (progress) => {
      if (progress.step !== 'drill') drillBegan = performance.now();
      if (progress.step === 'km' && progress.gap <= 0.01) toOnePercent ??= seconds(began);
    },
  });
  const drill = seconds(drillBegan);
  const inAll = seconds(began);
  const cpu = process.cpuUsage();
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  const gap = (100 * (plan.levels.km - plan.bound.km)) / plan.bound.km;
  const problem = problemOf(checkInstance(value));
  const greedy = nearestFirst(problem);
  const whole = problem.units * problem.facilities <= OTHERS ? await wholeProgramme(problem, plan.limits) : undefined;
  const reached = { toOnePercent: toOnePercent ?? Number.POSITIVE_INFINITY, inAll, gap, megabytes, drill };
  const missed = Object.entries(limits).flatMap(([name, limit]) =>
    reached[name as keyof typeof reached] > limit ? [`${name} ${limit}`] : [],
  );
  const line = {
    bench: 'placement.solve',
    persons: size[0],
    sites: size[1],
    degree: size[2],
    toOnePercentSeconds: toOnePercent,
    seconds: inAll,
    cpuSeconds: Math.round((cpu.user + cpu.system) / 1000) / 1000,
    gapPercent: Number(gap.toFixed(4)),
    megabytes,
    drillSeconds: drill,
    drillWorst: Math.max(...Object.values(plan.drill)),
    levels: plan.levels,
    nearestFirst: greedy,
    ...(whole ? { wholeProgramme: whole } : {}),
    hash: plan.hash.slice(0, 12),
    missed,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
  return missed.length === 0;
};

// Each case has a process of its own, because memory is told for a whole process and never shrinks; with the nursery that `./amana` gives the planner.
const [chosen] = process.argv.slice(2);
if (chosen === undefined) {
  for (const [index] of CASES.entries())
    try {
      execFileSync(process.execPath, ['--max-semi-space-size=8', import.meta.filename, String(index)], {
        stdio: 'inherit',
      });
    } catch {
      process.exitCode = 1;
    }
} else if (!(await measure(CASES[Number(chosen)] as Case))) process.exitCode = 1;
