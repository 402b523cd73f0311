import type { PlanFile } from './make-plan.ts';

/** What chooses: a whole number from 0 to n − 1. */
export type Choose = (n: number) => number;

type Corrupt = (plan: PlanFile, choose: Choose) => void;

const one = <T>(list: readonly T[], choose: Choose): T => list[choose(list.length)] as T;
const key = <K extends string>(object: Record<K, unknown>, choose: Choose): K =>
  one(Object.keys(object) as K[], choose);
const step = (choose: Choose): number => one([-7, -2, -1, 1, 2, 7], choose);

/** Any of the proofs of a plan: those of the five levels and of the drills. */
const proof = (plan: PlanFile, choose: Choose) =>
  one([plan.bound, ...Object.values(plan.certificates), ...Object.values(plan.drillWitness)], choose);

/** The ways in which a plan is made false. Each changes the plan that it is given. */
export const corruptions: Readonly<Record<string, Corrupt>> = {
  'one unit is moved': (plan, choose) => {
    plan.facility[key(plan.facility, choose)] = one([null, ...Object.keys(plan.drill)], choose);
  },
  'one unit is left out': (plan, choose) => {
    delete plan.facility[key(plan.facility, choose)];
  },
  'an unknown unit is added': (plan, choose) => {
    plan.facility.u999 = key(plan.drill, choose);
  },
  'a unit goes to an unknown site': (plan, choose) => {
    plan.facility[key(plan.facility, choose)] = 'F999';
  },
  'two units change places': (plan, choose) => {
    const [a, b] = [key(plan.facility, choose), key(plan.facility, choose)];
    [plan.facility[a], plan.facility[b]] = [plan.facility[b] as string | null, plan.facility[a] as string | null];
  },
  'two sites change places': (plan, choose) => {
    const [a, b] = [key(plan.drill, choose), key(plan.drill, choose)];
    for (const [unit, site] of Object.entries(plan.facility))
      plan.facility[unit] = site === a ? b : site === b ? a : site;
  },
  'a level is told otherwise': (plan, choose) => {
    plan.levels[key(plan.levels, choose)] += step(choose);
  },
  'a limit is told otherwise': (plan, choose) => {
    plan.limits[key(plan.limits, choose)] += step(choose);
  },
  'a limit and its level are told otherwise': (plan, choose) => {
    const [level, by] = [key(plan.limits, choose), step(choose)];
    plan.limits[level] += by;
    plan.levels[level] += by;
  },
  'a bound is told otherwise': (plan, choose) => {
    const some = proof(plan, choose);
    if ('km' in some) some.km += step(choose);
    else some.bound += step(choose);
  },
  'a multiplier is changed': (plan, choose) => {
    const { multipliers } = proof(plan, choose);
    if (Object.keys(multipliers).length === 0) return;
    const row = key(multipliers, choose);
    multipliers[row] = one(
      [-(multipliers[row] as number), 0, (multipliers[row] as number) + 1, (multipliers[row] as number) * 2],
      choose,
    );
  },
  'a multiplier is taken away': (plan, choose) => {
    const { multipliers } = proof(plan, choose);
    if (Object.keys(multipliers).length > 0) delete multipliers[key(multipliers, choose)];
  },
  'a multiplier is added': (plan, choose) => {
    const [site, unit] = [key(plan.drill, choose), key(plan.facility, choose)];
    const row = one(
      [
        `M|${site}`,
        `Z|${site}`,
        `W|${site}`,
        'U',
        `C|${site}|adult-male-untried|0`,
        `K|${unit}|u0|${site}`,
        'X|1',
        `T|${site}|n9`,
      ],
      choose,
    );
    proof(plan, choose).multipliers[row] = one([-1, -0.5, 1, 1e-7], choose);
  },
  'the drill is told otherwise': (plan, choose) => {
    plan.drill[key(plan.drill, choose)] = choose(5);
  },
  'a witness goes elsewhere': (plan, choose) => {
    const { moves } = plan.drillWitness[key(plan.drillWitness, choose)] as PlanFile['drillWitness'][string];
    moves[one([...Object.keys(moves), key(plan.facility, choose)], choose)] = key(plan.drill, choose);
  },
  'a witness goes elsewhere, and the drill follows': (plan, choose) => {
    const site = key(plan.drillWitness, choose);
    const { moves } = plan.drillWitness[site] as PlanFile['drillWitness'][string];
    const unit = key(plan.facility, choose);
    if (plan.facility[unit] === site && moves[unit] === undefined)
      plan.drill[site] = Math.max(0, (plan.drill[site] as number) - 1);
    moves[unit] = key(plan.drill, choose);
  },
  'a witness is taken away': (plan, choose) => {
    delete plan.drillWitness[key(plan.drillWitness, choose)];
  },
  'a search is named that proves nothing': (plan, choose) => {
    proof(plan, choose).solverBound = choose(9);
  },
  'a best value is named': (plan, choose) => {
    const some = one([plan.bound, ...Object.values(plan.certificates)], choose);
    some.best = choose(30);
  },
  'it is of another instance': (plan) => {
    plan.instance = plan.instance.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
  },
  'its status is unknown': (plan) => {
    plan.status = 'perfect';
  },
};
