import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { nameOf } from '../../core/access/abilities.ts';
import { touchSession } from '../../core/access/sign-in.ts';
import type { Problem } from '../../core/access/views.ts';
import { execute } from '../../core/register/execute.ts';
import { Refusal } from '../../core/register/refusal.ts';
import { uuidv7 } from '../ids.ts';
import { problemOf } from './problem.ts';
import { anyQuery } from './query-definition.ts';
import { nothing } from './query-values.ts';
import { refusalOfError } from './refusal-of-error.ts';
import { runQuery } from './run-query.ts';
import type { ServerParts } from './server-parts.ts';
import { findSession } from './session-cookie.ts';
import { signedInFirst } from './signed-in-first.ts';
import { WorkList } from './work-list.ts';

/** How a work stands, as it is answered. */
export type WorkAnswer = {
  state: 'running' | 'done' | 'refused';
  progress: unknown;
  result: unknown;
  problem: Problem | null;
};

const whoAsks = anyQuery({
  system: 'access',
  name: 'who-asks',
  askers: 'signed-in',
  input: nothing,
  answer: z.int(),
  // who is not signed in does not come so far
  run: async (_read, _input, { officerNo }) => officerNo ?? 0,
});

/**
 * Works that take longer than a request: `POST /api/works/<system>/<name>` begins one and answers its id, `GET /api/works/<id>` says how it stands, `DELETE` ends it. Each belongs to the officer who began it.
 */
export const addWorkRoutes = (app: FastifyInstance, parts: ServerParts): void => {
  const list = new WorkList();
  const { pool } = parts.register;
  app.addHook('onClose', async () => list.close());
  const officerOf = async (request: FastifyRequest): Promise<{ token: string; officerNo: number }> => {
    const token = findSession(request);
    if (token === undefined) throw new Refusal('not-signed-in');
    return { token, officerNo: (await runQuery(pool, whoAsks, token, {}, () => [])) as number };
  };
  const store = parts.commands.find((command) => nameOf(command) === 'register/store-document');
  if (store === undefined) throw new Error('The command register/store-document is missing.');
  for (const work of parts.works ?? [])
    app.post(
      `/api/works/${nameOf(work)}`,
      {
        ...(work.query.bodyLimit === undefined ? {} : { bodyLimit: work.query.bodyLimit }),
        onRequest: signedInFirst(parts),
      },
      async (request, reply): Promise<{ workId: string }> => {
        const { token, officerNo } = await officerOf(request);
        const issue = (command: typeof store, input: unknown) =>
          execute(parts.register, command, { token, commandId: uuidv7(), input });
        const read = async (): Promise<unknown> => {
          await touchSession(pool, token, parts.limits);
          return runQuery(pool, work.query, token, request.body as Record<string, unknown>, () => []);
        };
        const workId = await list.begin(officerNo, read, (told, signal, tell) =>
          work
            .run(told, {
              signal,
              tell,
              issue,
              load: (sha256) => parts.documents.read(sha256),
              store: async (bytes, mediaType) => {
                const sha256 = await parts.documents.write(bytes);
                try {
                  await issue(store, { sha256, mediaType, bytes: bytes.length });
                } catch (error) {
                  // the same bytes were stored before
                  if (!(error instanceof Refusal && error.code === 'nothing-to-do')) throw error;
                }
              },
            })
            .catch((error: unknown) => {
              // who asks later is told of a refusal; a defect is written down where it happened
              if (refusalOfError(error) === undefined)
                parts.log.error({ err: error, work: nameOf(work) }, 'work failed');
              throw error;
            }),
        );
        void reply.code(202);
        return { workId };
      },
    );
  app.get<{ Params: { workId: string } }>('/api/works/:workId', async (request): Promise<WorkAnswer> => {
    const { officerNo } = await officerOf(request);
    const { state, progress, result, error } = list.show(request.params.workId, officerNo);
    const problem =
      state === 'refused'
        ? problemOf(refusalOfError(error) ?? new Refusal('internal', { values: { request: request.id } }))
        : null;
    return { state, progress, result, problem };
  });
  app.delete<{ Params: { workId: string } }>('/api/works/:workId', async (request, reply) => {
    const { officerNo } = await officerOf(request);
    list.end(request.params.workId, officerNo);
    return reply.code(204).send();
  });
};
