import type pg from 'pg';
import type { RefusedCode } from './refused-codes.ts';

/** Writes down that whoever holds the token was refused a command: after its transaction is over, and nothing of its input. Of more than sixty repeats in an hour nothing more is written. */
export const noteRefusal = async (pool: pg.Pool, token: string, command: string, code: RefusedCode): Promise<void> => {
  await pool.query(
    "SELECT n.* FROM set_config('amana.token', $1, true) AS s (token) CROSS JOIN LATERAL (SELECT access.note_refusal($2, $3) WHERE s.token IS NOT NULL OFFSET 0) n",
    [token, command, code],
  );
};
