/** Wire of marks and photographs on a file. */
import { z } from 'zod';
import { codes, instant, sha256, view } from '../../../core/wire.ts';
import { BODY_PLACES, MARK_KINDS } from './mark-kinds.ts';

export const markKind = codes('MarkKind', 'What a distinguishing mark is.', MARK_KINDS);
export const bodyPlace = codes(
  'BodyPlace',
  'Where on the body it is; left and right as the person has them.',
  BODY_PLACES,
);
const withdrawal = z.string().nullable().describe('Why it is withdrawn; null where it stands.');

export const markView = view('MarkView', 'A distinguishing mark.', {
  markId: z.uuid(),
  kind: markKind,
  place: bodyPlace,
  description: z.string().nullable(),
  seenAt: instant,
  seenBy: z.string(),
  withdrawal,
});
/** A distinguishing mark. */
export type MarkView = z.infer<typeof markView>;

export const photographView = view('PhotographView', 'A photograph for identification.', {
  photographId: z.uuid(),
  documentSha256: sha256,
  takenAt: instant,
  takenBy: z.string().describe('Code of the authority that took it.'),
  withdrawal,
});
/** A photograph for identification. */
export type PhotographView = z.infer<typeof photographView>;
