import type { VehicleView } from '../views.ts';
import type { LegView } from '../way-views.ts';

/**
 * The vehicles in which seats are proposed: aircraft where the first leg of the way is planned by air, and none of them where it is planned by land or water. Where no leg is planned, aircraft only where the escort has nothing else: most convoys go by
 * road, and a seat in an aircraft that does not fly them is none. An officer may choose any seat all the same.
 */
export const vehiclesOfWay = <Vehicle extends Pick<VehicleView, 'kind'>>(
  vehicles: readonly Vehicle[],
  legs: readonly Pick<LegView, 'mode' | 'turned'>[],
): Vehicle[] => {
  const first = legs.find(({ turned }) => !turned);
  const fitting = vehicles.filter(({ kind }) => (kind === 'aircraft') === (first?.mode === 'air'));
  return first === undefined && fitting.length === 0 ? [...vehicles] : fitting;
};
