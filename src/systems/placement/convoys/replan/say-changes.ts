import type { ConvoyInstance } from '../files/convoy-instance-schema.ts';
import type { ConvoyPlanFile, PlannedConvoy } from '../files/convoy-plan-file.ts';
import { CONVOY_LEVELS } from '../model/convoy-levels.ts';
import { levelsOfLoads } from '../model/convoy-loads.ts';
import { convoyProblemOf } from '../model/convoy-problem.ts';
import { loadsOfPlan } from '../model/loads-of-plan.ts';
import type { PresentState } from './present-state.ts';

const WORDS = {
  left: 'persons left at the sites at the end',
  late: 'persons at a site when it is expected to be lost',
  risk: 'person-days, weighted with the hazard of the site',
  minutes: 'minutes of convoys',
} as const;

const wayOf = ({ origin, axis, day }: PlannedConvoy): string => `${origin}|${axis}|${day}`;

const sayConvoy = ({ lots }: ConvoyInstance, { id, origin, axis, day, units }: PlannedConvoy): string => {
  const persons = lots.reduce((sum, lot) => sum + lot.size * (units[lot.id] ?? 0), 0);
  return `${id} from ${origin} on ${axis}, day ${day}, ${persons} persons`;
};

/** Convoys of one list for which the other has none from the same site on the same axis and day. */
const only = (mine: readonly PlannedConvoy[], others: readonly PlannedConvoy[]): PlannedConvoy[] => {
  const left = new Map<string, number>();
  for (const convoy of others) left.set(wayOf(convoy), (left.get(wayOf(convoy)) ?? 0) + 1);
  return mine.filter((convoy) => {
    const count = left.get(wayOf(convoy)) ?? 0;
    left.set(wayOf(convoy), count - 1);
    return count < 1;
  });
};

/** What a plan that was made again does otherwise: which convoys stay, which leave no more, which are new, and each level before and now, counted for the same people from the same day. */
export const sayChanges = ({ before, instance, free }: PresentState, plan: ConvoyPlanFile): string[] => {
  const problem = convoyProblemOf(before);
  const levels = levelsOfLoads(problem, loadsOfPlan(problem, free));
  const [gone, added] = [only(free, plan.convoys), only(plan.convoys, free)];
  return [
    `${instance.fixed.length} convoys are sealed or have left, and stay as they are.`,
    `${free.length - gone.length} of the ${free.length} others leave from the same site on the same axis and day as before.`,
    ...gone.map((convoy) => `no longer: ${sayConvoy(instance, convoy)}`),
    ...added.map((convoy) => `new: ${sayConvoy(instance, convoy)}`),
    ...CONVOY_LEVELS.map((level) => `${WORDS[level]}: ${levels[level]} before, ${plan.levels[level]} now`),
  ];
};
