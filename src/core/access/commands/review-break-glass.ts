import { z } from 'zod';
import { defineCommand } from '../../register/command-definition.ts';
import { Refusal } from '../../register/refusal.ts';
import { reviewOutcomes } from '../break-glass-codes.ts';
import { WallReviewed } from '../break-glass-events.ts';
import { ownStream } from '../own-stream.ts';

/** Says, as the named reviewer, whether a wall was opened for good reason, in words. An opening that was not justified ends at once. */
export const reviewBreakGlass = defineCommand({
  system: 'access',
  name: 'review-break-glass',
  refuses: ['not-signed-in', 'not-permitted'],
  input: z
    .object({ openingId: z.uuid(), outcome: z.enum(reviewOutcomes), words: z.string().trim().min(3).max(2000) })
    .strict(),
  streams: (_input, read) => ownStream(read),
  load: (read, { openingId }, { officerNo }) =>
    read.row('SELECT FROM access.opened_wall WHERE id = $1 AND reviewer_no = $2 AND reviewed_at IS NULL', [
      openingId,
      officerNo,
    ]),
  decide: (waits, { openingId, outcome, words }, { officerNo }) => {
    if (waits === undefined) throw new Refusal('nothing-to-do');
    return [WallReviewed.make({ stream: officerNo, data: { openingId, outcome }, personal: { words } })];
  },
});
