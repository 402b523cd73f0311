import type { FastifyInstance } from 'fastify';
import { abilitiesOf, nameOf } from '../../core/access/abilities.ts';
import { touchSession } from '../../core/access/sign-in.ts';
import { runQuery } from './run-query.ts';
import type { ServerParts } from './server-parts.ts';
import { findSession } from './session-cookie.ts';

/** Asked by the page itself every minute: it must not keep a session alive that nobody uses. */
const ASKED_BY_THE_PAGE = 'access/me';

/** One `GET /api/<system>/<name>` for every query. */
export const addQueryRoutes = (app: FastifyInstance, parts: ServerParts): void => {
  for (const query of parts.queries) {
    const name = nameOf(query);
    app.get(`/api/${name}`, async (request, reply) => {
      const token = findSession(request);
      if (token !== undefined && name !== ASKED_BY_THE_PAGE)
        await touchSession(parts.register.pool, token, parts.limits);
      const answer = await runQuery(
        parts.register.pool,
        query,
        token,
        request.query as Record<string, unknown>,
        (context) => abilitiesOf(parts.commands, context),
      );
      if (query.paper === undefined) return answer;
      return reply
        .type(query.paper.mediaType)
        .header('content-disposition', `inline; filename="${query.paper.fileName}"`)
        .send(Buffer.from(query.paper.render(answer)));
    });
  }
};
