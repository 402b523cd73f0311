import type { ConvoyInstance } from '../files/convoy-instance-schema.ts';
import type { PlannedConvoy } from '../files/convoy-plan-file.ts';
import { compartmentsOf } from '../seating/compartments.ts';

/** Why units of a lot have no seat in their convoy, in words. */
export const whyNoSeat = (instance: ConvoyInstance, convoy: PlannedConvoy, id: string): string => {
  const axis = instance.axes.findIndex((one) => one.id === convoy.axis);
  const lotOf = new Map(instance.lots.map((lot) => [lot.id, lot]));
  const { kind = '', medical = false, size = 1 } = lotOf.get(id) ?? {};
  const foes = new Set(instance.apart.flatMap(([one, other]) => (one === id ? [other] : other === id ? [one] : [])));
  const rooms = compartmentsOf(instance, axis).map((room) => {
    const inVehicle = convoy.seats.filter((seat) => seat.vehicle === room.vehicle && seat.number === room.number);
    const here = inVehicle.find((seat) => seat.compartment === room.compartment)?.units ?? {};
    const [first] = Object.keys(here);
    const taken = Object.entries(here).reduce((sum, [lot, count]) => sum + count * (lotOf.get(lot)?.size ?? 0), 0);
    return {
      ...room,
      free: room.seats - taken,
      holds: first === undefined ? kind : lotOf.get(first)?.kind,
      hasFoe: inVehicle.some(({ units }) => Object.keys(units).some((lot) => foes.has(lot))),
    };
  });
  const able = rooms.filter(({ kinds, medical: has }) => kinds.includes(kind) && (has || !medical));
  if (able.length === 0) return `no compartment of its vehicles is for ${kind}${medical ? ' with a medical need' : ''}`;
  const own = able.filter(({ holds }) => holds === kind);
  const free = own.reduce((sum, room) => sum + room.free, 0);
  if (free === 0) {
    const other = able.filter(({ holds }) => holds !== kind).reduce((sum, room) => sum + room.free, 0);
    return `every seat of the compartments for ${kind}${medical ? ' with a medical need' : ''} is taken${other > 0 ? `, and ${other} free seats are in compartments with others` : ''}`;
  }
  if (!own.some((room) => room.free >= size))
    return `${free} seats are free, and no compartment has ${size} of them together`;
  return 'somebody from whom they are kept apart is in every vehicle with a seat for them';
};
