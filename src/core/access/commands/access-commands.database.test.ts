import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestRegister, HOUR, START, type TestRegister } from '../../../../tests/support/register.ts';
import { migrate } from '../../../platform/db/migrate.ts';
import { resumeClock } from '../../register/commands/resume-clock.ts';
import { setClock } from '../../register/commands/set-clock.ts';
import { advanceClock } from './advance-clock.ts';
import { enrolDeviceKey } from './enrol-device-key.ts';
import { inviteOfficer } from './invite-officer.ts';

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
});
afterAll(() => test.close());

const nowAt = async () =>
  (await test.see<{ at: number }>('monitor', 'SELECT register.ms(register.clock()) AS at'))[0]?.at ?? 0;

it('any officer advances the clock of a synthetic register; nobody sets it back', async () => {
  const before = await nowAt();
  expect(before).toBeGreaterThanOrEqual(START);
  const outcome = await test.run('escort', advanceClock, { minutes: 60 });
  expect((outcome.result as { nowAt: number }).nowAt).toBeGreaterThanOrEqual(before + HOUR);
  await expect(test.run('installation', setClock, { clockAt: START })).rejects.toMatchObject({ code: 'not-permitted' });
});

it('after a pause the clock goes on where it stood; without one there is nothing to do', async () => {
  await expect(test.run('installation', resumeClock, {})).rejects.toMatchObject({ code: 'nothing-to-do' });
  const stood = await nowAt();
  // a server that stood still for a night: the clock's real base lies ten hours back
  const oneNight = () =>
    test.admin.query(
      "SET session_replication_role = replica; UPDATE register.clock_setting SET real_base = real_base - interval '10 hours'; RESET session_replication_role",
    );
  await oneNight();
  expect(await nowAt()).toBeGreaterThan(stood + 9 * HOUR);
  await test.run('installation', resumeClock, {});
  expect(await nowAt()).toBeLessThan(stood + HOUR);
  // and a second night in which nothing was recorded
  await oneNight();
  await test.run('installation', resumeClock, {});
  expect(await nowAt()).toBeLessThan(stood + HOUR);
});

it('an administrator invites into the own authority; the name of an officer is taken once', async () => {
  const input = {
    username: 'sdf-new',
    name: { en: 'New', ar: 'جديد' },
    roles: [{ role: 'origin_officer' as const, site: 'GHW' }],
  };
  const outcome = await test.run('sdf-admin', inviteOfficer, input);
  expect(outcome.result).toMatchObject({ invitationToken: expect.stringMatching(/^[\w-]{43}$/) });
  const [officer] = await test.see('monitor', "SELECT authority FROM access.officer WHERE name_en = 'New'");
  expect(officer).toEqual({ authority: 'SDF' });
  await expect(test.run('sdf-admin', inviteOfficer, input)).rejects.toMatchObject({
    problems: [{ code: 'username-taken' }],
  });
  await expect(
    test.run('sdf-admin', inviteOfficer, { ...input, username: 'moj-new', authority: 'MOJ' }),
  ).rejects.toMatchObject({ code: 'not-permitted' });
  await expect(test.run('sdf-origin', inviteOfficer, { ...input, username: 'x-new' })).rejects.toMatchObject({
    code: 'not-permitted',
  });
});

it('a device key is enrolled under the officer who asks, of the class that the officer has', async () => {
  const { x } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
  const publicKey = x as string;
  await expect(test.run('escort', enrolDeviceKey, { publicKey, class: 'operational' })).rejects.toMatchObject({
    problems: [{ code: 'wrong-key-class' }],
  });
  const outcome = await test.run('escort', enrolDeviceKey, { publicKey, class: 'demonstration' });
  expect(outcome.result).toEqual({ keyId: expect.stringMatching(/^[0-9a-f]{16}$/) });
  expect(outcome.events[0]?.streamNo).toBe(test.officerNo('escort'));
});

it('the schemas can be applied again to a register that holds events', async () => {
  await test.admin.query("UPDATE public.amana_migration SET sha256 = 'changed' WHERE name = 'schemas'");
  await migrate(test.database.admin);
  expect(await test.person()).toBeGreaterThan(0);
});
