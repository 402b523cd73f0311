import { z } from 'zod';
import { defineCommand } from '../../register/command-definition.ts';
import { Refusal } from '../../register/refusal.ts';
import { ViewRemoved } from '../list-events.ts';
import { ownStream } from '../own-stream.ts';

/** Removes a view of one's own; who shared it sees it no longer, and a list that opened with it opens unfiltered. */
export const removeView = defineCommand({
  system: 'access',
  name: 'remove-view',
  refuses: ['not-signed-in'],
  input: z.object({ viewId: z.uuid() }).strict(),
  streams: (_input, read) => ownStream(read),
  load: (read, { viewId }, { officerNo }) =>
    read.row('SELECT FROM access.saved_view WHERE officer_no = $1 AND view_id = $2 AND NOT removed', [
      officerNo,
      viewId,
    ]),
  decide: (there, { viewId }, { officerNo }) => {
    if (there === undefined) throw new Refusal('not-found', { values: { detail: 'view' } });
    return [ViewRemoved.make({ stream: officerNo, data: { viewId } })];
  },
});
