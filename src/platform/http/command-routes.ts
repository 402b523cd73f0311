import type { FastifyInstance } from 'fastify';
import { nameOf } from '../../core/access/abilities.ts';
import { touchSession } from '../../core/access/sign-in.ts';
import type { CommandAnswer } from '../../core/access/views.ts';
import { execute } from '../../core/register/execute.ts';
import { Refusal } from '../../core/register/refusal.ts';
import { runQuery } from './run-query.ts';
import type { ServerParts } from './server-parts.ts';
import { findSession } from './session-cookie.ts';

const BODY_LIMIT = 1024 ** 2;

const isDryRun = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'dryRun' in body && body.dryRun === true;

/** One `POST /api/<system>/<name>` for every command that an officer can issue. Commands of the installation have no address. */
export const addCommandRoutes = (app: FastifyInstance, parts: ServerParts): void => {
  for (const command of parts.commands) {
    if (command.roles.every((role) => role === 'installation')) continue;
    const name = nameOf(command);
    app.post(
      `/api/${name}`,
      { bodyLimit: command.bodyLimit ?? BODY_LIMIT },
      async (request): Promise<CommandAnswer<unknown>> => {
        const token = findSession(request);
        if (token === undefined) throw new Refusal('not-signed-in');
        await touchSession(parts.register.pool, token, parts.limits);
        const commandId = String(request.headers['idempotency-key'] ?? '');
        const dryRun = isDryRun(request.body) ? parts.dryRuns.get(name) : undefined;
        if (dryRun !== undefined)
          return {
            commandId,
            events: [],
            result: await runQuery(
              parts.register.pool,
              dryRun,
              token,
              request.body as Record<string, unknown>,
              () => [],
            ),
          };
        try {
          const { repeated, ...answer } = await execute(parts.register, command, {
            token,
            commandId,
            input: request.body,
          });
          parts.metrics.countCommand(name, repeated ? 'repeated' : 'done');
          return { ...answer, events: [...answer.events] };
        } catch (error) {
          parts.metrics.countCommand(name, error instanceof Refusal ? 'refused' : 'failed');
          throw error;
        }
      },
    );
  }
};
