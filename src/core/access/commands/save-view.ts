import { z } from 'zod';
import { defineCommand } from '../../register/command-definition.ts';
import { Refusal } from '../../register/refusal.ts';
import { ViewSaved } from '../list-events.ts';
import { SEARCH_KEY } from '../list-limits.ts';
import { type Listings, openView, recordedFilter, requireKnownCodes } from '../listing.ts';
import { ownStream } from '../own-stream.ts';

/** Views that an officer keeps, at most: more are not found again. */
const MOST_VIEWS = 50;

/**
 * Keeps the filters of a list under a name, or changes a view of the same id: another name, other filters, shared with the officers of the own authority or
 * not. What was typed to search a name is never kept: a view would be a list of names that nobody guards.
 */
export const saveView = (listings: Listings) =>
  defineCommand({
    system: 'access',
    name: 'save-view',
    refuses: ['not-found', 'not-signed-in'],
    input: z
      .object({
        viewId: z.uuid(),
        list: z.string().max(80),
        name: z.string().trim().min(1).max(60),
        filter: z.record(z.string().max(40), z.string().min(1).max(100)),
        shared: z.boolean(),
      })
      .strict(),
    streams: (_input, read) => ownStream(read),
    load: async (read, { list, filter }, context) => {
      if (Object.hasOwn(filter, SEARCH_KEY)) throw new Refusal('view-with-search');
      openView(listings, list, filter, context);
      await requireKnownCodes(read, filter);
      return read.rows<{ view_id: string; list: string; name: string; removed: boolean }>(
        'SELECT view_id, list, name, removed FROM access.saved_view WHERE officer_no = $1',
        [context.officerNo],
      );
    },
    decide: (views, { viewId, list, name, filter, shared }, { officerNo }) => {
      const same = views.find((one) => one.view_id === viewId);
      if (same !== undefined && (same.removed || same.list !== list))
        throw new Refusal('not-found', { values: { detail: 'view' } });
      const others = views.filter((one) => !one.removed && one.view_id !== viewId);
      if (same === undefined && others.length >= MOST_VIEWS)
        throw new Refusal('too-many-views', { values: { limit: MOST_VIEWS } });
      if (others.some((one) => one.list === list && one.name === name))
        throw new Refusal('invalid-input', { problems: [{ code: 'view-name-taken', field: 'name' }] });
      return [
        ViewSaved.make({
          stream: officerNo,
          data: { viewId, list, filter: recordedFilter(filter), shared },
          personal: { name },
        }),
      ];
    },
  });
