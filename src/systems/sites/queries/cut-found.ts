import { matchesFilter } from '../../../core/matches-filter.ts';
import { cutPage } from '../../../platform/http/query-values.ts';

/** Somebody of a list that is searched: `names` are all names, as one text. */
type Sought = { readonly registerNumber: string | null; readonly names: string };

/**
 * One page of those whose number or name holds what was typed, and how many they are. A roll is searched in memory, because names are compared across scripts and spellings.
 * @param q what was typed; not empty
 */
export const cutFound = <Row extends Sought>(
  rows: readonly Row[],
  q: string,
  asked: { page?: number | undefined; pageSize?: number | undefined },
): { total: number; page: number; pageSize: number; rows: Row[] } => {
  const { page, pageSize } = cutPage(asked);
  const found = rows.filter(({ registerNumber, names }) =>
    matchesFilter({ registerNumber: registerNumber ?? '', name: names, latin: '' }, q),
  );
  return { total: found.length, page, pageSize, rows: found.slice((page - 1) * pageSize, page * pageSize) };
};

/** SQL of the name that a list shows of a person whose number is in the given column; empty where the identity of a child is closed to who asks. */
export const shownName = (column: string): string =>
  `coalesce((SELECT x.full_name FROM register.person_name x WHERE x.person_no = ${column} ORDER BY x.kind <> 'primary', x.event_pos, x.ord LIMIT 1), '')`;

/** SQL of all names of a person, as one text to search in. */
export const allNames = (column: string): string =>
  `coalesce((SELECT string_agg(x.full_name, ' ') FROM register.person_name x WHERE x.person_no = ${column}), '')`;
