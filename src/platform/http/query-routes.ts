import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { abilitiesOf, nameOf } from '../../core/access/abilities.ts';
import { touchSession } from '../../core/access/sign-in.ts';
import { runQuery } from './run-query.ts';
import type { ServerParts } from './server-parts.ts';
import { findSession } from './session-cookie.ts';
import { signedInFirst } from './signed-in-first.ts';

/** Asked by the page itself every minute: it must not keep a session alive that nobody uses. */
const ASKED_BY_THE_PAGE = 'access/me';

/**
 * One `GET /api/<system>/<name>` for every query, or one `POST` for a query that asks by its body: it reads all the same, so it carries no Idempotency-Key,
 * but it passes the guard of requests from other sites.
 */
export const addQueryRoutes = (app: FastifyInstance, parts: ServerParts): void => {
  const isSignedIn = signedInFirst(parts);
  for (const query of parts.queries) {
    const name = nameOf(query);
    const answerTo = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
      const token = findSession(request);
      if (token !== undefined && name !== ASKED_BY_THE_PAGE)
        await touchSession(parts.register.pool, token, parts.limits);
      const answer = await runQuery(
        parts.register.pool,
        query,
        token,
        (query.asks === 'body' ? request.body : request.query) as Record<string, unknown>,
        (context) => abilitiesOf(parts.commands, context),
      );
      if (query.paper === undefined) return answer;
      const { mediaType, fileName, render, download } = query.paper;
      const of = (value: string | ((answer: unknown) => string)) => (typeof value === 'string' ? value : value(answer));
      return reply
        .type(of(mediaType))
        .header('content-disposition', `${download ? 'attachment' : 'inline'}; filename="${of(fileName)}"`)
        .send(Buffer.from(await render(answer, parts.register.keys)));
    };
    if (query.asks === 'body')
      app.post(
        `/api/${name}`,
        {
          ...(query.bodyLimit === undefined ? {} : { bodyLimit: query.bodyLimit }),
          ...(query.askers === 'public' ? {} : { onRequest: isSignedIn }),
        },
        answerTo,
      );
    else app.get(`/api/${name}`, answerTo);
  }
};
