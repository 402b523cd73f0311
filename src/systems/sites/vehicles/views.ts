/** Wire of the inspections of vehicles. The web application imports the types only. */
import { z } from 'zod';
import { officerReference } from '../../../core/access/views.ts';
import { abilities, codes, instant, pagedView, view } from '../../../core/wire.ts';
import {
  type InspectionOccasion,
  type InspectionPart,
  inspectionOccasions,
  inspectionParts,
} from './inspection-words.ts';

export const inspectionOccasion = codes(
  'InspectionOccasion',
  'When a vehicle is inspected: before persons board it, and once they have left it.',
  inspectionOccasions,
);
export const inspectionPart = codes('InspectionPart', 'What is looked at on a vehicle.', inspectionParts);

export const inspectionView = view('InspectionView', 'One inspection of a vehicle.', {
  inspectionId: z.string(),
  vehicle: z.string(),
  occasion: inspectionOccasion,
  site: z.string().describe('Code of the site where it was inspected.'),
  inspectedAt: instant,
  recordedAt: instant,
  fit: z.boolean(),
  defects: z.array(inspectionPart).describe('What was not in order.'),
  note: z.string().nullable(),
  by: officerReference,
});
/** One inspection of a vehicle. */
export type InspectionView = z.infer<typeof inspectionView>;

export const newestInspection = view(
  'NewestInspection',
  'The newest inspection of a vehicle. That it is fit is good for 24 hours; that it is not stands until another says otherwise.',
  inspectionView.pick({ occasion: true, site: true, inspectedAt: true, fit: true, defects: true, note: true }).shape,
);
/** The newest inspection of a vehicle. */
export type NewestInspection = z.infer<typeof newestInspection>;

export const inspectionsAnswer = pagedView(
  'VehicleInspectionsAnswer',
  'Inspections of vehicles, the newest first, page by page.',
  {
    vehicles: z.array(z.string()).describe('Codes of all vehicles, whichever is shown.'),
    rows: z.array(inspectionView),
    abilities,
  },
);
/** `GET /api/sites/vehicle-inspections`. */
export type VehicleInspectionsAnswer = z.infer<typeof inspectionsAnswer>;

/** `sites/record-vehicle-inspection`. */
export interface RecordVehicleInspectionInput {
  vehicle: string;
  occasion: InspectionOccasion;
  site: string;
  inspectedAt: number;
  fit: boolean;
  parts: Partial<Record<InspectionPart, boolean>>;
  note?: string;
}
