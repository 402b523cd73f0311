import { z } from 'zod';
import { defineCommand } from '../../register/command-definition.ts';
import { Refusal } from '../../register/refusal.ts';
import { OpeningViewChosen } from '../list-events.ts';
import type { Listings } from '../listing.ts';
import { ownStream } from '../own-stream.ts';

/** Chooses the view, an own or a shared one, with which a list opens for the officer who asks; without one it opens unfiltered. */
export const chooseOpeningView = (listings: Listings) =>
  defineCommand({
    system: 'access',
    name: 'choose-opening-view',
    refuses: ['not-signed-in'],
    input: z.object({ list: z.string().max(80), viewId: z.uuid().optional() }).strict(),
    streams: (_input, read) => ownStream(read),
    load: (read, { list, viewId }) =>
      read.row('SELECT FROM access.saved_view WHERE list = $1 AND view_id = $2 AND NOT removed', [
        list,
        viewId ?? null,
      ]),
    decide: (there, { list, viewId }, { officerNo }) => {
      if (!listings.has(list) || (viewId !== undefined && there === undefined))
        throw new Refusal('not-found', { values: { detail: 'view' } });
      return [
        OpeningViewChosen.make({ stream: officerNo, data: { list, ...(viewId === undefined ? {} : { viewId }) } }),
      ];
    },
  });
