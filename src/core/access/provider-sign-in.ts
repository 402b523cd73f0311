import { createHmac, hash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import {
  addressToSignIn,
  confirmedSubject,
  type IdentityProvider,
  ProviderFault,
  type SignInProof,
} from '../../platform/identity/identity-provider.ts';
import type { KeyEncryptingKey } from '../ledger/envelope-key.ts';
import { Refusal } from '../register/refusal.ts';
import { type Browser, claimAttempt, type SessionLimits, type SignedIn } from './begin-session.ts';
import type {
  AnswerProviderAnswer,
  AnswerProviderInput,
  BeginProviderSignInInput,
  ProviderRow,
} from './provider-views.ts';
import { type AuthorityRow, authorityName } from './queries/me.ts';
import { type GivenFactor, takeFactor } from './second-factor.ts';
import { closeBox, openBox } from './secret-box.ts';
import { isToken, newToken, tokenHash } from './session-token.ts';
import { TOTP_PURPOSE } from './sign-in.ts';
import { TOTP_SECRET_BYTES, totpEnrolment } from './totp.ts';

/** The authorities that have a provider, for the sign-in page. */
export const providerRows = async (pool: pg.Pool, providers: readonly IdentityProvider[]): Promise<ProviderRow[]> => {
  if (providers.length === 0) return [];
  const { rows } = await pool.query<AuthorityRow>('SELECT * FROM access.authorities_named($1)', [
    providers.map(({ authority }) => authority),
  ]);
  return rows.map((row) => ({
    authority: authorityName(row),
    demanded: providers.some(({ authority, demanded }) => demanded && authority === row.code),
  }));
};

/** What belongs to one sign-in follows from the secret of its cookie, so that the register keeps neither: only who holds the cookie can end what it began. */
const proofOf = (secret: string, state: string): SignInProof => {
  const derive = (purpose: string) => createHmac('sha256', secret).update(`amana/1/${purpose}`).digest('base64url');
  return { state, nonce: derive('nonce'), verifier: derive('verifier') };
};

const refusalOf = (error: unknown): unknown =>
  error instanceof ProviderFault ? new Refusal(`provider-${error.kind}`) : error;

/** Says to the operator why a provider does not do: a word of the library. */
export type SayFault = (authority: string, code: string) => void;

const asking = async <Answer>(authority: string, say: SayFault, work: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProviderFault) say(authority, error.code);
    throw refusalOf(error);
  }
};

const redirectTo = (origin: string, { authority }: IdentityProvider): string =>
  `${origin}/sign-in/provider/${authority}`;

/**
 * A sign-in at the provider of an authority begins: of an officer who is tied to it, or of one who was invited, by the link. Whoever was invited comes to the provider of who invited, and names none.
 * @returns where the browser goes, and the secret of the cookie that it gets
 * @throws Refusal `provider-none`, `provider-unreachable`; `invitation-void`; `busy` while too many are under way
 */
export const beginProviderSignIn = async (
  pool: pg.Pool,
  providers: readonly IdentityProvider[],
  { authority, invitation }: BeginProviderSignInInput,
  origin: string,
  say: SayFault,
): Promise<{ address: string; secret: string }> => {
  if (invitation !== undefined && !isToken(invitation)) throw new Refusal('invitation-void');
  const link = invitation === undefined ? null : tokenHash(invitation);
  let of = authority;
  if (link !== null) {
    const { rows } = await pool.query<{ of: string | null }>('SELECT access.invited_authority($1) AS of', [link]);
    if (rows[0]?.of == null) throw new Refusal('invitation-void');
    of = rows[0].of;
  }
  const provider = providers.find((one) => one.authority === of);
  if (provider === undefined) throw new Refusal('provider-none');
  const secret = newToken();
  const state = newToken();
  const address = await asking(provider.authority, say, () =>
    addressToSignIn(provider, redirectTo(origin, provider), proofOf(secret, state)),
  );
  const { rows } = await pool.query<{ begun: string }>(
    'SELECT access.begin_provider_sign_in($1, $2, $3, $4) AS begun',
    [tokenHash(secret), tokenHash(state), provider.authority, link],
  );
  if (rows[0]?.begun !== 'begun') throw new Refusal(rows[0]?.begun ?? 'busy');
  return { address, secret };
};

/**
 * The provider sent the browser back. The state is used once, whatever comes of it; then the code is exchanged and the token checked.
 * @returns a new second factor where the officer came by a one-time link, else nothing: the present one is asked next
 * @throws Refusal `provider-state-void` for another browser, another provider, a second time or after ten minutes; `provider-refused`, `provider-unreachable`; `provider-no-officer`
 */
export const answerProvider = async (
  pool: pg.Pool,
  kek: KeyEncryptingKey,
  providers: readonly IdentityProvider[],
  { authority, ...answer }: AnswerProviderInput,
  secret: string | undefined,
  origin: string,
  say: SayFault,
): Promise<AnswerProviderAnswer> => {
  const provider = providers.find((one) => one.authority === authority);
  if (provider === undefined || secret === undefined || !isToken(answer.state))
    throw new Refusal('provider-state-void');
  const taken = await pool.query<{ taken: boolean }>('SELECT access.take_provider_state($1, $2, $3) AS taken', [
    tokenHash(secret),
    tokenHash(answer.state),
    authority,
  ]);
  if (taken.rows[0]?.taken !== true) throw new Refusal('provider-state-void');
  const subject = await asking(authority, say, () =>
    confirmedSubject(provider, redirectTo(origin, provider), answer, proofOf(secret, answer.state)),
  );
  const factor = randomBytes(TOTP_SECRET_BYTES);
  const { rows } = await pool.query<{ username: string; enrols: boolean }>(
    'SELECT username, enrols FROM access.note_provider_answer($1, $2, $3, $4)',
    [tokenHash(secret), provider.issuer, hash('sha256', subject, 'buffer'), closeBox(kek, TOTP_PURPOSE, factor)],
  );
  const officer = rows[0];
  if (officer === undefined) throw new Refusal('provider-no-officer');
  return officer.enrols ? totpEnrolment(factor, officer.username) : {};
};

/**
 * The second factor after the provider: the present code or a passkey; or the first code of a new one, by which the account is tied. Attempts count as those after a password do.
 * @param origin the register's, as the browser sees it
 * @throws Refusal `provider-state-void`, `totp-wrong`, `passkey-void`, `too-many-attempts`
 */
export const confirmProviderSignIn = async (
  pool: pg.Pool,
  kek: KeyEncryptingKey,
  limits: SessionLimits,
  origin: string,
  given: GivenFactor,
  secret: string | undefined,
  browser: Browser,
): Promise<SignedIn> => {
  if (secret === undefined) throw new Refusal('provider-state-void');
  const underWay = tokenHash(secret);
  const { rows } = await pool.query<{
    officer_no: number;
    totp_secret: Buffer | null;
    enrols: boolean;
    version: Buffer;
  }>('SELECT officer_no, totp_secret, enrols, version FROM access.provider_second_factor($1)', [underWay]);
  const found = rows[0];
  if (found?.totp_secret == null) throw new Refusal('provider-state-void');
  const wrong = () => ('totp' in given ? new Refusal('totp-wrong') : new Refusal('passkey-void'));
  // with a new link the passkeys of before end, and the new authenticator is proved to work
  if (found.enrols && !('totp' in given)) throw wrong();
  if (!found.enrols) await claimAttempt(pool, found.officer_no, browser);
  const codes = openBox(kek, TOTP_PURPOSE, found.totp_secret);
  const check = await takeFactor(pool, origin, given);
  const begin = await check(found.officer_no, codes, found.version);
  if (begin === undefined) throw wrong();
  const end = async (): Promise<void> => {
    const ended = await pool.query<{ ended: boolean }>('SELECT access.end_provider_sign_in($1) AS ended', [underWay]);
    if (ended.rows[0]?.ended !== true) throw new Refusal('provider-state-void');
  };
  // a new second factor is stored with the account before a session begins with it
  if (found.enrols) await end();
  const begun = await begin(limits, browser);
  if (begun === undefined) throw wrong();
  if (!found.enrols) await end();
  return begun;
};
