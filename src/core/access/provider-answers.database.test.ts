import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { atProviders, codeOf } from '../../../tests/support/at-providers.ts';
import { createTestServer } from '../../../tests/support/http.ts';
import { startProvider, type TestProvider } from '../../../tests/support/identity-provider.ts';
import { newToken, tokenHash } from './session-token.ts';

const at = atProviders();
const { post, visit, answer, tie } = at;

describe('what a provider brings', () => {
  it('is refused whatever is wrong with the token', async () => {
    const { moj, sdf, server, admin } = at.parts;
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
    const { moj, admin } = at.parts;
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

  it('signs in with the new key as soon as the provider has one', async () => {
    const { moj } = at.parts;
    await tie('rotated.one', moj, 'rotated');
    const before = await visit({ authority: 'MOJ' });
    moj.rotate();
    expect((await answer(before)).json()).toEqual({});
  });
});

describe('a provider that does not do', () => {
  it('is told apart from who is refused, asks no other machine, and holds nobody else up', async () => {
    const { sdf } = at.parts;
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
    const { moj, sdf } = at.parts;
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
