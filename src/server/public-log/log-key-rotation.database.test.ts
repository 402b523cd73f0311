import fs from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BesideLog } from '../../../tests/support/beside-log.ts';
import { createTestRegister, type TestRegister } from '../../../tests/support/register.ts';
import { TestWitness } from '../../../tests/support/witness.ts';
import { unwrapStreamKey } from '../../core/ledger/envelope-key.ts';
import { auditLog } from '../../core/ledger/log/audit-log.ts';
import { LedgerError } from '../../core/ledger/log/ledger-error.ts';
import { policyLeaf } from '../../core/ledger/log/policy-leaf.ts';
import type { VerifierKey } from '../../core/ledger/log/signed-note.ts';
import type { TlogPolicy } from '../../core/ledger/log/tlog-policy.ts';
import { checkSlip } from '../../core/ledger/slip-check/check-slip.ts';
import { bundleRoot } from '../../core/ledger/slip-check/tile-roots.ts';
import type { Finding } from '../../core/register/verify/finding.ts';
import { exportLog } from './export-log.ts';
import { logFilesIn, logOfTheDay } from './log-files.ts';
import { findLogKey, findNextLogKey, logKeyPath, makeNextLogKey, nextLogKeyPath } from './log-key-file.ts';
import { policyOfLog } from './log-policy-file.ts';
import type { Sequencer } from './sequencer.ts';

let test: TestRegister;
let beside: BesideLog;
let witness: TestWitness;
let running: Sequencer | undefined;

const keys = () => beside.keys;
const folder = () => beside.folder;
type FoundKey = NonNullable<ReturnType<typeof findLogKey>>;
const ownKey = (): VerifierKey => beside.key;
const witnessed = (): TlogPolicy => ({
  logs: [],
  witnesses: [{ name: 'only', key: witness.key, url: witness.url }],
  groups: [],
  quorum: 'only',
});
const until = (isSo: () => boolean | Promise<boolean>): Promise<void> => beside.until(isSo);
const start = (policy?: TlogPolicy): Sequencer => {
  running = beside.start({ kek: test.key, cover: { bucket: 16, dayBucket: undefined }, policy });
  return running;
};
const stop = (): Promise<void> => beside.stop();
const everyEventSigned = (): Promise<boolean> => beside.everyEventSigned();
const audit = () => auditLog(logFilesIn(folder()));
const newestSize = async (): Promise<number> =>
  (await beside.live.query<{ n: number }>('SELECT max(size)::int AS n FROM register.log_head')).rows[0]?.n ?? 0;
const findings = (statement?: string): Promise<Finding[]> => beside.findings(statement);
/** Makes the key that is to follow, and lets the register start with it until everything is signed again. */
const rotate = async (policy?: TlogPolicy): Promise<VerifierKey> => {
  const next = makeNextLogKey(keys(), findLogKey(keys()) as FoundKey).verifier;
  start(policy);
  await until(() => findNextLogKey(keys()) === undefined && ownKey().id === next.id);
  return next;
};

beforeAll(async () => {
  test = await createTestRegister();
  beside = await BesideLog.open(test);
  witness = await TestWitness.open('monitor.example/only');
});
afterEach(stop);
afterAll(async () => {
  await beside.close();
  await witness.close();
  await test.close();
});

describe('the key of the log is changed', () => {
  let first: VerifierKey;
  let person: number;
  it('by itself nothing is: a log that is believed by its key alone says nothing of its policy', async () => {
    person = await test.person();
    start();
    await until(everyEventSigned);
    await until(async () => audit().checkpoint.size === (await newestSize()));
    first = ownKey();
    expect(audit()).toMatchObject({ formerKeys: [], stated: undefined });
  });

  it('the old key signs a head that names the new one, and whoever knew the old one follows', async () => {
    const second = await rotate();
    await test.person();
    await until(everyEventSigned);
    await until(async () => audit().checkpoint.size === (await newestSize()));
    const { formerKeys, stated, policy, checkpoint } = audit();
    expect(formerKeys.map(({ key }) => key.id)).toEqual([first.id]);
    expect(policy.logs.map(({ key }) => key.id)).toEqual([second.id]);
    expect(stated?.policy.logs.map(({ key }) => key.id)).toEqual([second.id]);
    expect(checkpoint.size).toBeGreaterThan(formerKeys[0]?.size as number);
    expect(await findings()).toEqual([]);
    // everybody is told the head of the day, which the old key signed, with the keys that go with it
    expect(auditLog(logOfTheDay(logFilesIn(folder()))).policy.logs[0]?.key.id).toBe(first.id);
    // the key that was named signs from there on, and the former one is not on the machine any more
    expect(fs.readdirSync(path.dirname(logKeyPath(keys())))).toEqual(['log-key']);
  });

  it('a slip that was printed before finds its record, through two changes, and not where one was forged', async () => {
    await rotate();
    await until(everyEventSigned);
    const files = new Map<string, Buffer>();
    await exportLog(beside.live, policyOfLog(ownKey(), undefined), (file) => files.set(file.path, file.bytes));
    const { rows } = await beside.live.query<{ key: Buffer; index: number; size: number }>(
      'SELECT s.wrapped_key AS key, x.leaf_index::int AS index, (SELECT min(h.size)::int FROM register.log_head h WHERE h.size > x.leaf_index) AS size FROM register.stream s JOIN register.event e ON e.stream_no = s.no AND e.seq = 1 JOIN register.log_entry x ON x.event_pos = e.pos WHERE s.no = $1',
      [person],
    );
    const [{ key, index, size } = { key: Buffer.alloc(0), index: 0, size: 0 }] = rows;
    const { label } = unwrapStreamKey(test.key, String(person), key);
    const slip = { logKeyId: first.id, labelKey: label, seq: 1, index, size };
    const check = (changed: ReadonlyMap<string, Buffer>) =>
      checkSlip(slip, async (name) => changed.get(name), {
        today: '2026-01-18',
        hash: async (bundle, starts) => bundleRoot(bundle, starts),
      });
    expect(await check(files)).toMatchObject({
      missing: [],
      moved: false,
      formerKey: true,
      head: { keyId: ownKey().id },
    });
    expect(auditLog((name) => files.get(name)).formerKeys).toHaveLength(2);
    const told = files.get('former-keys') as Buffer;
    // every byte of it counts, but those of lines by whom nobody asked to sign
    for (let at = 0; at < told.length; at += 31) {
      const mutated = Buffer.from(told);
      mutated[at] = (told[at] as number) ^ 1;
      const changed = new Map([...files, ['former-keys', mutated]]);
      expect(() => auditLog((name) => changed.get(name)), String(at)).toThrow(LedgerError);
      await expect(check(changed), String(at)).rejects.toThrow(LedgerError);
    }
    const list = JSON.parse(told.toString('utf8')) as unknown[];
    for (const other of [list.toReversed(), list.slice(0, 1)]) {
      const changed = new Map([...files, ['former-keys', Buffer.from(JSON.stringify(other))]]);
      expect(() => auditLog((name) => changed.get(name))).toThrow(LedgerError);
      await expect(check(changed)).rejects.toThrow(LedgerError);
    }
    files.delete('former-keys');
    await expect(check(files)).rejects.toMatchObject({ fault: 'other-log' });
  });

  it('and was interrupted: behind the entry that names it, and behind the head', async () => {
    for (const behind of ['entry', 'head'] as const) {
      await stop();
      const former = fs.readFileSync(logKeyPath(keys()));
      const next = makeNextLogKey(keys(), findLogKey(keys()) as FoundKey);
      const line = fs.readFileSync(nextLogKeyPath(keys()));
      if (behind === 'entry')
        await beside.live.query(
          'SELECT register.write_log_policy((SELECT max(leaf_index) + 1 FROM register.log_entry), $1)',
          [policyLeaf(policyOfLog(next.verifier, undefined))],
        );
      else {
        start();
        await until(() => ownKey().id === next.verifier.id);
        await stop();
        // the head is signed, and the file was not moved
        fs.writeFileSync(logKeyPath(keys()), former);
        fs.writeFileSync(nextLogKeyPath(keys()), line, { mode: 0o600 });
      }
      start();
      await until(() => findNextLogKey(keys()) === undefined && ownKey().id === next.verifier.id);
      await test.person();
      await until(everyEventSigned);
      await until(async () => audit().checkpoint.size === (await newestSize()));
      expect(await findings()).toEqual([]);
    }
    expect(audit().formerKeys).toHaveLength(4);
  });

  it('and was taken back before it was signed: the old one goes on', async () => {
    const before = ownKey();
    const next = makeNextLogKey(keys(), findLogKey(keys()) as FoundKey);
    await beside.live.query(
      'SELECT register.write_log_policy((SELECT max(leaf_index) + 1 FROM register.log_entry), $1)',
      [policyLeaf(policyOfLog(next.verifier, undefined))],
    );
    fs.rmSync(nextLogKeyPath(keys()));
    start();
    await test.person();
    await until(everyEventSigned);
    await until(async () => audit().checkpoint.size === (await newestSize()));
    expect([ownKey().id, audit().formerKeys.length]).toEqual([before.id, 4]);
    expect(await findings()).toEqual([]);
  });

  it('the former one signs nothing any more, also where it is brought back', async () => {
    const former = fs.readFileSync(logKeyPath(keys()));
    await rotate();
    await until(everyEventSigned);
    await stop();
    const named = fs.readFileSync(logKeyPath(keys()));
    const size = await newestSize();
    fs.writeFileSync(logKeyPath(keys()), former);
    start();
    await until(() => beside.said.some((text) => text.includes('Bring back the key that was named')));
    await stop();
    fs.rmSync(logKeyPath(keys()));
    start();
    await until(() => beside.said.some((text) => text.includes('is missing, and heads were signed with it')));
    expect(await newestSize()).toBe(size);
    await stop();
    fs.writeFileSync(logKeyPath(keys()), named, { mode: 0o600 });
    // a head of now by the former key, and one by the new key where the old one signed
    const forged = `UPDATE register.log_head h SET note = (SELECT split_part(h.note, E'\\n\\n', 1) || E'\\n\\n' || split_part(o.note, E'\\n\\n', 2) FROM register.log_head o ORDER BY o.size LIMIT 1) WHERE h.size = ${size}`;
    expect((await findings(forged)).map(({ code }) => code)).toEqual(['head-differs']);
  });

  it('with witnesses: the policy is said in the log, and what is told outside waits until they know the new key', async () => {
    witness.logs = [ownKey()];
    start(witnessed());
    await until(
      async () => audit().checkpoint.size === (await newestSize()) && audit().checkpoint.cosigned.length === 1,
    );
    const said = audit();
    expect(said.stated?.policy).toEqual({
      ...witnessed(),
      logs: [{ key: ownKey(), url: null }],
      witnesses: [{ name: 'only', key: witness.key, url: null }],
    });
    await stop();
    const next = await rotate(witnessed());
    await test.person();
    await until(everyEventSigned);
    // the last head of the old key was cosigned; of the new key the witness knows nothing
    await until(() => audit().policy.logs[0]?.key.id === next.id);
    const told = audit().checkpoint.size;
    expect(told).toBe(audit().formerKeys.at(-1)?.size);
    await until(() => running?.state.witnesses[0]?.kind === 'refuses');
    witness.logs.push(next);
    await until(async () => audit().checkpoint.size === (await newestSize()));
    expect(audit().checkpoint.size).toBeGreaterThan(told);
    expect(await findings()).toEqual([]);
    const malformed =
      "UPDATE register.log_entry SET leaf = '\\x05'::bytea || convert_to('quorum none', 'UTF8') WHERE get_byte(leaf, 0) = 5";
    expect((await findings(malformed)).map(({ code }) => code)).toContain('policy-entry-malformed');
  });

  it('a policy is said by nobody who serves, and only behind the others', async () => {
    for (const officer of ['monitor', 'sdf-admin'] as const)
      await expect(test.see(officer, "SELECT register.write_log_policy(0, '\\x0500')")).rejects.toThrow(
        'permission denied',
      );
    const next = '(SELECT max(leaf_index) + 1 FROM register.log_entry)';
    for (const call of [`${next} - 1, '\\x0500'`, `${next}, '\\x05'`, `${next}, '\\x0300'`])
      await expect(beside.live.query(`SELECT register.write_log_policy(${call})`)).rejects.toThrow('I23-append-only');
  });
});
