import type { FastifyInstance } from 'fastify';
import { docsPage, docsPolicy } from './docs-page.ts';
import type { EndpointSources } from './list-endpoints.ts';
import { openapiDocument } from './openapi-document.ts';

/**
 * The document and its page, made at the first question and kept. Both are open without signing in: they tell what the public source code tells, and nothing
 * of this register; who writes a client needs them before there is an account.
 */
export const addOpenapiRoutes = (app: FastifyInstance, sources: EndpointSources): void => {
  let made: { readonly json: string; readonly page: string } | undefined;
  const make = () => {
    if (made === undefined) {
      const document = openapiDocument(sources);
      made = { json: JSON.stringify(document), page: docsPage(document) };
    }
    return made;
  };
  app.get('/api/openapi.json', (_request, reply) =>
    reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(make().json),
  );
  app.get('/api/docs', (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', docsPolicy)
      .send(make().page),
  );
};
