import type pg from 'pg';
import type { KeyEncryptingKey } from '../ledger/envelope-key.ts';
import { Refusal } from '../register/refusal.ts';
import { hashPassword, isPassword, officerCost } from './password-hash.ts';
import { openBox } from './secret-box.ts';
import { newToken, tokenHash } from './session-token.ts';
import { findTotpStep } from './totp.ts';
import type { SignInInput } from './views.ts';
import { waitAfter } from './wait-after.ts';

/** Purpose under which TOTP secrets are encrypted. */
export const TOTP_PURPOSE = 'totp-secret';

type Credential = { officer_no: number; password_hash: string | null; totp_secret: Buffer };

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

/** @throws Refusal `too-many-attempts` */
export const refuseTooEarly = (until: number | null): void => {
  if (until !== null && until > Date.now())
    throw new Refusal('too-many-attempts', { values: { seconds: Math.ceil((until - Date.now()) / 1000) } });
};

/** How long a session lives: without a request, and at most; and how long a second factor counts as fresh. */
export type SessionLimits = { readonly idleMinutes: number; readonly hours: number; readonly elevatedMinutes: number };

/** From where somebody signs in: what kind of browser it is (`browserWords`), and the token of its cookie, where it has one. */
export type Browser = { readonly words: string; readonly token: string | undefined };

/** What a browser that signed in gets: the token of the session, and the one by which it is known from now on. */
export type SignedIn = { readonly token: string; readonly browserToken: string };

/**
 * Begins a session by a code that was never used; the server has checked the factor before it.
 * @param step of the code
 * @returns undefined where the code was used already
 */
export const beginSession = async (
  pool: pg.Pool,
  officerNo: number,
  step: number,
  limits: SessionLimits,
  browser: Browser,
): Promise<SignedIn | undefined> => {
  const token = newToken();
  const browserToken = browser.token ?? newToken();
  const begun = await pool.query<{ begun: boolean }>(
    'SELECT access.begin_session($1, $2, $3, make_interval(mins => $4), make_interval(hours => $5), make_interval(mins => $6), $7, $8) AS begun',
    [
      officerNo,
      step,
      tokenHash(token),
      limits.idleMinutes,
      limits.hours,
      limits.elevatedMinutes,
      tokenHash(browserToken),
      browser.words,
    ],
  );
  return begun.rows[0]?.begun === true ? { token, browserToken } : undefined;
};

const refuseDemanded = async (pool: pg.Pool, officerNo: number, demanding: readonly string[]): Promise<void> => {
  const { rows } = await pool.query<{ of: string }>('SELECT access.sign_in_authority($1) AS of', [officerNo]);
  if (demanding.includes(rows[0]?.of ?? '')) throw new Refusal('provider-demanded');
};

/**
 * Signs an officer in: password and second factor, each code once (RFC 6238 5.2). A browser in which this officer signed in before has attempts of its own: what strangers try by the same name slows down strangers.
 * @param demanding authorities whose officers sign in at their identity provider only
 * @returns tokens that are stored only as their hashes
 * @throws Refusal `sign-in-failed` for every cause alike; `too-many-attempts` with the seconds to wait, for this name and those who are not known only; `provider-demanded`, told only to who knows password and code
 */
export const signIn = async (
  pool: pg.Pool,
  kek: KeyEncryptingKey,
  limits: SessionLimits,
  input: SignInInput,
  browser: Browser,
  demanding: readonly string[] = [],
): Promise<SignedIn> => {
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
    const claimed = await pool.query<{ until: number | null }>('SELECT access.claim_attempt($1, $2) AS until', [
      credential.officer_no,
      browser.token === undefined ? null : tokenHash(browser.token),
    ]);
    refuseTooEarly(claimed.rows[0]?.until ?? null);
  }
  const right = await isPassword(input.password, credential?.password_hash ?? (await dummyHash()));
  if (credential === undefined) throw new Refusal('sign-in-failed');
  const step = findTotpStep(openBox(kek, TOTP_PURPOSE, credential.totp_secret), input.totp, Date.now());
  if (right && step !== undefined) {
    if (demanding.length > 0) await refuseDemanded(pool, credential.officer_no, demanding);
    const begun = await beginSession(pool, credential.officer_no, step, limits, browser);
    if (begun !== undefined) return begun;
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
