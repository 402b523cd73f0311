import { Entries, LinearModel } from '../linear/linear-model.ts';
import type { LevelName, LimitsSoFar } from '../model/level-names.ts';
import { canTake, kmOf, LEVELS, type Problem } from '../model/problem.ts';
import type { UnitClasses } from '../model/unit-classes.ts';
import { addReplacement } from './replacement-rows.ts';

/** A row `x_af + x_bf ≤ 1`: the two units of a pair, and the facility. */
export type PairRow = { readonly pair: number; readonly facility: number };

/** The linear programme of one level, and where its columns are. */
export type PlacementModel = {
  readonly linear: LinearModel;
  /** Column of class k at facility f, at `k × facilities + f`; -1 where the facility cannot take it. */
  readonly at: Int32Array;
  /** Column of those of class k who are not placed. */
  readonly unplaced: Int32Array;
};

/** What a model is built for. */
export type ModelWish = {
  readonly objective: LevelName;
  readonly limits: LimitsSoFar;
  readonly pairRows?: readonly PairRow[];
  /** Columns are whole for branch and bound. */
  readonly whole?: boolean;
};

/** Grows lists of entries by a key: rows that are filled class by class. */
class RowsByKey {
  readonly #rows = new Map<number, Entries>();

  add(key: number, column: number, value: number): void {
    let row = this.#rows.get(key);
    if (row === undefined) {
      row = new Entries();
      this.#rows.set(key, row);
    }
    row.add(column, value);
  }

  find(key: number): Entries | undefined {
    return this.#rows.get(key);
  }

  get(key: number): Entries {
    return this.#rows.get(key) ?? new Entries();
  }
}

/** Rows that classes fill, each by its own number. */
type ClassRows = {
  readonly sections: RowsByKey;
  readonly beds: RowsByKey;
  readonly families: RowsByKey;
  readonly networks: RowsByKey;
};

const addClasses = (problem: Problem, { classes }: UnitClasses, linear: LinearModel, wish: ModelWish) => {
  const rows: ClassRows = {
    sections: new RowsByKey(),
    beds: new RowsByKey(),
    families: new RowsByKey(),
    networks: new RowsByKey(),
  };
  const { facilities } = problem;
  const at = new Int32Array(classes.length * facilities).fill(-1);
  const unplaced = new Int32Array(classes.length);
  const unplacedPersons = new Entries();
  const mayStay = wish.objective === 'unplaced' || wish.limits.unplaced !== 0;
  classes.forEach(({ unit, members }, index) => {
    const size = problem.size[unit] as number;
    const everybody = new Entries();
    for (let facility = 0; facility < facilities; facility += 1) {
      if (!canTake(problem, unit, facility)) continue;
      const cost = wish.objective === 'km' ? kmOf(problem, unit, facility) : 0;
      const column = linear.column(cost, members.length, wish.whole);
      at[index * facilities + facility] = column;
      everybody.add(column, 1);
      const section = facility * problem.groups + (problem.group[unit] as number);
      rows.sections.add(section * LEVELS + (problem.level[unit] as number), column, size);
      if (problem.medical[unit] === 1) rows.beds.add(facility, column, size);
      if (problem.family[unit] === 1) rows.families.add(facility, column, size);
      const network = problem.network[unit] as number;
      if (network >= 0) rows.networks.add(facility * problem.networks.length + network, column, size);
    }
    const column = linear.column(0, mayStay ? members.length : 0, wish.whole);
    unplaced[index] = column;
    unplacedPersons.add(column, size);
    linear.row(members.length, members.length, everybody.add(column, 1));
  });
  return { at, unplaced, rows, unplacedPersons };
};

/** The four sums that have a limit: their columns, with objective 1 in the programme of their own level. */
const addSums = (problem: Problem, linear: LinearModel, { objective, limits }: ModelWish) => {
  const add = (name: keyof LimitsSoFar, most: number): number =>
    linear.column(objective === name ? 1 : 0, objective === name ? most : (limits[name] ?? most));
  return {
    unplaced: add('unplaced', problem.persons),
    stranded: add('stranded', problem.persons),
    worstLoss: add('worstLoss', problem.persons * Math.max(...problem.levelWeight)),
    networkExcess: add('networkExcess', problem.persons),
  };
};

type Sums = ReturnType<typeof addSums>;

/** The columns of persons by facility, group and level (-1 where there is no section), with their capacity, and the loss of each facility. */
const addSections = (problem: Problem, linear: LinearModel, rows: ClassRows, sums: Sums): Int32Array => {
  const { instance, facilities, groups, capacity } = problem;
  const persons = new Int32Array(facilities * groups * LEVELS).fill(-1);
  instance.facilities.forEach(({ id }, facility) => {
    const loss = new Entries();
    instance.groups.forEach((group, index) => {
      const section = (facility * groups + index) * LEVELS;
      const all = capacity[section] as number;
      if (all === 0) return;
      for (let level = 0; level < LEVELS; level += 1) {
        const column = linear.column(0, all);
        persons[section + level] = column;
        linear.row(0, 0, rows.sections.get(section + level).add(column, -1), `N|${id}|${group}|${level}`);
        loss.add(column, problem.levelWeight[level] as number);
      }
      for (let level = 0; level < LEVELS; level += 1)
        linear.atMost(
          capacity[section + level] as number,
          new Entries().addAll([...persons.subarray(section + level, section + LEVELS)], 1),
          `C|${id}|${group}|${level}`,
        );
    });
    linear.atMost(0, loss.add(sums.worstLoss, -1), `W|${id}`);
  });
  return persons;
};

/** Medical beds, family places, and what a network has above its limit. */
const addShared = (problem: Problem, linear: LinearModel, rows: ClassRows, sums: Sums): void => {
  const excess: number[] = [];
  problem.instance.facilities.forEach(({ id }, facility) => {
    const beds = rows.beds.find(facility);
    if (beds) linear.atMost(problem.beds[facility] as number, beds, `M|${id}`);
    const families = rows.families.find(facility);
    if (families) linear.atMost(problem.familyPlaces[facility] as number, families, `F|${id}`);
    problem.networks.forEach((network, index) => {
      const members = rows.networks.find(facility * problem.networks.length + index);
      if (!members) return;
      const column = linear.column(0, problem.persons);
      excess.push(column);
      linear.atMost(problem.networkLimit[index] as number, members.add(column, -1), `T|${id}|${network}`);
    });
  });
  linear.row(0, 0, new Entries().addAll(excess, 1).add(sums.networkExcess, -1), 'E');
};

/** Adds the row of a pair at a facility to a model in which both units have classes of their own; nothing where the facility cannot take both. */
export const addPairRow = (
  problem: Problem,
  { linear, at }: PlacementModel,
  { classOf }: UnitClasses,
  { pair, facility }: PairRow,
): void => {
  const { pairs, facilities, instance } = problem;
  const columnOf = (unit: number) => at[(classOf[unit] as number) * facilities + facility] as number;
  const columns = [columnOf(pairs[2 * pair] as number), columnOf(pairs[2 * pair + 1] as number)];
  if (columns.some((column) => column < 0)) return;
  const [one, other] = instance.apart[pair] as [string, string];
  linear.atMost(1, new Entries().addAll(columns, 1), `K|${one}|${other}|${instance.facilities[facility]?.id}`);
};

/**
 * Builds the linear programme of one level over classes of units (docs/verifying/placement-files.md names its rows and columns).
 * A pair row needs both units in classes of their own.
 */
export const placementModel = (problem: Problem, classes: UnitClasses, wish: ModelWish): PlacementModel => {
  const linear = new LinearModel();
  const { at, unplaced, rows, unplacedPersons } = addClasses(problem, classes, linear, wish);
  const sums = addSums(problem, linear, wish);
  linear.row(0, 0, unplacedPersons.add(sums.unplaced, -1), 'U');
  const persons = addSections(problem, linear, rows, sums);
  addShared(problem, linear, rows, sums);
  addReplacement(problem, linear, persons, sums.stranded);
  const model = { linear, at, unplaced };
  for (const row of wish.pairRows ?? []) addPairRow(problem, model, classes, row);
  return model;
};
