import type { AnyQuery, ListTable } from '../../platform/http/query-definition.ts';
import { mayAsk } from '../../platform/http/run-query.ts';
import { uuidv7 } from '../../platform/ids.ts';
import type { Context, Reader } from '../register/command-definition.ts';
import { Refusal } from '../register/refusal.ts';
import { nameOf } from './abilities.ts';
import { SEARCH_KEY } from './list-limits.ts';
import type { ListFilter } from './list-views.ts';

/** A list that can be saved as a table. */
type Listing = AnyQuery & { readonly table: ListTable<unknown> };

/** The lists that can be saved and kept as views, by their name on the wire. */
export type Listings = ReadonlyMap<string, Listing>;

const isListing = (query: AnyQuery): query is Listing => query.table !== undefined;
/** Of all queries, those that are lists. */
export const listingsOf = (queries: readonly AnyQuery[]): Listings =>
  new Map(queries.filter(isListing).map((query) => [nameOf(query), query]));

/**
 * The list of this name with its filters as the list itself understands them.
 * @throws Refusal `not-found`, `not-permitted`, or `invalid-input` with the filter that is wrong
 */
export const openListing = (listings: Listings, name: string, filter: ListFilter, context: Context) => {
  const listing = listings.get(name);
  if (listing === undefined) throw new Refusal('not-found', { values: { detail: name } });
  if (!mayAsk(listing, context)) throw new Refusal('not-permitted', { values: { detail: name } });
  const parsed = listing.input.safeParse(filter);
  if (!parsed.success)
    throw new Refusal('invalid-input', {
      problems: parsed.error.issues.map((issue) => ({
        code: issue.code,
        field: `filter.${issue.path.join('.')}`,
        values: { detail: issue.message },
      })),
    });
  return { listing, asked: parsed.data as object };
};

/**
 * Filters of a list as a view keeps them: understood by the list, and without what says whose list it is.
 * @throws Refusal as `openListing`
 */
export const openView = (listings: Listings, name: string, filter: ListFilter, context: Context): void => {
  const subject = listings.get(name)?.table.subject ?? {};
  const [own] = Object.keys(subject).filter((key) => Object.hasOwn(filter, key));
  if (own !== undefined)
    throw new Refusal('invalid-input', { problems: [{ code: 'no-filter', field: `filter.${own}` }] });
  openListing(listings, name, { ...subject, ...filter }, context);
};

/** Where the codes stand that a filter can name and that are no fixed set. */
const KNOWN: Readonly<Record<string, string>> = {
  section: 'SELECT FROM sites.section WHERE section = $1 LIMIT 1',
  site: 'SELECT FROM sites.site WHERE code = $1',
  authority: 'SELECT FROM access.authority WHERE code = $1',
  // a code, the id of one of its supervisions, or `none`
  supervisor: `SELECT WHERE $1 = 'none' OR $1 ~ '^[0-9a-f]{8}-[0-9a-f-]{27}$' OR EXISTS (SELECT FROM access.authority WHERE code = $1)`,
};

/**
 * A section, a site and an authority have codes that somebody chose, so that their filters cannot be fixed codes: one that is none would be what somebody typed, a person's name perhaps, in an event in
 * the clear. The database holds the same (`access.filter_guard`).
 * @throws Refusal `invalid-input`
 */
export const requireKnownCodes = async (read: Reader, filter: ListFilter): Promise<void> => {
  for (const [key, known] of Object.entries(KNOWN)) {
    const value = filter[key];
    if (value !== undefined && (await read.row(known, [value])) === undefined)
      throw new Refusal('invalid-input', { problems: [{ code: `unknown-${key}`, field: `filter.${key}` }] });
  }
};

/** Rows of a list from the first on, and how many there are in all, where it is paged; behind the walls of who asks, in one reading: no row is passed over because another came in between. */
export const readListing = async (
  read: Reader,
  { listing, asked }: ReturnType<typeof openListing>,
  rows: number,
  context: Context,
): Promise<{ readonly answer: unknown; readonly total: number }> => {
  // a name of its own for what is visible: a command reads no snapshot that another reading could have counted
  const reading = { ...context, abilities: [], snapshot: uuidv7(), asker: '' };
  const answer = await listing.run(read, { ...asked, page: 1, pageSize: rows }, reading);
  const { total } = answer as { total?: number };
  return { answer, total: total ?? listing.table.rows(answer, 'en').length };
};

/** Filters as an event holds them, without what was typed to search, in a fixed order. */
export const recordedFilter = (filter: ListFilter): { key: string; value: string }[] =>
  Object.entries(filter)
    .filter(([key]) => key !== SEARCH_KEY)
    .map(([key, value]) => ({ key, value }))
    .sort((one, other) => (one.key < other.key ? -1 : 1));
