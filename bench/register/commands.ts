/**
 * How many whole commands a register does in a second: parsing, the officer's session, permission, locks, rules, events with leaves and secrets, chain and projections, and the durable commit, through
 * `execute`. Single: one remark a command, at 1 and at 8 clients. Bulk: remarks on everybody in one command, and a list of persons, each of whom brings events that are projected and guarded. Prints
 * one JSON line a case.
 * Usage: node bench/register/commands.ts [seconds=10] [rows=5000] [persons=1500]
 */
import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { startRandom } from '../../scenarios/january-2026/random.ts';
import { type AnyCommand, anyCommand } from '../../src/core/register/command-definition.ts';
import { execute } from '../../src/core/register/execute.ts';
import { receiveList } from '../../src/systems/register/commands/receive-list.ts';
import { recordRemarks } from '../../src/systems/register/commands/record-remarks.ts';
import { median } from '../measure-sync.ts';
import { syntheticBirth, syntheticName } from './fill-register.ts';
import { withLargeRegister } from './large-register.ts';

const [seconds = 10, rows = 5000, persons = 1500] = process.argv.slice(2).map(Number);
/** Commands of one event in a second, and events in a second of commands of many. */
const LIMIT = { single: 800, bulk: 15_000 };
const BULK_RUNS = 3;

const say = (what: string, perSecond: number, limit: number, more: Record<string, number>): void => {
  const met = perSecond >= limit;
  console.log(
    JSON.stringify({ bench: 'register.commands', what, perSecond: Math.round(perSecond), limit, met, ...more }),
  );
  if (!met) process.exitCode = 1;
};

await withLargeRegister(1000, 0, 8, async ({ admin, signIn, register }) => {
  const token = await signIn('origin.one');
  const random = startRandom(8);
  const { rows: held } = await admin.query<{ no: number }>(
    'SELECT no FROM register.person WHERE event_pos > 1 ORDER BY no',
  );
  const remarks = (count: number) => ({
    rows: Array.from({ length: count }, () => ({
      personNo: random.pick(held).no,
      text: 'seen at the evening count',
    })),
  });
  const list = (count: number) => ({
    site: 'GHW',
    source: 'bench',
    fileName: 'bench.csv',
    file: Buffer.from(
      [
        'Full name,Sex,Date of birth,Nationality',
        ...Array.from({ length: count }, () => `${syntheticName(random)},male,${syntheticBirth(random)},IRQ`),
      ].join('\n'),
    ).toString('base64'),
  });
  const run = (command: AnyCommand, input: unknown) =>
    execute(register, command, { token, commandId: randomUUID(), input });

  for (const clients of [1, 8]) {
    let done = 0;
    const client = async (until: number): Promise<void> => {
      for (; performance.now() < until; done += 1) await run(anyCommand(recordRemarks), remarks(1));
    };
    await client(performance.now() + 1000);
    done = 0;
    const began = performance.now();
    await Promise.all(Array.from({ length: clients }, () => client(began + seconds * 1000)));
    say('single', (done / (performance.now() - began)) * 1000, LIMIT.single, { clients });
  }
  const bulk: [string, AnyCommand, (count: number) => unknown, number][] = [
    ['remarks', anyCommand(recordRemarks), remarks, rows],
    ['list', anyCommand(receiveList), list, persons],
  ];
  for (const [what, command, inputOf, count] of bulk) {
    await run(command, inputOf(100));
    const rates: number[] = [];
    let events = 0;
    for (let i = 0; i < BULK_RUNS; i += 1) {
      const input = inputOf(count);
      const began = performance.now();
      events = (await run(command, input)).events.length;
      rates.push((events / (performance.now() - began)) * 1000);
    }
    say(`bulk ${what}`, median(rates), LIMIT.bulk, { rows: count, events });
  }
});
