import cookie from '@fastify/cookie';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { Refusal } from '../../core/register/refusal.ts';
import { uuidv7 } from '../ids.ts';
import { addAccessRoutes } from './access-routes.ts';
import { AttemptLimiter } from './attempt-limiter.ts';
import { collectMethods } from './collect-methods.ts';
import { addCommandRoutes } from './command-routes.ts';
import { addDocumentRoutes } from './document-routes.ts';
import { addEntityTags } from './entity-tag.ts';
import { addLogRoutes } from './log-routes.ts';
import { addOpenapiRoutes } from './openapi/openapi-routes.ts';
import { addJsonParser } from './parse-json.ts';
import { addPasskeyRoutes } from './passkey-routes.ts';
import { problemOf, problemType } from './problem.ts';
import { addProviderRoutes } from './provider-routes.ts';
import { addQueryRoutes } from './query-routes.ts';
import { refusalOfError } from './refusal-of-error.ts';
import { guardRequest } from './request-guard.ts';
import { securityHeaders } from './security-headers.ts';
import type { ServerParts } from './server-parts.ts';
import { addStaticRoutes } from './static-routes.ts';
import { addStatusRoutes } from './status-routes.ts';
import { addTakenListRoutes } from './taken-list-routes.ts';
import { addWorkRoutes } from './work-routes.ts';

const isApi = (request: FastifyRequest): boolean => request.url.startsWith('/api/');
/** The pattern of a route, never the address: an address may hold what somebody typed. */
const routeOf = (request: FastifyRequest): string =>
  request.routeOptions.url ?? (isApi(request) ? '/api/unknown' : '/page');

const sendRefusal = (reply: FastifyReply, refusal: Refusal): FastifyReply => {
  const problem = problemOf(refusal);
  if (problem.status === 503) void reply.header('retry-after', '2');
  if (problem.status === 429) void reply.header('retry-after', String(refusal.values.seconds ?? 5));
  return reply.code(problem.status).header('content-type', problemType).send(JSON.stringify(problem));
};

/**
 * The HTTP server: routes from the lists of commands and queries, sign-in, documents, status and the web application. It does not listen: `app.routing` is
 * put behind the gate, and tests inject.
 */
export const createServer = async (parts: ServerParts): Promise<FastifyInstance> => {
  /** Which refusal a request was answered with, for its line in the log: a code of ours, never what was sent. */
  const refusals = new WeakMap<FastifyRequest, string>();
  const headers = securityHeaders(parts.publicOrigin !== undefined);
  // Fastify's own request lines would hold the address with its values; ours are written below.
  const app = fastify({
    logger: false,
    genReqId: uuidv7,
    bodyLimit: 64 * 1024,
    routerOptions: { ignoreTrailingSlash: false },
    trustProxy: parts.trustedProxies === undefined ? false : [...parts.trustedProxies],
  });
  await app.register(cookie);
  addJsonParser(app);
  app.decorate('isSecure', parts.publicOrigin !== undefined);

  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    if (isApi(request)) reply.header('cache-control', 'no-store').header('x-request-id', request.id);
    guardRequest(request, parts.publicOrigin);
  });
  addEntityTags(app);
  app.addHook('onResponse', async (request, reply) => {
    const route = routeOf(request);
    parts.metrics.observeRequest(route, request.method, reply.statusCode, reply.elapsedTime / 1000);
    parts.log.info(
      {
        request: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        ...(refusals.has(request) ? { refusal: refusals.get(request) } : {}),
        milliseconds: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalOfError(error) ?? new Refusal('internal', { values: { request: request.id } });
    refusals.set(request, refusal.code);
    parts.metrics.countRefusal(refusal.code);
    if (['internal', 'busy', 'disk-full'].includes(refusal.code))
      parts.log.error({ err: error, request: request.id, route: routeOf(request) }, 'request failed');
    return sendRefusal(reply, refusal);
  });
  const methodsOf = collectMethods(app);
  app.setNotFoundHandler((request, reply) => {
    const others = isApi(request) ? methodsOf(new URL(request.url, 'http://x').pathname) : [];
    if (others.length > 0)
      return sendRefusal(reply.header('allow', others.join(', ')), new Refusal('method-not-allowed'));
    if (
      parts.webFolder === undefined ||
      isApi(request) ||
      request.method !== 'GET' ||
      /\.\w+$/.test(new URL(request.url, 'http://x').pathname)
    )
      return sendRefusal(reply, new Refusal('not-found'));
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });

  addStatusRoutes(app, parts);
  // Behind a proxy that is not named every request has the proxy's address: a limit by it would lock everybody out for the failures of one.
  const limiter =
    parts.publicOrigin !== undefined && parts.trustedProxies === undefined ? undefined : new AttemptLimiter();
  addAccessRoutes(app, parts, limiter);
  addProviderRoutes(app, parts, limiter);
  addPasskeyRoutes(app, parts, limiter);
  addCommandRoutes(app, parts);
  addQueryRoutes(app, parts);
  addTakenListRoutes(app, parts);
  addDocumentRoutes(app, parts);
  addWorkRoutes(app, parts);
  addLogRoutes(app, parts);
  addOpenapiRoutes(app, parts);
  if (parts.webFolder !== undefined) await addStaticRoutes(app, parts.webFolder);
  await app.ready();
  return app;
};
