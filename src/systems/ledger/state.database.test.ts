import { generateKeyPairSync } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../../../tests/support/ask.ts';
import { createTestRegister, type TestRegister } from '../../../tests/support/register.ts';
import { type SignedLog, signLog } from '../../../tests/support/signed-log.ts';
import { policyLeaf } from '../../core/ledger/log/policy-leaf.ts';
import { rawPublicKey, type VerifierKey, verifierKey, verifierKeyText } from '../../core/ledger/log/signed-note.ts';
import { findLogKey } from '../../server/public-log/log-key-file.ts';
import { logState } from './queries/state.ts';
import type { LogStateAnswer } from './views.ts';

let test: TestRegister;
let log: SignedLog;
let verify: pg.Client;
beforeAll(async () => {
  test = await createTestRegister();
  log = await signLog(test.database.verify);
  verify = new pg.Client(test.database.verify);
  await verify.connect();
});
afterAll(async () => {
  await verify.end();
  log.remove();
  await test.close();
});

const askState = (officer: 'monitor' | 'sdf-admin' | 'sdf-origin'): Promise<LogStateAnswer> =>
  ask(test, officer, logState);
const note = (witness: string, kind: string, words: string | null): Promise<unknown> =>
  verify.query('SELECT register.note_log_witness($1, $2, $3, 1, $4)', [
    `${witness}+00000000+key`,
    witness,
    kind,
    words,
  ]);

it('is told to monitors and administrators: the newest head, and that no witness is named', async () => {
  const state = await askState('monitor');
  expect(state.newest?.size).toBeGreaterThan(0);
  expect({ ...state, newest: null }).toMatchObject({ cosigned: null, witnesses: [], notices: [], total: 0 });
  expect((await askState('sdf-admin')).newest).toEqual(state.newest);
  await expect(askState('sdf-origin')).rejects.toThrow();
});

it('says of each witness how it stands and since when, what it answered, and which head it cosigned', async () => {
  await note('a.example', 'named', null);
  await note('a.example', 'cosigns', null);
  await note('b.example', 'refuses', '422 not consistent');
  await note('b.example', 'refuses', '422 not consistent');
  await note('c.example', 'dropped', null);
  const size = (await askState('monitor')).newest?.size;
  await verify.query('SELECT register.keep_log_cosignature($1, $2, $3, $4)', [
    size,
    'a.example+00000000+key',
    'line',
    1_769_500_000,
  ]);
  const state = await askState('monitor');
  expect(state.witnesses.map(({ name, kind, size: of, words }) => ({ name, kind, of, words }))).toEqual([
    { name: 'a.example', kind: 'cosigns', of: size, words: null },
    { name: 'b.example', kind: 'refuses', of: null, words: '422 not consistent' },
    { name: 'c.example', kind: 'dropped', of: null, words: null },
  ]);
  expect(state.witnesses[0]?.cosignedAt).toBe(1_769_500_000_000);
  expect(state.cosigned?.size).toBe(size);
  // what did not change is one line
  expect(state.notices.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'c.example dropped',
    'b.example refuses',
    'a.example cosigns',
    'a.example named',
  ]);
});

it('tells which key signs and what the log says of its witnesses, and tells it to nobody else', async () => {
  const own = (findLogKey(log.keys) as NonNullable<ReturnType<typeof findLogKey>>).verifier;
  const before = await askState('monitor');
  expect(before.keys).toEqual([
    { keyId: own.id, key: null, from: 0, fromAt: expect.any(Number), until: null, untilAt: null },
  ]);
  expect(before.policies).toEqual([]);
  const leaf = policyLeaf({ logs: [{ key: own, url: null }], witnesses: [], groups: [], quorum: null });
  const { rows } = await verify.query('SELECT max(leaf_index) + 1 AS n FROM register.log_entry');
  await verify.query('SELECT register.write_log_policy($1, $2)', [rows[0].n, leaf]);
  const after = await askState('sdf-admin');
  expect(after.policies).toEqual([{ index: Number(rows[0].n), at: null, keyId: own.id, witnesses: [], needed: null }]);
  expect(after.keys[0]?.key).toContain(own.id);
  for (const officer of ['sdf-origin', 'sdf-cell', 'sdf-health'] as const)
    expect(await test.see(officer, 'SELECT * FROM register.log_statements()')).toEqual([]);
  expect(await test.see('monitor', 'SELECT * FROM register.log_statements()')).toHaveLength(1);
  // who audits looks at the same page
  await test.admin.query("UPDATE access.posting SET role = 'auditor' WHERE officer_no = $1", [
    test.officerNo('sdf-origin-two'),
  ]);
  expect(await test.see('sdf-origin-two', 'SELECT * FROM register.log_statements()')).toHaveLength(1);
  expect(await test.see('sdf-origin-two', 'SELECT FROM register.log_head')).not.toEqual([]);
});

it('the newest cosigned head is one that a quorum of the policy cosigned: neither too few of its witnesses nor one that it does not name make it younger', async () => {
  const own = (findLogKey(log.keys) as NonNullable<ReturnType<typeof findLogKey>>).verifier;
  const witness = (name: string) =>
    verifierKey(name, 'cosignature', rawPublicKey(generateKeyPairSync('ed25519').privateKey));
  const [one, two, three, dropped] = ['one', 'two', 'three', 'dropped'].map((name) => witness(`${name}.example`)) as [
    VerifierKey,
    VerifierKey,
    VerifierKey,
    VerifierKey,
  ];
  const named = [one, two, three].map((key) => ({ name: key.name, key, url: null }));
  const group = { name: 'most', threshold: 2, members: named.map(({ name }) => name) };
  const leaf = policyLeaf({ logs: [{ key: own, url: null }], witnesses: named, groups: [group], quorum: 'most' });
  const { rows } = await verify.query('SELECT max(leaf_index) + 1 AS n FROM register.log_entry');
  await verify.query('SELECT register.write_log_policy($1, $2)', [rows[0].n, leaf]);
  const { newest } = await askState('monitor');
  const cosign = (key: VerifierKey) =>
    verify.query('SELECT register.keep_log_cosignature($1, $2, $3, $4)', [
      newest?.size,
      verifierKeyText(key),
      'line',
      1_769_500_000,
    ]);
  await cosign(dropped);
  await cosign(one);
  expect((await askState('monitor')).cosigned).toBeNull();
  await cosign(three);
  expect((await askState('monitor')).cosigned).toEqual(newest);
});
