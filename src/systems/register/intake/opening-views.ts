/** Wire of how a person came into custody. The web application imports the types only. */
import { z } from 'zod';
import { instant, view } from '../../../core/wire.ts';
import { appearanceView, gapView } from '../appearances/views.ts';
import { ITEM_KINDS, WAYS } from './particulars.ts';

/** What is known of one particular of how a person came in. */
const particularView = z.discriminatedUnion('state', [
  z.object({ state: z.literal('known'), text: z.string() }),
  z.object({ state: z.literal('inherited'), text: z.string().exactOptional(), from: z.string() }),
  z.object({ state: z.literal('unknown'), reason: z.string() }),
]);
const inventoryView = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('listed'),
    items: z.array(
      z.object({
        kind: z.enum(ITEM_KINDS),
        description: z.string(),
        quantity: z.int(),
        kept: z.enum(['taken', 'left']),
      }),
    ),
  }),
  z.object({ state: z.literal('unknown'), reason: z.string() }),
]);

export const openingView = view('OpeningView', 'How a person came into custody, one time.', {
  factEvent: z.string(),
  at: instant,
  site: z.string().nullable(),
  custodian: z.string().nullable(),
  way: z.enum(WAYS),
  tag: z.string().nullable().describe('Number of the capture tag.'),
  particulars: z
    .object({
      when: particularView,
      place: particularView,
      unit: particularView,
      authority: particularView,
      circumstances: particularView,
      condition: particularView,
      reasonsTold: particularView,
      inventory: inventoryView,
    })
    .nullable()
    .describe('Null where nothing was told.'),
  appearance: appearanceView.nullable().describe('Null where none is recorded.'),
  gaps: z
    .object({
      arrestToArrival: gapView.exactOptional(),
      arrivalToJudge: gapView.exactOptional(),
      arrestToJudge: gapView.exactOptional(),
    })
    .describe('Hours between arrest, arrival and first judge, as far as their times are known.'),
});
/** How a person came into custody, one time. */
export type OpeningView = z.infer<typeof openingView>;
