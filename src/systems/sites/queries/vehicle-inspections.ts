import { z } from 'zod';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInBody } from '../../../platform/http/query-values.ts';
import { inspectionsTable } from '../vehicles/inspections-table.ts';
import { type InspectionView, inspectionsAnswer, type VehicleInspectionsAnswer } from '../vehicles/views.ts';
import { findOfficerReferences } from './find-officer-references.ts';

type Row = Omit<InspectionView, 'by'> & { inspected_by: number };

/** Inspections of one vehicle or all, fit or not, the newest first. */
export const vehicleInspections = defineQuery({
  system: 'sites',
  name: 'vehicle-inspections',
  asks: 'body',
  input: z
    .object({
      vehicle: z.string().max(40).optional(),
      state: z.enum(['fit', 'not-fit']).optional(),
      ...pageInBody,
    })
    .strict(),
  answer: inspectionsAnswer,
  table: inspectionsTable,
  run: async (read, { vehicle, state, ...asked }, context): Promise<VehicleInspectionsAnswer> => {
    const { sql, page, pageSize } = cutPage(asked);
    const chosen = 'WHERE ($1::text IS NULL OR i.vehicle = $1) AND ($2::boolean IS NULL OR i.fit = $2)';
    const values = [vehicle ?? null, state === undefined ? null : state === 'fit'];
    const count = await read.row<{ n: number }>(
      `SELECT count(*)::int AS n FROM sites.vehicle_inspection i ${chosen}`,
      values,
    );
    const rows = await read.rows<Row>(
      `SELECT i.id AS "inspectionId", i.vehicle, i.occasion, i.site, i.inspected_at AS "inspectedAt", i.recorded_at AS "recordedAt", i.fit, to_jsonb(i.defects) AS defects, i.note, i.inspected_by
         FROM sites.vehicle_inspection i ${chosen} ORDER BY i.inspected_at DESC, i.event_pos DESC ${sql}`,
      values,
    );
    const vehicles = await read.rows<{ code: string }>(
      'SELECT v.code FROM sites.vehicle v ORDER BY register.in_order(v.code)',
    );
    const officer = await findOfficerReferences(
      read,
      rows.map((row) => row.inspected_by),
    );
    return {
      total: count?.n ?? 0,
      page,
      pageSize,
      vehicles: vehicles.map(({ code }) => code),
      rows: rows.map(({ inspected_by, ...row }) => ({ ...row, by: officer(inspected_by) })),
      abilities: [...context.abilities],
    };
  },
});
