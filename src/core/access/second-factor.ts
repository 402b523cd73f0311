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
 * Checks a second factor that was taken: whether it is that of an officer whose first was asked.
 * @param secret that of the officer's codes
 * @param checked which password and second factor these are
 * @returns undefined for whatever is wrong
 */
type CheckFactor = (officerNo: number, secret: Uint8Array, checked: Buffer) => Promise<BeginWithFactor | undefined>;

/**
 * Takes what was given as a second factor, before anybody asks whose it should be: a passkey's challenge is used up, whatever comes of it and whoever is named, or what is left of it would tell which names exist.
 * @param origin the register's, as the browser sees it
 * @throws Refusal `passkey-address`
 */
export const takeFactor = async (pool: pg.Pool, origin: string, given: GivenFactor): Promise<CheckFactor> => {
  if ('totp' in given)
    return async (officerNo, secret, checked) => {
      const step = findTotpStep(secret, given.totp, Date.now());
      return step === undefined
        ? undefined
        : (limits, browser) => beginSession(pool, officerNo, checked, step, limits, browser);
    };
  const answered = await takeAnswer(pool, passkeySite(origin), undefined, 'sign-in', given.passkey);
  return async (officerNo) => {
    if (answered?.officerNo !== officerNo) return undefined;
    const state = await answered.check();
    return state === undefined
      ? undefined
      : (limits, browser) => beginSessionByPasskey(pool, officerNo, answered.challenge, state, limits, browser);
  };
};
