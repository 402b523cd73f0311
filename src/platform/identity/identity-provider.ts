import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  type Configuration,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client';
import { limitedFetch } from './limited-fetch.ts';

/** The identity provider (OpenID Connect) of an authority. */
export type IdentityProvider = {
  /** Code of the authority whose officers sign in there, and of no other. */
  readonly authority: string;
  /** Its address, exactly as it names itself. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Whether officers of the authority sign in there only, and not with a password of this register. */
  readonly demanded: boolean;
};

/** What is new for each sign-in: the provider repeats state and nonce, and whoever has the code alone cannot use it without the verifier (PKCE). */
export type SignInProof = { readonly state: string; readonly nonce: string; readonly verifier: string };

/** What the provider's answer brought to the page, as it stood in its address. */
export type ProviderAnswer = {
  readonly state: string;
  readonly code?: string | undefined;
  readonly iss?: string | undefined;
  readonly error?: string | undefined;
};

/** The provider does not answer, or its answer does not hold. `code` is for the log: a word of the library, never one of the provider. */
export class ProviderFault extends Error {
  override readonly name = 'ProviderFault';
  readonly kind: 'unreachable' | 'refused';
  readonly code: string;
  constructor(kind: 'unreachable' | 'refused', cause: unknown) {
    super(`The identity provider: ${kind}`, { cause });
    this.kind = kind;
    const { code } = cause as { code?: unknown };
    this.code = typeof code === 'string' && /^[A-Za-z0-9_]{1,80}$/.test(code) ? code : 'failed';
  }
}

/** How long one request to the provider may take, in seconds. */
const PATIENCE = 8;

/** What the provider says about itself, read anew each time: its keys may have changed. */
const discover = async ({ issuer, clientId, clientSecret }: IdentityProvider): Promise<Configuration> => {
  const address = new URL(issuer);
  try {
    const found = await discovery(address, clientId, undefined, ClientSecretBasic(clientSecret), {
      timeout: PATIENCE,
      [customFetch]: limitedFetch(address.origin),
      execute: [
        // in clear to a provider on the same machine only: src/server/identity-providers.ts
        ...(address.protocol === 'http:' ? [allowInsecureRequests] : []),
        // the signature is asked although the token comes from the provider itself: a proxy in between is not believed
        enableNonRepudiationChecks,
      ],
    });
    const { issuer: named, authorization_endpoint: asked } = found.serverMetadata();
    if (named !== issuer || asked === undefined || new URL(asked).origin !== address.origin)
      throw new TypeError('The provider names itself otherwise, or another machine.');
    return found;
  } catch (cause) {
    throw new ProviderFault('unreachable', cause);
  }
};

/** What was read for who begins to sign in, so that pressing the button often asks the provider once a minute. */
const KEPT_FOR = 60_000;
const kept = new WeakMap<IdentityProvider, { readonly found: Promise<Configuration>; readonly at: number }>();
const recent = (provider: IdentityProvider): Promise<Configuration> => {
  const before = kept.get(provider);
  if (before !== undefined && performance.now() - before.at < KEPT_FOR) return before.found;
  const found = discover(provider);
  found.catch(() => kept.delete(provider));
  kept.set(provider, { found, at: performance.now() });
  return found;
};

/**
 * Where the browser goes to sign in.
 * @param redirectUri where the provider sends it afterwards; one of its own for each authority, so that an answer of another provider is known
 * @throws ProviderFault where the provider does not answer
 */
export const addressToSignIn = async (
  provider: IdentityProvider,
  redirectUri: string,
  { state, nonce, verifier }: SignInProof,
): Promise<string> =>
  buildAuthorizationUrl(await recent(provider), {
    redirect_uri: redirectUri,
    scope: 'openid',
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }).href;

/** Whether it failed on the way and not by what was answered: a `fetch` that fails, or takes too long. */
const isOnTheWay = (error: unknown): boolean => {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause.name === 'TimeoutError' || (cause instanceof TypeError && cause.message === 'fetch failed')) return true;
  return false;
};

/**
 * Exchanges the code for a token and checks it: signature by the provider's present keys, issuer, audience, nonce, times; and that the answer came from this provider.
 * @returns what the provider calls the account, never to change there (`sub`); no token is kept
 * @throws ProviderFault
 */
export const confirmedSubject = async (
  provider: IdentityProvider,
  redirectUri: string,
  answer: ProviderAnswer,
  { state, nonce, verifier }: SignInProof,
): Promise<string> => {
  const configuration = await discover(provider);
  const address = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) if (value !== undefined) address.searchParams.set(name, value);
  try {
    const tokens = await authorizationCodeGrant(configuration, address, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    return tokens.claims()?.sub ?? '';
  } catch (cause) {
    throw new ProviderFault(isOnTheWay(cause) ? 'unreachable' : 'refused', cause);
  }
};
