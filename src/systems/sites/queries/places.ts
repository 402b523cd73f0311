import { z } from 'zod';
import { foldText } from '../../../core/matches-filter.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInBody } from '../../../platform/http/query-values.ts';
import { freePlaces, overPlaces } from '../free-places.ts';
import { placesStates } from '../places-state.ts';
import { placesTable } from '../places-table.ts';
import { type PlaceRow, type PlacesAnswer, placesAnswer, type VehicleRow } from '../views.ts';
import { findPlaceRows } from './place-rows.ts';

const holds = ({ code, name }: PlaceRow, sought: string): boolean =>
  [code, ...Object.values(name)].some((text) => foldText(text).includes(sought));

/** The list of sites with places, occupants and what exceeds them, and the vehicles with their seats (R18, P6). */
export const places = defineQuery({
  system: 'sites',
  name: 'places',
  asks: 'body',
  input: z
    .object({
      /** Part of the code or of a name of the site. What is typed stands in no address, even where a place is meant. */
      q: z.string().max(100).optional(),
      authority: z
        .string()
        .regex(/^[A-Z]{2,8}$/)
        .optional(),
      state: z.enum(placesStates).optional(),
      ...pageInBody,
    })
    .strict(),
  answer: placesAnswer,
  table: placesTable,
  run: async (read, { q = '', authority, state, ...asked }, context): Promise<PlacesAnswer> => {
    const { sql: _sql, page, pageSize } = cutPage(asked);
    const all = await findPlaceRows(read, context.now, null);
    const sought = foldText(q.trim());
    const rows = all.filter(
      (row) =>
        (sought === '' || holds(row, sought)) &&
        (authority === undefined || row.authority === authority) &&
        (state === undefined || (state === 'over' ? overPlaces(row) > 0 : (freePlaces(row) ?? 0) > 0)),
    );
    const vehicles = await read.rows<Omit<VehicleRow, 'mayAdd' | 'mayInspect'>>(
      `SELECT v.code, v.authority, v.kind,
         coalesce((SELECT jsonb_agg(jsonb_build_object('compartment', k.compartment, 'seats', k.seats, 'sex', k.sex, 'ageGroup', CASE k.age_group WHEN 'juvenile' THEN 'minor' ELSE k.age_group END, 'legalStatus', k.legal_status) ORDER BY register.in_order(k.compartment))
                     FROM sites.compartment k WHERE k.vehicle = v.code), '[]') AS compartments,
         (SELECT jsonb_build_object('occasion', i.occasion, 'site', i.site, 'inspectedAt', register.ms(i.inspected_at), 'fit', i.fit, 'defects', to_jsonb(i.defects), 'note', i.note)
            FROM sites.vehicle_inspection i WHERE i.vehicle = v.code ORDER BY i.inspected_at DESC, i.event_pos DESC LIMIT 1) AS inspection
         FROM sites.vehicle v ORDER BY v.authority, register.in_order(v.code)`,
    );
    const inspects = context.abilities.includes('sites/record-vehicle-inspection');
    const adds = context.abilities.includes('sites/add-compartment');
    return {
      total: rows.length,
      page,
      pageSize,
      rows: rows.slice((page - 1) * pageSize, page * pageSize),
      authorities: [...new Set(all.flatMap((row) => row.authority ?? []))].sort(),
      vehicles: vehicles.map((vehicle) => ({
        ...vehicle,
        mayAdd: adds && vehicle.authority === context.authority,
        mayInspect: inspects && vehicle.authority === context.authority,
      })),
      abilities: [...context.abilities],
    };
  },
});
