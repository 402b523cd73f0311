import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestConvoy, type TestConvoy } from '../../../tests/support/convoy.ts';
import { createTestRegister, type TestRegister } from '../../../tests/support/register.ts';
import { type SignedLog, signLog } from '../../../tests/support/signed-log.ts';
import { decodeHandoverPayload, encodeHandoverPayload } from '../../core/ledger/handover-payload.ts';
import { offerHandover } from './commands/offer-handover.ts';

let test: TestRegister;
let convoy: TestConvoy;
let log: SignedLog | undefined;
beforeAll(async () => {
  test = await createTestRegister();
  convoy = await (await createTestConvoy(test, 2)).until('boarded');
});
afterAll(async () => {
  log?.remove();
  await test.close();
});

const lastCheckpoint = async () => decodeHandoverPayload(await convoy.payload('sdf-origin')).lastCheckpoint;
const offer = async (checkpoint: { size: number; root: Uint8Array }) => {
  const payload = encodeHandoverPayload({
    ...decodeHandoverPayload(await convoy.payload('sdf-origin')),
    lastCheckpoint: checkpoint,
  });
  return test.run('sdf-origin', offerHandover, {
    manifestNo: convoy.manifestNo,
    ordinal: 1,
    ...(await convoy.sign('sdf-origin', payload)),
    counted: 2,
  });
};

it('a hand-over names no checkpoint where the log has signed none, and then the newest of the last full quarter of an hour', async () => {
  expect(await lastCheckpoint()).toEqual({ size: 0, root: new Uint8Array(0) });
  log = await signLog(test.database.verify);
  // of this quarter of an hour nothing is told: who asks each second would see a convoy depart
  expect(await lastCheckpoint()).toEqual({ size: 0, root: new Uint8Array(0) });
  await test.admin.query(
    "SET session_replication_role = replica; UPDATE register.log_head SET signed_at = signed_at - interval '1 hour'; SET session_replication_role = origin",
  );
  const { rows } = await test.admin.query('SELECT size, root FROM register.log_head ORDER BY size DESC LIMIT 1');
  const { size, root } = await lastCheckpoint();
  expect({ size, root: Buffer.from(root) }).toEqual({ size: Number(rows[0].size), root: rows[0].root });
});

it('a checkpoint that the log never signed is refused, before anybody signs a second time', async () => {
  const { size, root } = await lastCheckpoint();
  for (const checkpoint of [
    { size, root: new Uint8Array(32) },
    { size: size + 1, root },
  ])
    await expect(offer(checkpoint)).rejects.toMatchObject({
      code: 'stale',
      problems: [{ code: 'payload-changed', field: 'lastCheckpoint' }],
    });
  await offer({ size, root });
});
