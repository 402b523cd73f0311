import type pg from 'pg';
import { Refusal } from '../register/refusal.ts';
import { hashPassword, isPassword } from './password-hash.ts';
import { commonPasswords, passwordFault } from './weak-password.ts';

type Own = {
  officer: number | null;
  elevated: boolean;
  username: string;
  authority: string;
  hash: string | null;
  demonstration: boolean;
};

/**
 * Changes the own password of who is signed in, and ends all other sessions of the officer. Asks for a fresh second factor and for the present password, whose attempts count like those of the second
 * factor: the sixth wrong one in a row ends the session.
 * @returns how many other sessions were ended
 * @throws Refusal `not-signed-in`, `elevation-needed`, `password-wrong`, `password-weak`; `password-at-provider` for one who has none here; `demonstration-password` for an officer whose password stands on the sign-in page
 */
export const changePassword = async (
  pool: pg.Pool,
  token: string,
  { password, newPassword }: { password: string; newPassword: string },
): Promise<number> => {
  // the inner part names the token, so that no plan can ask who it is before the token is set
  const { rows } = await pool.query<Own>(
    "SELECT o.* FROM set_config('amana.token', $1, true) AS s (token) CROSS JOIN LATERAL (SELECT * FROM access.own_password() WHERE s.token <> '' OFFSET 0) o",
    [token],
  );
  const own = rows[0];
  if (own?.officer == null) throw new Refusal('not-signed-in');
  if (own.hash === null) throw new Refusal('password-at-provider');
  if (own.demonstration) throw new Refusal('demonstration-password');
  if (!own.elevated) throw new Refusal('elevation-needed');
  const fault = passwordFault(newPassword, await commonPasswords(), [own.username, own.authority]);
  if (fault !== undefined || newPassword === password) throw new Refusal('password-weak');
  const claimed = await pool.query<{ officer: number | null }>(
    "SELECT access.claim_elevation() AS officer FROM set_config('amana.token', $1, true)",
    [token],
  );
  if (claimed.rows[0]?.officer == null) throw new Refusal('not-signed-in');
  if (!(await isPassword(password, own.hash))) throw new Refusal('password-wrong');
  const changed = await pool.query<{ ended: number | null }>(
    "SELECT access.change_password($1, $2) AS ended FROM set_config('amana.token', $3, true)",
    [own.hash, await hashPassword(newPassword), token],
  );
  const ended = changed.rows[0]?.ended;
  // somebody else changed it meanwhile, or the session ended
  if (ended == null) throw new Refusal('password-wrong');
  return ended;
};
