import type pg from 'pg';
import type { KeyEncryptingKey } from '../ledger/envelope-key.ts';
import { Refusal } from '../register/refusal.ts';
import { hashPassword, isPassword, officerCost } from './password-hash.ts';
import { openBox } from './secret-box.ts';
import { newToken, tokenHash } from './session-token.ts';
import { findTotpStep } from './totp.ts';
import type { SignInInput } from './views.ts';

/** Purpose under which TOTP secrets are encrypted. */
export const TOTP_PURPOSE = 'totp-secret';

type Credential = { officer_no: number; password_hash: string; totp_secret: Buffer };

/** Failures of names that no officer has: they must slow down like a real officer's, or the answer would tell which names exist. */
const strangers = new Map<string, { failures: number; until: number }>();
const MOST_STRANGERS = 10_000;

const noteStranger = (username: string): void => {
  const failures = (strangers.get(username)?.failures ?? 0) + 1;
  // The same steps as access.claim_attempt: from the fifth failure on 5 s, doubled each time, 15 minutes at most.
  const until = failures >= 5 ? Date.now() + Math.min(15 * 60_000, 5_000 * 2 ** (failures - 5)) : 0;
  if (strangers.size >= MOST_STRANGERS) strangers.delete(strangers.keys().next().value as string);
  strangers.set(username, { failures, until });
};

let dummy: Promise<string> | undefined;
/** A hash that no password has: unknown names cost the same time. */
const dummyHash = (): Promise<string> => {
  dummy ??= hashPassword(newToken(), officerCost);
  return dummy;
};

const refuseTooEarly = (until: number | null): void => {
  if (until !== null && until > Date.now())
    throw new Refusal('too-many-attempts', { values: { seconds: Math.ceil((until - Date.now()) / 1000) } });
};

/** How long a session lives: without a request, and at most. */
export type SessionLimits = { readonly idleMinutes: number; readonly hours: number };

/**
 * Signs an officer in: password and second factor, each code once (RFC 6238 5.2).
 * @param browser kind of browser and system (`browserWords`), for the list of sessions
 * @returns the session token, which is stored only as its hash
 * @throws Refusal `sign-in-failed` for every cause alike; `too-many-attempts` with the seconds to wait, for this name only
 */
export const signIn = async (
  pool: pg.Pool,
  kek: KeyEncryptingKey,
  limits: SessionLimits,
  input: SignInInput,
  browser: string,
): Promise<string> => {
  const username = input.username.trim().toLowerCase();
  const { rows } = await pool.query<Credential>(
    'SELECT officer_no, password_hash, totp_secret FROM access.credential_of($1)',
    [username],
  );
  const credential = rows[0];
  // The attempt counts before the password is checked: requests made at once are not all let through.
  if (credential === undefined) {
    refuseTooEarly(strangers.get(username)?.until ?? null);
    noteStranger(username);
  } else {
    const claimed = await pool.query<{ until: number | null }>('SELECT access.claim_attempt($1) AS until', [
      credential.officer_no,
    ]);
    refuseTooEarly(claimed.rows[0]?.until ?? null);
  }
  const right = await isPassword(input.password, credential?.password_hash ?? (await dummyHash()));
  if (credential === undefined) throw new Refusal('sign-in-failed');
  const step = findTotpStep(openBox(kek, TOTP_PURPOSE, credential.totp_secret), input.totp, Date.now());
  if (right && step !== undefined) {
    const token = newToken();
    const begun = await pool.query<{ begun: boolean }>(
      'SELECT access.begin_session($1, $2, $3, make_interval(mins => $4), make_interval(hours => $5), $6) AS begun',
      [credential.officer_no, step, tokenHash(token), limits.idleMinutes, limits.hours, browser],
    );
    if (begun.rows[0]?.begun) return token;
  }
  throw new Refusal('sign-in-failed');
};

/** Ends a session; an unknown token ends nothing. */
export const signOut = async (pool: pg.Pool, token: string): Promise<void> => {
  await pool.query('SELECT access.end_session($1)', [tokenHash(token)]);
};

const TOUCH_EVERY = 60_000;
const touched = new Map<string, number>();

/** Puts off the idle end of a session after a request of its officer; at most once a minute. */
export const touchSession = async (pool: pg.Pool, token: string, limits: SessionLimits): Promise<void> => {
  const key = tokenHash(token).toString('hex');
  if ((touched.get(key) ?? 0) > Date.now() - TOUCH_EVERY) return;
  if (touched.size > 10_000) touched.clear();
  touched.set(key, Date.now());
  await pool.query('SELECT access.touch_session($1, make_interval(mins => $2))', [
    tokenHash(token),
    limits.idleMinutes,
  ]);
};
