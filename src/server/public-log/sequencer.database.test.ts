import fs from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BesideLog } from '../../../tests/support/beside-log.ts';
import { createTestRegister, type TestRegister } from '../../../tests/support/register.ts';
import { auditLog, type LogAudit } from '../../core/ledger/log/audit-log.ts';
import { checkProof } from '../../core/ledger/log/check-proof.ts';
import { tilePath } from '../../core/ledger/log/tile-path.ts';
import { policyText, readPolicy } from '../../core/ledger/log/tlog-policy.ts';
import { exportLog, proveEvent } from './export-log.ts';
import { logFilesIn } from './log-files.ts';
import { findLogKey, logKeyPath } from './log-key-file.ts';
import { policyOfLog } from './log-policy-file.ts';
import { publicKeyOfLog } from './log-public-key.ts';
import type { Sequencer } from './sequencer.ts';

let test: TestRegister;
let beside: BesideLog;

beforeAll(async () => {
  test = await createTestRegister();
  beside = await BesideLog.open(test);
});
afterEach(() => beside.stop());
afterAll(async () => {
  await beside.close();
  await test.close();
});

const keys = () => beside.keys;
const logFolder = () => beside.folder;
const checkpointFile = () => path.join(logFolder(), 'checkpoint');
const start = (): Sequencer => beside.start();
const until = (isSo: () => boolean | Promise<boolean>): Promise<void> => beside.until(isSo);

const countOf = async (table: string): Promise<number> =>
  Number((await test.admin.query(`SELECT count(*) AS n FROM ${table}`)).rows[0].n);
const signedAll = async (sequencer: Sequencer): Promise<boolean> =>
  sequencer.state.size === (await countOf('register.event'));

/** The log as a monitor gets it, with the trust that an export writes beside it. */
const audit = (): LogAudit => {
  return auditLog(logFilesIn(logFolder()));
};

const persons = async (count: number): Promise<void> => {
  for (let made = 0; made < count; made += 1) await test.person();
};

describe('the sequencer', () => {
  it('signs every event that there is, and every one that comes, into a log that a monitor finds whole', async () => {
    const sequencer = start();
    await until(() => signedAll(sequencer));
    const first = audit().checkpoint;
    expect(first.size).toBe(await countOf('register.event'));
    await persons(70);
    await until(() => signedAll(sequencer));
    const second = audit();
    expect(second.checkpoint.size).toBeGreaterThan(256);
    expect(second.labelled).toBe(second.checkpoint.size);
    // of a full tile nobody needs the partial ones any more
    expect(fs.existsSync(path.join(logFolder(), `${tilePath(0, 0, 256)}.p`))).toBe(false);
    expect(beside.said).toEqual([]);
  });

  it('goes on where it stopped, and signs nothing where nothing is new', async () => {
    const before = fs.readFileSync(checkpointFile(), 'utf8');
    const sequencer = start();
    await until(() => signedAll(sequencer));
    expect(fs.readFileSync(checkpointFile(), 'utf8')).toBe(before);
    await persons(1);
    await until(() => signedAll(sequencer));
    expect(audit().checkpoint.size).toBe(await countOf('register.event'));
  });

  it('places commands that run at once, each event after the one before it in its stream', async () => {
    const sequencer = start();
    await Promise.all(Array.from({ length: 8 }, () => persons(5)));
    await until(() => signedAll(sequencer));
    audit();
    expect(
      (
        await test.admin.query(
          `SELECT count(*)::int AS n FROM register.log_entry x JOIN register.event e ON e.pos = x.event_pos JOIN register.event b ON b.stream_no = e.stream_no AND b.seq = e.seq - 1
             JOIN register.log_entry y ON y.event_pos = b.pos WHERE y.leaf_index > x.leaf_index`,
        )
      ).rows[0].n,
    ).toBe(0);
  });

  it('takes an event whose place was drawn early and that came late', async () => {
    const sequencer = start();
    await until(() => signedAll(sequencer));
    const client = await test.admin.connect();
    try {
      // an event that is written and not committed while others, with higher places, come and are signed; like any command it has the number of its transaction before it draws a place
      await client.query('BEGIN; SET LOCAL session_replication_role = replica; SELECT pg_current_xact_id()');
      const { rows } = await client.query<{ pos: string }>(
        `INSERT INTO register.event (id, command_id, stream_no, seq, type, v, occurred_at, recorded_at, received_at, officer_no, body, leaf)
         SELECT gen_random_uuid(), e.command_id, 900000000, 1, e.type, e.v, e.occurred_at, e.recorded_at, e.received_at, e.officer_no, e.body, '\\x01'::bytea || sha256('late label') || sha256('late')
           FROM register.event e ORDER BY e.pos LIMIT 1 RETURNING pos`,
      );
      for (let rounds = 0; rounds < 3; rounds += 1) {
        await persons(1);
        await until(() => signedAll(sequencer));
        // some looks of the sequencer: it must not believe meanwhile that nothing can come below
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
      await client.query('COMMIT');
      await until(() => signedAll(sequencer));
      const late = await client.query(
        'SELECT x.leaf_index > y.leaf_index AS after FROM register.log_entry x, register.log_entry y WHERE x.event_pos = $1 AND y.event_pos = $1::bigint + 1',
        [rows[0]?.pos],
      );
      expect(late.rows).toEqual([{ after: true }]);
    } finally {
      client.release();
    }
  });

  it('proves an event to whoever has the policy', async () => {
    const sequencer = start();
    await until(() => signedAll(sequencer));
    const client = await test.admin.connect();
    try {
      const { rows } = await client.query<{ id: string }>(
        'SELECT id FROM register.event ORDER BY pos OFFSET 7 LIMIT 1',
      );
      const key = findLogKey(keys()) as NonNullable<ReturnType<typeof findLogKey>>;
      const believed = policyOfLog(key.verifier, undefined);
      const { proof, leaf, index } = await proveEvent(client, believed, rows[0]?.id ?? '');
      const policy = readPolicy(policyText(believed));
      expect(checkProof(proof, leaf, policy).index).toBe(index);
      const files = new Map<string, Buffer>();
      await exportLog(client, believed, (file) => files.set(file.path, file.bytes));
      expect(auditLog((name) => files.get(name)).checkpoint.size).toBe(sequencer.state.size);
      expect([...files.keys()].at(-1)).toBe('checkpoint');
      await expect(proveEvent(client, believed, '00000000-0000-7000-8000-000000000000')).rejects.toThrow('no event');
    } finally {
      client.release();
    }
  });
});

describe('the sequencer signs nothing', () => {
  const refuses = async (words: string): Promise<void> => {
    const before = await countOf('register.log_head');
    const sequencer = start();
    await persons(1);
    await until(() => beside.said.some((text) => text.includes(words)));
    expect(sequencer.state.halted).toContain(words);
    expect(await countOf('register.log_head')).toBe(before);
    await sequencer.stop();
  };
  const goesOn = async (): Promise<void> => {
    const sequencer = start();
    await until(() => signedAll(sequencer));
    audit();
    await sequencer.stop();
  };

  it('while another server writes the log', async () => {
    const one = start();
    await until(() => signedAll(one));
    const other = start();
    await until(() => beside.said.some((text) => text.includes('Another server writes the log')));
    await one.stop();
    // and takes over when that one has ended
    await until(() => signedAll(other));
    expect(beside.said.at(-1)).toBe('the log goes on');
  });

  it('over a tile that was deleted, or in which a bit was changed; made anew from the register it is the same', async () => {
    const file = path.join(logFolder(), tilePath(0, 0, 256));
    const whole = fs.readFileSync(file);
    fs.rmSync(file);
    await refuses('is missing from the folder of the log');
    const altered = Buffer.from(whole);
    altered[100] = (altered[100] ?? 0) ^ 1;
    fs.writeFileSync(file, altered);
    await refuses('was altered');
    fs.rmSync(logFolder(), { recursive: true });
    await goesOn();
    expect(fs.readFileSync(file).equals(whole)).toBe(true);
  });

  it('without its key, or with another', async () => {
    const file = logKeyPath(keys());
    const line = fs.readFileSync(file, 'utf8');
    fs.rmSync(file);
    await refuses('is missing, and heads were signed with it');
    fs.writeFileSync(
      file,
      line.replace(/ (.)(\S+\n)$/, (_all, first: string, rest: string) => ` ${first === 'A' ? 'B' : 'A'}${rest}`),
      { mode: 0o600 },
    );
    await refuses('is damaged');
    fs.writeFileSync(file, line, { mode: 0o644 });
    fs.chmodSync(file, 0o644);
    await refuses('other accounts can use it');
    fs.chmodSync(file, 0o600);
    await goesOn();
  });

  it('over a register that lost or changed an event, or is older than what was signed', async () => {
    const client = await test.admin.connect();
    try {
      await client.query('SET session_replication_role = replica');
      await client.query('CREATE TEMP TABLE kept AS SELECT pos, leaf FROM register.event ORDER BY pos LIMIT 1');
      await client.query(
        'UPDATE register.event e SET leaf = set_byte(e.leaf, 40, get_byte(e.leaf, 40) # 1) FROM kept k WHERE k.pos = e.pos',
      );
      await refuses('are not those that were signed');
      await client.query('UPDATE register.event e SET leaf = k.leaf FROM kept k WHERE k.pos = e.pos');
      await goesOn();
      await client.query(
        'CREATE TEMP TABLE heads AS SELECT * FROM register.log_head ORDER BY size DESC LIMIT 1; DELETE FROM register.log_head WHERE size = (SELECT size FROM heads)',
      );
      await refuses('restored from an older backup');
      await client.query('INSERT INTO register.log_head SELECT * FROM heads');
      await goesOn();
    } finally {
      client.release(true);
    }
  });

  it('while the clock stands before the last head', async () => {
    const client = await test.admin.connect();
    try {
      await client.query('SET session_replication_role = replica');
      await client.query(
        "UPDATE register.log_head SET signed_at = signed_at + interval '1 day' WHERE size = (SELECT max(size) FROM register.log_head)",
      );
      await refuses('was set back');
      await client.query(
        "UPDATE register.log_head SET signed_at = signed_at - interval '1 day' WHERE size = (SELECT max(size) FROM register.log_head)",
      );
    } finally {
      client.release(true);
    }
    await goesOn();
  });
});

describe('I23-append-only: the order of the log', () => {
  it.each([
    [
      'a gap',
      'INSERT INTO register.log_entry (leaf_index, event_pos) SELECT max(x.leaf_index) + 2, (SELECT max(pos) FROM register.event) FROM register.log_entry x',
    ],
    [
      'an event before the one that it follows',
      'INSERT INTO register.log_entry (leaf_index, event_pos) SELECT (SELECT max(leaf_index) + 1 FROM register.log_entry), e.pos FROM register.event e WHERE NOT EXISTS (SELECT FROM register.log_entry x WHERE x.event_pos = e.pos) ORDER BY e.stream_no, e.seq DESC LIMIT 1',
    ],
    [
      'a head over entries that are not there',
      'INSERT INTO register.log_head SELECT h.size + 1000, h.root, h.note, clock_timestamp() FROM register.log_head h ORDER BY h.size DESC LIMIT 1',
    ],
    [
      'a smaller head',
      'INSERT INTO register.log_head SELECT h.size - 1, h.root, h.note, clock_timestamp() FROM register.log_head h ORDER BY h.size DESC LIMIT 1',
    ],
    ['another order', 'UPDATE register.log_entry SET leaf_index = leaf_index'],
    ['a place less', 'DELETE FROM register.log_entry'],
    ['a head less', 'DELETE FROM register.log_head'],
  ])('does not take %s, not even from the owner of the database', async (_what, sql) => {
    await persons(1);
    await expect(test.admin.query(sql)).rejects.toThrow('I23-append-only');
  });

  it('is written by nobody who serves; its heads are seen by monitors and administrators, and its entries by none', async () => {
    for (const officer of ['monitor', 'sdf-admin'] as const)
      expect(await test.see(officer, 'SELECT size FROM register.log_head LIMIT 1')).toHaveLength(1);
    for (const officer of ['sdf-origin', 'moj-cell'] as const)
      for (const table of ['log_head', 'log_cosignature', 'log_notice'])
        expect(await test.see(officer, `SELECT * FROM register.${table}`)).toEqual([]);
    for (const sql of [
      'SELECT * FROM register.log_entry',
      "SELECT register.note_log_witness('w', 'w', 'cosigns', 1, NULL)",
      "SELECT register.keep_log_cosignature(1, 'w', 'x', 1)",
      "INSERT INTO register.log_cosignature (size, witness, line, cosigned_at, kept_at) VALUES (1, 'w', 'x', now(), now())",
      'INSERT INTO register.log_entry (leaf_index) VALUES (0)',
    ])
      await expect(test.see('monitor', sql)).rejects.toThrow('permission denied');
  });
});

it('is stopped at whatever moment of a step, and the next life gives everything its place once', async () => {
  for (const delay of [0, 5, 15, 30, 60]) {
    await persons(2);
    const interrupted = start();
    await new Promise((resolve) => setTimeout(resolve, delay));
    await interrupted.stop();
    expect(interrupted.state.halted).toBeUndefined();
  }
  const sequencer = start();
  await until(() => signedAll(sequencer));
  expect(audit().checkpoint.size).toBe(await countOf('register.event'));
});

it('of a log whose key is lost, what was signed is given and checked as before, by the key beside it; nothing more is signed', async () => {
  const own = beside.key;
  expect(publicKeyOfLog(keys(), logFolder())).toMatchObject({ key: { id: own.id }, isLost: false });
  const kept = fs.readFileSync(logKeyPath(keys()));
  fs.rmSync(logKeyPath(keys()));
  try {
    const found = publicKeyOfLog(keys(), logFolder());
    expect(found).toEqual({ key: own, isLost: true });
    expect(publicKeyOfLog(keys(), path.join(logFolder(), 'elsewhere'))).toBe(undefined);
    await persons(1);
    start();
    await until(() => beside.said.some((text) => text.includes('is missing, and heads were signed with it')));
    const policy = policyOfLog(found?.key as typeof own, undefined);
    const { size } = audit().checkpoint;
    expect(await exportLog(beside.live, policy, () => undefined)).toBe(size);
    const { rows } = await test.admin.query<{ first: string; last: string }>(
      'SELECT (SELECT id FROM register.event ORDER BY pos LIMIT 1) AS first, (SELECT id FROM register.event ORDER BY pos DESC LIMIT 1) AS last',
    );
    const [{ first, last } = { first: '', last: '' }] = rows;
    const { proof, leaf, index } = await proveEvent(beside.live, policy, first);
    expect(checkProof(proof, leaf, policy)).toMatchObject({ index });
    await expect(proveEvent(beside.live, policy, last)).rejects.toThrow('newer than the newest head');
  } finally {
    await beside.stop();
    fs.writeFileSync(logKeyPath(keys()), kept, { mode: 0o600 });
  }
});
