import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { ask } from '../../../../tests/support/ask.ts';
import { createOwnSite, type OwnSite } from '../../../../tests/support/own-site.ts';
import { createTestRegister, START, type TestOfficer, type TestRegister } from '../../../../tests/support/register.ts';
import { rollBytes, signAsCaller, signAsOther } from '../../../../tests/support/roll-call.ts';
import { unlistedCommand } from '../../../../tests/support/unlisted-command.ts';
import { anyCommand } from '../../../core/register/command-definition.ts';
import type { EventMaker } from '../../../core/register/event-definition.ts';
import { execute, type Register } from '../../../core/register/execute.ts';
import { createScratch } from '../../../core/register/verify/scratch.ts';
import { openSnapshot } from '../../../core/register/verify/session.ts';
import { verifyRegister } from '../../../core/register/verify/verify-register.ts';
import { createPool } from '../../../platform/db/pool.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { loadSystemChecks } from '../../verification.ts';
import { proposeRollCall } from '../commands/propose-roll-call.ts';
import { rollCall } from '../queries/roll-call.ts';
import { rollCallEvents } from './roll-call-events.ts';

let test: TestRegister;
let before: Register;
beforeAll(async () => {
  test = await createTestRegister();
  // the guards of today are off, so that the register gets what the version before wrote
  const admin = { ...test.database.admin, options: '-c session_replication_role=replica' };
  before = { pool: createPool(admin, 1), keys: test.register.keys };
});
afterAll(async () => {
  await before.pool.end();
  await test.close();
});

type Before = EventMaker<string, Record<string, unknown>, Record<string, unknown>>;
const versionOne = (type: string): Before =>
  rollCallEvents.find((event) => event.type === type && event.v === 1) as unknown as Before;

/** Appends one event of version 1 as the program before did, with real secrets and keys. */
const write = async (
  officer: TestOfficer,
  { stream }: OwnSite,
  type: string,
  data: Record<string, unknown>,
  personal?: Record<string, unknown>,
): Promise<string> => {
  const command = unlistedCommand({
    system: 'sites',
    name: 'before',
    roles: ['origin_officer', 'receiving_officer'],
    input: z.object({}).strict(),
    streams: () => [stream],
    load: async () => undefined,
    decide: () => [versionOne(type).make({ stream, data, ...(personal === undefined ? {} : { personal }) })],
  });
  const outcome = await execute(before, anyCommand(command), {
    token: test.token(officer),
    commandId: uuidv7(),
    input: {},
  });
  return outcome.events[0]?.id ?? '';
};
/** What a verification finds, but for the rights of this database, which is the copy of another. */
const findings = async () => {
  const live = new pg.Client(test.database.admin);
  await live.connect();
  const scratch = await createScratch(test.database.admin, inject('database').template);
  try {
    await openSnapshot(live);
    const readDocument = () => Promise.reject(new Error('no documents'));
    return (
      await verifyRegister(live, { key: test.key, scratch, systems: await loadSystemChecks(), readDocument })
    ).findings.filter(({ section }) => section !== 'catalogue');
  } finally {
    await live.end();
    await scratch.close();
  }
};

it('a roll-call that was signed before device keys stays what it was, and is shown as signed in without one', async () => {
  const site = await createOwnSite(test, 'A');
  const called = { site: site.code, giving: 'SDF', taking: 'MOJ', calledAt: START, counted: 1, present: [] };
  const strangers = { strangers: ['A stranger'] };
  const rollCallId = await write('sdf-origin', site, 'RollCallProposed', called, strangers);
  const { payload, hash } = await rollBytes(test, rollCallId);
  expect(payload).toHaveLength(0);
  await write('moj-receiver', site, 'RollCallSigned', { rollCallId, rollHash: hash, counted: 1 });
  const other = await createOwnSite(test, 'B');
  const pending = await write('sdf-origin', other, 'RollCallProposed', { ...called, site: other.code }, strangers);

  // one that was waiting for its second signature is called again: nobody signs it any more
  await expect(signAsOther(test, 'moj-receiver', pending, 1)).rejects.toThrow('I28-roll-call-at-change-of-control');
  await expect(signAsCaller(test, 'sdf-origin', pending)).rejects.toThrow('stale');
  const again = await test.run('sdf-origin', proposeRollCall, {
    ...called,
    site: other.code,
    ...strangers,
  });
  const { rollCallId: withKeys } = again.result as { rollCallId: string };
  await signAsCaller(test, 'sdf-origin', withKeys);
  await signAsOther(test, 'moj-receiver', withKeys, 1);

  const told = async (id: string) => ask(test, 'moj-receiver', rollCall, { rollCallId: id });
  expect(await told(rollCallId)).toMatchObject({ withKeys: false, payload: null, callerKey: null, signedKey: null });
  expect(await told(pending)).toMatchObject({ withKeys: false, signedAt: null, abilities: [] });
  expect(await told(withKeys)).toMatchObject({
    withKeys: true,
    callerKey: (await test.device('sdf-origin')).keyId,
    signedKey: (await test.device('moj-receiver')).keyId,
  });
  expect(await findings()).toEqual([]);

  // the same way is closed to whoever owns the database and writes as if it were before
  const late = await createOwnSite(test, 'C');
  const forged = await write('sdf-origin', late, 'RollCallProposed', { ...called, site: late.code }, strangers);
  const rollHash = (await rollBytes(test, forged)).hash;
  await write('moj-receiver', late, 'RollCallSigned', { rollCallId: forged, rollHash, counted: 1 });
  expect((await findings()).map(({ section, code }) => [section, code])).toContainEqual([
    'invariants',
    'I28-roll-call-at-change-of-control',
  ]);
});
