import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { abilitiesOf } from '../../core/access/abilities.ts';
import { browserWords } from '../../core/access/browser-words.ts';
import {
  answerProvider,
  beginProviderSignIn,
  confirmProviderSignIn,
  providerRows,
} from '../../core/access/provider-sign-in.ts';
import {
  answerProviderAnswer,
  answerProviderInput,
  beginProviderSignInAnswer,
  beginProviderSignInInput,
  confirmProviderSignInInput,
  providerRow,
} from '../../core/access/provider-views.ts';
import { me } from '../../core/access/queries/me.ts';
import { signOut } from '../../core/access/sign-in.ts';
import type { AttemptLimiter } from './attempt-limiter.ts';
import { declaredAnswer } from './declared-answer.ts';
import { limitedBy } from './limited-work.ts';
import { parseBody } from './parse-body.ts';
import { anyQuery } from './query-definition.ts';
import { originOf } from './request-guard.ts';
import { runQuery } from './run-query.ts';
import type { ServerParts } from './server-parts.ts';
import {
  clearProviderSecret,
  findBrowser,
  findProviderSecret,
  findSession,
  setBrowser,
  setProviderSecret,
  setSession,
} from './session-cookie.ts';

/** Sign-in through the identity provider of an authority. The page that the provider sends back to is one of the web application, which posts what it was brought. */
export const addProviderRoutes = (app: FastifyInstance, parts: ServerParts, limiter?: AttemptLimiter): void => {
  const { register, kek, limits, identityProviders: providers = [] } = parts;
  const secure = parts.publicOrigin !== undefined;
  const limited = limitedBy(limiter);
  const ownOrigin = (request: FastifyRequest): string => originOf(request, parts.publicOrigin);
  const say = (authority: string, code: string) =>
    parts.log.warn({ authority, identityProvider: code }, 'an identity provider does not do');

  app.get('/api/access/identity-providers', async () =>
    declaredAnswer('access/identity-providers', z.array(providerRow), await providerRows(register.pool, providers)),
  );
  app.post('/api/access/begin-provider-sign-in', async (request, reply) => {
    const input = parseBody(beginProviderSignInInput, request.body);
    const { address, secret } = await limited(request, () =>
      beginProviderSignIn(register.pool, providers, input, ownOrigin(request), say),
    );
    setProviderSecret(reply, secret, secure);
    return declaredAnswer('access/begin-provider-sign-in', beginProviderSignInAnswer, { address });
  });
  app.post('/api/access/answer-provider', async (request) => {
    const input = parseBody(answerProviderInput, request.body);
    const secret = findProviderSecret(request, secure);
    return declaredAnswer(
      'access/answer-provider',
      answerProviderAnswer,
      await limited(request, () =>
        answerProvider(register.pool, kek, providers, input, secret, ownOrigin(request), say),
      ),
    );
  });
  app.post('/api/access/confirm-provider-sign-in', async (request, reply) => {
    const given = parseBody(confirmProviderSignInInput, request.body);
    const before = findSession(request);
    const secret = findProviderSecret(request, secure);
    const browser = { words: browserWords(request.headers['user-agent']), token: findBrowser(request, secure) };
    const { token, browserToken } = await limited(request, () =>
      confirmProviderSignIn(register.pool, kek, limits, ownOrigin(request), given, secret, browser),
    );
    if (before !== undefined) await signOut(register.pool, before);
    clearProviderSecret(reply, secure);
    setSession(reply, token, secure);
    setBrowser(reply, browserToken, secure);
    return runQuery(register.pool, anyQuery(me), token, {}, (context) => abilitiesOf(parts.commands, context));
  });
};
