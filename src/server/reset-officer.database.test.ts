import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestRegister, type TestRegister } from '../../tests/support/register.ts';
import { withInstallation } from './installation.ts';
import { resetOfficer } from './reset-officer.ts';

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
});
afterAll(() => test.close());

const reset = (username: string) =>
  withInstallation(test.database.admin, test.register, (installation) => resetOfficer(installation, username));

it('a new link revokes the device keys and passkeys of the officer, and of nobody else; who is of the demonstration, or unknown, gets none', async () => {
  // demonstration officers have no sign-in that could be lost
  expect(await reset('escort')).toBeUndefined();
  expect(await reset('nobody')).toBeUndefined();
  const lost = await test.device('escort');
  const other = await test.device('sdf-origin');
  await test.admin.query(
    "INSERT INTO access.passkey (officer_no, credential_id, public_key, name, counter, backup_eligible, backed_up) SELECT no, int8send(no), '\\x01', 'a device', 0, false, false FROM access.officer WHERE username IN ('escort', 'sdf-origin')",
  );
  // past the guards, which let nobody do it: officers of a test register are of the demonstration
  await test.admin.query(
    "BEGIN; SET LOCAL session_replication_role = replica; UPDATE access.officer SET demonstration = false WHERE username = 'escort'; COMMIT",
  );
  expect(await reset('escort')).toMatchObject({
    token: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
    revoked: 1,
    passkeys: 1,
  });
  const { rows } = await test.admin.query<{ id: string; revoked: boolean }>(
    'SELECT key_id AS id, revoked_at IS NOT NULL AS revoked FROM access.device_key',
  );
  expect(Object.fromEntries(rows.map(({ id, revoked }) => [id, revoked]))).toEqual({
    [lost.keyId]: true,
    [other.keyId]: false,
  });
  const passkeys = await test.admin.query(
    'SELECT o.username, p.revoked_why AS why FROM access.passkey p JOIN access.officer o ON o.no = p.officer_no ORDER BY 1',
  );
  expect(passkeys.rows).toEqual([
    { username: 'escort', why: 'renewed' },
    { username: 'sdf-origin', why: null },
  ]);
  expect(await reset('escort')).toMatchObject({ revoked: 0, passkeys: 0 });
});
