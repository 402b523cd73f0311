import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal } from '../../core/register/refusal.ts';
import { anyQuery } from './query-definition.ts';
import { nothing } from './query-values.ts';
import { runQuery } from './run-query.ts';
import type { ServerParts } from './server-parts.ts';
import { findSession } from './session-cookie.ts';

/** Bytes of a body that is read from anybody with a cookie: to ask the database first costs more than to read so much. */
const SMALL = 64 * 1024;

const isSomebody = anyQuery({
  system: 'access',
  name: 'is-somebody',
  askers: 'signed-in',
  input: nothing,
  answer: z.boolean(),
  // who is not signed in does not come so far
  run: async () => true,
});

/**
 * A hook before the body of a request: nobody without a cookie makes the server read anything, and nobody without a live session a body of more than 64 KiB. Megabytes of brackets
 * take the only thread seconds to parse, in which nobody else is answered.
 * @returns a hook that throws Refusal `not-signed-in`
 */
export const signedInFirst =
  (parts: ServerParts) =>
  async (request: FastifyRequest): Promise<void> => {
    const token = findSession(request);
    if (token === undefined) throw new Refusal('not-signed-in');
    // a body that comes in pieces says no length
    const length = Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY);
    if (length > SMALL) await runQuery(parts.register.pool, isSomebody, token, {}, () => []);
  };
