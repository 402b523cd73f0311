import { Secret } from 'otpauth';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { inviteOfficer } from '../../src/core/access/commands/invite-officer.ts';
import { totpCode } from '../../src/core/access/totp.ts';
import { anyCommand } from '../../src/core/register/command-definition.ts';
import { withInstallation } from '../../src/server/installation.ts';
import { createTestServer, type TestServer } from './http.ts';
import { startProvider, type TestProvider } from './identity-provider.ts';

/** What a provider brings back by the browser. */
type Brought = { authority: string; state: string; code?: string; iss?: string };
/** A sign-in that a provider answered, in the browser that began it. */
type UnderWay = { cookie: string; brought: Brought };

type Parts = {
  readonly moj: TestProvider;
  readonly sdf: TestProvider;
  readonly pap: TestProvider;
  readonly server: TestServer;
  readonly admin: pg.Client;
};

/** The code that an answer refuses with. */
export const codeOf = async (asked: Promise<{ json: () => { code?: string } }>) => (await asked).json().code;
/** The cookie of the session that an answer began. */
export const sessionOf = ({ cookies }: { cookies: { name: string; value: string }[] }): string =>
  `amana_session=${cookies.find(({ name }) => name === 'amana_session')?.value}`;
/** The second factor that an answer shows once. */
export const secretOf = (answered: { json: () => { totpSecret?: string } }): Buffer =>
  Buffer.from(Secret.fromBase32(answered.json().totpSecret ?? '').bytes);
/** The code that an authenticator shows now. */
export const present = (secret: Buffer) => totpCode(secret, Date.now()).totp;

/** A register whose authorities MOJ, SDF and PAP bring a provider each, the last one demanded; and officers who sign in there. For the test file that calls it. */
export const atProviders = () => {
  let parts: Parts;
  beforeAll(async () => {
    const [moj, sdf, pap] = await Promise.all([startProvider('MOJ'), startProvider('SDF'), startProvider('PAP', true)]);
    const server = await createTestServer({ identityProviders: [moj.settings, sdf.settings, pap.settings] });
    const admin = new pg.Client(server.database.admin);
    await admin.connect();
    parts = { moj, sdf, pap, server, admin };
  });
  afterAll(async () => {
    await parts.admin.end();
    await parts.server.close();
    for (const provider of [parts.moj, parts.sdf, parts.pap]) await provider.close();
  });
  afterEach(() => {
    for (const provider of [parts.moj, parts.sdf, parts.pap])
      Object.assign(provider, { spoil: undefined, signer: undefined, describe: undefined, bring: undefined });
  });

  let requests = 0;
  const nextAddress = (): string => {
    requests += 1;
    return `10.0.${requests >> 8}.${requests & 255}`;
  };
  /** Each from an address of its own, so that refusals are not counted together. */
  const post = (name: string, payload: object, cookie?: string) =>
    parts.server.app.inject({
      method: 'POST',
      remoteAddress: nextAddress(),
      url: `/api/access/${name}`,
      headers: { 'x-amana-request': '1', host: 'localhost', ...(cookie === undefined ? {} : { cookie }) },
      payload,
    });
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
  const invite = async (username: string, authority = 'MOJ'): Promise<{ token: string; officerNo: number }> => {
    const { result } = await withInstallation(parts.server.database.admin, parts.server.parts.register, ({ issue }) =>
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
    parts.admin.query(
      'UPDATE access.credential SET totp_last_step = 0, failures = 0, refused_until = NULL WHERE officer_no = $1',
      [officerNo],
    );
  return {
    /** The register, its installing role and the providers, once they stand. */
    get parts() {
      return parts;
    },
    post,
    visit,
    answer,
    invite,
    tie,
    forgetStep,
  };
};
