import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** The built web application: files under `assets/` carry a hash in their name and never change; every other address of a page gives `index.html`. */
export const addStaticRoutes = async (app: FastifyInstance, webFolder: string): Promise<void> => {
  await app.register(fastifyStatic, {
    root: webFolder,
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, file) => {
      const isHashed = file.slice(webFolder.length).startsWith('/assets/');
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  // what was built anew while the server runs: its names were not there when the server began, and the page would stay blank
  app.get<{ Params: { '*': string } }>('/assets/*', (request, reply) =>
    reply.sendFile(`assets/${request.params['*']}`),
  );
  // a page of its own, which needs nothing of the application
  app.get('/check', (_request, reply) => reply.header('cache-control', 'no-cache').sendFile('check.html'));
};
