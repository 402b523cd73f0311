import fs from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BesideLog } from '../../../tests/support/beside-log.ts';
import { createTestRegister, type TestRegister } from '../../../tests/support/register.ts';
import { TestWitness } from '../../../tests/support/witness.ts';
import { auditLog } from '../../core/ledger/log/audit-log.ts';
import { checkProof } from '../../core/ledger/log/check-proof.ts';
import { readCheckpoint } from '../../core/ledger/log/checkpoint.ts';
import { readNote, type VerifierKey } from '../../core/ledger/log/signed-note.ts';
import { policyText, readPolicy, type TlogPolicy } from '../../core/ledger/log/tlog-policy.ts';
import { exportLog, proveEvent } from './export-log.ts';
import { logFilesIn } from './log-files.ts';
import { findLogPolicy, logPolicyPath, policyOfLog } from './log-policy-file.ts';
import type { Sequencer } from './sequencer.ts';

let test: TestRegister;
let beside: BesideLog;
let [first, second]: TestWitness[] = [];

const keys = () => beside.keys;
const folder = () => beside.folder;
const ownKey = (): VerifierKey => beside.key;
const witness = (one: TestWitness) => ({ name: one.key.name, key: one.key, url: one.url });
const both = (threshold: number): TlogPolicy => ({
  logs: [],
  witnesses: [witness(first as TestWitness), witness(second as TestWitness)],
  groups: [{ name: 'witnesses', threshold, members: [first?.key.name ?? '', second?.key.name ?? ''] }],
  quorum: 'witnesses',
});

const start = (policy: TlogPolicy | undefined): Sequencer => beside.start({ policy });
const stop = (): Promise<void> => beside.stop();
const until = (isSo: () => boolean | Promise<boolean>): Promise<void> => beside.until(isSo);
/** Events, and what the log says of its witnesses. */
const events = async (): Promise<number> =>
  Number(
    (
      await test.admin.query(
        'SELECT (SELECT count(*) FROM register.event) + (SELECT count(*) FROM register.log_entry x WHERE get_byte(x.leaf, 0) = 5) AS n',
      )
    ).rows[0].n,
  );
const published = (): { size: number; cosigned: string[] } => {
  const { checkpoint } = auditLog(logFilesIn(folder()));
  return { size: checkpoint.size, cosigned: checkpoint.cosigned.map((one) => one.witness).sort() };
};
const kinds = (sequencer: Sequencer): string => sequencer.state.witnesses.map(({ kind }) => kind).join(' ');
const notices = async (): Promise<string[]> =>
  (await test.admin.query("SELECT name || ' ' || kind AS line FROM register.log_notice ORDER BY no")).rows.map(
    ({ line }) => line,
  );
const cosignedBy = async (one: TestWitness | undefined): Promise<number> => one?.seen.get(ownKey().name)?.size ?? 0;

beforeAll(async () => {
  test = await createTestRegister();
  beside = await BesideLog.open(test);
  first = await TestWitness.open('monitor.example/first');
  second = await TestWitness.open('monitor.example/second');
});
afterEach(async () => {
  await stop();
  for (const one of [first, second]) if (one !== undefined) one.behave = undefined;
});
afterAll(async () => {
  await beside.close();
  await first?.close();
  await second?.close();
  await test.close();
});

describe('witnesses of the log', () => {
  it('a log that they do not know is told nothing outside, and the refusal is said and kept once', async () => {
    const sequencer = start(both(2));
    await until(async () => (await notices()).filter((line) => line.endsWith('refuses')).length === 2);
    await until(async () => sequencer.state.size === (await events()));
    expect(fs.existsSync(path.join(folder(), 'checkpoint'))).toBe(false);
    expect(beside.said.filter((text) => text.includes('refuses'))).toHaveLength(2);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await notices()).toHaveLength(4);
    await expect(exportLog(beside.live, policyOfLog(ownKey(), both(2)), () => undefined)).rejects.toThrow('quorum');
  });

  it('a head that a quorum cosigned is told outside, with their lines, and checked by the policy beside it', async () => {
    for (const one of [first, second]) if (one !== undefined) one.logs = [ownKey()];
    start(both(2));
    await until(async () => fs.existsSync(path.join(folder(), 'checkpoint')) && published().size === (await events()));
    expect(published().cosigned).toEqual(['monitor.example/first', 'monitor.example/second']);
    expect(beside.said.filter((text) => text.includes('cosigns again'))).toHaveLength(2);
    // a proof of consistency from every size that a witness saw
    for (let made = 0; made < 40; made += 1) await test.person();
    await until(async () => published().size === (await events()));
    expect(first?.asked.filter(({ old, status }) => old > 0 && status === 200).length).toBeGreaterThan(0);
    expect(first?.asked.map(({ status }) => status).filter((status) => status === 422)).toEqual([]);
  });

  it('where one is silent the other is enough for a policy of one of two; for both, what is told outside stands still', async () => {
    if (second !== undefined) second.behave = (reply) => void reply.writeHead(503).end('asleep');
    start(both(2));
    const before = published().size;
    await test.person();
    await until(async () => (await cosignedBy(first)) === (await events()));
    await until(
      async () => (await notices()).at(-1) !== undefined && (await notices()).includes('monitor.example/second silent'),
    );
    expect(published().size).toBe(before);
    expect(beside.said.some((text) => text.includes('does not answer: 503 asleep'))).toBe(true);
    await stop();
    start(both(1));
    await until(async () => published().size === (await events()));
    expect(published().cosigned).toEqual(['monitor.example/first']);
  });

  it('an export and a proof are of a head that the policy believes, and say who cosigned it', async () => {
    const policy = policyOfLog(ownKey(), both(1));
    const files = new Map<string, Buffer>();
    const size = await exportLog(beside.live, policy, ({ path: name, bytes }) => files.set(name, bytes));
    const audited = auditLog((name) => files.get(name));
    expect(audited.checkpoint.size).toBe(size);
    expect(audited.checkpoint.cosigned.length).toBeGreaterThan(0);
    const { rows } = await test.admin.query('SELECT id FROM register.event ORDER BY pos LIMIT 1 OFFSET 7');
    const { proof, leaf } = await proveEvent(beside.live, policy, rows[0].id);
    expect(checkProof(proof, leaf, readPolicy(policyText(policy))).checkpoint.cosigned.length).toBeGreaterThan(0);
  });

  it('a witness that remembers another size is believed and asked from there', async () => {
    // what it cosigned, and we never heard: the answer was lost
    await test.admin.query(
      'SET session_replication_role = replica; DELETE FROM register.log_cosignature; SET session_replication_role = origin',
    );
    start(both(2));
    await until(async () => published().cosigned.length === 2 && published().size === (await events()));
    expect(first?.asked.some(({ status }) => status === 409)).toBe(true);
  });

  it('a witness that saw a longer log, or another one, refuses: it is beside.said, kept, and shown in the state', async () => {
    const origin = ownKey().name;
    const seen = first?.seen.get(origin);
    first?.seen.set(origin, { size: 1_000_000, root: Buffer.alloc(32, 7) });
    const other = second?.seen.get(origin);
    if (other !== undefined) second?.seen.set(origin, { size: other.size, root: Buffer.alloc(32, 9) });
    const sequencer = start(both(2));
    await test.person();
    await until(() => kinds(sequencer) === 'refuses refuses');
    expect(beside.said.find((text) => text.includes('monitor.example/first'))).toContain('1000000 entries');
    expect(beside.said.find((text) => text.includes('monitor.example/second'))).toContain(
      'does not go on from what I saw',
    );
    expect(sequencer.state.halted).toBe(undefined);
    if (seen !== undefined) first?.seen.set(origin, seen);
    if (other !== undefined) second?.seen.set(origin, other);
    await until(() => kinds(sequencer) === 'cosigns cosigns');
  });

  it('a true signature of a longer text, or of a time that has not come, cosigns nothing', async () => {
    const kept = async () =>
      Number(
        (
          await test.admin.query('SELECT count(*) AS n FROM register.log_cosignature WHERE witness LIKE $1', [
            '%first%',
          ])
        ).rows[0].n,
      );
    for (const longer of [true, false]) {
      const before = await kept();
      if (first !== undefined) first.behaveAs = longer ? 'longer-text' : 'time-to-come';
      const sequencer = start(both(1));
      await test.person();
      await until(
        () => sequencer.state.witnesses[0]?.kind === 'refuses' && sequencer.state.witnesses[1]?.kind === 'cosigns',
      );
      expect(await kept()).toBe(before);
      expect(beside.said.at(-1)).toContain(longer ? 'of another text' : 'a time that has not come');
      expect(sequencer.state.halted).toBe(undefined);
      if (first !== undefined) first.behaveAs = undefined;
      await until(() => kinds(sequencer) === 'cosigns cosigns');
      await stop();
      beside.said.length = 0;
    }
  });

  it('a smaller head never follows in what is told outside, whatever the policy says now', async () => {
    const sequencer = start(undefined);
    await until(async () => (await events()) === sequencer.state.size);
    await test.person();
    await until(async () => published().size === (await events()));
    const told = published().size;
    await stop();
    if (second !== undefined) second.behave = (reply) => void reply.writeHead(503).end();
    start({ ...both(1), groups: [], quorum: second?.key.name ?? null });
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(readCheckpoint(readNote(fs.readFileSync(path.join(folder(), 'checkpoint'))).text).size).toBe(told);
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['a line of somebody else', '\u2014 monitor.example/other AAAAAAAAAAAAAAAA\n'],
    ['no signature lines at all', '<html>a portal of a hotel</html>'],
    ['more than an answer can be', 'x'.repeat(100_000)],
  ])('an answer of %s cosigns nothing', async (_, answer) => {
    if (first !== undefined) first.behave = (reply) => void reply.writeHead(200).end(answer);
    const sequencer = start(both(1));
    const kept = async () =>
      Number(
        (
          await test.admin.query('SELECT count(*) AS n FROM register.log_cosignature WHERE witness LIKE $1', [
            '%first%',
          ])
        ).rows[0].n,
      );
    const before = await kept();
    await test.person();
    await until(() => ['refuses', 'silent'].includes(sequencer.state.witnesses[0]?.kind ?? ''));
    expect(await kept()).toBe(before);
  });

  it('who is a witness no more is kept, and its lines are left out', async () => {
    const { witnesses, groups, ...rest } = both(1);
    start({ ...rest, witnesses: witnesses.slice(0, 1), groups: [], quorum: first?.key.name ?? null });
    await until(
      async () =>
        (await notices()).at(-1) === 'monitor.example/first cosigns' ||
        (await notices()).includes('monitor.example/second dropped'),
    );
    await until(
      async () => published().size === (await events()) && published().cosigned.join() === 'monitor.example/first',
    );
    expect(await notices()).toContain('monitor.example/second dropped');
    expect(groups).toHaveLength(1);
  });
});

describe('the file log-policy', () => {
  it('is read where it is there, refused with its line where it is wrong, and where it is about another log', () => {
    expect(findLogPolicy({ folder: path.join(beside.keys.folder, 'elsewhere') })).toBe(undefined);
    fs.writeFileSync(logPolicyPath(keys()), policyText(both(2)));
    expect(findLogPolicy(keys())).toEqual(both(2));
    fs.writeFileSync(logPolicyPath(keys()), 'witness one\nquorum one\n');
    expect(() => findLogPolicy(keys())).toThrow(/log-policy.*key is NAME/);
    const strange = {
      ...both(2),
      logs: [{ key: { ...(first as TestWitness).key, type: 'note' as const }, url: null }],
    };
    expect(() => policyOfLog(ownKey(), strange)).toThrow('about the log');
  });
});
