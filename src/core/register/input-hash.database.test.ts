import { hash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestRegister, type TestRegister } from '../../../tests/support/register.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { recordRemarks } from '../../systems/register/commands/record-remarks.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
});
afterAll(() => test.close());

const plainHash = (input: object) =>
  hash('sha256', canonicalJson(['register', 'record-remarks', input as Parameters<typeof canonicalJson>[0]]), 'hex');
const storedHash = async (commandId: string): Promise<string> =>
  (await test.admin.query("SELECT encode(input_hash, 'hex') AS hash FROM register.command WHERE id = $1", [commandId]))
    .rows[0].hash;
const countRemarks = async (personNo: number): Promise<number> =>
  (
    await test.admin.query(
      "SELECT count(*)::int AS n FROM register.event WHERE stream_no = $1 AND type = 'RemarkRecorded'",
      [personNo],
    )
  ).rows[0].n;

it('confirms no guess of an erased word to who reads the database, and finds a repeat and a conflict as before', async () => {
  const personNo = await test.person();
  const commandId = uuidv7();
  const input = { rows: [{ personNo, text: 'his cousin Fulana came' }] };
  const first = await test.run('sdf-origin', recordRemarks, input, commandId);
  expect(await storedHash(commandId)).not.toBe(plainHash(input));
  const again = await test.run('sdf-origin', recordRemarks, input, commandId);
  expect([again.repeated, again.events]).toEqual([true, first.events]);
  const other = { rows: [{ personNo, text: 'his cousin Fulan came' }] };
  await expect(test.run('sdf-origin', recordRemarks, other, commandId)).rejects.toMatchObject({
    code: 'command-conflict',
  });
  await expect(test.run('sdf-origin-two', recordRemarks, input, commandId)).rejects.toMatchObject({
    code: 'command-conflict',
  });
  expect(await countRemarks(personNo)).toBe(1);
});

it('finds the repeat of a command from before the hash had a key, and its conflict', async () => {
  const personNo = await test.person();
  const commandId = uuidv7();
  const input = { rows: [{ personNo, text: 'said before the upgrade' }] };
  const first = await test.run('sdf-origin', recordRemarks, input, commandId);
  await test.admin.query(
    `BEGIN; SET LOCAL session_replication_role = replica; UPDATE register.command SET input_hash = '\\x${plainHash(input)}' WHERE id = '${commandId}'; COMMIT`,
  );
  expect(await storedHash(commandId)).toBe(plainHash(input));
  const again = await test.run('sdf-origin', recordRemarks, input, commandId);
  expect([again.repeated, again.events]).toEqual([true, first.events]);
  const other = { rows: [{ personNo, text: 'said after it' }] };
  await expect(test.run('sdf-origin', recordRemarks, other, commandId)).rejects.toMatchObject({
    code: 'command-conflict',
  });
  expect(await countRemarks(personNo)).toBe(1);
});
