import type { WorkPlan } from '../apart/work-plan.ts';
import type { Limits } from '../model/level-names.ts';
import type { UnitClasses } from '../model/unit-classes.ts';
import { RoomFinder } from './room-finder.ts';

/**
 * Inserts the units that are nowhere, where they cost least: large ones, families and the sick first, because few places fit them. What no way was found for
 * stays unplaced; whom people placed nowhere stays there.
 * @param mayBreak whether somebody may come to where a unit is from whom it is kept apart (repaired afterwards)
 */
export const insertLeftOver = (work: WorkPlan, coarse: UnitClasses, limits: Limits, mayBreak: boolean): void => {
  const { problem, facilityOf } = work.placing;
  const finder = new RoomFinder(work, coarse, limits, mayBreak);
  const rank = (unit: number): number =>
    (problem.size[unit] as number) * 100 +
    (problem.family[unit] as number) * 20 +
    (problem.medical[unit] as number) * 10 +
    (problem.level[unit] as number);
  const left: number[] = [];
  for (let unit = 0; unit < problem.units; unit += 1)
    if (facilityOf[unit] === -1 && !work.locked.has(unit)) left.push(unit);
  left.sort((one, other) => rank(other) - rank(one) || one - other);
  for (const unit of left) {
    const way = finder.findEjecting(unit, finder.findDirect(unit)) ?? finder.findChain(unit);
    for (const [mover, to] of way?.moves ?? []) work.move(mover, to);
  }
};
