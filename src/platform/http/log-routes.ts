import fs from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { touchSession } from '../../core/access/sign-in.ts';
import { Refusal } from '../../core/register/refusal.ts';
import { anyQuery, defineQuery } from './query-definition.ts';
import { nothing } from './query-values.ts';
import { runQuery } from './run-query.ts';
import type { ServerParts } from './server-parts.ts';
import { findSession } from './session-cookie.ts';

/** The addresses of a C2SP tlog-tiles log, and of the keys and the policy by which it is checked: nothing else is read from the disk. */
const FILE = /^(checkpoint|log\.vkey|witness\.vkeys|policy|tile\/(\d{1,2}|entries)\/(x\d{3}\/)*\d{3}(\.p\/\d{1,3})?)$/;

/** Whether somebody may read the log. It names nobody, and yet how many entries come when betrays a convoy (`ledger.md` 4): monitors only, unless the setting of the register gives it to everybody. */
const mayReadLog = anyQuery(
  defineQuery({
    system: 'ledger',
    name: 'files',
    input: nothing,
    answer: z.boolean(),
    run: async () => true,
  }),
);

/** The public log as static files, for the clients of such logs: `/ledger/checkpoint`, `/ledger/tile/…`. */
export const addLogRoutes = (app: FastifyInstance, parts: ServerParts): void => {
  const { publicLog } = parts;
  if (publicLog === undefined) return;
  app.get<{ Params: { '*': string } }>('/ledger/*', async (request, reply) => {
    if (publicLog.readers !== 'everybody') {
      const token = findSession(request);
      if (token === undefined) throw new Refusal('not-signed-in');
      await touchSession(parts.register.pool, token, parts.limits);
      await runQuery(parts.register.pool, mayReadLog, token, {}, () => []);
    }
    const name = request.params['*'];
    if (!FILE.test(name)) throw new Refusal('not-found');
    const bytes = await fs.promises.readFile(path.join(publicLog.folder, name)).catch(() => undefined);
    if (bytes === undefined) throw new Refusal('not-found');
    const isTile = name.startsWith('tile/');
    return reply
      .header('cache-control', isTile ? 'private, max-age=31536000, immutable' : 'no-store')
      .type(isTile ? 'application/octet-stream' : 'text/plain; charset=utf-8')
      .send(bytes);
  });
};
