import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { touchSession } from '../../core/access/sign-in.ts';
import type { LogReader } from '../../core/ledger/log/log-reader.ts';
import { Refusal } from '../../core/register/refusal.ts';
import { logFilesIn, logOfTheDay } from '../../server/public-log/log-files.ts';
import { anyQuery, defineQuery } from './query-definition.ts';
import { nothing } from './query-values.ts';
import { runQuery } from './run-query.ts';
import type { ServerParts } from './server-parts.ts';
import { findSession } from './session-cookie.ts';

/** The addresses of a C2SP tlog-tiles log, and of the keys and the policy by which it is checked: nothing else is read from the disk. */
const FILE =
  /^(checkpoint|log\.vkey|witness\.vkeys|policy|former-keys|tile\/(\d{1,2}|entries)\/(x\d{3}\/)*\d{3}(\.p\/\d{1,3})?)$/;

/** Whether somebody may read the log as it grows. It names nobody, and yet how many entries come when betrays a convoy (`ledger.md` 4): monitors only. */
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
  const files = logFilesIn(publicLog.folder);
  const requireMonitor = async (request: FastifyRequest): Promise<void> => {
    const token = findSession(request);
    if (token === undefined) throw new Refusal('not-signed-in');
    await touchSession(parts.register.pool, token, parts.limits);
    await runQuery(parts.register.pool, mayReadLog, token, {}, () => []);
  };
  const readerFor = async (request: FastifyRequest): Promise<LogReader> => {
    try {
      await requireMonitor(request);
      return files;
    } catch (error) {
      if (publicLog.readers !== 'everybody' || !(error instanceof Refusal)) throw error;
      return logOfTheDay(files);
    }
  };
  app.get<{ Params: { '*': string } }>('/ledger/*', async (request, reply) => {
    const read = await readerFor(request);
    const name = request.params['*'];
    const bytes = FILE.test(name) ? read(name) : undefined;
    if (bytes === undefined) throw new Refusal('not-found');
    const isTile = name.startsWith('tile/');
    return reply
      .header('cache-control', isTile ? 'private, max-age=31536000, immutable' : 'no-store')
      .type(isTile ? 'application/octet-stream' : 'text/plain; charset=utf-8')
      .send(bytes);
  });
};
