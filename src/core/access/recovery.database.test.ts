import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask } from '../../../tests/support/ask.ts';
import { Attacker } from '../../../tests/support/attacker.ts';
import { createTestRegister, HOUR, type TestOfficer, type TestRegister } from '../../../tests/support/register.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { withInstallation } from '../../server/installation.ts';
import { resetOfficer } from '../../server/reset-officer.ts';
import { anyCommand, type Command } from '../register/command-definition.ts';
import { execute, type Outcome } from '../register/execute.ts';
import type { Role } from '../register/roles.ts';
import { advanceClock } from './commands/advance-clock.ts';
import { askRecovery } from './commands/ask-recovery.ts';
import { confirmRecovery } from './commands/confirm-recovery.ts';
import { enrolDeviceKey } from './commands/enrol-device-key.ts';
import { inviteOfficer } from './commands/invite-officer.ts';
import { reinstateOfficer } from './commands/reinstate-officer.ts';
import { setMailAddress } from './commands/set-mail-address.ts';
import { suspendOfficer } from './commands/suspend-officer.ts';
import { withdrawRecovery } from './commands/withdraw-recovery.ts';
import { acceptInvitation } from './invitation.ts';
import { newToken, tokenHash } from './session-token.ts';

/** Somebody with a session, elevated unless a test lets that lapse. */
type Desk = { readonly no: number; readonly token: string; readonly username: string };

let test: TestRegister;
let app: pg.Client;
beforeAll(async () => {
  test = await createTestRegister();
  app = new pg.Client(test.database.app);
  await app.connect();
});
afterAll(async () => {
  await app.end();
  await test.close();
});

const words = 'her telephone fell into the river';

const openSession = async (no: number): Promise<string> => {
  const token = newToken();
  await test.admin.query(
    "INSERT INTO access.session (token_hash, officer_no, idle_until, ends_at, elevated_until) VALUES ($1, $2, now() + interval '1 day', now() + interval '1 day', now() + interval '1 day')",
    [tokenHash(token), no],
  );
  return token;
};
const deskOf = (officer: TestOfficer): Desk => ({
  no: test.officerNo(officer),
  token: test.token(officer),
  username: officer,
});
const run = <Input, State>(who: Desk, command: Command<Input, State>, input: NoInfer<Input>, commandId = uuidv7()) =>
  execute(test.register, anyCommand(command), { token: who.token, commandId, input });
/** Invites somebody who is no officer of the demonstration. @returns the officer at a desk, and the link */
const invite = async (by: Desk, username: string, role: Role, authority = 'SDF'): Promise<Desk & { link: string }> => {
  const { result } = await run(by, inviteOfficer, {
    username,
    name: { en: username, ar: username },
    roles: [{ role: role as 'administrator' }],
    ...(by.no === 0 ? { authority } : {}),
  });
  const { officerNo: no, invitationToken: link } = result as { officerNo: number; invitationToken: string };
  return { no, link, username, token: await openSession(no) };
};
/** Takes a link, without the work of hashing a password. @returns a session of the officer */
const takeLink = async ({ no }: { no: number }, link: string): Promise<string> => {
  const hash = tokenHash(link);
  await test.admin.query(
    "UPDATE access.invitation SET password_hash = 'none', totp_secret = 'none' WHERE token_hash = $1",
    [hash],
  );
  const { rows } = await test.admin.query('SELECT access.confirm_invitation($1) AS officer', [hash]);
  expect(Number(rows[0]?.officer)).toBe(no);
  return openSession(no);
};
const isSignedIn = async (token: string): Promise<boolean> =>
  (
    await test.register.pool.query<{ no: number | null }>(
      "SELECT access.officer_id() AS no FROM set_config('amana.token', $1, true)",
      [token],
    )
  ).rows[0]?.no !== null;
const idOf = ({ events }: Outcome): string => events.find(({ type }) => type === 'SignInRecoveryAsked')?.id as string;
const linkOf = ({ result }: Outcome): string | undefined => (result as { recoveryToken?: string }).recoveryToken;
const asks = (who: Desk, officerNo: number, reason: 'factor-lost' | 'device-stolen' = 'factor-lost') =>
  run(who, askRecovery, { officerNo, reason, words });
const attack = (who: Desk) => new Attacker(app, who.token);

describe('a recovery', () => {
  let installation: Desk;
  let first: Desk;
  let second: Desk;
  let foreign: Desk;
  beforeAll(async () => {
    installation = deskOf('installation');
    first = deskOf('sdf-admin');
    second = await invite(installation, 'second.admin', 'administrator');
    foreign = deskOf('moj-admin');
  });
  let lost: Desk & { link: string };
  let count = 0;
  beforeEach(async () => {
    count += 1;
    lost = await invite(installation, `lost.officer${count}`, 'origin_officer');
  });

  it('is asked for by one administrator and confirmed by another: what the officer signed in with ends, the link is told once and makes a new one, and everybody who should know is told', async () => {
    const token = await takeLink(lost, lost.link);
    await test.admin.query(
      "INSERT INTO access.passkey (officer_no, credential_id, public_key, name, counter, backup_eligible, backed_up) VALUES ($1, '\\x01', '\\x01', 'x', 0, false, false)",
      [lost.no],
    );
    await test.admin.query(
      "INSERT INTO access.known_browser (token_hash, officer_no, expires_at) VALUES ($1, $2, now() + interval '1 day')",
      [randomBytes(32), lost.no],
    );
    const { result } = await run({ ...lost, token }, enrolDeviceKey, {
      publicKey: randomBytes(32).toString('base64url'),
      class: 'operational',
    });
    for (const one of [lost, first, second])
      await run(installation, setMailAddress, {
        officerNo: one.no,
        address: `${one.username}@sdf.example`,
        language: 'en',
      });
    await test.admin.query('DELETE FROM access.mail');
    const told = async (who: Desk) => {
      const { rows } = await test.register.pool.query<{ told: string }>(
        "SELECT kind || ' ' || about AS told FROM set_config('amana.token', $1, true), access.own_notices() WHERE kind LIKE 'recovery-%'",
        [who.token],
      );
      return rows.map((row) => row.told);
    };
    const mails = async () =>
      (
        await test.admin.query<{ mail: string }>(
          "SELECT kind || ' ' || o.username AS mail FROM access.mail m JOIN access.officer o ON o.no = m.officer_no ORDER BY 1",
        )
      ).rows.map(({ mail }) => mail);
    const asked = await asks(first, lost.no, 'device-stolen');
    const recoveryId = idOf(asked);
    const everybody = [lost.username, 'sdf-admin', 'second.admin'];
    expect(await mails()).toEqual(everybody.map((name) => `recovery-asked ${name}`).sort());
    for (const one of [{ ...lost, token }, first, second])
      expect(await told(one)).toEqual([`recovery-asked ${lost.username}`]);
    for (const one of [foreign, deskOf('sdf-origin'), deskOf('monitor')]) expect(await told(one)).toEqual([]);
    // nothing changes before another confirms
    expect(await isSignedIn(token)).toBe(true);
    await expect(asks(second, lost.no)).rejects.toMatchObject({ code: 'recovery-waits' });
    await expect(run(first, confirmRecovery, { recoveryId })).rejects.toMatchObject({ code: 'I24-four-eyes' });
    for (const stranger of [foreign, deskOf('sdf-origin'), { ...lost, token }])
      await expect(run(stranger, confirmRecovery, { recoveryId })).rejects.toMatchObject({
        code: expect.stringMatching(/not-permitted|not-found/),
      });

    const commandId = uuidv7();
    const confirmed = await run(second, confirmRecovery, { recoveryId }, commandId);
    expect(confirmed.events.map(({ type }) => type)).toEqual(['DeviceKeyRevoked', 'SignInRecoveryConfirmed']);
    expect(await mails()).toContain(`recovery-confirmed ${lost.username}`);
    expect((await mails()).length).toBe(7);
    expect(await told(first)).toEqual([`recovery-confirmed ${lost.username}`]);
    expect([await isSignedIn(token), await isSignedIn(lost.token)]).toEqual([false, false]);
    const known = () => test.admin.query('SELECT FROM access.credential_of($1)', [lost.username]);
    expect((await known()).rowCount).toBe(0);
    const { rows } = await test.admin.query<{ n: string; revoked: boolean }>(
      'SELECT (SELECT count(*) FROM access.known_browser WHERE officer_no = $1) + (SELECT count(*) FROM access.passkey WHERE officer_no = $1 AND revoked_at IS NULL) AS n, k.revoked_at IS NOT NULL AS revoked FROM access.device_key k WHERE k.key_id = $2',
      [lost.no, (result as { keyId: string }).keyId],
    );
    expect([Number(rows[0]?.n), rows[0]?.revoked]).toEqual([0, true]);

    // an answer that was lost is asked again: a fresh link, and the first is void; who lost the elevation gets none
    const link = linkOf(confirmed) as string;
    const again = linkOf(await run(second, confirmRecovery, { recoveryId }, commandId)) as string;
    expect(again).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const accepting = acceptInvitation(test.register.pool, test.key, {
      token: link,
      password: 'a long sentence of my own',
    });
    await expect(accepting).rejects.toMatchObject({ code: 'invitation-void' });
    await test.admin.query('UPDATE access.session SET elevated_until = NULL WHERE officer_no = $1', [second.no]);
    expect(linkOf(await run(second, confirmRecovery, { recoveryId }, commandId))).toBeUndefined();
    await test.admin.query(
      "UPDATE access.session SET elevated_until = now() + interval '1 day' WHERE officer_no = $1",
      [second.no],
    );
    const { rows: links } = await test.admin.query<{ hours: number }>(
      'SELECT round(extract(epoch FROM expires_at - now()) / 3600)::int AS hours FROM access.invitation WHERE officer_no = $1 AND used_at IS NULL',
      [lost.no],
    );
    expect(links).toEqual([{ hours: 24 }]);
    expect(await isSignedIn(await takeLink(lost, again))).toBe(true);
    expect((await known()).rowCount).toBe(1);
    // a link was used: there is none any more
    expect(linkOf(await run(second, confirmRecovery, { recoveryId }, commandId))).toBeUndefined();
    await expect(run(second, confirmRecovery, { recoveryId })).rejects.toMatchObject({ code: 'nothing-to-do' });
    // the reason stands in the public log, the words do not
    const { rows: bodies } = await test.admin.query<{ body: string }>(
      "SELECT body FROM register.event WHERE type LIKE 'SignInRecovery%'",
    );
    for (const { body } of bodies) expect(body).not.toContain('river');
  });

  it('is taken back by who asked and by nobody else, and lapses after 72 hours', async () => {
    const recoveryId = idOf(await asks(first, lost.no));
    await expect(run(second, withdrawRecovery, { recoveryId })).rejects.toMatchObject({ code: 'not-permitted' });
    const withdrawn = { type: 'SignInRecoveryWithdrawn', stream: lost.no, data: { recoveryId } };
    expect(await attack(second).append(withdrawn)).toBe('nothing-to-do');
    await run(first, withdrawRecovery, { recoveryId });
    await expect(run(second, confirmRecovery, { recoveryId })).rejects.toMatchObject({ code: 'nothing-to-do' });
    const late = idOf(await asks(second, lost.no));
    await run(deskOf('sdf-origin'), advanceClock, { minutes: 72 * 60 });
    const confirmed = { type: 'SignInRecoveryConfirmed', stream: lost.no, data: { recoveryId: late } };
    await expect(run(first, confirmRecovery, { recoveryId: late })).rejects.toMatchObject({ code: 'nothing-to-do' });
    expect(await attack(first).append(confirmed)).toBe('nothing-to-do');
    // after that it can be asked for again
    await run(first, withdrawRecovery, { recoveryId: idOf(await asks(first, lost.no)) });
  });

  it('is not for the own account, for officers of another authority, of the demonstration, or who are suspended', async () => {
    await expect(asks(first, first.no)).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(asks(foreign, lost.no)).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(asks(deskOf('sdf-cell'), lost.no)).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(asks(first, test.officerNo('sdf-cell'))).rejects.toMatchObject({ code: 'demonstration-sign-in' });
    await run(first, suspendOfficer, { officerNo: lost.no, reason: 'left' });
    await expect(asks(first, lost.no)).rejects.toMatchObject({ code: 'officer-suspended' });
    await run(first, reinstateOfficer, { officerNo: lost.no, reason: 'is back' });
    const recoveryId = idOf(await asks(first, lost.no));
    await run(second, suspendOfficer, { officerNo: lost.no, reason: 'left' });
    await expect(run(second, confirmRecovery, { recoveryId })).rejects.toMatchObject({ code: 'officer-suspended' });
    const confirmed = { type: 'SignInRecoveryConfirmed', stream: lost.no, data: { recoveryId } };
    expect(await attack(second).append(confirmed)).toBe('officer-suspended');
    await run(first, withdrawRecovery, { recoveryId });
  });

  it('needs two administrators: whoever made the account of the other is none, until the installation makes that account anew', async () => {
    const moj = await invite(installation, `lost.moj${count}`, 'receiving_officer', 'MOJ');
    await expect(asks(foreign, moj.no)).rejects.toMatchObject({ code: 'no-second-administrator' });
    const asked = {
      type: 'SignInRecoveryAsked',
      stream: moj.no,
      data: { reason: 'other' },
      personal: { words },
    };
    expect(await attack(foreign).append(asked)).toBe('no-second-administrator');
    const own = await invite(foreign, `puppet${count}`, 'administrator', 'MOJ');
    const another = await invite(own, `puppet.of.puppet${count}`, 'administrator', 'MOJ');
    for (const one of [foreign, own, another]) {
      await expect(asks(one, moj.no)).rejects.toMatchObject({ code: 'no-second-administrator' });
      expect(await attack(one).append(asked)).toBe('no-second-administrator');
    }
    // with a second one of the installation it can be asked for, and is confirmed by nobody whom the asker made
    const made = await invite(installation, `real.admin${count}`, 'administrator', 'MOJ');
    const recoveryId = idOf(await asks(foreign, moj.no));
    const confirmed = { type: 'SignInRecoveryConfirmed', stream: moj.no, data: { recoveryId } };
    for (const one of [own, another]) {
      await expect(run(one, confirmRecovery, { recoveryId })).rejects.toMatchObject({ code: 'I24-four-eyes' });
      expect(await attack(one).append(confirmed)).toBe('I24-four-eyes');
    }
    // a link of the installation makes the account anew: from then on they are two
    const reset = await withInstallation(test.database.admin, test.register, (client) =>
      resetOfficer(client, own.username),
    );
    const remade = { ...own, token: await takeLink(own, reset?.token as string) };
    expect(linkOf(await run(remade, confirmRecovery, { recoveryId }))).toBeDefined();
    // whoever had the link of an administrator in hand is no second one beside that administrator
    const next = idOf(await asks(foreign, made.no));
    const link = linkOf(await run(remade, confirmRecovery, { recoveryId: next }));
    const recovered = { ...made, token: await takeLink(made, link as string) };
    const third = idOf(await asks(recovered, moj.no));
    await expect(run(remade, confirmRecovery, { recoveryId: third })).rejects.toMatchObject({ code: 'I24-four-eyes' });
    // who asked is suspended meanwhile, and so no administrator any more
    await run(foreign, suspendOfficer, { officerNo: made.no, reason: 'left' });
    await expect(run(foreign, confirmRecovery, { recoveryId: third })).rejects.toMatchObject({ code: 'I24-four-eyes' });
    // what nobody can confirm does not stand in the way of another
    const fourth = idOf(await asks(foreign, moj.no));
    await run(foreign, reinstateOfficer, { officerNo: made.no, reason: 'is back' });
    await expect(run(foreign, confirmRecovery, { recoveryId: third })).rejects.toMatchObject({ code: 'I24-four-eyes' });
    await run(foreign, withdrawRecovery, { recoveryId: fourth });
  });

  it('knows whose hands an account was in when its link was made, also after the account of who made it was replaced', async () => {
    const remake = async (who: Desk): Promise<Desk> => {
      const reset = await withInstallation(test.database.admin, test.register, (client) =>
        resetOfficer(client, who.username),
      );
      return { ...who, token: await takeLink(who, reset?.token as string) };
    };
    const invited = await invite(first, `chain.one${count}`, 'administrator');
    const one = { ...invited, token: await takeLink(invited, invited.link) };
    const next = await invite(one, `chain.two${count}`, 'administrator');
    const two = { ...next, token: await takeLink(next, next.link) };
    // asked by who has both accounts in hand, before the first of them goes to its officer
    const early = idOf(await asks(one, lost.no));
    const its = await remake(one);
    const confirmed = (recoveryId: string) => ({
      type: 'SignInRecoveryConfirmed',
      stream: lost.no,
      data: { recoveryId },
    });
    await expect(run(first, confirmRecovery, { recoveryId: early })).rejects.toMatchObject({ code: 'I24-four-eyes' });
    expect(await attack(first).append(confirmed(early))).toBe('I24-four-eyes');
    const recoveryId = idOf(await asks(first, lost.no));
    await expect(run(two, confirmRecovery, { recoveryId })).rejects.toMatchObject({ code: 'I24-four-eyes' });
    expect(await attack(two).append(confirmed(recoveryId))).toBe('I24-four-eyes');
    // the officer to whom the first account went is another
    const commandId = uuidv7();
    const link = linkOf(await run(its, confirmRecovery, { recoveryId }, commandId)) as string;
    // a link of the installation voids that of the recovery, and no other is made
    const reset = await withInstallation(test.database.admin, test.register, (client) =>
      resetOfficer(client, lost.username),
    );
    await expect(
      acceptInvitation(test.register.pool, test.key, { token: link, password: 'a long sentence of my own' }),
    ).rejects.toMatchObject({ code: 'invitation-void' });
    expect(linkOf(await run(its, confirmRecovery, { recoveryId }, commandId))).toBeUndefined();
    expect(await isSignedIn(await takeLink(lost, reset?.token as string))).toBe(true);
  });

  it('says nothing of why to the officer concerned, who is an administrator too', async () => {
    const recoveryId = idOf(await asks(first, second.no));
    const seen = (who: Desk) =>
      attack(who).sql(
        `DO $$ BEGIN PERFORM FROM access.recovery WHERE id = '${recoveryId}'; IF FOUND THEN RAISE EXCEPTION 'seen'; END IF; END $$`,
      );
    expect([await seen(first), await seen(second)]).toEqual(['seen', 'accepted']);
    await run(first, withdrawRecovery, { recoveryId });
  });

  it('is not reached past the commands: one officer writes it alone in no way, and no row is edited', async () => {
    await takeLink(lost, lost.link);
    const asked = { type: 'SignInRecoveryAsked', stream: lost.no, data: { reason: 'other' }, personal: { words } };
    for (const one of [foreign, { ...lost, token: await openSession(lost.no) }, deskOf('sdf-cell'), installation])
      expect([one.username, await attack(one).append(asked)]).toEqual([one.username, 'not-permitted']);
    expect(await attack(first).append({ ...asked, stream: first.no })).toBe('I24-four-eyes');
    const id = uuidv7();
    const confirm = (recoveryId: string, stream = lost.no) => ({
      type: 'SignInRecoveryConfirmed',
      stream,
      data: { recoveryId },
    });
    // asked and confirmed in one breath
    expect(await attack(first).append({ ...asked, id }, confirm(id))).toBe('I24-four-eyes');
    await test.admin.query('UPDATE access.session SET elevated_until = NULL WHERE officer_no = $1', [first.no]);
    expect(await attack(first).append(asked)).toBe('elevation-needed');
    await test.admin.query("UPDATE access.session SET elevated_until = now() + interval '1 day'");
    const recoveryId = idOf(await asks(first, lost.no));
    expect(await attack(second).append(asked)).toBe('recovery-waits');
    const token = await openSession(lost.no);
    const { result } = await run({ ...lost, token }, enrolDeviceKey, {
      publicKey: randomBytes(32).toString('base64url'),
      class: 'operational',
    });
    const { keyId } = result as { keyId: string };
    expect(await attack(first).append(confirm(recoveryId))).toBe('I24-four-eyes');
    for (const one of [foreign, { ...lost, token }, deskOf('sdf-cell')])
      expect([one.username, await attack(one).append(confirm(recoveryId))]).toEqual([one.username, 'not-permitted']);
    expect(await attack(second).append(confirm(recoveryId, second.no))).toBe('nothing-to-do');
    expect(await attack(second).append(confirm(recoveryId))).toBe('keys-stand');
    for (const statement of [
      `UPDATE access.recovery SET confirmed_by = ${second.no}, confirmed_at = now()`,
      'DELETE FROM access.recovery',
      'UPDATE access.invitation SET used_at = NULL',
      "UPDATE access.credential SET ended_at = NULL, password_hash = 'mine'",
      `SELECT access.void_sign_in(${lost.no})`,
      `INSERT INTO access.invitation (token_hash, officer_no, expires_at) VALUES ('\\x00', ${lost.no}, 'infinity')`,
    ])
      expect([statement, await attack(first).sql(statement)]).toEqual([statement, expect.stringContaining('42501')]);
    const links = async () =>
      (await test.admin.query('SELECT FROM access.invitation WHERE officer_no = $1 AND used_at IS NULL', [lost.no]))
        .rowCount;
    // before it is confirmed there is no link, for nobody; an invitation is none for who signed in once
    const tryLinks = async () => {
      for (const one of [first, foreign, deskOf('sdf-cell')])
        await attack(one).sql(`SELECT access.make_recovery_link('${recoveryId}', sha256('mine'))`);
      for (const one of [first, second])
        await attack(one).sql(`SELECT access.make_invitation(${lost.no}, sha256('mine'))`);
    };
    await tryLinks();
    await attack(second).sql(`SELECT access.make_recovery_link('${recoveryId}', sha256('mine'))`);
    expect(await links()).toBe(0);
    const revoked = { type: 'DeviceKeyRevoked', stream: lost.no, data: { keyId, reason: 'lost' } };
    expect(await attack(second).append(revoked, confirm(recoveryId))).toBe('accepted');
    expect(await isSignedIn(token)).toBe(false);
    await tryLinks();
    expect(await links()).toBe(0);
    await attack(second).sql(`SELECT access.make_recovery_link('${recoveryId}', sha256('mine'))`);
    expect(await links()).toBe(1);
    // for the installing role the rows are as they were said, too
    for (const change of [
      "words = 'something else entirely'",
      `confirmed_by = ${first.no}`,
      'confirmed_at = NULL, confirmed_by = NULL, changed_pos = NULL',
    ])
      await expect(
        test.admin.query(`UPDATE access.recovery SET ${change} WHERE id = $1`, [recoveryId]),
      ).rejects.toThrow(/I23-append-only|I24-four-eyes/);
    await expect(test.admin.query('DELETE FROM access.recovery')).rejects.toThrow('I23-append-only');
  });

  it('is shown to the administrators of the authority, with what each may do, and to nobody else', async () => {
    const { recovery } = await import('./queries/recovery.ts');
    const officerNo = String(lost.no);
    const shown = (officer: TestOfficer) => ask(test, officer, recovery, { officerNo });
    expect(await shown('sdf-admin')).toMatchObject({ waiting: null, confirmed: null, hindrance: null });
    const recoveryId = idOf(await asks(second, lost.no));
    expect((await shown('sdf-admin')).waiting).toMatchObject({ recoveryId, reason: 'factor-lost', words, two: true });
    for (const stranger of ['moj-admin', 'sdf-cell', 'monitor'] as const)
      expect([
        stranger,
        await test.see(stranger, 'SELECT * FROM access.recovery WHERE officer_no = $1', [lost.no]),
      ]).toEqual([stranger, []]);
    await expect(shown('moj-admin')).rejects.toMatchObject({ code: 'not-found' });
    await run(first, confirmRecovery, { recoveryId });
    expect(await shown('sdf-admin')).toMatchObject({
      waiting: null,
      confirmed: { recoveryId, askedBy: { officerNo: second.no }, confirmedBy: { officerNo: first.no } },
    });
    const { officers } = await import('./queries/officers.ts');
    const listed = (await ask(test, 'sdf-admin', officers, {})).officers;
    expect(listed.find(({ officerNo: no }) => no === lost.no)?.state).toBe('invited');
    const { rows } = await test.admin.query('SELECT asked_at, until_at FROM access.recovery WHERE id = $1', [
      recoveryId,
    ]);
    expect(rows[0].until_at - rows[0].asked_at).toBe(72 * HOUR);
  });
});
