/** Wire of places over time and of occupancy. The web application imports the types only. */
import { z } from 'zod';
import { officerReference } from '../../../core/access/views.ts';
import { instant, view } from '../../../core/wire.ts';
import { sourceKind } from '../control/views.ts';
import type { SourceKind } from '../source.ts';

export const capacityView = view(
  'CapacityView',
  'How many places a section or a whole site has from a day on, with the source.',
  {
    capacityId: z.string(),
    section: z.string().nullable().describe('Null: the whole site.'),
    places: z.int(),
    fromAt: instant,
    sourceKind,
    source: z.string(),
    recordedBy: officerReference,
  },
);
/** How many places a section or a whole site has from a day on, with the source. */
export type CapacityView = z.infer<typeof capacityView>;

/** `sites/record-capacity`. */
export interface RecordCapacityInput {
  site: string;
  section?: string;
  places: number;
  fromAt: number;
  sourceKind: SourceKind;
  source: string;
}
