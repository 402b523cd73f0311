import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { nameOf } from '../../core/access/abilities.ts';
import { noteRefusal } from '../../core/access/note-refusal.ts';
import { asRefusedCode } from '../../core/access/refused-codes.ts';
import { touchSession } from '../../core/access/sign-in.ts';
import type { CommandAnswer } from '../../core/access/views.ts';
import { type AnyCommand, hasAddress } from '../../core/register/command-definition.ts';
import { execute } from '../../core/register/execute.ts';
import { Refusal } from '../../core/register/refusal.ts';
import { declaredAnswer } from './declared-answer.ts';
import { inspectDocument } from './document-routes.ts';
import { type AnyQuery, anyQuery } from './query-definition.ts';
import { nothing } from './query-values.ts';
import { recordedAtOf } from './recorded-at.ts';
import { runQuery } from './run-query.ts';
import type { ServerParts } from './server-parts.ts';
import { demandSession } from './session-cookie.ts';
import { signedInFirst } from './signed-in-first.ts';

const BODY_LIMIT = 1024 ** 2;

const isDryRun = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'dryRun' in body && body.dryRun === true;

/** What the command tells beyond its events. It is recorded already: a result that is not as declared is left out and logged, not turned into a failure. */
const resultOf = (parts: ServerParts, command: AnyCommand, result: unknown): { result?: unknown } => {
  if (command.result === undefined || result === undefined) return {};
  try {
    return { result: declaredAnswer(nameOf(command), command.result, result) };
  } catch (error) {
    parts.log.error({ err: error }, 'a result was left out');
    return {};
  }
};

/** Asks nothing, of those only who may issue the command. */
const mayIssue = (command: AnyCommand): AnyQuery =>
  anyQuery({
    system: command.system,
    name: command.name,
    askers: command.roles,
    input: nothing,
    answer: z.string().nullable(),
    run: async (_read, _input, { authority }) => authority,
  });

/** What an officer has to be told before anything else: whoever may not issue the command is not told what is wrong with what was sent, nor whether what it names exists. */
const SAYS_IT_ALREADY: ReadonlySet<string> = new Set(['not-permitted', 'not-signed-in', 'elevation-needed', 'busy']);
const refusalFor = async (parts: ServerParts, command: AnyCommand, token: string, error: unknown): Promise<unknown> => {
  if (!(error instanceof Refusal) || SAYS_IT_ALREADY.has(error.code)) return error;
  const [asked] = await Promise.allSettled([runQuery(parts.register.pool, mayIssue(command), token, {}, () => [])]);
  return asked.status === 'rejected' && asked.reason instanceof Refusal && asked.reason.code === 'not-permitted'
    ? asked.reason
    : error;
};

/** Writes down who was refused for want of a permission, a fresh second factor or a second hand. Where that fails, the refusal stands and the log says so. */
const noteIfAudited = async (parts: ServerParts, name: string, token: string, error: unknown): Promise<void> => {
  const code = error instanceof Refusal ? asRefusedCode(error.code) : undefined;
  if (code === undefined) return;
  await noteRefusal(parts.register.pool, token, name, code).catch((failure) =>
    parts.log.error({ err: failure }, 'a refusal was not written down'),
  );
};

/** One `POST /api/<system>/<name>` for every command that an officer can issue. Commands of the installation, and those that the server issues itself, have no address. */
export const addCommandRoutes = (app: FastifyInstance, parts: ServerParts): void => {
  const isSignedIn = signedInFirst(parts);
  for (const command of parts.commands) {
    if (!hasAddress(command)) continue;
    const name = nameOf(command);
    app.post(
      `/api/${name}`,
      { bodyLimit: command.bodyLimit ?? BODY_LIMIT, onRequest: isSignedIn },
      async (request): Promise<CommandAnswer<unknown>> => {
        const token = demandSession(request);
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
          // Nobody without a role for the command makes the server do its slow work.
          const authority =
            command.prepare === undefined
              ? null
              : ((await runQuery(parts.register.pool, mayIssue(command), token, {}, () => [])) as string | null);
          await inspectDocument(parts, command, token, request.body);
          const { repeated, result, ...answer } = await execute(parts.register, command, {
            token,
            commandId,
            input: request.body,
            recordedAt: recordedAtOf(request),
            authority,
          });
          parts.metrics.countCommand(name, repeated ? 'repeated' : 'done');
          return { ...answer, events: [...answer.events], ...resultOf(parts, command, result) };
        } catch (error) {
          parts.metrics.countCommand(name, error instanceof Refusal ? 'refused' : 'failed');
          const refusal = await refusalFor(parts, command, token, error);
          await noteIfAudited(parts, name, token, refusal);
          throw refusal;
        }
      },
    );
  }
};
