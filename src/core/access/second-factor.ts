import type pg from 'pg';
import {
  type Browser,
  beginSession,
  beginSessionByPasskey,
  type SessionLimits,
  type SignedIn,
} from './begin-session.ts';
import { passkeySite } from './passkey-site.ts';
import type { PasskeyAnswer } from './passkey-views.ts';
import { takeAnswer } from './passkeys.ts';
import { findTotpStep } from './totp.ts';

/** What somebody gives as a second factor: the present code, or what a passkey signed. */
export type GivenFactor = { readonly totp: string } | { readonly passkey: PasskeyAnswer };

/** Begins a session with the factor that was right; undefined where it was used meanwhile. */
type BeginWithFactor = (limits: SessionLimits, browser: Browser) => Promise<SignedIn | undefined>;

/**
 * Checks the second factor of an officer whose first was asked. A passkey's challenge is used up, whatever comes of it.
 * @param origin the register's, as the browser sees it
 * @param secret that of the officer's codes
 * @returns undefined for whatever is wrong
 */
export const checkFactor = async (
  pool: pg.Pool,
  origin: string,
  secret: Uint8Array,
  officerNo: number,
  given: GivenFactor,
): Promise<BeginWithFactor | undefined> => {
  if ('totp' in given) {
    const step = findTotpStep(secret, given.totp, Date.now());
    return step === undefined ? undefined : (limits, browser) => beginSession(pool, officerNo, step, limits, browser);
  }
  const answered = await takeAnswer(pool, passkeySite(origin), undefined, 'sign-in', given.passkey);
  if (answered?.officerNo !== officerNo) return undefined;
  const state = await answered.check();
  return state === undefined
    ? undefined
    : (limits, browser) => beginSessionByPasskey(pool, officerNo, answered.challenge, state, limits, browser);
};
