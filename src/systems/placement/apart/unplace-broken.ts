import type { Limits } from '../model/level-names.ts';
import { canTake } from '../model/problem.ts';
import type { WorkPlan } from './work-plan.ts';

/** Takes units out of the plan until no pair is broken, those with most broken pairs first, and puts them where nobody is from whom they are kept apart, if there is room. */
export const unplaceBroken = (work: WorkPlan, limits: Limits): void => {
  const { placing, broken } = work;
  const { problem, facilityOf } = placing;
  while (broken.count > 0) {
    const pair = broken.get(broken.count - 1);
    const [one, other] = [problem.pairs[2 * pair] as number, problem.pairs[2 * pair + 1] as number];
    const here = facilityOf[one] as number;
    const weight = (unit: number) => broken.enemiesAt(unit, here) / (problem.size[unit] as number);
    const leaver = weight(one) > weight(other) ? one : other;
    work.move(leaver, -1);
    for (let to = 0; to < problem.facilities; to += 1) {
      if (!canTake(problem, leaver, to) || broken.enemiesAt(leaver, to) > 0) continue;
      work.move(leaver, to);
      if (placing.fitsAt(to, problem.group[leaver] as number, limits) && placing.keepsSums(limits)) break;
      work.move(leaver, -1);
    }
  }
};
