import type pg from 'pg';
import { Refusal } from '../register/refusal.ts';
import { challengeOf, checkAnswer, checkNew, type NewPasskey, type PasskeyState } from './passkey-check.ts';
import type { PasskeySite } from './passkey-site.ts';
import type { EnrolPasskeyInput, PasskeyAnswer, PasskeyEnrolment, PasskeyRequest } from './passkey-views.ts';
import { newToken, tokenHash } from './session-token.ts';

/** For what a passkey is asked. */
type Purpose = 'sign-in' | 'elevate' | 'enrol';

/** Runs a statement as whoever holds a token: the inner part waits for it, so that no plan asks who it is before. */
const asHolder = async <Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  token: string | undefined,
  call: string,
  values: readonly unknown[],
): Promise<Row[]> => {
  const { rows } = await pool.query<Row>(
    `SELECT o.* FROM set_config('amana.token', $1, true) AS s (token) CROSS JOIN LATERAL (SELECT * FROM ${call} WHERE s.token IS NOT NULL OFFSET 0) o`,
    [token ?? '', ...values],
  );
  return rows;
};

const begin = async (pool: pg.Pool, token: string | undefined, purpose: Purpose): Promise<string> => {
  const challenge = newToken();
  const [row] = await asHolder<{ begun: string }>(pool, token, 'access.begin_passkey($2, $3) AS b (begun)', [
    tokenHash(challenge),
    purpose,
  ]);
  if (row?.begun !== 'begun') throw new Refusal(row?.begun ?? 'not-signed-in');
  return challenge;
};

const ownInUse = async (pool: pg.Pool, token: string): Promise<string[]> => {
  const rows = await asHolder<{ credential_id: Buffer; revoked_at: number | null }>(
    pool,
    token,
    'access.own_passkeys()',
    [],
  );
  return rows.flatMap((row) => (row.revoked_at === null ? [row.credential_id.toString('base64url')] : []));
};

/** Begins a sign-in by passkey: whichever the device has. It says nothing of any account. */
export const beginPasskeySignIn = async (pool: pg.Pool, site: PasskeySite): Promise<PasskeyRequest> => ({
  challenge: await begin(pool, undefined, 'sign-in'),
  site: site.host,
  credentialIds: [],
});

/**
 * Begins a fresh second factor by a passkey of who is signed in.
 * @throws Refusal `not-signed-in`; `passkey-none` where the officer has none
 */
export const beginPasskeyElevation = async (
  pool: pg.Pool,
  site: PasskeySite,
  token: string,
): Promise<PasskeyRequest> => {
  const credentialIds = await ownInUse(pool, token);
  const challenge = await begin(pool, token, 'elevate');
  if (credentialIds.length === 0) throw new Refusal('passkey-none');
  return { challenge, site: site.host, credentialIds };
};

/**
 * Begins the enrolment of a passkey.
 * @throws Refusal `not-signed-in`, `elevation-needed`; `passkeys-full` where the officer has ten
 */
export const beginPasskeyEnrolment = async (
  pool: pg.Pool,
  site: PasskeySite,
  token: string,
): Promise<PasskeyEnrolment> => {
  const challenge = await begin(pool, token, 'enrol');
  const credentialIds = await ownInUse(pool, token);
  if (credentialIds.length >= MOST_PASSKEYS) throw new Refusal('passkeys-full');
  const [account] = await asHolder<{ username: string; handle: Buffer }>(
    pool,
    token,
    'access.own_passkey_account()',
    [],
  );
  if (account === undefined) throw new Refusal('not-signed-in');
  const userHandle = account.handle.toString('base64url');
  return { challenge, site: site.host, credentialIds, userHandle, username: account.username };
};

/** How many passkeys an officer has in use at most; the database asks the same. */
const MOST_PASSKEYS = 10;

const addTo = (pool: pg.Pool, token: string, challenge: string, name: string, made: NewPasskey) =>
  asHolder<{ id: string | null }>(pool, token, 'access.enrol_passkey($2, $3, $4, $5, $6, $7, $8) AS e (id)', [
    tokenHash(challenge),
    made.credentialId,
    made.publicKey,
    name,
    made.counter,
    made.eligible,
    made.backedUp,
  ]);

/**
 * Adds a passkey that a device made for who is signed in. The challenge is used up, whatever comes of it.
 * @returns its id
 * @throws Refusal `elevation-needed`, `passkey-void`
 */
export const enrolPasskey = async (
  pool: pg.Pool,
  site: PasskeySite,
  token: string,
  { name, ...made }: EnrolPasskeyInput,
): Promise<string> => {
  const [own] = await asHolder<{ officer: number | null; elevated: boolean }>(
    pool,
    token,
    '(SELECT access.officer_id() AS officer, access.is_elevated() AS elevated) x',
    [],
  );
  if (own?.officer == null) throw new Refusal('not-signed-in');
  if (!own.elevated) throw new Refusal('elevation-needed');
  const challenge = challengeOf(made.clientData);
  if (challenge === undefined) throw new Refusal('passkey-void');
  const [taken] = await asHolder<{ taken: boolean }>(pool, token, 'access.take_passkey_enrolment($2) AS t (taken)', [
    tokenHash(challenge),
  ]);
  if (taken?.taken !== true) throw new Refusal('passkey-void');
  const passkey = await checkNew(made, challenge, site);
  if (passkey === undefined) throw new Refusal('passkey-void');
  const [added] = await addTo(pool, token, challenge, name, passkey);
  if (added?.id == null) throw new Refusal('passkey-void');
  return added.id;
};

/**
 * Revokes a passkey of who is signed in; any other stays.
 * @returns whether there was one in use
 * @throws Refusal `not-signed-in`, `elevation-needed`
 */
export const revokePasskey = async (pool: pg.Pool, token: string, passkeyId: string): Promise<boolean> => {
  const [row] = await asHolder<{ officer: number | null; elevated: boolean; revoked: boolean }>(
    pool,
    token,
    '(SELECT access.officer_id() AS officer, access.is_elevated() AS elevated, access.revoke_passkey($2) AS revoked) x',
    [passkeyId],
  );
  if (row?.officer == null) throw new Refusal('not-signed-in');
  if (!row.elevated) throw new Refusal('elevation-needed');
  return row.revoked;
};

/**
 * Demands passkeys of the officers of the own authority, or ends that.
 * @throws Refusal `not-signed-in`, `not-permitted` for who is no administrator, `elevation-needed`, `passkey-first` for an administrator who has none
 */
export const demandPasskeys = async (pool: pg.Pool, token: string, demanded: boolean): Promise<void> => {
  const [row] = await asHolder<{ answer: string }>(pool, token, '(SELECT access.set_passkey_demand($2) AS answer) x', [
    demanded,
  ]);
  if (row?.answer !== 'done') throw new Refusal(row?.answer ?? 'not-signed-in');
};

/** Whose passkey answered a challenge, before its signature was checked. */
type Answered = {
  readonly officerNo: number;
  /** Whether the officer signs in at an identity provider and has no password. */
  readonly atProvider: boolean;
  /** SHA-256 of the challenge. */
  readonly challenge: Buffer;
  /** Checks the signature; undefined for whatever is wrong. */
  readonly check: () => Promise<PasskeyState | undefined>;
};

/**
 * A device answers. The challenge is used up with it, whatever comes of it.
 * @param token of the session that asks to be elevated; undefined at sign-in
 * @returns undefined where challenge or passkey are none that may be used
 */
export const takeAnswer = async (
  pool: pg.Pool,
  site: PasskeySite,
  token: string | undefined,
  purpose: Exclude<Purpose, 'enrol'>,
  answer: PasskeyAnswer,
): Promise<Answered | undefined> => {
  const challenge = challengeOf(answer.clientData);
  if (challenge === undefined) return undefined;
  const [row] = await asHolder<{ officer_no: number; public_key: Buffer; handle: Buffer; at_provider: boolean }>(
    pool,
    token,
    'access.answer_passkey($2, $3, $4)',
    [tokenHash(challenge), purpose, Buffer.from(answer.credentialId, 'base64url')],
  );
  if (row === undefined) return undefined;
  return {
    officerNo: row.officer_no,
    atProvider: row.at_provider,
    challenge: tokenHash(challenge),
    check: () => checkAnswer(answer, challenge, site, row.public_key, row.handle),
  };
};
