import type pg from 'pg';
import { round } from '../measure-sync.ts';

const LIMIT_SECONDS = 10;

/** The 48 bits of an id that say when it was made, in milliseconds. */
const MADE = `('x' || substr(replace(e.id::text, '-', ''), 1, 12))::bit(48)::bigint`;
const LAG = `SELECT percentile_disc(ARRAY[0.5, 0.99, 1]) WITHIN GROUP (ORDER BY l.lag) AS lag, count(l.lag)::int AS events, count(*) FILTER (WHERE l.lag IS NULL)::int AS unsigned FROM (
    SELECT extract(epoch FROM (SELECT h.signed_at FROM register.log_head h WHERE h.size > x.leaf_index ORDER BY h.size LIMIT 1)) * 1000 - ${MADE} AS lag
      FROM register.event e JOIN register.log_entry x ON x.event_pos = e.pos WHERE EXISTS (SELECT FROM unnest($1::bigint[], $2::bigint[]) w(begin, until) WHERE ${MADE} BETWEEN w.begin AND w.until)) l`;

/** How long events waited for a signed head that were made within these windows of time, in milliseconds since 1970; the limit is on the 99th of a hundred. */
export const headLag = async (
  client: Pick<pg.ClientBase, 'query'>,
  begin: readonly number[],
  until: readonly number[],
): Promise<Record<string, unknown> & { met: boolean }> => {
  const { rows } = await client.query<{ lag: string[]; events: number; unsigned: number }>(LAG, [begin, until]);
  const [middle = 0, p99 = 0, longest = 0] = (rows[0]?.lag ?? []).map((lag) => round(Number(lag) / 1000));
  const { events = 0, unsigned = 0 } = rows[0] ?? {};
  return {
    events,
    unsigned,
    medianSeconds: middle,
    p99Seconds: p99,
    longestSeconds: longest,
    limit: LIMIT_SECONDS,
    met: events > 0 && unsigned === 0 && p99 <= LIMIT_SECONDS,
  };
};
