/**
 * How long a start takes until a page answers: warm (everything built, the register loaded), and from a clean clone of HEAD (dependencies out of npm's own
 * cache, pages built, the scenario entered). Prints one JSON line each, the middle one of the repetitions.
 * Usage: node bench/start.ts [repetitions=3]
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { repositoryFolder } from '../src/platform/config/repository-folder.ts';
import { openGate } from '../src/platform/http/http-gate.ts';
import { measureSync, median } from './measure-sync.ts';

const [repetitions = 3] = process.argv.slice(2).map(Number);

/** A port that is free now. */
const freePort = async (): Promise<number> => {
  const gate = await openGate('127.0.0.1', 0);
  await gate.close(0);
  return Number(new URL(gate.origin).port);
};

const answers = async (origin: string): Promise<boolean> => {
  try {
    const page = await fetch(origin, { signal: AbortSignal.timeout(1000) });
    return page.status === 200 && (await page.text()).includes('<div id="root">');
  } catch (error) {
    // Nobody listens yet.
    if (error instanceof Error) return false;
    throw error;
  }
};

const stop = async (child: ChildProcess): Promise<void> => {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
};

/** Milliseconds from the call of `./amana start` to the first page. */
const timeStart = async (folder: string, dataFolder: string): Promise<number> => {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(path.join(folder, 'amana'), ['start', '--port', String(port), '--data', dataFolder], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, AMANA_LOG_LEVEL: 'error' },
  });
  let words = '';
  child.stderr?.on('data', (data: Buffer) => {
    words += data.toString();
  });
  while (!(await answers(`http://127.0.0.1:${port}/`))) {
    if (child.exitCode !== null) throw new Error(`./amana start ended with ${child.exitCode}: ${words}`);
    await sleep(5);
  }
  const time = performance.now() - started;
  await stop(child);
  return time;
};

const say = (bench: string, times: readonly number[], limitMs: number, fdatasyncMs: number): void => {
  const milliseconds = Math.round(median(times));
  const met = milliseconds <= limitMs;
  console.log(
    JSON.stringify({ bench, milliseconds, runs: times.map((time) => Math.round(time)), limitMs, met, fdatasyncMs }),
  );
  if (!met) process.exitCode = 1;
};

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-bench-'));
// The database's own user must be able to enter the clone.
fs.chmodSync(folder, 0o711);
try {
  const fdatasyncMs = measureSync(folder);
  const warm: number[] = [];
  const data = path.join(folder, 'data');
  await timeStart(repositoryFolder, data);
  for (let run = 0; run < repetitions; run += 1) warm.push(await timeStart(repositoryFolder, data));
  say('start.warm', warm, 2_000, fdatasyncMs);
  const clean: number[] = [];
  // The first clone warms npm's cache and is not counted.
  for (let run = 0; run <= repetitions; run += 1) {
    const clone = path.join(folder, `clone-${run}`);
    const started = performance.now();
    const { status, stderr } = spawnSync('git', ['clone', '--quiet', repositoryFolder, clone], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    const cloned = performance.now() - started;
    const ready = await timeStart(clone, path.join(clone, '.amana'));
    if (run > 0) clean.push(cloned + ready);
    fs.rmSync(clone, { recursive: true, force: true });
  }
  say('start.clean-clone', clean, 60_000, fdatasyncMs);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
