/**
 * The whole second signature of a hand-over: `transfers/complete-handover` through `execute`, from the check of the officer's signature over locks, rules,
 * append and projections to the durable commit, on a server of its own. Both hand-overs of each convoy are measured, in a small register and in a large one.
 * Prints one JSON line for each size of the register.
 * Usage: node bench/register/handover.ts [persons=150] [convoys=3] [largeRegister=7000]
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { loadScenario } from '../../scenarios/january-2026/load.ts';
import { secretKey } from '../../src/core/ledger/envelope-key.ts';
import type { Register } from '../../src/core/register/execute.ts';
import { StreamKeyRing } from '../../src/core/register/stream-key-ring.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { createPool, typeParsers } from '../../src/platform/db/pool.ts';
import { createDocumentStore } from '../../src/platform/files/document-store.ts';
import { startPostgres } from '../../src/platform/postgres/start-postgres.ts';
import { withInstallation } from '../../src/server/installation.ts';
import { completeHandover } from '../../src/systems/transfers/commands/complete-handover.ts';
import { measureSync, median } from '../measure-sync.ts';
import { BenchConvoys } from './convoy-to-handover.ts';

const [persons = 150, convoys = 3, largeRegister = 7000] = process.argv.slice(2).map(Number);
const LIMIT = 300;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-bench-'));
const server = await startPostgres({ dataFolder: folder });
try {
  const passwords = { app: randomBytes(12).toString('hex'), verify: randomBytes(12).toString('hex') };
  await migrate(server.connection, { passwords });
  const kek = secretKey(randomBytes(32));
  // Only the list of 7,000 needs longer than the server's own limit of a statement.
  const pool = createPool({ ...server.connection, user: 'amana_app', password: passwords.app }, 4, 600_000);
  const register: Register = { pool, keys: new StreamKeyRing(kek) };
  const fdatasyncMs = measureSync(folder);
  await withInstallation({ ...server.connection, types: typeParsers }, register, async (installation) => {
    const documents = createDocumentStore(folder, kek, () => undefined);
    await loadScenario(installation, kek, documents);
    const { client } = installation;
    const officers = await client.query<{ username: string; no: string }>('SELECT username, no FROM access.officer');
    const bench = new BenchConvoys(
      installation,
      new Map(officers.rows.map(({ username, no }) => [username, Number(no)])),
      documents,
    );
    const count = async () =>
      Number((await client.query<{ n: string }>('SELECT count(*) AS n FROM register.person')).rows[0]?.n);
    for (const size of [0, largeRegister]) {
      if (size > 0) await bench.receive(Math.max(1, size - (await count()) - persons * convoys));
      const times = { 1: [] as number[], 2: [] as number[] };
      for (let convoy = 0; convoy < convoys; convoy += 1) {
        const manifestNo = await bench.board(persons);
        for (const ordinal of [1, 2] as const) {
          const { taker, input } = await bench.offer(manifestNo, ordinal, persons);
          const started = performance.now();
          await bench.issue(taker, completeHandover, input);
          times[ordinal].push(performance.now() - started);
        }
      }
      const [first, second] = [Math.round(median(times[1])), Math.round(median(times[2]))];
      const worst = Math.round(Math.max(...times[1], ...times[2]));
      console.log(
        JSON.stringify({
          bench: 'register.handover',
          persons,
          inRegister: await count(),
          convoys,
          firstMs: first,
          secondMs: second,
          worstMs: worst,
          limitMs: LIMIT,
          met: Math.max(first, second) <= LIMIT,
          fdatasyncMs,
          synchronousCommit: 'on',
        }),
      );
      if (Math.max(first, second) > LIMIT) process.exitCode = 1;
    }
  });
  await pool.end();
} finally {
  await server.stop();
  fs.rmSync(folder, { recursive: true, force: true });
}
