import { defineQuery } from '../../../platform/http/query-definition.ts';
import { nothing } from '../../../platform/http/query-values.ts';
import { type PlacesAnswer, placesAnswer, type VehicleRow } from '../views.ts';
import { findPlaceRows } from './place-rows.ts';

/** The list of sites with places, occupants and what exceeds them, and the vehicles with their seats (R18, P6). */
export const places = defineQuery({
  system: 'sites',
  name: 'places',
  askers: 'signed-in',
  input: nothing,
  answer: placesAnswer,
  run: async (read, _input, context): Promise<PlacesAnswer> => {
    const vehicles = await read.rows<Omit<VehicleRow, 'mayAdd'>>(
      `SELECT v.code, v.authority, v.kind,
         coalesce((SELECT jsonb_agg(jsonb_build_object('compartment', k.compartment, 'seats', k.seats, 'sex', k.sex, 'ageGroup', CASE k.age_group WHEN 'juvenile' THEN 'minor' ELSE k.age_group END) ORDER BY k.compartment)
                     FROM sites.compartment k WHERE k.vehicle = v.code), '[]') AS compartments
         FROM sites.vehicle v ORDER BY v.authority, v.code`,
    );
    const adds = context.abilities.includes('sites/add-compartment');
    return {
      sites: await findPlaceRows(read, context.now, null),
      vehicles: vehicles.map((vehicle) => ({ ...vehicle, mayAdd: adds && vehicle.authority === context.authority })),
      abilities: [...context.abilities],
    };
  },
});
