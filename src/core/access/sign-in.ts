import type pg from 'pg';
import type { KeyEncryptingKey } from '../ledger/envelope-key.ts';
import { Refusal } from '../register/refusal.ts';
import { type Browser, claimAttempt, refuseTooEarly, type SessionLimits, type SignedIn } from './begin-session.ts';
import { hashPassword, isPassword, officerCost } from './password-hash.ts';
import { takeFactor } from './second-factor.ts';
import { openBox } from './secret-box.ts';
import { newToken, tokenHash } from './session-token.ts';
import type { SignInInput } from './views.ts';
import { waitAfter } from './wait-after.ts';

/** Purpose under which TOTP secrets are encrypted. */
export const TOTP_PURPOSE = 'totp-secret';

type Credential = { officer_no: number; password_hash: string | null; totp_secret: Buffer; version: Buffer };

/** Failures of names that no officer has: they must slow down like a real officer's, or the answer would tell which names exist. */
const strangers = new Map<string, { failures: number; until: number }>();
const MOST_STRANGERS = 10_000;

const noteStranger = (username: string): void => {
  const failures = (strangers.get(username)?.failures ?? 0) + 1;
  const until = Date.now() + waitAfter(failures);
  if (strangers.size >= MOST_STRANGERS) strangers.delete(strangers.keys().next().value as string);
  strangers.set(username, { failures, until });
};

let dummy: Promise<string> | undefined;
/** A hash that no password has: unknown names cost the same time. */
const dummyHash = (): Promise<string> => {
  dummy ??= hashPassword(newToken(), officerCost);
  return dummy;
};

/** @throws Refusal `provider-demanded` */
export const refuseDemanded = async (pool: pg.Pool, officerNo: number, demanding: readonly string[]): Promise<void> => {
  const { rows } = await pool.query<{ of: string }>('SELECT access.sign_in_authority($1) AS of', [officerNo]);
  if (demanding.includes(rows[0]?.of ?? '')) throw new Refusal('provider-demanded');
};

/**
 * Signs an officer in: password and second factor, a passkey or a code, each code once (RFC 6238 5.2). A browser in which this officer signed in before has attempts of its own: what strangers try by the same name slows down strangers.
 * @param origin the register's, as the browser sees it
 * @param demanding authorities whose officers sign in at their identity provider only
 * @returns tokens that are stored only as their hashes
 * @throws Refusal `sign-in-failed` for every cause alike; `passkey-address`, where the register is opened by a number, whoever is named; `too-many-attempts` with the seconds to wait, for this name and those who are not known only; `provider-demanded`, told only to who knows the password and has the second factor
 */
export const signIn = async (
  pool: pg.Pool,
  kek: KeyEncryptingKey,
  limits: SessionLimits,
  origin: string,
  input: SignInInput,
  browser: Browser,
  demanding: readonly string[] = [],
): Promise<SignedIn> => {
  const username = input.username.trim().toLowerCase();
  const check = await takeFactor(pool, origin, input);
  const { rows } = await pool.query<Credential>(
    'SELECT officer_no, password_hash, totp_secret, version FROM access.credential_of($1)',
    [username],
  );
  const credential = rows[0];
  // The attempt counts before the password is checked: requests made at once are not all let through.
  if (credential === undefined) {
    refuseTooEarly(strangers.get(username)?.until ?? null);
    noteStranger(username);
  } else await claimAttempt(pool, credential.officer_no, browser);
  const right = await isPassword(input.password, credential?.password_hash ?? (await dummyHash()));
  if (credential === undefined) throw new Refusal('sign-in-failed');
  const secret = openBox(kek, TOTP_PURPOSE, credential.totp_secret);
  const factor = await check(credential.officer_no, secret, credential.version);
  if (!right || factor === undefined) throw new Refusal('sign-in-failed');
  if (demanding.length > 0) await refuseDemanded(pool, credential.officer_no, demanding);
  const begun = await factor(limits, browser);
  if (begun === undefined) throw new Refusal('sign-in-failed');
  return begun;
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
