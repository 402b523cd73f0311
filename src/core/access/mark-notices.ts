import type pg from 'pg';

/**
 * Marks notices of the officer who asks as read; what does not wait for that officer is passed over.
 * @returns how many were marked now
 */
export const markNotices = async (pool: pg.Pool, token: string, notices: readonly string[]): Promise<number> => {
  const { rows } = await pool.query<{ marked: number }>(
    "SELECT access.mark_notices($1) AS marked FROM set_config('amana.token', $2, true)",
    [notices, token],
  );
  return rows[0]?.marked ?? 0;
};
