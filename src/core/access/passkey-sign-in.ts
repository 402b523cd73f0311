import type pg from 'pg';
import { Refusal } from '../register/refusal.ts';
import {
  type Browser,
  beginSessionByPasskey,
  claimAttempt,
  type SessionLimits,
  type SignedIn,
} from './begin-session.ts';
import type { PasskeySite } from './passkey-site.ts';
import type { PasskeyAnswer } from './passkey-views.ts';
import { takeAnswer } from './passkeys.ts';
import { refuseDemanded } from './sign-in.ts';

/**
 * Signs an officer in by a passkey alone: the device has asked for a finger, a face or a PIN. Attempts count as those by password do. Who signs in at an identity provider does so first: an account that ended there must not go on here.
 * @param demanding authorities whose officers sign in at their identity provider only
 * @throws Refusal `sign-in-failed` for every cause alike; `too-many-attempts`; `provider-demanded` and `passkey-after-provider`, told only to who has the passkey
 */
export const signInByPasskey = async (
  pool: pg.Pool,
  site: PasskeySite,
  limits: SessionLimits,
  answer: PasskeyAnswer,
  browser: Browser,
  demanding: readonly string[] = [],
): Promise<SignedIn> => {
  const answered = await takeAnswer(pool, site, undefined, 'sign-in', answer);
  if (answered === undefined) throw new Refusal('sign-in-failed');
  const { officerNo, atProvider, challenge } = answered;
  await claimAttempt(pool, officerNo, browser);
  const state = await answered.check();
  if (state === undefined) throw new Refusal('sign-in-failed');
  if (demanding.length > 0) await refuseDemanded(pool, officerNo, demanding);
  if (atProvider) throw new Refusal('passkey-after-provider');
  const begun = await beginSessionByPasskey(pool, officerNo, challenge, state, limits, browser);
  if (begun === undefined) throw new Refusal('sign-in-failed');
  return begun;
};
