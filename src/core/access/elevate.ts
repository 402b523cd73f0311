import type pg from 'pg';
import type { KeyEncryptingKey } from '../ledger/envelope-key.ts';
import { Refusal } from '../register/refusal.ts';
import { openBox } from './secret-box.ts';
import { newToken, tokenHash } from './session-token.ts';
import { TOTP_PURPOSE } from './sign-in.ts';
import { findTotpStep } from './totp.ts';

/**
 * Elevates a session by a code that was never used, and gives it a new token. The attempt counts before the code is checked; the sixth wrong one in a row ends the session.
 * @param minutes for how long
 * @returns the new token; the one that was given reads for ten seconds more, and writes nothing
 * @throws Refusal `code-wrong`; `not-signed-in` where the session has ended; `session-replaced` with a token that was replaced already
 */
export const elevate = async (
  pool: pg.Pool,
  kek: KeyEncryptingKey,
  token: string,
  totp: string,
  minutes: number,
): Promise<string> => {
  const claimed = await pool.query<{ officer: number | null; secret: Buffer | null }>(
    "SELECT access.claim_elevation() AS officer, access.own_second_factor() AS secret FROM set_config('amana.token', $1, true)",
    [token],
  );
  const { officer = null, secret = null } = claimed.rows[0] ?? {};
  if (officer === null) throw new Refusal('not-signed-in');
  const step = secret === null ? undefined : findTotpStep(openBox(kek, TOTP_PURPOSE, secret), totp, Date.now());
  if (step === undefined) throw new Refusal('code-wrong');
  const fresh = newToken();
  const { rows } = await pool.query<{ elevated: boolean }>(
    "SELECT access.elevate_session($1, make_interval(mins => $2), $3) AS elevated FROM set_config('amana.token', $4, true)",
    [step, minutes, tokenHash(fresh), token],
  );
  if (rows[0]?.elevated !== true) throw new Refusal('code-wrong');
  return fresh;
};
