import { hashed, hashOf, levelsOf, limitsOf, obeysRules, type PlanFile } from './make-plan.ts';
import { drillProgramme, programmeOf, provedBy } from './programme.ts';
import type { InstanceFile } from './random-instance.ts';

const sameNames = (names: readonly string[], object: Record<string, unknown>): boolean =>
  names.length === Object.keys(object).length && names.every((name) => Object.hasOwn(object, name));

/** Whether every word of a plan is true, by the page that defines it and by no code of the checker. */
export const isTrue = (instance: InstanceFile, plan: PlanFile): boolean => {
  const sites = instance.facilities.map(({ id }) => id);
  const units = instance.units.map(({ id }) => id);
  if (plan.format !== 'amana-plan-1' || !['complete', 'cancelled'].includes(plan.status)) return false;
  if (hashed(plan).hash !== plan.hash || hashOf(instance) !== plan.instance) return false;
  if (!sameNames(units, plan.facility) || !sameNames(sites, plan.drill) || !sameNames(sites, plan.drillWitness))
    return false;
  if (Object.values(plan.facility).some((site) => site !== null && !sites.includes(site))) return false;
  if (!obeysRules(instance, plan.facility)) return false;
  const levels = levelsOf(instance, plan.facility);
  const { best } = plan.certificates.worstLoss;
  const limits = limitsOf(instance, levels, best ?? plan.certificates.worstLoss.bound);
  if (levels.worstLoss > limits.worstLoss) return false;
  for (const level of ['unplaced', 'stranded', 'worstLoss', 'networkExcess', 'km'] as const) {
    if (plan.levels[level] !== levels[level]) return false;
    if (level !== 'km' && plan.limits[level] !== limits[level]) return false;
    const { bound, multipliers, ...said } =
      level === 'km' ? { ...plan.bound, bound: plan.bound.km } : plan.certificates[level];
    if (provedBy(programmeOf(instance, level, limits), multipliers) !== bound) return false;
    if ((said.solverBound ?? bound + 1) <= bound || (said.best ?? bound + 1) <= bound) return false;
    if (said.best !== undefined && (level !== 'worstLoss' || said.best > levels.worstLoss)) return false;
  }
  return sites.every((site) => {
    const {
      moves,
      bound,
      multipliers,
      solverBound = bound + 1,
    } = plan.drillWitness[site] as PlanFile['drillWitness'][string];
    const there = instance.units.filter(({ id }) => plan.facility[id] === site);
    const programme = drillProgramme(instance, plan.facility, site);
    const isAllowed = Object.entries(moves).every(([unit, to]) =>
      programme.choices.get(unit)?.includes(`x ${unit} ${to}`),
    );
    const after = Object.fromEntries(
      units.map((id) => [
        id,
        there.some((unit) => unit.id === id) ? (moves[id] ?? null) : (plan.facility[id] as string | null),
      ]),
    );
    const stranded = there.filter(({ id }) => moves[id] === undefined).reduce((sum, { size }) => sum + size, 0);
    return (
      isAllowed &&
      obeysRules(instance, after) &&
      plan.drill[site] === stranded &&
      provedBy(programme, multipliers) === bound &&
      solverBound > bound
    );
  });
};
