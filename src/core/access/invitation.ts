import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { KeyEncryptingKey } from '../ledger/envelope-key.ts';
import { Refusal } from '../register/refusal.ts';
import { hashPassword } from './password-hash.ts';
import { closeBox, openBox } from './secret-box.ts';
import { isToken, tokenHash } from './session-token.ts';
import { TOTP_PURPOSE } from './sign-in.ts';
import { findTotpStep, TOTP_SECRET_BYTES, totpEnrolment } from './totp.ts';
import type { AcceptInvitationAnswer, AcceptInvitationInput, ConfirmInvitationInput } from './views.ts';
import { commonPasswords, passwordFault } from './weak-password.ts';

const usernameOf = async (pool: pg.Pool, hash: Buffer): Promise<string> => {
  const { rows } = await pool.query<{ username: string | null }>('SELECT access.invited_username($1) AS username', [
    hash,
  ]);
  const username = rows[0]?.username ?? null;
  if (username === null) throw new Refusal('invitation-void');
  return username;
};

/**
 * Refuses a link whose officer signs in at an identity provider only.
 * @param hash SHA-256 of the link's token
 * @throws Refusal `provider-demanded`
 */
export const refuseDemandedInvitation = async (
  pool: pg.Pool,
  hash: Buffer,
  demanding: readonly string[],
): Promise<void> => {
  if (demanding.length === 0) return;
  const { rows } = await pool.query<{ of: string | null }>('SELECT access.invited_authority($1) AS of', [hash]);
  if (demanding.includes(rows[0]?.of ?? '')) throw new Refusal('provider-demanded');
};

/**
 * First step of an invited officer: a password. Answers the second factor, which is shown once; the account begins with {@link confirmInvitation}.
 * @param demanding authorities whose officers sign in at their identity provider only
 * @throws Refusal `invitation-void`; `provider-demanded`; `password-weak` where it is short, common, or made of the user name
 */
export const acceptInvitation = async (
  pool: pg.Pool,
  kek: KeyEncryptingKey,
  input: AcceptInvitationInput,
  demanding: readonly string[] = [],
): Promise<AcceptInvitationAnswer> => {
  if (!isToken(input.token)) throw new Refusal('invitation-void');
  const hash = tokenHash(input.token);
  const username = await usernameOf(pool, hash);
  await refuseDemandedInvitation(pool, hash, demanding);
  if (passwordFault(input.password, await commonPasswords(), [username]) !== undefined)
    throw new Refusal('password-weak');
  const secret = randomBytes(TOTP_SECRET_BYTES);
  const { rows } = await pool.query<{ officer: number | null }>(
    'SELECT access.open_invitation($1, $2, $3) AS officer',
    [hash, await hashPassword(input.password), closeBox(kek, TOTP_PURPOSE, secret)],
  );
  if (rows[0]?.officer == null) throw new Refusal('invitation-void');
  return totpEnrolment(secret, username);
};

/**
 * Second step: the first code proves that the authenticator works; then the account can sign in.
 * @throws Refusal `invitation-void`, `totp-wrong`
 */
export const confirmInvitation = async (
  pool: pg.Pool,
  kek: KeyEncryptingKey,
  input: ConfirmInvitationInput,
): Promise<void> => {
  if (!isToken(input.token)) throw new Refusal('invitation-void');
  const hash = tokenHash(input.token);
  const { rows } = await pool.query<{ secret: Buffer | null }>('SELECT access.invitation_secret($1) AS secret', [hash]);
  const closed = rows[0]?.secret ?? null;
  if (closed === null) throw new Refusal('invitation-void');
  if (findTotpStep(openBox(kek, TOTP_PURPOSE, closed), input.totp, Date.now()) === undefined)
    throw new Refusal('totp-wrong');
  const confirmed = await pool.query<{ officer: number | null }>('SELECT access.confirm_invitation($1) AS officer', [
    hash,
  ]);
  if (confirmed.rows[0]?.officer == null) throw new Refusal('invitation-void');
};
