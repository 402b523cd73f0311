/** Wire of `transfers`: papers of convoys that leave in one file. The web application imports the types only. */
import { z } from 'zod';
import { codes, pagedView, view } from '../../core/wire.ts';

/** What of the convoys is taken: everything, the manifests, or the receipts of the hand-overs. */
export const papersKinds = ['all', 'manifests', 'receipts'] as const;
/** One of `papersKinds`. */
export type PapersKind = (typeof papersKinds)[number];

/** Papers of a convoy. */
export const convoyPapers = ['manifest', 'escort-records', 'receipt', 'person-receipts'] as const;
export const convoyPaper = codes('ConvoyPaper', 'A paper of a convoy.', convoyPapers);
/** A paper of a convoy. */
export type ConvoyPaper = z.infer<typeof convoyPaper>;

export const paperRow = view('PaperRow', 'A paper of a convoy, and in which part of the file it stands.', {
  manifestNo: z.int(),
  code: z.string(),
  paper: convoyPaper,
  ordinal: z.int().nullable().describe('Of the hand-over that it is about.'),
  handover: z.string().nullable().describe('Id of that hand-over.'),
  persons: z.int(),
  part: z.int().describe('1-based.'),
});
/** A paper of a convoy, and in which part of the file it stands. */
export type PaperRow = z.infer<typeof paperRow>;

export const papersAnswer = pagedView('PapersAnswer', 'Papers of convoys, as far as who asks may open each.', {
  parts: z.int().describe('So many files they are: one has about 200 pages, and no paper is cut.'),
  rows: z.array(paperRow),
});
/** `GET /api/transfers/papers?manifests=&kind=&part=`. */
export type PapersAnswer = z.infer<typeof papersAnswer>;
