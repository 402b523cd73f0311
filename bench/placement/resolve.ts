/**
 * A plan again around one person who was placed by hand, and why a person is where the plan has them: each for a hundred people of one instance, without reading or writing files. Prints one JSON line each.
 * Usage: node bench/placement/resolve.ts [persons=7000] [sites=12] [degree=1]
 */
import { explainUnit } from '../../src/systems/placement/by-hand/explain-unit.ts';
import { resolveAround } from '../../src/systems/placement/by-hand/resolve-around.ts';
import { readInstance } from '../../src/systems/placement/files/read-instance.ts';
import { readPlan } from '../../src/systems/placement/files/read-plan.ts';
import { USUAL_WISH } from '../../src/systems/placement/make-plan.ts';
import { Placing } from '../../src/systems/placement/model/placing.ts';
import { canTake, problemOf } from '../../src/systems/placement/model/problem.ts';
import { planInWorker } from '../../src/systems/placement/worker/plan-in-worker.ts';
import { makeInstance } from './make-instance.ts';

const [persons = 7000, sites = 12, degree = 1] = process.argv.slice(2).map(Number);
const MOVES = 100;
/** Milliseconds for a plan again. */
const LIMIT = 300;

const text = JSON.stringify(makeInstance(persons, sites, degree));
const read = readInstance(text);
const problem = problemOf(read.instance);
const plan = readPlan(read, problem, await planInWorker(text, { ...USUAL_WISH, targetGap: 0.01 }));
const placing = new Placing(problem, plan.facilityOf);

const moves = Array.from({ length: 10 * MOVES }, (_, index) => {
  const unit = (index * 1237) % problem.units;
  return { unit, to: ((plan.facilityOf[unit] as number) + 1 + (index % (sites - 1))) % sites };
})
  .filter(({ unit, to }) => canTake(problem, unit, to))
  .slice(0, MOVES);

const say = (what: string, times: number[], more: object): void => {
  times.sort((one, other) => one - other);
  const at = (part: number) =>
    Math.round(10 * (times[Math.min(times.length - 1, Math.floor(part * times.length))] as number)) / 10;
  console.log(
    JSON.stringify({
      bench: 'placement.by-hand',
      what,
      persons,
      sites,
      degree,
      p50Ms: at(0.5),
      p95Ms: at(0.95),
      worstMs: at(1),
      ...more,
    }),
  );
};

const times: number[] = [];
let changed = 0;
let withinLimits = 0;
for (const { unit, to } of moves) {
  const began = performance.now();
  const after = resolveAround(problem, plan.facilityOf, new Map([[unit, to]]), plan.limits);
  times.push(performance.now() - began);
  changed += after.facilityOf.filter((facility, index) => facility !== plan.facilityOf[index]).length;
  const { unplaced, stranded, worstLoss, networkExcess } = after.levels();
  if (
    unplaced <= plan.levels.unplaced &&
    stranded <= plan.limits.stranded &&
    worstLoss <= plan.limits.worstLoss &&
    networkExcess <= plan.limits.networkExcess
  )
    withinLimits += 1;
}
const isMet = Math.max(...times) <= LIMIT;
say('resolve around one', times, {
  moves: moves.length,
  changedEach: changed / moves.length,
  withinLimits,
  limit: LIMIT,
  met: isMet,
});
if (!isMet) process.exitCode = 1;

say(
  'explain one',
  moves.map(({ unit }) => {
    const began = performance.now();
    explainUnit(placing, plan.limits, unit);
    return performance.now() - began;
  }),
  {},
);
