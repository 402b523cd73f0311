/**
 * What a list costs: `register/receive-list` through `execute`, from reading the CSV over the search for possible doubles, rules, append and projections to
 * the durable commit, on a server of its own. It has to grow with the rows of the list and not with the persons in the register. Prints one JSON line for each
 * number of rows in a small and in a large register.
 * Usage: node bench/register/receive-list.ts [small=600] [large=57000] [lists=7]
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { loadScenario } from '../../scenarios/january-2026/load.ts';
import { startRandom } from '../../scenarios/january-2026/random.ts';
import { secretKey } from '../../src/core/ledger/envelope-key.ts';
import { anyCommand } from '../../src/core/register/command-definition.ts';
import type { Register } from '../../src/core/register/execute.ts';
import { StreamKeyRing } from '../../src/core/register/stream-key-ring.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { createPool, typeParsers } from '../../src/platform/db/pool.ts';
import { createDocumentStore } from '../../src/platform/files/document-store.ts';
import { startPostgres } from '../../src/platform/postgres/start-postgres.ts';
import { withInstallation } from '../../src/server/installation.ts';
import { receiveList } from '../../src/systems/register/commands/receive-list.ts';
import { measureSync, median, round } from '../measure-sync.ts';
import { fillRegister, syntheticBirth, syntheticName } from './fill-register.ts';

const [small = 600, large = 57_000, lists = 7] = process.argv.slice(2).map(Number);
/** How often as long a list may take in the large register as in the small one. */
const LIMIT = 2;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-bench-'));
const server = await startPostgres({ dataFolder: folder });
try {
  const passwords = { app: randomBytes(12).toString('hex'), verify: randomBytes(12).toString('hex') };
  await migrate(server.connection, { passwords });
  const kek = secretKey(randomBytes(32));
  const pool = createPool({ ...server.connection, user: 'amana_app', password: passwords.app }, 4);
  const register: Register = { pool, keys: new StreamKeyRing(kek) };
  const random = startRandom(57_000);
  const fdatasyncMs = measureSync(folder);
  await withInstallation({ ...server.connection, types: typeParsers }, register, async (installation) => {
    await loadScenario(
      installation,
      kek,
      createDocumentStore(folder, kek, () => undefined),
    );
    const look = async (text: string) =>
      (await installation.client.query<{ value: number }>(text)).rows[0]?.value as number;
    const officer = await look("SELECT no AS value FROM access.officer WHERE username = 'origin.one'");
    const receive = async (rows: number): Promise<number> => {
      const lines = Array.from({ length: rows }, () => `${syntheticName(random)},male,${syntheticBirth(random)},IRQ`);
      const input = {
        site: 'GHW',
        source: 'bench',
        fileName: 'bench.csv',
        file: Buffer.from(['Full name,Sex,Date of birth,Nationality', ...lines].join('\n')).toString('base64'),
      };
      const started = performance.now();
      await installation.issueAs(officer, anyCommand(receiveList), input);
      return performance.now() - started;
    };
    const before = new Map<number, number>();
    let filled = 0;
    for (const persons of [small, large]) {
      const missing = persons - (await look('SELECT count(*) AS value FROM register.person'));
      await fillRegister(server.connection, filled, missing, random);
      filled += missing;
      for (const rows of [1, 150]) {
        // The first makes the plans and fills the caches.
        await receive(rows);
        const times: number[] = [];
        for (let list = 0; list < lists; list += 1) times.push(await receive(rows));
        const milliseconds = median(times);
        const ratio = milliseconds / (before.get(rows) ?? milliseconds);
        before.set(rows, milliseconds);
        console.log(
          JSON.stringify({
            bench: 'register.receive-list',
            rows,
            inRegister: await look('SELECT count(*) AS value FROM register.person'),
            lists,
            milliseconds: Math.round(milliseconds),
            worstMs: Math.round(Math.max(...times)),
            ratio: round(ratio),
            limitRatio: LIMIT,
            met: ratio <= LIMIT,
            fdatasyncMs,
            synchronousCommit: 'on',
          }),
        );
        if (ratio > LIMIT) process.exitCode = 1;
      }
    }
  });
  await pool.end();
} finally {
  await server.stop();
  fs.rmSync(folder, { recursive: true, force: true });
}
