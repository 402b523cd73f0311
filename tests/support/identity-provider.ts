import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IdentityProvider } from '../../src/platform/identity/identity-provider.ts';

type Claims = Record<string, unknown>;
type Header = { alg: string; kid?: string };
type Grant = {
  readonly redirectUri: string;
  readonly challenge: string;
  readonly nonce: string;
  readonly subject: string;
};

/** A small identity provider in this process: OpenID Connect, code and PKCE, tokens that are really signed. What it does wrong is told to it. */
export type TestProvider = {
  /** What the register is told of it. */
  readonly settings: IdentityProvider;
  /** Who is signed in there. */
  subject: string;
  /** Alters an identity token before it is signed. */
  spoil: ((claims: Claims, header: Header) => void) | undefined;
  /** Signs in place of the provider's own key. */
  signer: ((text: string) => Buffer) | undefined;
  /** Alters the description of itself. */
  describe: ((description: Claims) => void) | undefined;
  /** Alters the address that it sends the browser back to. */
  bring: ((address: URL) => void) | undefined;
  /** A new key in place of the old one, at once. */
  rotate: () => void;
  /** Requests that it got, by path. */
  readonly asked: string[];
  close: () => Promise<void>;
};

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

type Key = { readonly kid: string; readonly secret: KeyObject; readonly open: Claims };
const makeKey = (): Key => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = randomBytes(6).toString('hex');
  return { kid, secret: privateKey, open: { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' } };
};

const bodyOf = async (request: http.IncomingMessage): Promise<URLSearchParams> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'));
};

/** Starts it on a free port. */
export const startProvider = async (authority: string, demanded = false): Promise<TestProvider> => {
  const grants = new Map<string, Grant>();
  let key = makeKey();
  const clientSecret = randomBytes(16).toString('hex');
  const basic = `Basic ${Buffer.from(`amana:${clientSecret}`).toString('base64')}`;

  const tokenFor = (grant: Grant): string => {
    const now = Math.floor(Date.now() / 1000);
    const claims: Claims = {
      iss: provider.settings.issuer,
      sub: grant.subject,
      aud: 'amana',
      iat: now,
      exp: now + 300,
      nonce: grant.nonce,
    };
    const header: Header = { alg: 'RS256', kid: key.kid };
    provider.spoil?.(claims, header);
    const text = `${encode(header)}.${encode(claims)}`;
    const signed = provider.signer?.(text) ?? sign('sha256', Buffer.from(text), key.secret);
    return `${text}.${signed.toString('base64url')}`;
  };

  const answer = async (request: http.IncomingMessage, response: http.ServerResponse): Promise<void> => {
    const { issuer } = provider.settings;
    const address = new URL(request.url ?? '/', issuer);
    provider.asked.push(address.pathname);
    const json = (status: number, value: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (address.pathname === '/.well-known/openid-configuration') {
      const description: Claims = {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
        authorization_response_iss_parameter_supported: true,
      };
      provider.describe?.(description);
      json(200, description);
    } else if (address.pathname === '/keys') json(200, { keys: [key.open] });
    else if (address.pathname === '/authorize') {
      const asked = address.searchParams;
      const code = randomBytes(24).toString('base64url');
      const redirectUri = asked.get('redirect_uri') ?? '';
      grants.set(code, {
        redirectUri,
        challenge: asked.get('code_challenge') ?? '',
        nonce: asked.get('nonce') ?? '',
        subject: provider.subject,
      });
      const back = new URL(redirectUri);
      back.searchParams.set('code', code);
      back.searchParams.set('state', asked.get('state') ?? '');
      back.searchParams.set('iss', issuer);
      provider.bring?.(back);
      response.writeHead(302, { location: back.href }).end();
    } else if (address.pathname === '/token') {
      const body = await bodyOf(request);
      const code = body.get('code') ?? '';
      const grant = grants.get(code);
      grants.delete(code);
      const challenge = createHash('sha256')
        .update(body.get('code_verifier') ?? '')
        .digest('base64url');
      if (request.headers.authorization !== basic) json(401, { error: 'invalid_client' });
      else if (grant === undefined || grant.challenge !== challenge || grant.redirectUri !== body.get('redirect_uri'))
        json(400, { error: 'invalid_grant' });
      else json(200, { access_token: 'unused', token_type: 'Bearer', id_token: tokenFor(grant) });
    } else json(404, {});
  };

  const server = http.createServer((request, response) => {
    void answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const provider: TestProvider = {
    settings: {
      authority,
      issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      clientId: 'amana',
      clientSecret,
      demanded,
    },
    subject: 'account-1',
    spoil: undefined,
    signer: undefined,
    describe: undefined,
    bring: undefined,
    rotate: () => {
      key = makeKey();
    },
    asked: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return provider;
};
