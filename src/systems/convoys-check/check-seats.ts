import type { Instance } from './read-instance.ts';
import type { Convoy } from './read-plan.ts';

/** What is wrong with the seats of a convoy: in words. Everybody with it sits, or is said not to. */
export const checkSeats = (
  { axes, vehicles, lots }: Instance,
  convoy: Convoy,
  foes: ReadonlyMap<string, readonly string[]>,
): string[] => {
  const wrong: string[] = [];
  const tell = (problem: string): void => {
    wrong.push(`convoy ${convoy.id}: ${problem}`);
  };
  const needs = axes.get(convoy.axis)?.vehicles;
  const seated = new Map(convoy.unseated);
  const used = new Set<string>();
  const inVehicle = new Map<string, Set<string>>();
  for (const { vehicle, number, compartment, units } of convoy.seats) {
    const place = `compartment ${compartment} of ${vehicle} ${number}`;
    const found = vehicles.get(vehicle)?.compartments[compartment];
    if (found === undefined || number > (needs?.get(vehicle) ?? 0)) {
      tell(`it has no ${place}`);
      continue;
    }
    if (used.has(place)) tell(`${place} stands twice`);
    used.add(place);
    if (units.size === 0) tell(`nobody is in ${place}, which need not be said`);
    const kinds = new Set([...units.keys()].map((lot) => lots.get(lot)?.kind ?? ''));
    if (kinds.size > 1) tell(`${[...kinds].join(' and ')} are together in ${place}`);
    for (const kind of kinds) if (!found.kinds.includes(kind)) tell(`${place} is not for ${kind}`);
    let persons = 0;
    const together = inVehicle.get(`${vehicle} ${number}`) ?? new Set();
    inVehicle.set(`${vehicle} ${number}`, together);
    for (const [lot, count] of units) {
      const { size = 0, medical = false } = lots.get(lot) ?? {};
      persons += count * size;
      if (medical && !found.medical) tell(`${lot} needs a medical compartment, and ${place} is none`);
      seated.set(lot, (seated.get(lot) ?? 0) + count);
      together.add(lot);
    }
    if (persons > found.seats) tell(`${persons} persons on ${found.seats} seats of ${place}`);
  }
  for (const [vehicle, together] of inVehicle)
    for (const lot of together)
      for (const foe of foes.get(lot) ?? [])
        if (lot < foe && together.has(foe)) tell(`${lot} and ${foe} are both in ${vehicle}`);
  for (const lot of new Set([...seated.keys(), ...convoy.units.keys()]))
    if (seated.get(lot) !== convoy.units.get(lot))
      tell(`of ${lot} ${convoy.units.get(lot) ?? 0} are with it, and ${seated.get(lot) ?? 0} sit or are said not to`);
  return wrong;
};
