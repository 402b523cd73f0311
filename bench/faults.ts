/**
 * What faults cost a replay: Node and the database are killed with SIGKILL in turn, at random moments of one replay, which goes on each time; then everything acknowledged is looked for, the register is
 * verified, a backup is torn at random places and refused each time, and the whole one is restored and verified. Prints one JSON line; nothing may be lost.
 * Usage: node bench/faults.ts [people=2000] [kills=20] [seed=1]
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startRandom } from '../scenarios/january-2026/random.ts';
import { repositoryFolder } from '../src/platform/config/repository-folder.ts';
import { clusterFolderOf } from '../src/platform/postgres/choose-data-folder.ts';
import { findPostmaster } from '../src/platform/postgres/postmaster-file.ts';
import { startPostgres } from '../src/platform/postgres/start-postgres.ts';
import { AmanaProcess } from '../tests/faults/amana-process.ts';

const [people = 2000, kills = 20, seed = 1] = process.argv.slice(2).map(Number);
const TEARS = 20;
/** A kill comes so many milliseconds after the first command of a run at the latest. */
const LATEST = 3000;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-bench-'));
// under root the database runs as another user, who has to pass
fs.chmodSync(folder, 0o711);
const data = path.join(folder, 'data');
const key = path.join(data, 'keys', 'key-encrypting-key');
const acknowledged = path.join(folder, 'acknowledged');
const random = startRandom(seed);
const words = [
  'replay',
  path.join(repositoryFolder, 'scenarios/january-2026'),
  '--people',
  String(people),
  '--data',
  data,
  '--acknowledged',
  acknowledged,
  '--json',
];
const answered = (): string[] =>
  fs.existsSync(acknowledged) ? fs.readFileSync(acknowledged, 'utf8').split('\n').filter(Boolean) : [];
const run = async (...command: string[]) => {
  const child = new AmanaProcess(command);
  const { code } = await child.ended;
  return { code, out: child.out, err: child.err };
};

try {
  const began = performance.now();
  const killed = { node: 0, database: 0 };
  let finished = false;
  while (killed.node + killed.database < kills && !finished) {
    const before = answered().length;
    const child = new AmanaProcess(words);
    let ended = false;
    void child.ended.then(() => {
      ended = true;
    });
    while (!ended && answered().length === before) await sleep(20);
    await sleep(random.below(LATEST));
    if (ended) {
      const { code } = await child.ended;
      if (code !== 0) throw new Error(`The replay failed by itself: ${child.err.slice(-2000)}`);
      finished = true;
      break;
    }
    const postmaster = findPostmaster(clusterFolderOf(data));
    if (killed.node > killed.database && postmaster !== undefined) {
      process.kill(postmaster.processId, 'SIGKILL');
      killed.database += 1;
      // the replay says what happened and ends, or its server comes back and it goes on; both are allowed, and it is ended before the next run
      await Promise.race([child.ended, sleep(4000)]);
    } else killed.node += 1;
    child.kill('SIGKILL');
    await child.ended;
  }
  const last = await run(...words);
  const report = last.code === 0 ? JSON.parse(last.out) : { error: last.err.slice(-500) };
  const seconds = Math.round((performance.now() - began) / 100) / 10;

  const server = await startPostgres({ dataFolder: data });
  const client = new pg.Client(server.connection);
  await client.connect();
  const ids = answered();
  const { rows } = await client.query<{ n: string }>(
    'SELECT count(*) AS n FROM unnest($1::uuid[]) a(id) JOIN register.command c ON c.id = a.id',
    [ids],
  );
  await client.end();
  await server.stop();

  const backup = path.join(folder, 'backup');
  const made = await run('backup', backup, '--data', data);
  const whole = made.code === 0 ? fs.readFileSync(backup) : Buffer.alloc(0);
  let refused = 0;
  for (let tear = 0; tear < TEARS && whole.length > 0; tear += 1) {
    const torn = path.join(folder, 'torn');
    fs.writeFileSync(torn, whole.subarray(0, 1 + random.below(whole.length - 1)));
    const target = path.join(folder, 'torn-data');
    const { code } = await run('restore', torn, '--data', target, '--key-file', key);
    if (code !== 0 && (!fs.existsSync(target) || fs.readdirSync(target).length === 0)) refused += 1;
  }
  const restored = path.join(folder, 'restored');
  const back = await run('restore', backup, '--data', restored, '--key-file', key);
  const lost = ids.length - Number(rows[0]?.n);
  const met = report.invariants?.violated === 0 && lost === 0 && refused === TEARS && back.code === 0;
  console.log(
    JSON.stringify({
      bench: 'faults',
      people,
      killed,
      seconds,
      acknowledged: ids.length,
      lost,
      replay: report.invariants ?? report,
      torn: { backups: TEARS, refused },
      restored: back.code === 0,
      met,
      ...(back.code === 0 && made.code === 0 ? {} : { backup: made.err.slice(-300), restore: back.err.slice(-300) }),
    }),
  );
  if (!met) process.exitCode = 1;
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
