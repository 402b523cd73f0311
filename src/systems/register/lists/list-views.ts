/** Wire of received lists: what was received, and the rows that somebody has to decide. The web application imports the types only. */
import { z } from 'zod';
import { trilingual } from '../../../core/access/views.ts';
import { abilities, instant, pagedView, view } from '../../../core/wire.ts';
import { householdRole } from '../residents/views.ts';
import { birthView, nameView, placeView, sex } from '../views.ts';

export const listView = view('ListView', 'One received list: read = accepted + waiting + refused.', {
  listNo: z.int(),
  site: z.string(),
  source: z.string(),
  fileName: z.string(),
  receivedAt: instant,
  read: z.int(),
  accepted: z.int(),
  waiting: z.int(),
  refused: z.int(),
  undecided: z.int().describe('Rows that wait or were refused, and about which nobody has decided yet.'),
});
/** One received list. */
export type ListView = z.infer<typeof listView>;

export const listsAnswer = pagedView('ListsAnswer', 'The lists that were received, newest first.', {
  lists: z.array(listView),
  undecided: z.int().describe('Rows of all lists about which nobody has decided yet.'),
  abilities,
});
/** `GET /api/register/lists`. */
export type ListsAnswer = z.infer<typeof listsAnswer>;

export const listCandidate = view(
  'ListCandidate',
  'A person already on the register that a waiting row may be; the officer decides, never the software.',
  {
    personNo: z.int(),
    registerNumber: z.string(),
    names: z.array(nameView),
    birth: birthView.nullable(),
    place: placeView,
  },
);
/** A person already on the register that a waiting row may be; the officer decides, never the software. */
export type ListCandidate = z.infer<typeof listCandidate>;

export const workRow = view('WorkRow', 'A row of the work list.', {
  row: z.int().describe('1-based data row of the file.'),
  outcome: z.enum(['waiting', 'refused']),
  code: z.string(),
  reason: trilingual,
  closed: z
    .boolean()
    .describe('What the row says is closed to who asks: nobody has said an age of it yet, and it may be a child.'),
  cells: z
    .record(z.string(), z.string())
    .describe('Cells as they were received, by heading; none where they are closed.'),
  understood: z
    .object({
      name: z.string(),
      sex: sex.nullable(),
      birth: z.string(),
      nationality: z.string(),
      furtherNames: z.array(z.string()).describe('They stay with the person when the name is corrected.'),
    })
    .nullable()
    .describe('The person as the row was understood, to be corrected; null for a refused row.'),
  household: z
    .object({
      label: z.string(),
      role: householdRole,
      members: z
        .array(z.object({ personNo: z.int(), registerNumber: z.string() }))
        .describe('Who is in it already, within reach.'),
    })
    .nullable()
    .describe('The household that the list names: who is entered from the row joins it.'),
  candidates: z.array(listCandidate),
  parent: z
    .object({ personNo: z.int(), registerNumber: z.string(), name: z.string() })
    .nullable()
    .describe(
      'Whom a child of the list accompanies, where the row names somebody who is on the register: by number, or by a row that was entered. An officer confirms it, or chooses another person.',
    ),
});
/** A row of the work list. */
export type WorkRow = z.infer<typeof workRow>;

export const listAnswer = pagedView(
  'ListAnswer',
  'A list with its rows that wait or were refused and are not resolved, as in the file.',
  {
    list: listView,
    detained: z
      .int()
      .describe('Of a list of a camp: who is a detainee by it alone, and can be corrected to a resident together.'),
    rows: z.array(workRow),
    abilities,
  },
);
/** `GET /api/register/list?listNo=`. */
export type ListAnswer = z.infer<typeof listAnswer>;
