/**
 * What `./amana verify` costs for a register of many persons, all of whom came in through the commands: lists of 1,500 rows as an origin site sends them, and for some of
 * them the whole way of a convoy to the second signature of its last hand-over, with its documents. `verify` is a process of its own, as an operator starts it, on a
 * stopped register. Prints one JSON line.
 * Usage: node bench/verify.ts [persons=57040] [moved=5704] [dataFolder]
 * With a data folder the register is kept there, and measured again where it is already.
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { loadScenario } from '../scenarios/january-2026/load.ts';
import { startRandom } from '../scenarios/january-2026/random.ts';
import { loadOrCreateKeyEncryptingKey } from '../src/core/ledger/key-file.ts';
import { anyCommand } from '../src/core/register/command-definition.ts';
import type { Register } from '../src/core/register/execute.ts';
import { StreamKeyRing } from '../src/core/register/stream-key-ring.ts';
import type { VerifyReport } from '../src/core/register/verify/verify-register.ts';
import { repositoryFolder } from '../src/platform/config/repository-folder.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { createPool, typeParsers } from '../src/platform/db/pool.ts';
import { createDocumentStore } from '../src/platform/files/document-store.ts';
import { clusterFolderOf } from '../src/platform/postgres/choose-data-folder.ts';
import { startPostgres } from '../src/platform/postgres/start-postgres.ts';
import { withInstallation } from '../src/server/installation.ts';
import { receiveList } from '../src/systems/register/commands/receive-list.ts';
import { allocateNumberBlock } from '../src/systems/sites/commands/allocate-number-block.ts';
import { completeHandover } from '../src/systems/transfers/commands/complete-handover.ts';
import { BenchConvoys } from './register/convoy-to-handover.ts';
import { syntheticBirth, syntheticName } from './register/fill-register.ts';

const [persons = 57_040, moved = 5704] = process.argv.slice(2, 4).map(Number);
const given = process.argv[4];
/** Seconds that `verify` may take. */
const LIMIT = 90;
/** Persons of a convoy, and rows of a list. */
const CONVOY = 150;
const LIST = 1500;
/** The first register number of the block for those who come after the scenario's own. */
const NUMBERS = 10_000;

const folder = given ?? fs.mkdtempSync(path.join(os.tmpdir(), 'amana-bench-'));

const fill = async (): Promise<void> => {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const server = await startPostgres({ dataFolder: folder });
  try {
    const passwords = { app: randomBytes(12).toString('hex'), verify: randomBytes(12).toString('hex') };
    await migrate(server.connection, { passwords });
    const kek = loadOrCreateKeyEncryptingKey({ folder: path.join(folder, 'keys') });
    const pool = createPool({ ...server.connection, user: 'amana_app', password: passwords.app }, 4, 600_000);
    const register: Register = { pool, keys: new StreamKeyRing(kek) };
    const random = startRandom(persons);
    await withInstallation({ ...server.connection, types: typeParsers }, register, async (installation) => {
      const documents = createDocumentStore(folder, kek, () => undefined);
      await loadScenario(installation, kek, documents);
      const officers = await installation.client.query<{ username: string; no: number }>(
        'SELECT username, no FROM access.officer',
      );
      const numbers = new Map(officers.rows.map(({ username, no }) => [username, Number(no)]));
      const convoys = new BenchConvoys(installation, numbers, documents);
      const count = async (): Promise<number> =>
        (await installation.client.query<{ n: number }>('SELECT count(*)::int AS n FROM register.person')).rows[0]
          ?.n as number;
      await installation.issue(anyCommand(allocateNumberBlock), { site: 'GHW', first: NUMBERS, size: persons });
      // The sessions of an installation last ten minutes, and on a busy machine this takes longer.
      const goOn = () =>
        installation.client.query(
          "UPDATE access.session SET idle_until = now() + interval '10 minutes', ends_at = now() + interval '10 minutes'",
        );
      for (let done = 0; done < moved; done += CONVOY) {
        await goOn();
        const aboard = Math.min(CONVOY, moved - done);
        const manifestNo = await convoys.board(aboard);
        for (const ordinal of [1, 2] as const) {
          const { taker, input } = await convoys.offer(manifestNo, ordinal, aboard);
          await convoys.issue(taker, completeHandover, input);
        }
      }
      for (let missing = persons - (await count()); missing > 0; missing = persons - (await count())) {
        await goOn();
        const lines = Array.from(
          { length: Math.min(missing, LIST) },
          () => `${syntheticName(random)},male,${syntheticBirth(random)},IRQ`,
        );
        await installation.issueAs(numbers.get('origin.one') as number, anyCommand(receiveList), {
          site: 'GHW',
          source: 'bench',
          fileName: 'bench.csv',
          file: Buffer.from(['Full name,Sex,Date of birth,Nationality', ...lines].join('\n')).toString('base64'),
        });
      }
    });
    await pool.end();
  } finally {
    await server.stop();
  }
};

try {
  const began = performance.now();
  const there = fs.existsSync(clusterFolderOf(folder));
  if (!there) await fill();
  const fillSeconds = there ? undefined : Math.round(performance.now() - began) / 1000;
  const started = performance.now();
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [path.join(repositoryFolder, 'src/cli/main.ts'), 'verify', '--json', '--data', folder],
    { maxBuffer: 1024 ** 3 },
  );
  const seconds = Math.round(performance.now() - started) / 1000;
  const report = JSON.parse(stdout) as VerifyReport;
  console.log(
    JSON.stringify({
      bench: 'verify',
      persons: report.persons,
      moved,
      events: report.events,
      streams: report.streams,
      rows: report.sections.find(({ section }) => section === 'projections')?.checked,
      fillSeconds,
      seconds,
      sections: Object.fromEntries(report.sections.map(({ section, seconds: each }) => [section, each])),
      findings: report.findings.length,
      limitSeconds: LIMIT,
      met: report.ok && seconds <= LIMIT,
    }),
  );
  if (!report.ok || seconds > LIMIT) process.exitCode = 1;
} finally {
  if (given === undefined) fs.rmSync(folder, { recursive: true, force: true });
}
