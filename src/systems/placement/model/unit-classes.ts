import type { Problem } from './problem.ts';

/** Units that are alike for a linear programme: one column for each facility stands for all of them. */
export type UnitClass = {
  /** The first member speaks for all. */
  readonly unit: number;
  readonly members: readonly number[];
};

/** Classes, and which one each unit is in. */
export type UnitClasses = { readonly classes: readonly UnitClass[]; readonly classOf: Int32Array };

type ClassKey = (unit: number) => string;

const classesBy = (problem: Problem, key: ClassKey): UnitClasses => {
  const members: number[][] = [];
  const known = new Map<string, number>();
  const classOf = new Int32Array(problem.units);
  for (let unit = 0; unit < problem.units; unit += 1) {
    const name = key(unit);
    const found = known.get(name);
    classOf[unit] = found ?? members.length;
    if (found === undefined) {
      known.set(name, members.length);
      members.push([unit]);
    } else (members[found] as number[]).push(unit);
  }
  return { classes: members.map((list) => ({ unit: list[0] as number, members: list })), classOf };
};

const coarseKey =
  ({ group, level, medical, network, size, family }: Problem): ClassKey =>
  (unit) =>
    `${group[unit]},${level[unit]},${medical[unit]},${network[unit]},${size[unit]},${family[unit]}`;

const fineKey = (problem: Problem): ClassKey => {
  const coarse = coarseKey(problem);
  return (unit) => `${coarse(unit)},${problem.origin[unit]},${problem.destination[unit]}`;
};

const apartFrom =
  (singles: ReadonlySet<number>, key: ClassKey): ClassKey =>
  (unit) =>
    singles.has(unit) ? `single ${unit}` : key(unit);

/**
 * Alike in everything but geography: the first four levels see no more.
 * @param singles units with a class of their own, because a row keeps them apart from somebody
 */
export const coarseClasses = (problem: Problem, singles: ReadonlySet<number> = new Set()): UnitClasses =>
  classesBy(problem, apartFrom(singles, coarseKey(problem)));

/** Alike in everything, km too; `singles` as above. */
export const fineClasses = (problem: Problem, singles: ReadonlySet<number> = new Set()): UnitClasses =>
  classesBy(problem, apartFrom(singles, fineKey(problem)));
