import type { ConvoyInstance } from '../../../src/systems/placement/convoys/files/convoy-instance-schema.ts';
import type { ConvoyPlanFile, PlannedConvoy } from '../../../src/systems/placement/convoys/files/convoy-plan-file.ts';
import {
  type ConvoyLoad,
  levelsOfLoads,
  personsOf,
} from '../../../src/systems/placement/convoys/model/convoy-loads.ts';
import { type ConvoyProblem, convoyProblemOf } from '../../../src/systems/placement/convoys/model/convoy-problem.ts';
import { RoomOfDays } from '../../../src/systems/placement/convoys/room-of-days.ts';

const total = (all: Record<string, number>): number => Object.values(all).reduce((sum, count) => sum + count, 0);

/** Whether everybody with a convoy sits where they may, or is said not to sit. */
const sitsWell = ({ axes, vehicles, lots, apart }: ConvoyInstance, convoy: PlannedConvoy): boolean => {
  const places = convoy.seats.map(({ vehicle, number, compartment }) => `${vehicle}|${number}|${compartment}`);
  if (new Set(places).size < places.length) return false;
  const lotOf = (id: string) => lots.find((lot) => lot.id === id);
  const rightly = convoy.seats.every(({ vehicle, number, compartment, units }) => {
    const room = vehicles.find(({ id }) => id === vehicle)?.compartments[compartment];
    const own = axes.find(({ id }) => id === convoy.axis)?.vehicles[vehicle] ?? 0;
    const here = Object.keys(units).map(lotOf);
    const persons = Object.entries(units).reduce((sum, [lot, count]) => sum + count * (lotOf(lot)?.size ?? 0), 0);
    return (
      room !== undefined &&
      number <= own &&
      here.length > 0 &&
      persons <= room.seats &&
      here.every((lot) => lot && room.kinds.includes(lot.kind) && lot.kind === here[0]?.kind) &&
      here.every((lot) => !lot?.medical || room.medical)
    );
  });
  const vehicleOf = (lot: string) =>
    convoy.seats.filter(({ units }) => Object.hasOwn(units, lot)).map(({ vehicle, number }) => `${vehicle}|${number}`);
  const isApart = apart.every(([one, other]) => !vehicleOf(one).some((vehicle) => vehicleOf(other).includes(vehicle)));
  const names = new Set(
    [convoy.units, convoy.unseated, ...convoy.seats.map(({ units }) => units)].flatMap(Object.keys),
  );
  const isWhole = [...names].every(
    (lot) =>
      (convoy.units[lot] ?? 0) ===
      (convoy.unseated[lot] ?? 0) + convoy.seats.reduce((sum, { units }) => sum + (units[lot] ?? 0), 0),
  );
  return rightly && isApart && isWhole;
};

/** A convoy as the planner knows it; undefined where it has people whom it cannot have. */
const loadOf = ({ instance, routes, streams }: ConvoyProblem, convoy: PlannedConvoy): ConvoyLoad | undefined => {
  const route = routes.findIndex(
    ({ site, axis }) => instance.sites[site]?.id === convoy.origin && instance.axes[axis]?.id === convoy.axis,
  );
  const units = new Map<number, number>();
  for (const [id, count] of Object.entries(convoy.units)) {
    const lot = instance.lots.find((one) => one.id === id);
    const stream = streams.findIndex(
      ({ site, destination, size }) =>
        size === lot?.size &&
        instance.sites[site]?.id === lot.origin &&
        instance.destinations[destination]?.id === lot.destination,
    );
    const { site = -1, destination = -1 } = streams[stream] ?? {};
    if (site !== routes[route]?.site || !routes[route]?.destinations.includes(destination)) return undefined;
    units.set(stream, (units.get(stream) ?? 0) + count);
  }
  return { route, day: convoy.day, units };
};

/** Whether a plan keeps every rule and its figures are right, its bounds aside: asked of the planner's own numbers, of which the checker knows nothing. */
export const isTruePlan = (instance: ConvoyInstance, plan: ConvoyPlanFile): boolean => {
  const problem = convoyProblemOf(instance);
  const ids = [...plan.convoys, ...instance.fixed].map(({ id }) => id);
  if (new Set(ids).size < ids.length) return false;
  const room = new RoomOfDays(problem);
  const loads: ConvoyLoad[] = [];
  for (const convoy of plan.convoys) {
    const load = loadOf(problem, convoy);
    if (load === undefined || load.units.size === 0 || !sitsWell(instance, convoy)) return false;
    if (personsOf(problem, load) > (problem.routes[load.route]?.persons as number)) return false;
    if (!room.canLeave(load.route, load.day)) return false;
    room.leave(load.route, load.day);
    for (const [stream, count] of load.units) {
      const { destination, size } = problem.streams[stream] as ConvoyProblem['streams'][number];
      if (room.intake(destination, load.route, load.day) < count * size) return false;
      room.arrive(destination, load.route, load.day, count * size);
    }
    loads.push(load);
  }
  const isEnough = instance.lots.every(
    ({ id }, index) =>
      plan.convoys.reduce((sum, { units }) => sum + (units[id] ?? 0), 0) <= (problem.free[index] as number),
  );
  const unseated = plan.convoys.reduce(
    (sum, convoy) =>
      sum +
      total(
        Object.fromEntries(
          Object.entries(convoy.unseated).map(([lot, count]) => [
            lot,
            count * (instance.lots.find(({ id }) => id === lot)?.size ?? 0),
          ]),
        ),
      ),
    0,
  );
  const levels = levelsOfLoads(problem, loads);
  return (
    isEnough &&
    plan.unseated === unseated &&
    Object.entries(levels).every(([level, value]) => plan.levels[level as 'left'] === value)
  );
};
