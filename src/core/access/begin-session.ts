import type pg from 'pg';
import { Refusal } from '../register/refusal.ts';
import type { PasskeyState } from './passkey-check.ts';
import { newToken, tokenHash } from './session-token.ts';

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

/** @throws Refusal `passkey-demanded`, where the authority of the officer demands a passkey in place of codes */
export const refuseCode = async (pool: pg.Pool, officerNo: number): Promise<void> => {
  const { rows } = await pool.query<{ refused: boolean }>('SELECT access.code_is_over($1) AS refused', [officerNo]);
  if (rows[0]?.refused === true) throw new Refusal('passkey-demanded');
};

/**
 * Begins a session by a code that was never used; the server has checked the factor before it.
 * @param checked which password and second factor were checked: others may have taken their place since
 * @param step of the code
 * @returns undefined where the code was used already, or what was checked is no more
 * @throws Refusal `passkey-demanded`, told only to who has both factors
 */
export const beginSession = async (
  pool: pg.Pool,
  officerNo: number,
  checked: Buffer,
  step: number,
  limits: SessionLimits,
  browser: Browser,
): Promise<SignedIn | undefined> => {
  const token = newToken();
  const browserToken = browser.token ?? newToken();
  const begun = await pool.query<{ begun: boolean }>(
    'SELECT access.begin_session($1, $2, $3, $4, make_interval(mins => $5), make_interval(hours => $6), make_interval(mins => $7), $8, $9) AS begun',
    [
      officerNo,
      checked,
      step,
      tokenHash(token),
      limits.idleMinutes,
      limits.hours,
      limits.elevatedMinutes,
      tokenHash(browserToken),
      browser.words,
    ],
  );
  if (begun.rows[0]?.begun === true) return { token, browserToken };
  await refuseCode(pool, officerNo);
  return undefined;
};

/** Counts an attempt before it is checked. @throws Refusal `too-many-attempts` */
export const claimAttempt = async (pool: pg.Pool, officerNo: number, browser: Browser): Promise<void> => {
  const { rows } = await pool.query<{ until: number | null }>('SELECT access.claim_attempt($1, $2) AS until', [
    officerNo,
    browser.token === undefined ? null : tokenHash(browser.token),
  ]);
  refuseTooEarly(rows[0]?.until ?? null);
};

/**
 * Begins a session by a passkey that answered a challenge; the server has checked its signature before it.
 * @param challenge SHA-256 of the challenge
 * @returns undefined where the passkey is another officer's, was revoked meanwhile, or was copied
 */
export const beginSessionByPasskey = async (
  pool: pg.Pool,
  officerNo: number,
  challenge: Buffer,
  state: PasskeyState,
  limits: SessionLimits,
  browser: Browser,
): Promise<SignedIn | undefined> => {
  const token = newToken();
  const browserToken = browser.token ?? newToken();
  const { rows } = await pool.query<{ begun: boolean }>(
    'SELECT access.begin_session_by_passkey($1, $2, $3, $4, $5, $6, make_interval(mins => $7), make_interval(hours => $8), make_interval(mins => $9), $10, $11) AS begun',
    [
      officerNo,
      challenge,
      state.counter,
      state.eligible,
      state.backedUp,
      tokenHash(token),
      limits.idleMinutes,
      limits.hours,
      limits.elevatedMinutes,
      tokenHash(browserToken),
      browser.words,
    ],
  );
  return rows[0]?.begun === true ? { token, browserToken } : undefined;
};
