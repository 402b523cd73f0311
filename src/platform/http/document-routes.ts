import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { nameOf } from '../../core/access/abilities.ts';
import { touchSession } from '../../core/access/sign-in.ts';
import type { DocumentAnswer, DocumentLimits } from '../../core/access/views.ts';
import type { AnyCommand } from '../../core/register/command-definition.ts';
import { execute } from '../../core/register/execute.ts';
import { Refusal } from '../../core/register/refusal.ts';
import { documentMediaTypes, requireMediaType } from '../files/media-type.ts';
import { uuidv7 } from '../ids.ts';
import { anyQuery, defineQuery } from './query-definition.ts';
import { nothing } from './query-values.ts';
import { recordedAtOf } from './recorded-at.ts';
import { runQuery } from './run-query.ts';
import type { ServerParts } from './server-parts.ts';
import { findSession } from './session-cookie.ts';
import { signedInFirst } from './signed-in-first.ts';

const SHA256 = /^[0-9a-f]{64}$/;

/** What the register says of a stored document; the wall of `register.document` decides who learns it. */
const findDocument = anyQuery(
  defineQuery({
    system: 'register',
    name: 'document',
    input: z.object({ sha256: z.string().regex(SHA256) }).strict(),
    answer: z.object({ media_type: z.string(), bytes: z.int() }),
    run: async (read, { sha256 }) => {
      const row = await read.row<{ media_type: string; bytes: number }>(
        'SELECT media_type, bytes FROM register.document WHERE sha256 = $1',
        [sha256],
      );
      if (row === undefined) throw new Refusal('not-found');
      return row;
    },
  }),
);

/** The same for who opens the document: whose file it stands on, and who reads it there, is written down first. */
const readDocument = anyQuery(
  defineQuery({
    system: 'register',
    name: 'read-document',
    input: z.object({ sha256: z.string().regex(SHA256) }).strict(),
    answer: z.object({ media_type: z.string(), bytes: z.int() }),
    whole: ({ sha256 }) => ({ columns: 'register.read_document($1) AS document', values: [sha256] }),
    run: async (_read, _input, _context, told) => {
      const row = told?.document as { media_type: string; bytes: number } | null | undefined;
      if (row == null) throw new Refusal('not-found');
      return row;
    },
  }),
);

/**
 * Looks at the document that a command cites, where the command asks for it and the officer may read it.
 * @throws Refusal of the command's check; `invalid-input` for a document that the officer does not see
 */
export const inspectDocument = async (
  parts: ServerParts,
  command: AnyCommand,
  token: string,
  body: unknown,
): Promise<void> => {
  if (command.inspects === undefined) return;
  const parsed = command.input.safeParse(body);
  // what is no input is refused where it is parsed again
  if (!parsed.success) return;
  const sha256 = command.inspects.document(parsed.data);
  try {
    await runQuery(parts.register.pool, findDocument, token, { sha256 }, () => []);
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'not-found')) throw error;
    throw new Refusal('invalid-input', { problems: [{ code: 'document-not-stored', field: 'documentSha256' }] });
  }
  command.inspects.check(await parts.documents.read(sha256));
};

/** Upload and download of documents. The bytes go to the encrypted store first, then the register is told: a failure between leaves bytes that nothing names. */
export const addDocumentRoutes = (app: FastifyInstance, parts: ServerParts): void => {
  const store = parts.commands.find((command) => nameOf(command) === 'register/store-document');
  if (store === undefined) throw new Error('The command register/store-document is missing.');
  const mayStore = anyQuery({
    system: 'register',
    name: 'may-store',
    askers: store.roles,
    input: nothing,
    answer: z.boolean(),
    run: async () => true,
  });
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: parts.documentMaximumBytes },
      (_request, body, done) => done(null, body),
    );
    scope.post(
      '/api/documents',
      { bodyLimit: parts.documentMaximumBytes, onRequest: signedInFirst(parts) },
      async (request): Promise<DocumentAnswer> => {
        const token = findSession(request);
        if (token === undefined) throw new Refusal('not-signed-in');
        await touchSession(parts.register.pool, token, parts.limits);
        // Nobody without a session and a role for documents fills the disk.
        await runQuery(parts.register.pool, mayStore, token, {}, () => []);
        const bytes = request.body instanceof Buffer ? request.body : Buffer.alloc(0);
        const mediaType = requireMediaType(request.headers['content-type'], bytes);
        const sha256 = await parts.documents.write(bytes);
        const commandId = String(request.headers['idempotency-key'] ?? uuidv7());
        try {
          await execute(parts.register, store, {
            token,
            commandId,
            input: { sha256, bytes: bytes.length, mediaType },
            recordedAt: recordedAtOf(request),
          });
        } catch (error) {
          // The same bytes were stored before: that is what was asked for.
          if (!(error instanceof Refusal && error.code === 'nothing-to-do')) throw error;
        }
        return { sha256, bytes: bytes.length, mediaType };
      },
    );
  });
  app.get(
    '/api/documents',
    (): DocumentLimits => ({ maximumBytes: parts.documentMaximumBytes, mediaTypes: [...documentMediaTypes] }),
  );
  app.get<{ Params: { sha256: string } }>('/api/documents/:sha256', async (request, reply) => {
    const { sha256 } = request.params;
    const found = (await runQuery(parts.register.pool, readDocument, findSession(request), { sha256 }, () => [])) as {
      media_type: string;
      bytes: number;
    };
    const bytes = await parts.documents.read(sha256);
    return reply
      .header('content-type', found.media_type)
      .header('etag', `"${sha256}"`)
      .header('content-disposition', `inline; filename="${sha256.slice(0, 16)}"`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(bytes);
  });
};
