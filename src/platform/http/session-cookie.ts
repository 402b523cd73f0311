import type { FastifyReply, FastifyRequest } from 'fastify';
import { isToken } from '../../core/access/session-token.ts';
import { Refusal } from '../../core/register/refusal.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Whether browsers reach this server by TLS, at the public origin. */
    readonly isSecure: boolean;
  }
}

/** Name of the cookie that holds the session token. Behind TLS the name itself makes browsers refuse it from anywhere but this host. */
export const SESSION_COOKIE = 'amana_session';
const sessionCookie = (secure: boolean): string => (secure ? `__Host-${SESSION_COOKIE}` : SESSION_COOKIE);

/** The session token of a request; undefined where there is none or it cannot be one. */
export const findSession = (request: FastifyRequest): string | undefined => {
  const token = request.cookies[sessionCookie(request.server.isSecure)];
  return isToken(token) ? token : undefined;
};

/** The session token of a request. @throws Refusal `not-signed-in` where there is none */
export const demandSession = (request: FastifyRequest): string => {
  const token = findSession(request);
  if (token === undefined) throw new Refusal('not-signed-in');
  return token;
};

const options = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'strict', secure }) as const;

/** Gives the browser a session token: not readable by scripts, never sent by other sites, gone when the browser closes. */
export const setSession = (reply: FastifyReply, token: string, secure: boolean): void => {
  void reply.setCookie(sessionCookie(secure), token, options(secure));
};

/** Takes the token back. */
export const clearSession = (reply: FastifyReply, secure: boolean): void => {
  void reply.clearCookie(sessionCookie(secure), options(secure));
};

/** How long a browser is known, in seconds; the database keeps it as long. */
const KNOWN_FOR = 180 * 24 * 3600;
const browserCookie = (secure: boolean): string => (secure ? '__Host-amana_browser' : 'amana_browser');

/** The token by which a browser is known that signed in before; undefined where there is none or it cannot be one. */
export const findBrowser = (request: FastifyRequest, secure: boolean): string | undefined => {
  const token = request.cookies[browserCookie(secure)];
  return isToken(token) ? token : undefined;
};

/** Lets a browser be known the next time: it gives no access, only attempts of its own. */
export const setBrowser = (reply: FastifyReply, token: string, secure: boolean): void => {
  void reply.setCookie(browserCookie(secure), token, { ...options(secure), maxAge: KNOWN_FOR });
};

const providerCookie = (secure: boolean): string => (secure ? '__Host-amana_provider' : 'amana_provider');

/** The secret of a sign-in at an identity provider that this browser began; undefined where there is none or it cannot be one. */
export const findProviderSecret = (request: FastifyRequest, secure: boolean): string | undefined => {
  const token = request.cookies[providerCookie(secure)];
  return isToken(token) ? token : undefined;
};

/** Binds a sign-in at an identity provider to this browser, for ten minutes. The page that the provider sends back to asks by itself, so that the strictest kind of cookie does. */
export const setProviderSecret = (reply: FastifyReply, secret: string, secure: boolean): void => {
  void reply.setCookie(providerCookie(secure), secret, { ...options(secure), maxAge: 600 });
};

/** Takes it back. */
export const clearProviderSecret = (reply: FastifyReply, secure: boolean): void => {
  void reply.clearCookie(providerCookie(secure), options(secure));
};
