import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestRegister, HOUR, START, type TestRegister } from '../../../../tests/support/register.ts';
import { migrate } from '../../../platform/db/migrate.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { resumeClock } from '../../register/commands/resume-clock.ts';
import { setClock } from '../../register/commands/set-clock.ts';
import { rolesThat } from '../../register/role-table.ts';
import { postedByInstallation } from '../posted-by-installation.ts';
import { tokenHash } from '../session-token.ts';
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

it('what a role is, is the same in the typed table and in the lists of the database', async () => {
  const lists = {
    roles_beyond_authority: rolesThat(({ reads, givenBy }) => reads === 'everybody' && givenBy !== 'nobody'),
    roles_of_authority: rolesThat(({ reads }) => reads === 'authority'),
    roles_of_sites: rolesThat(({ reads }) => reads === 'sites'),
    roles_on_cases: rolesThat(({ worksOnCases }) => worksOnCases),
    roles_that_only_read: rolesThat(({ keeps, givenBy }) => !keeps && givenBy !== 'nobody'),
    roles_counting_authority: rolesThat(({ counts }) => counts === 'authority'),
    roles_counting_state: rolesThat(({ counts }) => counts === 'state'),
    roles_given_by_installation: postedByInstallation,
  };
  for (const [list, expected] of Object.entries(lists)) {
    const { rows } = await test.admin.query<{ roles: string[] }>(`SELECT access.${list}() AS roles`);
    expect([list, rows[0]?.roles.toSorted()]).toEqual([list, expected.toSorted()]);
  }
});

it('roles that see beyond the own authority, or audit it, are given by the installation only', async () => {
  const name = { en: 'Beyond', ar: 'بعيد' };
  for (const role of postedByInstallation) {
    const username = `beyond-${role.replaceAll('_', '-')}`;
    const roles = [{ role: 'origin_officer' as const }, { role }];
    await expect(test.run('sdf-admin', inviteOfficer, { username, name, roles })).rejects.toMatchObject({
      code: 'not-permitted',
      values: { detail: expect.stringContaining(role) },
    });
    await test.run('installation', inviteOfficer, { username, name, roles, authority: 'SDF' });
  }
});

it('the database refuses such a posting behind an event of an administrator, whoever writes it', async () => {
  const invited = await test.run('sdf-admin', inviteOfficer, {
    username: 'sdf-posted',
    name: { en: 'Posted', ar: 'معين' },
    roles: [{ role: 'origin_officer' }],
  });
  const post = (role: string) =>
    test.admin.query(
      "INSERT INTO access.posting (officer_no, role, site, event_pos) SELECT $1, $2, '*', pos FROM register.event WHERE id = $3",
      [invited.events[0]?.streamNo, role, invited.events[0]?.id],
    );
  for (const role of postedByInstallation) await expect(post(role)).rejects.toThrow('installation only');
  expect((await post('transfer_cell')).rowCount).toBe(1);
});

it('a repeated invitation makes a fresh link until the officer can sign in, and none afterwards', async () => {
  const commandId = uuidv7();
  const input = {
    username: 'sdf-repeat',
    name: { en: 'Repeat', ar: 'تكرار' },
    roles: [{ role: 'origin_officer' as const }],
  };
  const tokenOf = async () =>
    ((await test.run('sdf-admin', inviteOfficer, input, commandId)).result as { invitationToken?: string })
      .invitationToken;
  const [one, other] = [await tokenOf(), await tokenOf()];
  expect(other).not.toBe(one);
  const open = async (token: string | undefined) =>
    (
      await test.register.pool.query<{ officer: number | null }>(
        "SELECT access.open_invitation($1, 'x', 'x') AS officer",
        [tokenHash(token ?? '')],
      )
    ).rows[0]?.officer;
  const officer = await open(one);
  expect(officer).toBeGreaterThan(0);
  expect(await open(other)).toBe(officer);
  const confirm = async (token: string | undefined) =>
    (
      await test.register.pool.query<{ officer: number | null }>('SELECT access.confirm_invitation($1) AS officer', [
        tokenHash(token ?? ''),
      ])
    ).rows[0]?.officer;
  expect(await confirm(one)).toBe(officer);
  // neither the link that a repeat made before, nor a new one, takes the account over
  expect(await confirm(other)).toBeNull();
  expect(await tokenOf()).toBeUndefined();
  expect(await test.see('sdf-admin', "SELECT access.make_invitation($1, '\\x00') AS made", [officer])).toEqual([
    { made: false },
  ]);
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
