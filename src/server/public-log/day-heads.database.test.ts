import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BesideLog } from '../../../tests/support/beside-log.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../../../tests/support/register.ts';
import { TestWitness } from '../../../tests/support/witness.ts';
import { auditLog } from '../../core/ledger/log/audit-log.ts';
import { readBundle } from '../../core/ledger/log/entry-bundle.ts';
import type { VerifierKey } from '../../core/ledger/log/signed-note.ts';
import { setClock } from '../../core/register/commands/set-clock.ts';
import type { Finding } from '../../core/register/verify/finding.ts';
import { logFilesIn, logOfTheDay } from './log-files.ts';
import { findLogKey } from './log-key-file.ts';
import type { Sequencer } from './sequencer.ts';

const DAY_BUCKET = 512;
const BUCKET = 16;

let test: TestRegister;
let beside: BesideLog;
let witness: TestWitness;
let sequencer: Sequencer;

const ownKey = (): VerifierKey => beside.key;
const until = (isSo: () => boolean | Promise<boolean>): Promise<void> => beside.until(isSo);
const everyEventSigned = (): Promise<boolean> => beside.everyEventSigned();
const findings = (statement?: string): Promise<Finding[]> => beside.findings(statement);
const rolls = async (): Promise<{ first: number; end: number }[]> =>
  (
    await beside.live.query(
      'SELECT r.first_index::int AS first, (r.first_index + r.records)::int AS "end" FROM register.log_roll r ORDER BY r.day',
    )
  ).rows;
/** What everybody is told: how many entries, all of which are read and found whole. */
const told = (): number => auditLog(logOfTheDay(logFilesIn(beside.folder))).checkpoint.size;
beforeAll(async () => {
  test = await createTestRegister();
  beside = await BesideLog.open(test);
  witness = await TestWitness.open('monitor.example/only');
});
afterAll(async () => {
  await beside.close();
  await witness.close();
  await test.close();
});

describe('the head of a day', () => {
  it('is what everybody is told, of the same size after a day of many events, of few, and of none', async () => {
    sequencer = beside.start({
      kek: test.key,
      cover: { bucket: BUCKET, dayBucket: DAY_BUCKET },
      policy: {
        logs: [],
        witnesses: [{ name: 'only', key: witness.key, url: witness.url }],
        groups: [],
        quorum: 'only',
      },
    });
    await until(() => findLogKey(beside.keys) !== undefined);
    witness.logs = [ownKey()];
    await until(() => fs.existsSync(path.join(beside.folder, 'day-checkpoint')));
    const sizes = [told()];
    for (const [day, persons] of [20, 0, 1, 9].entries()) {
      for (let made = 0; made < persons; made += 1) await test.person();
      await until(everyEventSigned);
      await until(() => sequencer.state.size === witness.seen.get(ownKey().name)?.size);
      // whatever came, and whoever cosigned it, nobody outside is told before the day is over
      expect(told()).toBe(sizes.at(-1));
      await test.run('installation', setClock, { clockAt: START + (day + 1) * 24 * HOUR });
      await until(() => told() > (sizes.at(-1) as number));
      sizes.push(told());
    }
    const grown = sizes.slice(1).map((size, at) => size - (sizes[at] as number));
    // the day's own and its roll, each filled up
    expect(grown).toEqual([1, 2, 3, 4].map(() => 2 * DAY_BUCKET));
    expect((await rolls()).map(({ first }) => first % DAY_BUCKET)).toEqual([0, 0, 0, 0, 0]);
  });

  it('is cosigned before the newest, also where the newest was signed long ago', async () => {
    witness.behave = (reply) => void reply.writeHead(503).end('asleep');
    await test.run('installation', setClock, { clockAt: START + 5 * 24 * HOUR });
    await until(async () => (await rolls()).length === 6);
    await test.person();
    await until(everyEventSigned);
    const before = told();
    witness.behave = undefined;
    await until(() => told() === before + 2 * DAY_BUCKET);
    await until(() => auditLog(logFilesIn(beside.folder)).checkpoint.size === sequencer.state.size);
    expect(sequencer.state.size).toBeGreaterThan(told());
  });

  it('leaves nothing to be read of what came after it, not even which files there are', async () => {
    const outside = logOfTheDay(logFilesIn(beside.folder));
    const size = told();
    for (const level of ['0', 'entries'])
      for (const width of ['', ...Array.from({ length: 255 }, (_, at) => `.p/${at + 1}`)]) {
        const next = `tile/${level}/${String(size / 256).padStart(3, '0')}${width}`;
        expect([next, outside(next)]).toEqual([next, undefined]);
      }
    // an earlier head's partial tile is still given, cut from the full one
    const [three, whole] = [outside('tile/entries/000.p/3'), outside('tile/entries/000')];
    expect(readBundle(three as Buffer, 3, 'three')).toEqual(readBundle(whole as Buffer, 256, 'whole').slice(0, 3));
    expect(outside('tile/0/000.p/3')).toEqual(outside('tile/0/000')?.subarray(0, 96));
  });
});

describe('padding in a verification', () => {
  it('is accounted for, each head a multiple of its bucket, and what is no padding is named', async () => {
    await test.person();
    await until(everyEventSigned);
    await sequencer.stop();
    expect(await findings()).toEqual([]);
    const { rows } = await beside.live.query('SELECT DISTINCT (h.size % $1)::int AS rest FROM register.log_head h', [
      BUCKET,
    ]);
    expect(rows).toEqual([{ rest: 0 }]);
    const last = '(SELECT max(leaf_index) FROM register.log_entry)';
    for (const statement of [
      `UPDATE register.log_entry SET leaf = set_byte(leaf, 20, get_byte(leaf, 20) # 1) WHERE leaf_index = ${last}`,
      // the newest event of a record, taken out of the register and called padding
      `WITH gone AS (SELECT e.pos, e.leaf FROM register.event e JOIN register.log_entry x ON x.event_pos = e.pos ORDER BY e.pos DESC LIMIT 1), hidden AS (UPDATE register.log_entry x SET event_pos = NULL, leaf = g.leaf FROM gone g WHERE x.event_pos = g.pos) DELETE FROM register.event e USING gone g WHERE e.pos = g.pos`,
    ])
      expect((await findings(statement)).map(({ code }) => code)).toContain('entry-unknown');
  });

  it('is written by nobody who serves, and only behind the others, in their shape', async () => {
    for (const officer of ['monitor', 'sdf-admin'] as const)
      await expect(test.see(officer, "SELECT register.write_log_padding(0, '')")).rejects.toThrow('permission denied');
    const next = '(SELECT max(leaf_index) + 1 FROM register.log_entry)';
    for (const call of [
      `${next} - 1, decode(repeat('01', 65), 'hex')`,
      `${next}, decode(repeat('01', 64), 'hex')`,
      `${next}, decode(repeat('03', 65), 'hex')`,
    ])
      await expect(beside.live.query(`SELECT register.write_log_padding(${call})`)).rejects.toThrow('I23-append-only');
  });
});
