import { hash, randomBytes } from 'node:crypto';
import type pg from 'pg';

/** Reads with a session of the installation, which passes the walls that officers stand before; the session is taken back. @param client the installing role, outside a transaction */
export const asInstallation = async <Result>(client: pg.ClientBase, read: () => Promise<Result>): Promise<Result> => {
  const token = randomBytes(16).toString('hex');
  await client.query('BEGIN');
  try {
    await client.query(
      "INSERT INTO access.session (token_hash, officer_no, idle_until, ends_at) VALUES ($1, 0, now() + interval '1 minute', now() + interval '1 minute')",
      [hash('sha256', token, 'buffer')],
    );
    await client.query("SELECT set_config('amana.token', $1, true)", [token]);
    return await read();
  } finally {
    await client.query('ROLLBACK');
  }
};
