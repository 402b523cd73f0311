import type { ConvoyPlanFile } from '../../systems/placement/index.ts';

/** What each level counts, for a line that begins with its figure. */
export const LEVEL_WORDS = {
  left: 'persons left at the sites at the end',
  late: 'persons at a site when it is expected to be lost',
  risk: 'person-days, weighted with the hazard of the site',
  minutes: 'minutes of convoys',
} as const;

/** What is told of a plan of convoys as JSON. */
export const convoyReportOf = ({ status, convoys, levels, unseated, certificates, hash }: ConvoyPlanFile) => ({
  status,
  convoys: convoys.length,
  levels,
  unseated,
  bounds: Object.fromEntries(Object.entries(certificates).map(([level, { bound }]) => [level, bound])),
  searched: Object.fromEntries(
    Object.entries(certificates).map(([level, { bound, solverBound }]) => [level, solverBound ?? bound]),
  ),
  hash,
});

/** What is told of a plan of convoys that was written to a file. */
export const sayConvoyPlan = (file: string, plan: ConvoyPlanFile): string => {
  const { levels, bounds, searched, convoys, unseated, hash, status } = convoyReportOf(plan);
  const lines = (Object.keys(LEVEL_WORDS) as (keyof typeof LEVEL_WORDS)[]).map((level) => {
    const search = searched[level] === bounds[level] ? '' : `; a search says at least ${searched[level]}`;
    return `  ${levels[level]} ${LEVEL_WORDS[level]} (proven: at least ${bounds[level]}${search})`;
  });
  return [
    status === 'cancelled' ? `${file}: the best plan before it was cancelled.` : `${file}: written.`,
    `  ${convoys} convoys`,
    ...lines,
    ...(unseated > 0 ? [`  ${unseated} persons are with a convoy in which no seat is right for them`] : []),
    `  hash ${hash}`,
    ...(levels.left > 0 || levels.late > 0 || unseated > 0
      ? ['Why somebody is left, late, or without a seat: ./amana convoys explain INSTANCE PLAN']
      : []),
    '',
  ].join('\n');
};
