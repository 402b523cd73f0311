import type { PlanFile } from '../../systems/placement/index.ts';

/** A share in hundredths. */
export const percent = (share: number): string => `${(100 * share).toFixed(3)} %`;

/** What is told of a plan as JSON. */
export const reportOf = ({ status, levels, limits, bound, certificates, drill, hash }: PlanFile) => {
  const gap = bound.km >= levels.km ? 0 : (levels.km - bound.km) / Math.max(1, bound.km);
  const bounds = Object.fromEntries(Object.entries(certificates).map(([level, one]) => [level, one.bound]));
  return { status, levels, limits, bounds: { ...bounds, km: bound.km }, gap, drill, hash };
};

/** What is told of a plan that was written to a file. */
export const sayPlan = (file: string, plan: PlanFile): string => {
  const { levels, bounds, gap, drill } = reportOf(plan);
  const worst = Object.entries(drill).reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0]);
  return [
    plan.status === 'cancelled'
      ? `${file}: the best plan before it was cancelled (no drill was made).`
      : `${file}: written.`,
    ...Object.entries(levels).map(
      ([level, value]) => `  ${level}: ${value} (proven: at least ${bounds[level as keyof typeof bounds]})`,
    ),
    `  km are within ${percent(gap)} of the best`,
    ...(plan.status === 'cancelled'
      ? []
      : [
          `  drill: the failure of ${worst[0] || 'any site'} would strand most, ${worst[1]} persons (family places, medical beds and pairs counted)`,
        ]),
    `  hash ${plan.hash}`,
    ...(levels.unplaced > 0 || worst[1] > 0
      ? ['Why somebody has no place, and what is missing if a site fails: ./amana placement explain INSTANCE PLAN']
      : []),
    '',
  ].join('\n');
};
