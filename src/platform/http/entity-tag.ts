import { createHmac, randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Half of a SHA-256, in base64url. */
const TAG_LENGTH = 22;

const isAsked = (header: string | undefined, tag: string): boolean =>
  (header ?? '').split(',').some((one) => ['*', tag].includes(one.trim().replace(/^W\//, '')));

/**
 * Gives every answer of a GET below `/api/` an `ETag` from its bytes, and answers 304 in its place where the client names that tag. The question was asked
 * under the walls of this moment all the same. The tag is keyed by a secret of this process: who finds one in the log of a proxy cannot try answers against it.
 */
export const addEntityTags = (app: FastifyInstance): void => {
  const key = randomBytes(32);
  const tagOf = (reply: FastifyReply, payload: string | Buffer): string => {
    const given = reply.getHeader('etag');
    if (typeof given === 'string') return given;
    return `"${createHmac('sha256', key).update(payload).digest('base64url').slice(0, TAG_LENGTH)}"`;
  };
  app.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
    if (!['GET', 'HEAD'].includes(request.method) || !request.url.startsWith('/api/') || reply.statusCode !== 200)
      return payload;
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload;
    const tag = tagOf(reply, payload);
    reply.header('etag', tag);
    if (!isAsked(request.headers['if-none-match'], tag)) return payload;
    reply.code(304).removeHeader('content-type').removeHeader('content-length');
    // The answer of a HEAD is left out by Fastify itself.
    return request.method === 'HEAD' ? payload : null;
  });
};
