import type { FastifyInstance } from 'fastify';
import type { ServerParts } from './server-parts.ts';

/** For whoever runs the server: is the process there, is the register ready, and its figures. */
export const addStatusRoutes = (app: FastifyInstance, parts: ServerParts): void => {
  app.get('/healthz', () => ({ process: 'running' }));
  app.get('/readyz', async (_request, reply) => {
    const { rows } = await parts.register.pool.query<{ declared: boolean }>(
      'SELECT register.is_declared() AS declared',
    );
    const ready = rows[0]?.declared === true;
    return reply.code(ready ? 200 : 503).send({ database: 'answers', register: ready ? 'declared' : 'not declared' });
  });
  app.get('/metrics', async (_request, reply) =>
    reply.type(parts.metrics.registry.contentType).send(await parts.metrics.registry.metrics()),
  );
};
