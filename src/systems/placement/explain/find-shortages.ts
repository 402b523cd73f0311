import { Entries, LinearModel } from '../linear/linear-model.ts';
import { solveLinear } from '../linear/solver.ts';
import { LEVELS, type Problem } from '../model/problem.ts';
import type { Demand, Room } from './demand.ts';

/** What a site has too little of: free places of a group from a level upwards, medical beds, or family places. */
export type Supply =
  | {
      readonly kind: 'section';
      readonly facility: number;
      readonly group: number;
      readonly level: number;
      readonly free: number;
    }
  | { readonly kind: 'beds' | 'families'; readonly facility: number; readonly free: number };

/**
 * Why not everybody gets a place, as an irreducible set: these people together ask for more than these sites have, and without any one of the demands or of the supplies the rest could be kept.
 * `missing` is how many of these persons get none at best, counted person by person: a household that may not be divided can need more.
 */
export type Shortage = {
  readonly demands: readonly Demand[];
  readonly supplies: readonly Supply[];
  readonly missing: number;
};

/** Less than this is nothing: what a solver leaves of zero. */
const NOTHING = 1e-6;

/** Every supply that a demand can meet, in the order of the facilities; each once. */
const suppliesFor = ({ groups }: Problem, demands: readonly Demand[], room: Room): Supply[] => {
  const supplies = new Map<string, Supply>();
  for (const { group, level, medical, family, open } of demands)
    for (const facility of open) {
      for (let below = 0; below <= level; below += 1)
        supplies.set(`${facility} ${group} ${below}`, {
          kind: 'section',
          facility,
          group,
          level: below,
          free: room.places[(facility * groups + group) * LEVELS + below] as number,
        });
      if (medical) supplies.set(`${facility} beds`, { kind: 'beds', facility, free: room.beds[facility] as number });
      if (family)
        supplies.set(`${facility} families`, { kind: 'families', facility, free: room.families[facility] as number });
    }
  return [...supplies.values()];
};

const takesFrom = ({ group, level, medical, family }: Demand, supply: Supply): boolean =>
  supply.kind === 'section'
    ? supply.group === group && supply.level <= level
    : supply.kind === 'beds'
      ? medical
      : family;

/** What stays unplaced at best where only these supplies are short, with what each demand and supply has to do with it. */
const leastUnplaced = async (demands: readonly Demand[], supplies: readonly Supply[]) => {
  if (demands.length === 0) return { unplaced: 0, demands, supplies: [] };
  const linear = new LinearModel();
  const columns = demands.map(({ persons, open }) => {
    const everybody = new Entries().add(linear.column(1, persons), 1);
    const at = new Map(open.map((facility) => [facility, linear.column(0, persons)]));
    for (const column of at.values()) everybody.add(column, 1);
    linear.row(persons, persons, everybody);
    return at;
  });
  for (const supply of supplies) {
    const entries = new Entries();
    demands.forEach((demand, index) => {
      const column = columns[index]?.get(supply.facility);
      if (column !== undefined && takesFrom(demand, supply)) entries.add(column, 1);
    });
    linear.atMost(supply.free, entries);
  }
  const solution = await solveLinear(linear);
  if (!solution) throw new Error('a shortage always has a solution: nobody is placed');
  const involved = (row: number) => Math.abs(solution.duals[row] as number) > NOTHING;
  return {
    unplaced: solution.objective,
    demands: demands.filter((_, index) => involved(index)),
    supplies: supplies.filter((_, index) => involved(demands.length + index)),
  };
};

/** Leaves out one after the other what is not needed: what remains is needed, each for itself. */
const withoutNeedless = async <Item>(
  items: readonly Item[],
  isStillShort: (rest: readonly Item[]) => Promise<boolean>,
): Promise<readonly Item[]> => {
  let needed = items;
  for (const item of items) {
    const rest = needed.filter((one) => one !== item);
    if (await isStillShort(rest)) needed = rest;
  }
  return needed;
};

/** The tightest places that all who ask for a supply share, and of equally tight ones those of the highest level: that is what they ask for. */
const raised = ({ groups }: Problem, demands: readonly Demand[], room: Room, supplies: readonly Supply[]): Supply[] => {
  const unique = new Map<string, Supply>();
  for (const supply of supplies) {
    if (supply.kind !== 'section') {
      unique.set(`${supply.facility} ${supply.kind}`, supply);
      continue;
    }
    const { facility, group } = supply;
    const asking = demands.filter((demand) => demand.open.includes(facility) && takesFrom(demand, supply));
    const highest = Math.min(LEVELS - 1, ...asking.map((demand) => demand.level));
    let { level, free } = supply;
    for (let above = level + 1; above <= highest; above += 1) {
      const places = room.places[(facility * groups + group) * LEVELS + above] as number;
      if (places <= free) [level, free] = [above, places];
    }
    unique.set(`${facility} ${group} ${level}`, { kind: 'section', facility, group, level, free });
  }
  return [...unique.values()];
};

/**
 * Finds why not everybody who asks gets a place: one irreducible set after the other, each of other people. Empty where, person by person, there is room for all: then households that may not be divided, or people who
 * are kept apart, are in each other's way (`whyNot`).
 * Supplies are left out before demands, so that a set names few sites; the same demands give the same sets on every machine.
 */
export const findShortages = async (problem: Problem, demands: readonly Demand[], room: Room): Promise<Shortage[]> => {
  const isShort = async (some: readonly Demand[], supplies: readonly Supply[]) =>
    (await leastUnplaced(some, supplies)).unplaced > NOTHING;
  const shortages: Shortage[] = [];
  // who fits nowhere needs no programme
  const nowhere = demands.filter(({ open }) => open.length === 0);
  for (const demand of nowhere) shortages.push({ demands: [demand], supplies: [], missing: demand.persons });
  let rest = demands.filter(({ open }) => open.length > 0);
  for (;;) {
    const whole = await leastUnplaced(rest, suppliesFor(problem, rest, room));
    if (whole.unplaced <= NOTHING) return shortages;
    const some = await withoutNeedless(whole.supplies, (left) => isShort(whole.demands, left));
    const short = await withoutNeedless(whole.demands, (left) => isShort(left, some));
    const supplies = await withoutNeedless(raised(problem, short, room, some), (left) => isShort(short, left));
    const needed = await withoutNeedless(short, (left) => isShort(left, supplies));
    const { unplaced } = await leastUnplaced(needed, supplies);
    shortages.push({ demands: needed, supplies, missing: Math.ceil(unplaced - NOTHING) });
    rest = rest.filter((demand) => !needed.includes(demand));
  }
};
