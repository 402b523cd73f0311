import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { KeyEncryptingKey } from '../ledger/envelope-key.ts';
import { Refusal } from '../register/refusal.ts';
import { refuseDemandedInvitation } from './invitation.ts';
import { challengeOf, checkNew } from './passkey-check.ts';
import type { PasskeySite } from './passkey-site.ts';
import type { AcceptInvitationByPasskeyInput, PasskeyEnrolment } from './passkey-views.ts';
import { hashPassword } from './password-hash.ts';
import { closeBox } from './secret-box.ts';
import { isToken, newToken, tokenHash } from './session-token.ts';
import { TOTP_PURPOSE } from './sign-in.ts';
import { TOTP_SECRET_BYTES } from './totp.ts';

/** As long as no password is: nobody types it, and nobody knows it. */
const UNKNOWN_BYTES = 48;

/**
 * First step of an invited officer who takes a passkey in place of a password and codes: what the device is told.
 * @param demanding authorities whose officers sign in at their identity provider only
 * @throws Refusal `invitation-void`, `provider-demanded`
 */
export const beginInvitationPasskey = async (
  pool: pg.Pool,
  site: PasskeySite,
  token: string,
  demanding: readonly string[] = [],
): Promise<PasskeyEnrolment> => {
  if (!isToken(token)) throw new Refusal('invitation-void');
  await refuseDemandedInvitation(pool, tokenHash(token), demanding);
  const challenge = newToken();
  const { rows } = await pool.query<{ username: string; handle: Buffer }>(
    'SELECT username, handle FROM access.begin_link_passkey($1, $2)',
    [tokenHash(challenge), tokenHash(token)],
  );
  if (rows[0] === undefined) throw new Refusal('invitation-void');
  const { username, handle } = rows[0];
  return { challenge, site: site.host, credentialIds: [], userHandle: handle.toString('base64url'), username };
};

/**
 * Second step: the passkey that the device made signs in from now on. The challenge is used up, whatever comes of it; the link only where the account begins.
 * @throws Refusal `invitation-void`, `provider-demanded`, `passkey-void`
 */
export const acceptInvitationByPasskey = async (
  pool: pg.Pool,
  kek: KeyEncryptingKey,
  site: PasskeySite,
  { token, name, ...made }: AcceptInvitationByPasskeyInput,
  demanding: readonly string[] = [],
): Promise<void> => {
  if (!isToken(token)) throw new Refusal('invitation-void');
  const link = tokenHash(token);
  await refuseDemandedInvitation(pool, link, demanding);
  const challenge = challengeOf(made.clientData);
  if (challenge === undefined) throw new Refusal('passkey-void');
  const taken = await pool.query<{ taken: boolean }>('SELECT access.take_link_passkey($1, $2) AS taken', [
    tokenHash(challenge),
    link,
  ]);
  if (taken.rows[0]?.taken !== true) throw new Refusal('passkey-void');
  const passkey = await checkNew(made, challenge, site);
  if (passkey === undefined) throw new Refusal('passkey-void');
  const { rows } = await pool.query<{ officer: number | null }>(
    'SELECT access.confirm_invitation_by_passkey($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) AS officer',
    [
      tokenHash(challenge),
      link,
      await hashPassword(randomBytes(UNKNOWN_BYTES).toString('base64url')),
      closeBox(kek, TOTP_PURPOSE, randomBytes(TOTP_SECRET_BYTES)),
      passkey.credentialId,
      passkey.publicKey,
      name,
      passkey.counter,
      passkey.eligible,
      passkey.backedUp,
    ],
  );
  if (rows[0]?.officer == null) throw new Refusal('passkey-void');
};
