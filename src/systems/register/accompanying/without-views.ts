/** Wire of the list of children whose parent is gone. The web application imports the types only. */
import { z } from 'zod';
import { trilingual } from '../../../core/access/views.ts';
import { codes, instant, pagedView, view } from '../../../core/wire.ts';
import { shownName } from '../views.ts';
import { WITHOUTS } from './accompanying.ts';

/** What has become of the parent of a child who accompanies it. */
export const without = codes('WithoutParent', 'What has become of the parent of a child who accompanies it.', WITHOUTS);

export const childAloneRow = view('ChildAloneRow', 'A child in custody with a parent who is not there any more.', {
  personNo: z.int(),
  registerNumber: z.string(),
  name: shownName,
  place: z.object({ site: z.string().nullable(), section: z.string().nullable(), vehicle: z.string().nullable() }),
  parent: z.object({ personNo: z.int(), registerNumber: z.string() }),
  without,
  owed: trilingual.describe('What is owed to the child, in words.'),
  sinceAt: instant.nullable().describe('Since when the parent is where it is, or its custody ended.'),
});
/** A child in custody with a parent who is not there any more. */
export type ChildAloneRow = z.infer<typeof childAloneRow>;

export const childrenAloneAnswer = pagedView(
  'ChildrenAloneAnswer',
  'Children who accompany a parent that was released, died, is missing or is held elsewhere, the longest first.',
  {
    rows: z.array(childAloneRow),
    counts: z
      .array(z.object({ without, children: z.int() }))
      .describe('How many of each, whichever are shown, at the site that is shown.'),
  },
);
/** `GET /api/register/children-without-parent`. */
export type ChildrenAloneAnswer = z.infer<typeof childrenAloneAnswer>;
