import type pg from 'pg';
import type { KeyEncryptingKey } from '../ledger/envelope-key.ts';
import { Refusal } from '../register/refusal.ts';
import { refuseCode } from './begin-session.ts';
import { passkeySite } from './passkey-site.ts';
import type { PasskeyAnswer } from './passkey-views.ts';
import { takeAnswer } from './passkeys.ts';
import type { GivenFactor } from './second-factor.ts';
import { openBox } from './secret-box.ts';
import { newToken, tokenHash } from './session-token.ts';
import { TOTP_PURPOSE } from './sign-in.ts';
import { findTotpStep } from './totp.ts';

const byCode = async (
  pool: pg.Pool,
  kek: KeyEncryptingKey,
  token: string,
  totp: string,
  minutes: number,
  officerNo: number,
) => {
  const { rows: found } = await pool.query<{ secret: Buffer | null }>(
    "SELECT access.own_second_factor() AS secret FROM set_config('amana.token', $1, true)",
    [token],
  );
  const secret = found[0]?.secret ?? null;
  const step = secret === null ? undefined : findTotpStep(openBox(kek, TOTP_PURPOSE, secret), totp, Date.now());
  if (step === undefined) return undefined;
  const fresh = newToken();
  const { rows } = await pool.query<{ elevated: boolean }>(
    "SELECT access.elevate_session($1, make_interval(mins => $2), $3) AS elevated FROM set_config('amana.token', $4, true)",
    [step, minutes, tokenHash(fresh), token],
  );
  if (rows[0]?.elevated === true) return fresh;
  await refuseCode(pool, officerNo);
  return undefined;
};

const byPasskey = async (pool: pg.Pool, origin: string, token: string, passkey: PasskeyAnswer, minutes: number) => {
  const answered = await takeAnswer(pool, passkeySite(origin), token, 'elevate', passkey);
  const state = await answered?.check();
  if (answered === undefined || state === undefined) return undefined;
  const fresh = newToken();
  const { rows } = await pool.query<{ elevated: boolean }>(
    "SELECT access.elevate_session_by_passkey($1, $2, $3, $4, make_interval(mins => $5), $6) AS elevated FROM set_config('amana.token', $7, true)",
    [answered.challenge, state.counter, state.eligible, state.backedUp, minutes, tokenHash(fresh), token],
  );
  return rows[0]?.elevated === true ? fresh : undefined;
};

/**
 * Elevates a session by a code that was never used, or by a passkey of its officer, and gives it a new token. The attempt counts before it is checked; the sixth wrong one in a row ends the session.
 * @param origin the register's, as the browser sees it
 * @param minutes for how long
 * @returns the new token; the one that was given reads for ten seconds more, and writes nothing
 * @throws Refusal `code-wrong`, `passkey-void`; `passkey-demanded` for a code where the authority demands passkeys; `not-signed-in` where the session has ended; `session-replaced` with a token that was replaced already
 */
export const elevate = async (
  pool: pg.Pool,
  kek: KeyEncryptingKey,
  token: string,
  origin: string,
  given: GivenFactor,
  minutes: number,
): Promise<string> => {
  const claimed = await pool.query<{ officer: number | null }>(
    "SELECT access.claim_elevation() AS officer FROM set_config('amana.token', $1, true)",
    [token],
  );
  const officerNo = claimed.rows[0]?.officer;
  if (officerNo == null) throw new Refusal('not-signed-in');
  const fresh = await ('totp' in given
    ? byCode(pool, kek, token, given.totp, minutes, officerNo)
    : byPasskey(pool, origin, token, given.passkey, minutes));
  if (fresh === undefined) throw 'totp' in given ? new Refusal('code-wrong') : new Refusal('passkey-void');
  return fresh;
};
