import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type pg from 'pg';
import { inject } from 'vitest';
import { loadScenario, scenarioRoles } from '../../scenarios/january-2026/load.ts';
import { demonstrationPassword, demonstrationTotpSecret } from '../../src/core/access/demonstration.ts';
import { totpCode } from '../../src/core/access/totp.ts';
import type { KeyEncryptingKey } from '../../src/core/ledger/envelope-key.ts';
import { anyCommand } from '../../src/core/register/command-definition.ts';
import { resumeClock } from '../../src/core/register/commands/resume-clock.ts';
import type { Register } from '../../src/core/register/execute.ts';
import { Refusal } from '../../src/core/register/refusal.ts';
import { StreamKeyRing } from '../../src/core/register/stream-key-ring.ts';
import { createPool } from '../../src/platform/db/pool.ts';
import { createDocumentStore } from '../../src/platform/files/document-store.ts';
import { createServer } from '../../src/platform/http/create-server.ts';
import type { ServerParts } from '../../src/platform/http/server-parts.ts';
import { uuidv7 } from '../../src/platform/ids.ts';
import { createLog } from '../../src/platform/log.ts';
import { createMetrics } from '../../src/platform/metrics/metrics.ts';
import { withInstallation } from '../../src/server/installation.ts';
import { allCommands } from '../../src/systems/all-commands.ts';
import { allQueries, dryRuns } from '../../src/systems/all-queries.ts';
import { allWorks } from '../../src/systems/all-works.ts';
import { createFilledDatabase, madeKey, type TestDatabase } from './database.ts';
import { watchAnswers } from './declared.ts';

/** A server on a database of its own, a copy of one in which the scenario was entered once a run; reached by injection: no port is opened. */
export interface TestServer {
  readonly app: FastifyInstance;
  readonly database: TestDatabase;
  readonly pool: pg.Pool;
  readonly kek: KeyEncryptingKey;
  readonly parts: ServerParts;
  /** Lines of the log, as they were written. */
  readonly logLines: readonly string[];
  readonly documentFolder: string;
  /** What a demonstration officer types. */
  credentials(username: string): { username: string; password: string; totp: string };
  /** Signs a demonstration officer in. @returns the cookie */
  signIn(username: string): Promise<string>;
  get(address: string, cookie?: string): Promise<LightMyRequestResponse>;
  /** Asks a query that asks by its body, as the web application does. */
  ask(name: string, body: object, cookie?: string): Promise<LightMyRequestResponse>;
  /** Sends a command as the web application does; `key` repeats an earlier intent. */
  command(name: string, input: unknown, cookie?: string, key?: string): Promise<LightMyRequestResponse>;
  /** @throws Error that names every answer that was not as its schema declares it */
  close(): Promise<void>;
}

/** Where the documents of the scenario lie that every server gets a copy of. */
const filledFolder = () => path.join(inject('database').folder, 'scenario');

const storeIn = (folder: string, onDamage: (sha256: string) => void) =>
  createDocumentStore(folder, madeKey(), onDamage);

/** The scenario as a server enters it at its first start. */
const fill = async (database: TestDatabase): Promise<void> => {
  const kek = madeKey();
  const pool = createPool(database.app, 4);
  const register = { pool, keys: new StreamKeyRing(kek) };
  try {
    await withInstallation(database.admin, register, (installation) =>
      loadScenario(
        installation,
        kek,
        storeIn(filledFolder(), () => undefined),
      ),
    );
  } finally {
    await pool.end();
  }
};

/** The clock goes on where it stood, as at the start of a server on a register that was stopped. */
const resume = async (database: TestDatabase, register: Register): Promise<void> => {
  try {
    await withInstallation(database.admin, register, ({ issue }) => issue(anyCommand(resumeClock), {}));
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'nothing-to-do')) throw error;
  }
};

/** Makes a test server; `change` replaces parts of it. Call `close` in `afterAll`. */
export const createTestServer = async (change: Partial<ServerParts> = {}): Promise<TestServer> => {
  const database = await createFilledDatabase('scenario', fill);
  const pool = createPool({ ...database.app, connectionTimeoutMillis: 5_000 }, 10);
  const kek = madeKey();
  const register = { pool, keys: new StreamKeyRing(kek) };
  const documentFolder = await mkdtemp(path.join(tmpdir(), 'amana-http-'));
  const logLines: string[] = [];
  const log = createLog('info', { write: (line) => logLines.push(line) });
  await cp(filledFolder(), documentFolder, { recursive: true });
  const documents = storeIn(documentFolder, (sha256) =>
    log.error({ document: sha256 }, 'a stored document is damaged'),
  );
  await resume(database, register);
  const undeclared: string[] = [];
  const watch = watchAnswers(undeclared);
  const parts: ServerParts = {
    register,
    kek,
    commands: allCommands.map(watch.command),
    queries: allQueries.map(watch.query),
    works: allWorks,
    dryRuns: new Map([...dryRuns].map(([name, query]) => [name, watch.query(query)])),
    documents,
    documentMaximumBytes: 100_000,
    limits: { idleMinutes: 30, hours: 12, elevatedMinutes: 10 },
    publicOrigin: undefined,
    demonstration: scenarioRoles,
    log,
    metrics: createMetrics(() => pool),
    ...change,
  };
  const app = await createServer(parts);
  const credentials = (username: string) => ({
    username,
    password: demonstrationPassword(kek, username),
    totp: totpCode(demonstrationTotpSecret(kek, username), Date.now()).totp,
  });
  const cookieOf = (cookie?: string) => (cookie === undefined ? {} : { cookie });
  return {
    app,
    database,
    pool,
    kek,
    parts,
    logLines,
    documentFolder,
    credentials,
    signIn: async (username) => {
      const answer = await app.inject({
        method: 'POST',
        url: '/api/access/sign-in',
        headers: { 'x-amana-request': '1' },
        payload: credentials(username),
      });
      const cookie = answer.cookies[0];
      if (answer.statusCode !== 200 || cookie === undefined)
        throw new Error(`${username} cannot sign in: ${answer.body}`);
      return `${cookie.name}=${cookie.value}`;
    },
    get: (address, cookie) => app.inject({ method: 'GET', url: address, headers: cookieOf(cookie) }),
    ask: (name, body, cookie) =>
      app.inject({
        method: 'POST',
        url: `/api/${name}`,
        headers: { 'x-amana-request': '1', ...cookieOf(cookie) },
        payload: body,
      }),
    command: (name, input, cookie, key = uuidv7()) =>
      app.inject({
        method: 'POST',
        url: `/api/${name}`,
        headers: { 'x-amana-request': '1', 'idempotency-key': key, ...cookieOf(cookie) },
        payload: input as object,
      }),
    close: async () => {
      await app.close();
      await pool.end();
      await database.drop();
      await rm(documentFolder, { recursive: true });
      if (undeclared.length > 0)
        throw new Error(`Answers are not as their schemas (views.ts) declare them:\n${undeclared.join('\n')}`);
    },
  };
};
