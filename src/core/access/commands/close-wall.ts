import { z } from 'zod';
import { defineCommand } from '../../register/command-definition.ts';
import { Refusal } from '../../register/refusal.ts';
import { WallClosed } from '../break-glass-events.ts';
import { ownStream } from '../own-stream.ts';

/** Ends an own opening before its three hours. */
export const closeWall = defineCommand({
  system: 'access',
  name: 'close-wall',
  refuses: ['not-signed-in', 'not-permitted'],
  input: z.object({ openingId: z.uuid() }).strict(),
  streams: (_input, read) => ownStream(read),
  load: (read, { openingId }, { officerNo, now }) =>
    read.row(
      'SELECT FROM access.opened_wall WHERE id = $1 AND officer_no = $2 AND closed_at IS NULL AND until_at > register.at($3)',
      [openingId, officerNo, now],
    ),
  decide: (open, { openingId }, { officerNo }) => {
    if (open === undefined) throw new Refusal('nothing-to-do');
    return [WallClosed.make({ stream: officerNo, data: { openingId } })];
  },
});
