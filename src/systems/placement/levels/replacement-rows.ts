import { Entries, type LinearModel } from '../linear/linear-model.ts';
import { LEVELS, type Problem } from '../model/problem.ts';

const addGroup = (
  problem: Problem,
  linear: LinearModel,
  persons: Int32Array,
  group: number,
  facilities: readonly number[],
): number[] => {
  const { capacity, groups, instance } = problem;
  const sectionOf = (facility: number) => (facility * groups + group) * LEVELS;
  const idOf = (facility: number) => instance.facilities[facility]?.id;
  const groupId = instance.groups[group];
  const from = (facility: number, level: number) => [
    ...persons.subarray(sectionOf(facility) + level, sectionOf(facility) + LEVELS),
  ];
  const roomOf = (facility: number, level: number) => capacity[sectionOf(facility) + level] as number;
  const stranded = facilities.map((facility) => linear.column(0, roomOf(facility, 0)));
  const total = facilities.reduce((sum, facility) => sum + roomOf(facility, 0), 0);
  for (let level = 0; level < LEVELS; level += 1) {
    const columns = facilities.map((facility) => {
      const column = linear.column(0, roomOf(facility, 0));
      for (let below = 0; below <= level; below += 1)
        linear.atMost(
          roomOf(facility, below),
          new Entries().add(column, 1).addAll(from(facility, below), 1),
          `R|${idOf(facility)}|${groupId}|${level}|${below}`,
        );
      return column;
    });
    const all = linear.column(0, total);
    linear.row(0, 0, new Entries().add(all, 1).addAll(columns, -1), `P|${groupId}|${level}`);
    facilities.forEach((facility, index) => {
      linear.atMost(
        0,
        new Entries()
          .addAll(from(facility, level), 1)
          .add(all, -1)
          .add(columns[index] as number, 1)
          .add(stranded[index] as number, -1),
        `S|${idOf(facility)}|${groupId}|${level}`,
      );
    });
  }
  return stranded;
};

/**
 * If any one facility fails, the others take its people: by group and level, free places of all others against those who come.
 * Places of levels are nested, so counting them level by level is exact for sections (Hall's condition on a chain), with
 * columns for each facility and not for each pair of facilities.
 */
export const addReplacement = (problem: Problem, linear: LinearModel, persons: Int32Array, worst: number): void => {
  const strandedAt: number[][] = problem.instance.facilities.map(() => []);
  for (let group = 0; group < problem.groups; group += 1) {
    const facilities = problem.instance.facilities.flatMap((_, facility) =>
      (problem.capacity[(facility * problem.groups + group) * LEVELS] as number) > 0 ? [facility] : [],
    );
    const stranded = addGroup(problem, linear, persons, group, facilities);
    facilities.forEach((facility, index) => {
      strandedAt[facility]?.push(stranded[index] as number);
    });
  }
  problem.instance.facilities.forEach(({ id }, facility) => {
    linear.atMost(0, new Entries().addAll(strandedAt[facility] ?? [], 1).add(worst, -1), `Z|${id}`);
  });
};
