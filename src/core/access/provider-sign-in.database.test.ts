import { describe, expect, it } from 'vitest';
import { atProviders, codeOf, present, secretOf, sessionOf } from '../../../tests/support/at-providers.ts';
import { withInstallation } from '../../server/installation.ts';
import { anyCommand } from '../register/command-definition.ts';
import { reinstateOfficer } from './commands/reinstate-officer.ts';
import { setMailAddress } from './commands/set-mail-address.ts';
import { suspendOfficer } from './commands/suspend-officer.ts';
import type { NoticesAnswer } from './mail-views.ts';
import { newToken, tokenHash } from './session-token.ts';

const at = atProviders();
const { post, visit, answer, invite, tie, forgetStep } = at;

describe('an officer of an authority that brings its identity provider', () => {
  it('is tied by the one-time link, in place of a password, and signs in there with the second factor of the register', async () => {
    const { moj, server, admin } = at.parts;
    expect((await server.get('/api/access/identity-providers')).json()).toMatchObject([
      { authority: { code: 'MOJ' }, demanded: false },
      { authority: { code: 'PAP' }, demanded: true },
      { authority: { code: 'SDF' }, demanded: false },
    ]);
    moj.subject = 'a ministry account';
    expect(await codeOf(answer(await visit({ authority: 'MOJ' })))).toBe('provider-no-officer');

    const { token, officerNo } = await invite('tied.one');
    const first = await visit({ invitation: token, authority: 'SDF' });
    // whoever was invited comes to the provider of who invited, whatever is named
    expect(first.brought.authority).toBe('MOJ');
    const enrolled = await answer(first);
    expect(enrolled.json().totpUri).toContain('Amana:tied.one');
    const secret = secretOf(enrolled);
    expect(await codeOf(post('confirm-provider-sign-in', { totp: '000000' }, first.cookie))).toBe('totp-wrong');
    const confirmed = await post('confirm-provider-sign-in', { totp: present(secret) }, first.cookie);
    expect(confirmed.json()).toMatchObject({ officer: { username: 'tied.one', authority: { code: 'MOJ' } } });
    expect(confirmed.cookies.map(({ name, value }) => [name, value !== ''])).toEqual([
      ['amana_provider', false],
      ['amana_session', true],
      ['amana_browser', true],
    ]);
    // the link is used, for the provider and for a password
    expect(await codeOf(post('begin-provider-sign-in', { invitation: token }))).toBe('invitation-void');
    expect(await codeOf(post('accept-invitation', { token, password: 'a long sentence of my own' }))).toBe(
      'invitation-void',
    );

    await forgetStep(officerNo);
    const again = await visit({ authority: 'MOJ' });
    expect((await answer(again)).json()).toEqual({});
    expect(await codeOf(post('confirm-provider-sign-in', { totp: '000000' }, again.cookie))).toBe('totp-wrong');
    const signedIn = await post('confirm-provider-sign-in', { totp: present(secret) }, again.cookie);
    expect(signedIn.json().officer.username).toBe('tied.one');
    expect(await codeOf(post('confirm-provider-sign-in', { totp: present(secret) }, again.cookie))).toBe(
      'provider-state-void',
    );
    const session = sessionOf(signedIn);
    expect((await server.get('/api/access/me', session)).json().officer.username).toBe('tied.one');
    // there is no password: none opens the account, and there is none to change
    expect(await codeOf(post('sign-in', { username: 'tied.one', password: 'null', totp: present(secret) }))).toBe(
      'sign-in-failed',
    );
    const change = { password: 'null', newPassword: 'a long sentence of my own' };
    expect(await codeOf(post('change-password', change, session))).toBe('password-at-provider');
    const { rows } = await admin.query('SELECT * FROM access.provider_identity WHERE officer_no = $1', [officerNo]);
    expect(rows[0].issuer).toBe(moj.settings.issuer);
    expect(JSON.stringify(rows)).not.toContain('a ministry account');
    const logged = server.logLines.join('');
    for (const secretWord of [
      again.brought.state,
      again.brought.code as string,
      'a ministry account',
      moj.settings.clientSecret,
    ])
      expect(logged).not.toContain(secretWord);
  });

  it('is nobody at the provider of another authority, and nobody while suspended', async () => {
    const { moj, sdf, server } = at.parts;
    const { officerNo, secret } = await tie('moj.only', moj, 'one and the same');
    sdf.subject = 'one and the same';
    expect(await codeOf(answer(await visit({ authority: 'SDF' })))).toBe('provider-no-officer');
    // a link of somebody else does not take the account over
    const { token } = await invite('moj.second');
    expect(await codeOf(answer(await visit({ invitation: token })))).toBe('provider-no-officer');
    const between = await visit({ authority: 'MOJ' });
    expect((await answer(between)).json()).toEqual({});
    const govern = (command: typeof suspendOfficer | typeof reinstateOfficer) =>
      withInstallation(server.database.admin, server.parts.register, ({ issue }) =>
        issue(anyCommand(command), { officerNo, reason: 'under inquiry' }),
      );
    await govern(suspendOfficer);
    await forgetStep(officerNo);
    expect(await codeOf(post('confirm-provider-sign-in', { totp: present(secret) }, between.cookie))).toBe(
      'provider-state-void',
    );
    expect(await codeOf(answer(await visit({ authority: 'MOJ' })))).toBe('provider-no-officer');
    await govern(reinstateOfficer as never);
    expect((await answer(await visit({ authority: 'MOJ' }))).json()).toEqual({});
  });

  it('waits with everybody else after wrong codes, however often the provider confirms', async () => {
    const { moj } = at.parts;
    const { officerNo, secret } = await tie('guessed.one', moj, 'guessed');
    await forgetStep(officerNo);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const underWay = await visit({ authority: 'MOJ' });
      await answer(underWay);
      expect(await codeOf(post('confirm-provider-sign-in', { totp: '000000' }, underWay.cookie))).toBe('totp-wrong');
    }
    const underWay = await visit({ authority: 'MOJ' });
    await answer(underWay);
    expect(await codeOf(post('confirm-provider-sign-in', { totp: present(secret) }, underWay.cookie))).toBe(
      'too-many-attempts',
    );
  });

  it('gets a password again by a new link, which unties the account; of each change the officer is told', async () => {
    const { moj, server, admin } = at.parts;
    const told: string[] = [];
    const { token: invitation, officerNo } = await invite('untied.one');
    await withInstallation(server.database.admin, server.parts.register, ({ issue }) =>
      issue(anyCommand(setMailAddress), { officerNo, address: 'untied@moj.example', language: 'en' }),
    );
    const mails = async (): Promise<string[]> => {
      const { rows } = await admin.query<{ kind: string }>(
        "DELETE FROM access.mail WHERE officer_no = $1 AND kind <> 'address-set' RETURNING kind",
        [officerNo],
      );
      return rows.map(({ kind }) => kind);
    };
    const notices = async (session: string) => {
      const { notices: waiting } = (await server.get('/api/access/notices', session)).json() as NoticesAnswer;
      return waiting.map(({ kind, about }) => `${kind} ${about}`);
    };
    moj.subject = 'untied';
    const underWay = await visit({ invitation });
    const first = secretOf(await answer(underWay));
    expect(await mails()).toEqual([]);
    const tied = await post('confirm-provider-sign-in', { totp: present(first) }, underWay.cookie);
    expect(await mails()).toEqual(['sign-in-renewed']);
    const atProvider = sessionOf(tied);
    const publicKey = newToken();
    const enrolled = await server.command('access/enrol-device-key', { publicKey, class: 'operational' }, atProvider);
    expect(await mails()).toEqual(['key-enrolled']);
    const { keyId } = enrolled.json().result;
    // what came with the first link is news to nobody; who enrols a key is told, in case it is somebody else
    expect(await notices(atProvider)).toEqual([`key-enrolled ${keyId}`]);
    await server.command('access/revoke-device-key', { keyId, reason: 'lost' }, atProvider);
    expect(await notices(atProvider)).toEqual([]);

    const token = newToken();
    await admin.query(
      "INSERT INTO access.invitation (token_hash, officer_no, expires_at) VALUES ($1, $2, now() + interval '1 hour')",
      [tokenHash(token), officerNo],
    );
    const password = 'a long sentence of my own';
    const secret = secretOf(await post('accept-invitation', { token, password }));
    expect(await mails()).toEqual([]);
    expect((await post('confirm-invitation', { token, totp: present(secret) })).statusCode).toBe(200);
    expect(await mails()).toEqual(['sign-in-renewed']);
    expect(await codeOf(answer(await visit({ authority: 'MOJ' })))).toBe('provider-no-officer');
    await forgetStep(officerNo);
    const session = sessionOf(await post('sign-in', { username: 'untied.one', password, totp: present(secret) }));
    expect(await notices(session)).toEqual(['sign-in-renewed untied.one']);
    for (const newPassword of ['another sentence of my own', 'a third sentence of my own']) {
      const before = told.at(-1) ?? password;
      expect((await post('change-password', { password: before, newPassword }, session)).statusCode).toBe(200);
      told.push(newPassword);
      expect(await mails()).toEqual(['password-changed']);
    }
    expect(await notices(session)).toEqual(['sign-in-renewed untied.one', 'password-changed untied.one']);
    await admin.query(
      "UPDATE access.credential SET renewed_at = now() - interval '8 days', password_changed_at = now() - interval '8 days' WHERE officer_no = $1",
      [officerNo],
    );
    expect(await notices(session)).toEqual([]);
    expect(await mails()).toEqual([]);
  });
});

it('an authority that demands its provider takes no password, by a link neither', async () => {
  const { server } = at.parts;
  const { token } = await invite('pap.one', 'PAP');
  const password = 'a long sentence of my own';
  expect(await codeOf(post('accept-invitation', { token, password }))).toBe('provider-demanded');
  expect(await codeOf(post('sign-in', server.credentials('interviewer.pap')))).toBe('provider-demanded');
  expect(await codeOf(post('sign-in', { ...server.credentials('interviewer.pap'), password }))).toBe('sign-in-failed');
  expect((await post('sign-in', server.credentials('origin.one'))).statusCode).toBe(200);
  const underWay = await visit({ invitation: token });
  expect((await answer(underWay)).json().totpSecret).toMatch(/^[A-Z2-7]{32}$/);
});
