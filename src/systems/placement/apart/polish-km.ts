import type { Limits } from '../model/level-names.ts';
import { canTake, kmOf } from '../model/problem.ts';
import type { UnitClasses } from '../model/unit-classes.ts';
import { RoomFinder } from '../rounding/room-finder.ts';
import type { WorkPlan } from './work-plan.ts';

const PASSES = 4;
/** Units that are taken out and put back; each costs some milliseconds. */
const REINSERTED = 100;
const ALIKE = 300;

/** The best exchange of a unit with somebody alike at a facility that breaks no pair and saves km; -1 where there is none. */
const bestExchange = (work: WorkPlan, unit: number, to: number): { other: number; saved: number } => {
  const { placing, buckets, broken } = work;
  const { problem, facilityOf } = placing;
  const from = facilityOf[unit] as number;
  const alike = buckets.at(buckets.classOf[unit] as number, to);
  const own = kmOf(problem, unit, from) - kmOf(problem, unit, to);
  let best = { other: -1, saved: 0 };
  for (let index = 0; index < Math.min(alike.length, ALIKE); index += 1) {
    const other = alike[index] as number;
    const saved = own + kmOf(problem, other, to) - kmOf(problem, other, from);
    if (saved <= best.saved) continue;
    if (broken.enemiesAt(unit, to, other) > 0 || broken.enemiesAt(other, from, unit) > 0) continue;
    best = { other, saved };
  }
  return best;
};

const exchange = (work: WorkPlan, unit: number): boolean => {
  const { problem, facilityOf } = work.placing;
  let best = { other: -1, saved: 0 };
  for (let to = 0; to < problem.facilities; to += 1) {
    if (to === facilityOf[unit] || !canTake(problem, unit, to)) continue;
    const found = bestExchange(work, unit, to);
    if (found.saved > best.saved) best = found;
  }
  if (best.other < 0) return false;
  work.swap(unit, best.other);
  return true;
};

/** Takes a unit out and puts it back where it costs least, somebody else making room if need be. */
const reinsert = (work: WorkPlan, finder: RoomFinder, unit: number): boolean => {
  const { problem, facilityOf } = work.placing;
  const from = facilityOf[unit] as number;
  const now: { km: number; moves: [number, number][] } = { km: kmOf(problem, unit, from), moves: [[unit, from]] };
  work.move(unit, -1);
  const direct = finder.findDirect(unit);
  const way = finder.findEjecting(unit, direct && direct.km < now.km ? direct : now) ?? now;
  for (const [mover, to] of way.moves) work.move(mover, to);
  return way.km < now.km;
};

/** Units that are not where the linear programme had them, those that cost most more than there first; those that it left over before all. */
const misplaced = ({ placing, locked }: WorkPlan, reference: Int32Array): number[] => {
  const { problem, facilityOf } = placing;
  const found: { unit: number; km: number }[] = [];
  for (let unit = 0; unit < facilityOf.length; unit += 1) {
    const [now, then] = [facilityOf[unit] as number, reference[unit] as number];
    if (now === -1 || now === then || locked.has(unit)) continue;
    found.push({
      unit,
      km: then === -1 ? Number.MAX_SAFE_INTEGER : kmOf(problem, unit, now) - kmOf(problem, unit, then),
    });
  }
  return found.sort((one, other) => other.km - one.km || one.unit - other.unit).map(({ unit }) => unit);
};

/**
 * Saves km around the units that are not where the linear programme had them (repair and insertion put them elsewhere), without breaking a rule, a limit or a pair.
 * @param reference where the linear programme had each unit, -1 where it left it over
 */
export const polishKm = (work: WorkPlan, coarse: UnitClasses, limits: Limits, reference: Int32Array): void => {
  for (let pass = 0; pass < PASSES; pass += 1)
    if (misplaced(work, reference).filter((unit) => exchange(work, unit)).length === 0) break;
  const finder = new RoomFinder(work, coarse, limits, false);
  for (const unit of misplaced(work, reference).slice(0, REINSERTED)) reinsert(work, finder, unit);
};
