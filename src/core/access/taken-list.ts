import { csvRows } from '../../platform/files/table-csv.ts';
import type { Context, Reader } from '../register/command-definition.ts';
import { Refusal } from '../register/refusal.ts';
import { SEARCH_KEY } from './list-limits.ts';
import type { ListFilter } from './list-views.ts';
import { type Listings, openListing } from './listing.ts';
import type { Trilingual } from './views.ts';

/** Where the file of a long list is streamed from, once its taking was written down. */
export const TAKEN_LIST = 'access/taken-list';
/** Rows that are read and written together: what is held in memory of a list of any length. */
const ROWS_AT_ONCE = 5000;

type Taken = { readonly list: string; readonly filter: ListFilter };

/** The place of the newest entry of who took which list by which filters, of this officer. */
export const findTaken = async (read: Reader, officerNo: number, { list, filter }: Taken): Promise<number> => {
  const { [SEARCH_KEY]: search = null, ...codes } = filter;
  const row = await read.row<{ pos: number }>(
    'SELECT event_pos AS pos FROM access.list_export WHERE officer_no = $1 AND list = $2 AND filter = $3::jsonb AND search IS NOT DISTINCT FROM $4 ORDER BY event_pos DESC LIMIT 1',
    [officerNo, list, JSON.stringify(codes), search],
  );
  if (row === undefined) throw new Refusal('not-found', { values: { detail: list } });
  return row.pos;
};

/** What an officer took within the last hour; refuses `not-found` for anybody else and afterwards. */
export const getTaken = async (read: Reader, officerNo: number, taken: number): Promise<Taken> => {
  const row = await read.row<Taken & { search: string | null }>(
    "SELECT list, filter, search FROM access.list_export WHERE event_pos = $1 AND officer_no = $2 AND exported_at > register.clock() - interval '1 hour'",
    [taken, officerNo],
  );
  if (row === undefined) throw new Refusal('not-found', { values: { detail: `list ${taken}` } });
  const { list, filter, search } = row;
  return { list, filter: { ...filter, ...(search === null ? {} : { [SEARCH_KEY]: search }) } };
};

/**
 * A list as CSV to its end, part by part, behind the walls of who asks; `read` reads in one snapshot, so that no row is passed over or comes twice.
 * @throws Refusal as `openListing`, before the first part
 */
export async function* csvOfList(
  read: Reader,
  listings: Listings,
  { list, filter, language }: Taken & { readonly language: keyof Trilingual },
  context: Context & { readonly snapshot: string; readonly asker: string; readonly abilities: readonly string[] },
  rowsAtOnce = ROWS_AT_ONCE,
): AsyncGenerator<string, void> {
  const { listing, asked } = openListing(listings, list, filter, context);
  const { columns, rows } = listing.table;
  for (let page = 1; ; page += 1) {
    const answer = await listing.run(read, { ...asked, page, pageSize: rowsAtOnce }, context);
    const { total } = answer as { total?: number };
    if (page === 1) {
      const headings = typeof columns === 'function' ? columns(answer) : columns;
      yield `\ufeff${csvRows([headings.map((heading) => heading[language])])}`;
    }
    yield csvRows(rows(answer, language));
    if (total === undefined || page * rowsAtOnce >= total) return;
  }
}
