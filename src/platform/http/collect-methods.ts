import type { FastifyInstance } from 'fastify';

/** A pattern of an address (`/api/documents/:sha256`) as an expression that its addresses fit. */
const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .split('/')
      .map((part) =>
        part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'),
      )
      .join('/')}$`,
  );

/**
 * Remembers each route that is added after this, so that a request by a method that its address does not have is told which ones it has (RFC 9110, 15.5.6).
 * @returns the methods of an address; none where nothing is there
 */
export const collectMethods = (app: FastifyInstance): ((path: string) => string[]) => {
  const routes = new Map<string, { pattern: RegExp; methods: Set<string> }>();
  app.addHook('onRoute', ({ url, method }) => {
    const route = routes.get(url) ?? { pattern: patternOf(url), methods: new Set<string>() };
    for (const one of [method].flat()) route.methods.add(one);
    routes.set(url, route);
  });
  return (path) => [
    ...new Set([...routes.values()].flatMap(({ pattern, methods }) => (pattern.test(path) ? [...methods] : []))),
  ];
};
