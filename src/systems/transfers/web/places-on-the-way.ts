import type { ManifestOverview, MovementView } from '../views.ts';
import type { LegView } from '../way-views.ts';

/** Where something of a convoy can have happened, in the order in which it is offered: the sites of its route, places of the way that are no sites (planned as stops, or reported before), and every other site. */
export const placesOnTheWay = (
  { from, via, to }: Pick<ManifestOverview['manifest'], 'from' | 'via' | 'to'>,
  sites: readonly string[],
  legs: readonly Pick<LegView, 'to'>[],
  movements: readonly Pick<MovementView, 'place'>[],
): string[] => {
  const route = new Set([from, ...via, to]);
  const others = new Set([...legs.map((leg) => leg.to), ...movements.map(({ place }) => place)]);
  for (const code of sites) others.delete(code);
  return [...sites.filter((code) => route.has(code)), ...others, ...sites.filter((code) => !route.has(code))];
};
