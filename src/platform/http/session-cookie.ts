import type { FastifyReply, FastifyRequest } from 'fastify';
import { isToken } from '../../core/access/session-token.ts';

/** Name of the cookie that holds the session token. */
export const SESSION_COOKIE = 'amana_session';

/** The session token of a request; undefined where there is none or it cannot be one. */
export const findSession = (request: FastifyRequest): string | undefined => {
  const token = request.cookies[SESSION_COOKIE];
  return isToken(token) ? token : undefined;
};

const options = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'strict', secure }) as const;

/** Gives the browser a session token: not readable by scripts, never sent by other sites, gone when the browser closes. */
export const setSession = (reply: FastifyReply, token: string, secure: boolean): void => {
  void reply.setCookie(SESSION_COOKIE, token, options(secure));
};

/** Takes the token back. */
export const clearSession = (reply: FastifyReply, secure: boolean): void => {
  void reply.clearCookie(SESSION_COOKIE, options(secure));
};
