/**
 * What the public log costs those who write, and how long they wait for a signed head: whole commands of one event each by 8 clients, in turn without and with the sequencer beside them in the same process, as in the
 * server. A head's lag is from the making of an event (its id says when) to the signature of the first head over it. Prints one JSON line a figure.
 * Usage: node bench/ledger/sequencer.ts [seconds=10] [repetitions=3]
 */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { startRandom } from '../../scenarios/january-2026/random.ts';
import { anyCommand } from '../../src/core/register/command-definition.ts';
import { execute } from '../../src/core/register/execute.ts';
import { Sequencer } from '../../src/server/public-log/sequencer.ts';
import { recordRemarks } from '../../src/systems/register/commands/record-remarks.ts';
import { median, round } from '../measure-sync.ts';
import { withLargeRegister } from '../register/large-register.ts';
import { headLag } from './head-lag.ts';

const [seconds = 10, repetitions = 3] = process.argv.slice(2).map(Number);
const CLIENTS = 8;
const LIMIT = { ratio: 0.85 };

const say = (line: Record<string, unknown> & { met: boolean }): void => {
  console.log(JSON.stringify(line));
  if (!line.met) process.exitCode = 1;
};

const place = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-bench-sequencer-'));
try {
  await withLargeRegister(1000, 0, CLIENTS, async ({ admin, signIn, register, verify }) => {
    const token = await signIn('origin.one');
    const random = startRandom(8);
    const { rows: held } = await admin.query<{ no: number }>(
      'SELECT no FROM register.person WHERE event_pos > 1 ORDER BY no',
    );
    const client = async (until: number): Promise<number> => {
      let done = 0;
      for (; performance.now() < until; done += 1)
        await execute(register, anyCommand(recordRemarks), {
          token,
          commandId: randomUUID(),
          input: { rows: [{ personNo: random.pick(held).no, text: 'seen at the evening count' }] },
        });
      return done;
    };
    /** Commands in a second. */
    const rate = async (): Promise<number> => {
      const began = performance.now();
      const done = await Promise.all(Array.from({ length: CLIENTS }, () => client(began + seconds * 1000)));
      return (done.reduce((sum, one) => sum + one, 0) / (performance.now() - began)) * 1000;
    };
    const said: string[] = [];
    const open = () =>
      new Sequencer({
        connection: verify,
        keys: { folder: path.join(place, 'keys') },
        folder: path.join(place, 'log'),
        say: (text) => said.push(text),
      });
    /** Waits until every event is under a signed head. */
    const caughtUp = async (sequencer: Sequencer): Promise<void> => {
      for (;;) {
        const { rows } = await admin.query<{ waits: boolean }>(
          'SELECT count(*) > 0 AS waits FROM register.event e WHERE NOT EXISTS (SELECT FROM register.log_entry x JOIN register.log_head h ON h.size > x.leaf_index WHERE x.event_pos = e.pos)',
        );
        if (rows[0]?.waits === false) return;
        if (sequencer.state.halted !== undefined) throw new Error(said.join('; '));
        await wait(200);
      }
    };
    await client(performance.now() + 1000);
    const rates = { without: [] as number[], with: [] as number[] };
    const windows = { begin: [] as number[], until: [] as number[] };
    for (let turn = 0; turn < repetitions; turn += 1) {
      rates.without.push(await rate());
      const sequencer = open();
      sequencer.start();
      await caughtUp(sequencer);
      windows.begin.push(Date.now());
      rates.with.push(await rate());
      windows.until.push(Date.now());
      await caughtUp(sequencer);
      await sequencer.stop();
    }
    const [without, beside] = [median(rates.without), median(rates.with)];
    const ratio = round(beside / without);
    say({
      bench: 'ledger.append-beside-sequencer',
      clients: CLIENTS,
      without: Math.round(without),
      with: Math.round(beside),
      ratio,
      limit: LIMIT.ratio,
      met: ratio >= LIMIT.ratio,
    });
    say({ bench: 'ledger.head-lag', ...(await headLag(admin, windows.begin, windows.until)) });
  });
} finally {
  fs.rmSync(place, { recursive: true, force: true });
}
