import type pg from 'pg';

/**
 * Ends one session by what the list of sessions calls it: an own one, or one of an officer whom the administrator governs. Any other ends nothing.
 * @returns how many were ended
 */
export const endSession = async (pool: pg.Pool, token: string, sessionId: string): Promise<number> => {
  const { rows } = await pool.query<{ ended: boolean }>(
    "SELECT access.end_named_session($1) AS ended FROM set_config('amana.token', $2, true)",
    [sessionId, token],
  );
  return rows[0]?.ended === true ? 1 : 0;
};

/**
 * Ends all sessions of the officer who asks but this one.
 * @returns how many were ended
 */
export const endOtherSessions = async (pool: pg.Pool, token: string): Promise<number> => {
  const { rows } = await pool.query<{ ended: number }>(
    "SELECT access.end_other_sessions() AS ended FROM set_config('amana.token', $1, true)",
    [token],
  );
  return rows[0]?.ended ?? 0;
};

/**
 * Forgets a browser in which the officer who asks signed in before: from now on it is a stranger's.
 * @returns whether there was one
 */
export const forgetBrowser = async (pool: pg.Pool, token: string, browserId: string): Promise<boolean> => {
  const { rows } = await pool.query<{ forgotten: boolean }>(
    "SELECT access.forget_browser($1) AS forgotten FROM set_config('amana.token', $2, true)",
    [browserId, token],
  );
  return rows[0]?.forgotten === true;
};
