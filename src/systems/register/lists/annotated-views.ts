/** Wire of a received list with what became of each row. */
import { z } from 'zod';
import { trilingual } from '../../../core/access/views.ts';
import { pagedView } from '../../../core/wire.ts';

/** What became of a row. */
export const OUTCOMES = ['accepted', 'waiting', 'refused'] as const;

export const annotatedListAnswer = pagedView(
  'AnnotatedListAnswer',
  'A received list as it was sent, with what became of each row.',
  {
    headings: z.array(z.string()).describe('Headings of the sheet.'),
    rows: z.array(
      z.object({
        row: z.int(),
        outcome: z.enum(OUTCOMES),
        registerNumber: z.string().nullable().describe('Of the person whom the row became.'),
        reason: trilingual,
        closed: z.boolean().describe('What the row says is closed to who asks: it is of a child, or may be.'),
        cells: z.record(z.string(), z.string()),
      }),
    ),
  },
);
/** `GET /api/register/annotated-list?listNo=`. */
export type AnnotatedListAnswer = z.infer<typeof annotatedListAnswer>;
