import { polishKm } from '../apart/polish-km.ts';
import { WorkPlan } from '../apart/work-plan.ts';
import type { LevelValues, Limits } from '../model/level-names.ts';
import { Placing } from '../model/placing.ts';
import { canTake, kmOf, type Problem } from '../model/problem.ts';
import { coarseClasses } from '../model/unit-classes.ts';
import { insertLeftOver } from '../rounding/insert-left-over.ts';
import { enemiesAt } from './consequence.ts';

/** Units that people placed by hand, and where; -1: nowhere. */
export type Locks = ReadonlyMap<number, number>;

/** Why people may not be placed so: two locked units of a pair, or locked units that are more than a facility holds. */
export class LocksError extends Error {
  override readonly name = 'LocksError';
  readonly unit: number;
  readonly facility: number;

  constructor(unit: number, facility: number, message: string) {
    super(message);
    this.unit = unit;
    this.facility = facility;
  }
}

const NO_LIMITS: Limits = {
  unplaced: Number.POSITIVE_INFINITY,
  stranded: Number.POSITIVE_INFINITY,
  worstLoss: Number.POSITIVE_INFINITY,
  networkExcess: Number.POSITIVE_INFINITY,
};

const nameOf = ({ instance }: Problem, unit: number, facility: number) =>
  [instance.units[unit]?.id, instance.facilities[facility]?.id] as const;

/** Refuses locks that contradict each other or a hard rule, whoever else there is. */
const refuseContradictions = (problem: Problem, locks: Locks): void => {
  const alone = new Placing(problem);
  for (const [unit, facility] of locks) {
    if (facility < 0) continue;
    const [id, site] = nameOf(problem, unit, facility);
    if (!canTake(problem, unit, facility))
      throw new LocksError(unit, facility, `${site} has no place that unit ${id} may have. Place it elsewhere.`);
    const [enemy] = enemiesAt(alone, unit, facility);
    if (enemy !== undefined)
      throw new LocksError(
        unit,
        facility,
        `Units ${id} and ${problem.instance.units[enemy]?.id} are kept apart and were both placed at ${site}. Place one of them elsewhere.`,
      );
    alone.move(unit, facility);
    if (!alone.fitsAt(facility, problem.group[unit] as number, NO_LIMITS))
      throw new LocksError(
        unit,
        facility,
        `With unit ${id}, those who were placed at ${site} by hand are more than it holds. Place some elsewhere.`,
      );
  }
};

/** What it costs at least to have a unit elsewhere. */
const costElsewhere = (problem: Problem, unit: number, from: number): number => {
  let least = Number.POSITIVE_INFINITY;
  for (let to = 0; to < problem.facilities; to += 1)
    if (to !== from && canTake(problem, unit, to)) least = Math.min(least, kmOf(problem, unit, to));
  return least - kmOf(problem, unit, from);
};

/** Whoever has to leave a facility, so that those who were placed there by hand fit: first the ones from whom they are kept apart, then whom it costs least to have elsewhere. */
const makeRoom = (work: WorkPlan, unit: number, facility: number): void => {
  const { placing, locked } = work;
  const { problem, facilityOf } = placing;
  for (const enemy of enemiesAt(placing, unit, facility)) work.move(enemy, -1);
  const group = problem.group[unit] as number;
  const fits = () => placing.fitsAt(facility, group, NO_LIMITS);
  if (fits()) return;
  const needed = (other: number): boolean =>
    problem.group[other] === group ||
    (problem.medical[unit] === 1 && problem.medical[other] === 1) ||
    (problem.family[unit] === 1 && problem.family[other] === 1);
  const leavers: { other: number; cost: number }[] = [];
  for (let other = 0; other < problem.units; other += 1)
    if (facilityOf[other] === facility && !locked.has(other) && needed(other))
      leavers.push({ other, cost: costElsewhere(problem, other, facility) });
  leavers.sort((one, other) => one.cost - other.cost || one.other - other.other);
  const gone: number[] = [];
  for (const { other } of leavers) {
    if (fits()) break;
    work.move(other, -1);
    gone.push(other);
  }
  // whose leaving was not what was needed comes back, the dearest first
  for (const other of gone.reverse()) {
    work.move(other, facility);
    if (!fits()) work.move(other, -1);
  }
};

/**
 * Puts a unit where people want it. Where that alone breaks a rule or a limit, somebody alike who was there goes where it was, whom that costs least: then no level sees it.
 * Enemies of the unit, and whoever is too many where nobody is alike, are left to `makeRoom`.
 */
const putThere = (work: WorkPlan, unit: number, to: number, limits: Limits): void => {
  const { placing, buckets, broken } = work;
  const { problem, facilityOf } = placing;
  const from = facilityOf[unit] as number;
  work.move(unit, to);
  if (from < 0 || to < 0) return;
  const isKept = placing.fitsAt(to, problem.group[unit] as number, limits) && placing.keepsSums(limits);
  if (isKept && broken.enemiesAt(unit, to) === 0) return;
  let best = { other: -1, km: Number.POSITIVE_INFINITY };
  for (const other of buckets.at(buckets.classOf[unit] as number, to)) {
    const km = kmOf(problem, other, from) - kmOf(problem, other, to);
    if (km < best.km && broken.enemiesAt(other, from) === 0 && broken.enemiesAt(unit, to, other) === 0)
      best = { other, km };
  }
  if (best.other >= 0) work.move(best.other, from);
};

const attempt = (problem: Problem, facilityOf: ArrayLike<number>, locks: Locks, limits: Limits): Placing => {
  const coarse = coarseClasses(problem);
  const work = new WorkPlan(new Placing(problem, facilityOf), coarse, new Set(locks.keys()));
  const before = Int32Array.from(facilityOf);
  for (const [unit, facility] of locks)
    if (work.placing.facilityOf[unit] !== facility) putThere(work, unit, facility, limits);
  for (const [unit, facility] of locks) if (facility >= 0) makeRoom(work, unit, facility);
  insertLeftOver(work, coarse, limits, false);
  polishKm(work, coarse, limits, before);
  return work.placing;
};

const widest = (limits: Limits, levels: LevelValues): Limits => ({
  unplaced: limits.unplaced,
  stranded: Math.max(limits.stranded, levels.stranded),
  worstLoss: Math.max(limits.worstLoss, levels.worstLoss),
  networkExcess: Math.max(limits.networkExcess, levels.networkExcess),
});

/**
 * A plan around units that people placed by hand: they stay there, who is in their way finds another place, and everybody else stays where the plan had them. Within the limits of the plan where that is possible;
 * where it is not, the limits of stranded, worst loss and network excess are raised to what the placing by hand itself makes of them, before anybody is left without a place.
 * No linear programme is solved: the bounds of the plan stay true, because whoever places somebody by hand can only make the best plan dearer.
 * @throws LocksError where locks contradict each other or a hard rule
 */
export const resolveAround = (
  problem: Problem,
  facilityOf: ArrayLike<number>,
  locks: Locks,
  limits: Limits,
): Placing => {
  refuseContradictions(problem, locks);
  const within = attempt(problem, facilityOf, locks, limits);
  const byLock = [...locks].reduce(
    (sum, [unit, facility]) => sum + (facility < 0 ? (problem.size[unit] as number) : 0),
    0,
  );
  if (within.unplaced <= Math.max(limits.unplaced, byLock)) return within;
  const forced = new Placing(problem, facilityOf);
  for (const [unit, facility] of locks) forced.move(unit, facility);
  const wider = attempt(problem, facilityOf, locks, widest(limits, forced.levels()));
  return wider.unplaced < within.unplaced ? wider : within;
};
