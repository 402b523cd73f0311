import { createHmac } from 'node:crypto';
import { Secret } from 'otpauth';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, type TestServer } from '../../../tests/support/http.ts';
import { startProvider, type TestProvider } from '../../../tests/support/identity-provider.ts';
import { withInstallation } from '../../server/installation.ts';
import { anyCommand } from '../register/command-definition.ts';
import { inviteOfficer } from './commands/invite-officer.ts';
import { reinstateOfficer } from './commands/reinstate-officer.ts';
import { setMailAddress } from './commands/set-mail-address.ts';
import { suspendOfficer } from './commands/suspend-officer.ts';
import type { NoticesAnswer } from './mail-views.ts';
import { newToken, tokenHash } from './session-token.ts';
import { totpCode } from './totp.ts';

let moj: TestProvider;
let sdf: TestProvider;
let pap: TestProvider;
let server: TestServer;
let admin: pg.Client;
beforeAll(async () => {
  [moj, sdf, pap] = await Promise.all([startProvider('MOJ'), startProvider('SDF'), startProvider('PAP', true)]);
  server = await createTestServer({ identityProviders: [moj.settings, sdf.settings, pap.settings] });
  admin = new pg.Client(server.database.admin);
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await server.close();
  for (const provider of [moj, sdf, pap]) await provider.close();
});
afterEach(() => {
  for (const provider of [moj, sdf, pap])
    Object.assign(provider, { spoil: undefined, signer: undefined, describe: undefined, bring: undefined });
});

let requests = 0;
const nextAddress = (): string => {
  requests += 1;
  return `10.0.${requests >> 8}.${requests & 255}`;
};
/** Each from an address of its own, so that refusals are not counted together. */
const post = (name: string, payload: object, cookie?: string) =>
  server.app.inject({
    method: 'POST',
    remoteAddress: nextAddress(),
    url: `/api/access/${name}`,
    headers: { 'x-amana-request': '1', host: 'localhost', ...(cookie === undefined ? {} : { cookie }) },
    payload,
  });

type Brought = { authority: string; state: string; code?: string; iss?: string };
type UnderWay = { cookie: string; brought: Brought };

const begin = async (input: object): Promise<{ cookie: string; address: URL }> => {
  const begun = await post('begin-provider-sign-in', input);
  expect(begun.body).toContain('address');
  expect(begun.cookies[0]).toMatchObject({ name: 'amana_provider', httpOnly: true, sameSite: 'Strict', maxAge: 600 });
  return { cookie: `amana_provider=${begun.cookies[0]?.value}`, address: new URL(begun.json().address) };
};
/** The browser goes to the provider, where somebody is signed in, and comes back. */
const visit = async (input: object): Promise<UnderWay> => {
  const { cookie, address } = await begin(input);
  const answered = await fetch(address, { redirect: 'manual' });
  const back = new URL(answered.headers.get('location') ?? '');
  const authority = back.pathname.split('/').at(-1) as string;
  expect(back.origin + back.pathname).toBe(`http://localhost/sign-in/provider/${authority}`);
  return { cookie, brought: { authority, ...Object.fromEntries(back.searchParams) } as Brought };
};
const answer = ({ cookie, brought }: UnderWay, change: object = {}) =>
  post('answer-provider', { ...brought, ...change }, cookie);
const codeOf = async (asked: Promise<{ json: () => { code?: string } }>) => (await asked).json().code;

const invite = async (username: string, authority = 'MOJ'): Promise<{ token: string; officerNo: number }> => {
  const { result } = await withInstallation(server.database.admin, server.parts.register, ({ issue }) =>
    issue(anyCommand(inviteOfficer), {
      username,
      name: { en: 'New Officer', ar: 'ضابط جديد' },
      authority,
      roles: [{ role: 'receiving_officer' }],
    }),
  );
  const { invitationToken: token, officerNo } = result as { invitationToken: string; officerNo: number };
  return { token, officerNo };
};
/** The cookie of the session that an answer began. */
const sessionOf = ({ cookies }: { cookies: { name: string; value: string }[] }): string =>
  `amana_session=${cookies.find(({ name }) => name === 'amana_session')?.value}`;
const secretOf = (answered: { json: () => { totpSecret?: string } }): Buffer =>
  Buffer.from(Secret.fromBase32(answered.json().totpSecret ?? '').bytes);
const present = (secret: Buffer) => totpCode(secret, Date.now()).totp;
/** An officer who is tied to an account of the provider of the own authority. */
const tie = async (username: string, provider: TestProvider, subject: string) => {
  const { token, officerNo } = await invite(username, provider.settings.authority);
  provider.subject = subject;
  const underWay = await visit({ invitation: token });
  const secret = secretOf(await answer(underWay));
  const confirmed = await post('confirm-provider-sign-in', { totp: present(secret) }, underWay.cookie);
  expect(confirmed.statusCode).toBe(200);
  return { officerNo, secret, token, confirmed };
};
/** Each code counts once, and the tests do not wait for the next. */
const forgetStep = (officerNo: number) =>
  admin.query(
    'UPDATE access.credential SET totp_last_step = 0, failures = 0, refused_until = NULL WHERE officer_no = $1',
    [officerNo],
  );

describe('an officer of an authority that brings its identity provider', () => {
  it('is tied by the one-time link, in place of a password, and signs in there with the second factor of the register', async () => {
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

  it('is refused whatever is wrong with the token', async () => {
    const { officerNo } = await tie('spoiled.one', moj, 'spoiled');
    const hour = 3_600;
    const wrong: Record<string, Partial<TestProvider>> = {
      issuer: { spoil: (claims) => Object.assign(claims, { iss: sdf.settings.issuer }) },
      audience: { spoil: (claims) => Object.assign(claims, { aud: 'another program' }) },
      'audience among others': { spoil: (claims) => Object.assign(claims, { aud: ['amana', 'other'], azp: 'other' }) },
      nonce: { spoil: (claims) => Object.assign(claims, { nonce: newToken() }) },
      'no nonce': { spoil: (claims) => Reflect.deleteProperty(claims, 'nonce') },
      expired: { spoil: (claims) => Object.assign(claims, { exp: Math.floor(Date.now() / 1000) - hour }) },
      'no end': { spoil: (claims) => Reflect.deleteProperty(claims, 'exp') },
      'no subject': { spoil: (claims) => Reflect.deleteProperty(claims, 'sub') },
      'no signature': {
        spoil: (_, header) => Object.assign(header, { alg: 'none' }),
        signer: () => Buffer.alloc(0),
      },
      'signed with the secret': {
        spoil: (_, header) => Object.assign(header, { alg: 'HS256' }),
        signer: (text) => createHmac('sha256', moj.settings.clientSecret).update(text).digest(),
      },
      'signature of nobody': { signer: () => Buffer.alloc(256, 1) },
      'another key': { spoil: (_, header) => Object.assign(header, { kid: 'unknown' }) },
      'answered as another provider': { bring: (address) => address.searchParams.set('iss', sdf.settings.issuer) },
      'answered as nobody': { bring: (address) => address.searchParams.delete('iss') },
      'another code': { bring: (address) => address.searchParams.set('code', newToken()) },
      'an error': {
        bring: (address) => {
          address.searchParams.delete('code');
          address.searchParams.set('error', 'access_denied');
        },
      },
    };
    const results: Record<string, unknown> = {};
    for (const [name, change] of Object.entries(wrong)) {
      Object.assign(moj, { spoil: undefined, signer: undefined, bring: undefined }, change);
      const underWay = await visit({ authority: 'MOJ' });
      results[name] = await codeOf(answer(underWay));
      // nothing follows, with a code that is right neither
      expect(await codeOf(post('confirm-provider-sign-in', { totp: '123456' }, underWay.cookie))).toBe(
        'provider-state-void',
      );
    }
    expect(results).toEqual(Object.fromEntries(Object.keys(wrong).map((name) => [name, 'provider-refused'])));
    Object.assign(moj, { spoil: undefined, signer: undefined, bring: undefined });
    expect((await answer(await visit({ authority: 'MOJ' }))).json()).toEqual({});
    const { rows } = await admin.query('SELECT FROM access.session WHERE officer_no = $1', [officerNo]);
    expect(rows).toHaveLength(1);
    expect(server.logLines.join('')).toContain('"identityProvider":"OAUTH_');
  });

  it('is refused where the answer comes twice, late, elsewhere, or from the provider of another authority', async () => {
    await tie('state.one', moj, 'state');
    const once = await visit({ authority: 'MOJ' });
    expect((await answer(once)).statusCode).toBe(200);
    expect(await codeOf(answer(once))).toBe('provider-state-void');
    // the same code, with a sign-in that is under way
    const other = await visit({ authority: 'MOJ' });
    expect(await codeOf(answer(other, { code: once.brought.code }))).toBe('provider-refused');
    const [mine, foreign] = [await visit({ authority: 'MOJ' }), await visit({ authority: 'MOJ' })];
    // an attacker's answer in another's browser, and another's in the attacker's
    expect(await codeOf(answer({ cookie: mine.cookie, brought: foreign.brought }))).toBe('provider-state-void');
    expect(await codeOf(post('answer-provider', mine.brought))).toBe('provider-state-void');
    expect(await codeOf(answer(mine, { state: newToken() }))).toBe('provider-state-void');
    expect(await codeOf(answer(mine, { authority: 'SDF' }))).toBe('provider-state-void');
    expect(await codeOf(answer(mine, { authority: 'XYZ' }))).toBe('provider-state-void');
    const late = await visit({ authority: 'MOJ' });
    await admin.query(
      "UPDATE access.provider_sign_in SET expires_at = now() - interval '1 second' WHERE state_hash = $1",
      [tokenHash(late.brought.state)],
    );
    expect(await codeOf(answer(late))).toBe('provider-state-void');
    expect((await answer(mine)).statusCode).toBe(200);
    const { rows } = await admin.query('SELECT * FROM access.provider_sign_in');
    expect(JSON.stringify(rows)).not.toContain(mine.brought.state);
  });

  it('is nobody at the provider of another authority, and nobody while suspended', async () => {
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

  it('signs in with the new key as soon as the provider has one', async () => {
    await tie('rotated.one', moj, 'rotated');
    const before = await visit({ authority: 'MOJ' });
    moj.rotate();
    expect((await answer(before)).json()).toEqual({});
  });

  it('waits with everybody else after wrong codes, however often the provider confirms', async () => {
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
  const { token } = await invite('pap.one', 'PAP');
  const password = 'a long sentence of my own';
  expect(await codeOf(post('accept-invitation', { token, password }))).toBe('provider-demanded');
  expect(await codeOf(post('sign-in', server.credentials('interviewer.pap')))).toBe('provider-demanded');
  expect(await codeOf(post('sign-in', { ...server.credentials('interviewer.pap'), password }))).toBe('sign-in-failed');
  expect((await post('sign-in', server.credentials('origin.one'))).statusCode).toBe(200);
  const underWay = await visit({ invitation: token });
  expect((await answer(underWay)).json().totpSecret).toMatch(/^[A-Z2-7]{32}$/);
});

describe('a provider that does not do', () => {
  it('is told apart from who is refused, asks no other machine, and holds nobody else up', async () => {
    const other = await startProvider('SJC');
    const asking = await createTestServer({ identityProviders: [other.settings] });
    try {
      const begun = async () =>
        (
          await asking.app.inject({
            method: 'POST',
            url: '/api/access/begin-provider-sign-in',
            headers: { 'x-amana-request': '1', host: 'localhost' },
            payload: { authority: 'SJC' },
          })
        ).json().code;
      const wrong: ((description: Record<string, unknown>) => void)[] = [
        (description) => Object.assign(description, { issuer: sdf.settings.issuer }),
        (description) => Object.assign(description, { authorization_endpoint: `${sdf.settings.issuer}/authorize` }),
        (description) => Object.assign(description, { authorization_endpoint: undefined }),
        (description) => Object.assign(description, { filler: 'x'.repeat(300_000) }),
      ];
      for (const describe of wrong) {
        other.describe = describe;
        expect(await begun()).toBe('provider-unreachable');
      }
      const before = sdf.asked.length;
      other.describe = (description) => Object.assign(description, { token_endpoint: `${sdf.settings.issuer}/token` });
      expect(await begun()).toBeUndefined();
      expect(sdf.asked.length).toBe(before);
      await other.close();
      const fresh = await createTestServer({ identityProviders: [{ ...other.settings }] });
      try {
        const down = await fresh.app.inject({
          method: 'POST',
          url: '/api/access/begin-provider-sign-in',
          headers: { 'x-amana-request': '1', host: 'localhost' },
          payload: { authority: 'SJC' },
        });
        expect(down.statusCode).toBe(502);
        expect(down.json()).toMatchObject({ code: 'provider-unreachable' });
        expect(await fresh.signIn('origin.one')).toContain('amana_session=');
      } finally {
        await fresh.close();
      }
    } finally {
      await asking.close();
    }
  });

  it('whose token endpoint is on another machine gets no secret there', async () => {
    const before = sdf.asked.length;
    moj.describe = (description) => Object.assign(description, { token_endpoint: `${sdf.settings.issuer}/token` });
    expect(await codeOf(answer(await visit({ authority: 'MOJ' })))).toBe('provider-refused');
    expect(sdf.asked.length).toBe(before);
  });

  it('is not there for who names another authority, or a link that nobody made', async () => {
    expect(await codeOf(post('begin-provider-sign-in', { authority: 'MON' }))).toBe('provider-none');
    expect(await codeOf(post('begin-provider-sign-in', {}))).toBe('provider-none');
    expect(await codeOf(post('begin-provider-sign-in', { invitation: newToken() }))).toBe('invitation-void');
  });
});
