import type { LevelValues } from '../model/level-names.ts';
import type { Problem } from '../model/problem.ts';

/** The levels of one plan by the words of docs/verifying/placement-files.md, or undefined where it breaks a hard rule. Nothing of the planner is used: it is what the planner is measured by. */
const levelsOf = ({ instance }: Problem, facilityOf: readonly number[]): LevelValues | undefined => {
  const { facilities, groups, units, apart } = instance;
  const placed = (facility: number) => units.filter((_, index) => facilityOf[index] === facility);
  const persons = (list: typeof units) => list.reduce((sum, { size }) => sum + size, 0);
  const room = (facility: number, group: string, level: number) =>
    (facilities[facility]?.places[group] ?? []).slice(level).reduce((sum, count) => sum + count, 0);
  const at = (facility: number, group: string, level: number) =>
    persons(placed(facility).filter((unit) => unit.group === group && unit.level >= level));
  const indexOf = new Map(units.map(({ id }, index) => [id, index]));
  const isApart = apart.every(([one, other]) => {
    const facility = facilityOf[indexOf.get(one) as number];
    return facility === -1 || facility !== facilityOf[indexOf.get(other) as number];
  });
  const levels = [0, 1, 2];
  const fits = facilities.every(
    ({ medicalBeds, familyPlaces }, facility) =>
      groups.every((group) => levels.every((level) => at(facility, group, level) <= room(facility, group, level))) &&
      persons(placed(facility).filter(({ medical }) => medical)) <= medicalBeds &&
      persons(placed(facility).filter(({ family }) => family)) <= familyPlaces,
  );
  if (!isApart || !fits) return undefined;
  const free = (facility: number, group: string, level: number) =>
    Math.min(...levels.slice(0, level + 1).map((below) => room(facility, group, below) - at(facility, group, below)));
  const others = (failed: number) =>
    facilities.map((_, facility) => facility).filter((facility) => facility !== failed);
  const strandedBy = (failed: number) =>
    groups.reduce((sum, group) => {
      const short = levels.map(
        (level) =>
          at(failed, group, level) - others(failed).reduce((all, facility) => all + free(facility, group, level), 0),
      );
      return sum + Math.max(0, ...short);
    }, 0);
  const each = facilities.map((_, facility) => facility);
  const km = (one: { x: number; y: number }, other: { x: number; y: number }) =>
    Math.round(1.25 * Math.sqrt((one.x - other.x) ** 2 + (one.y - other.y) ** 2));
  const point = <Item extends { id: string }>(list: Item[], id: string) => list.find((one) => one.id === id) as Item;
  return {
    unplaced: persons(placed(-1)),
    stranded: Math.max(...each.map(strandedBy)),
    worstLoss: Math.max(
      ...each.map((facility) =>
        placed(facility).reduce((sum, { level, size }) => sum + (instance.levelWeight[level] as number) * size, 0),
      ),
    ),
    networkExcess: each.reduce(
      (sum, facility) =>
        sum +
        Object.entries(instance.networkLimit).reduce(
          (all, [network, limit]) =>
            all + Math.max(0, persons(placed(facility).filter((unit) => unit.network === network)) - limit),
          0,
        ),
      0,
    ),
    km: units.reduce((sum, { size, origin, destination }, index) => {
      const facility = facilities[facilityOf[index] as number];
      if (!facility) return sum;
      const there = instance.kmWeight.origin * km(point(instance.origins, origin), facility);
      return (
        sum + size * (there + instance.kmWeight.destination * km(facility, point(instance.destinations, destination)))
      );
    }, 0),
  };
};

/** The levels of every plan that keeps the hard rules, by trying all of them; or those of one plan. For at most some thousands of plans. */
export const everyPlan = (problem: Problem, only?: readonly number[]): LevelValues[] => {
  const choices = problem.facilities + 1;
  const plans = only
    ? [only]
    : Array.from({ length: choices ** problem.units }, (_, number) =>
        Array.from({ length: problem.units }, (_unit, unit) => (Math.floor(number / choices ** unit) % choices) - 1),
      );
  return plans.flatMap((plan) => levelsOf(problem, plan) ?? []);
};
