/**
 * How long events of a whole operation wait for a signed head: the replay of January 2026 with the sequencer beside it, which fills buckets and writes the roll of every day that the replay leaves behind. Prints one JSON
 * line a figure.
 * Usage: node bench/ledger/replay.ts [people]
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { repositoryFolder } from '../../src/platform/config/repository-folder.ts';
import { clusterFolderOf } from '../../src/platform/postgres/choose-data-folder.ts';
import { findPostmaster } from '../../src/platform/postgres/postmaster-file.ts';
import { logFolderOf } from '../../src/server/public-log/log-files.ts';
import { Sequencer } from '../../src/server/public-log/sequencer.ts';
import { reachDatabase } from '../../src/server/reach-database.ts';
import { keyLocation, loadKey } from '../../src/server/register-key.ts';
import { round } from '../measure-sync.ts';
import { headLag } from './head-lag.ts';

const [people] = process.argv.slice(2);
const place = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-bench-replay-'));
// the built-in server may run under another account
fs.chmodSync(place, 0o755);
const data = path.join(place, 'data');
const replay = spawn(
  process.execPath,
  [
    'src/cli/main.ts',
    'replay',
    'scenarios/january-2026',
    '--data',
    data,
    '--json',
    ...(people === undefined ? [] : ['--people', people]),
  ],
  { cwd: repositoryFolder, stdio: ['ignore', 'pipe', 'inherit'] },
);
let report = '';
replay.stdout.on('data', (part: Buffer) => {
  report += part.toString('utf8');
});
const ended = new Promise<number | null>((resolve) => replay.once('close', resolve));

/** Whether the register has begun: its database answers, and its first event is there. */
const hasBegun = async (): Promise<boolean> => {
  if (!fs.existsSync(path.join(data, 'keys')) || findPostmaster(clusterFolderOf(data))?.status !== 'ready')
    return false;
  const { connection } = await reachDatabase({ databaseUrl: undefined }, data);
  const client = new pg.Client(connection);
  try {
    await client.connect();
    return (await client.query('SELECT FROM register.event LIMIT 1')).rowCount === 1;
  } catch {
    return false; // it is being made
  } finally {
    await client.end();
  }
};

try {
  while (!(await hasBegun())) {
    if (replay.exitCode !== null) throw new Error(`the replay ended with ${replay.exitCode}`);
    await wait(200);
  }
  const keys = keyLocation(undefined, data);
  const { connection } = await reachDatabase({ databaseUrl: undefined }, data);
  const said: string[] = [];
  const sequencer = new Sequencer({
    connection,
    keys,
    kek: loadKey(keys),
    cover: { bucket: 16, dayBucket: undefined },
    folder: logFolderOf(data),
    say: (text) => said.push(text),
  });
  sequencer.start();
  const begin = Date.now();
  const code = await ended;
  const until = Date.now();
  const { size, halted } = sequencer.state;
  await sequencer.stop();
  if (halted !== undefined) throw new Error(halted);
  if (code !== 0) throw new Error(`the replay ended with ${code}: ${report}; ${said.join('; ')}`);
  const reached = await reachDatabase({ databaseUrl: undefined }, data);
  const client = new pg.Client(reached.connection);
  await client.connect();
  const { people: persons, seconds } = JSON.parse(report) as { people: number; seconds: number };
  const lag = await headLag(client, [begin], [until]);
  const { rows } = await client.query<{ rolls: number; heads: number }>(
    'SELECT (SELECT count(*)::int FROM register.log_roll) AS rolls, (SELECT count(*)::int FROM register.log_head) AS heads',
  );
  await client.end();
  await reached.leave();
  console.log(
    JSON.stringify({
      bench: 'ledger.head-lag-under-replay',
      persons,
      replaySeconds: round(seconds),
      entries: size,
      ...rows[0],
      ...lag,
    }),
  );
  if (!lag.met) process.exitCode = 1;
} finally {
  replay.kill('SIGINT');
  await ended;
  fs.rmSync(place, { recursive: true, force: true });
}
