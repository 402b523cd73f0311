import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { afterAll, expect, test } from 'vitest';
import type { OpenedWallsAnswer } from '../../src/core/access/break-glass-views.ts';
import type { ProviderRow } from '../../src/core/access/provider-views.ts';
import type { CommandAnswer, MeAnswer } from '../../src/core/access/views.ts';
import { startProvider, type TestProvider } from '../support/identity-provider.ts';
import { startAmana } from './support/amana-server.ts';
import { atDesks } from './support/at-desks.ts';
import { expectNoProblems, findDemonstrationOfficer, Officer } from './support/officer.ts';
import { passkeyOfficers } from './support/passkey-steps.ts';
import { fillSignIn } from './support/sign-in-form.ts';

const providersFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'amana-providers-'));
let provider: TestProvider;
/** Minutes for which a second factor counts as fresh: longer than where nothing is set. */
const FRESH = 20;
const at = atDesks(async () => {
  provider = await startProvider('SDF');
  const { issuer, clientId, clientSecret } = provider.settings;
  fs.writeFileSync(path.join(providersFolder, 'secret'), clientSecret, { mode: 0o600 });
  const rows = [
    { authority: 'SDF', issuer, clientId, clientSecretFile: 'secret' },
    // nobody listens there
    { authority: 'MOJ', issuer: 'http://127.0.0.1:9', clientId, clientSecretFile: 'secret' },
  ];
  const file = path.join(providersFolder, 'identity-providers.json');
  fs.writeFileSync(file, JSON.stringify(rows));
  return startAmana({ AMANA_ELEVATED_MINUTES: String(FRESH), AMANA_IDENTITY_PROVIDERS_FILE: file });
});
afterAll(async () => {
  await provider.close();
  fs.rmSync(providersFolder, { recursive: true });
});

const findOfficer = (username: string) => findDemonstrationOfficer(at.server, username);

const passkeys = passkeyOfficers(at);
test('an officer adds a passkey, and signs in with it alone and in place of the code', () => passkeys.use());

test('a wrong code is refused in one sentence that does not say what was wrong; the right one opens the page that was asked for, with its filters', async () => {
  const officer = await at.sitDown('ar', { username: 'monitor.mon', shots: 'access-ar' });
  await officer.open('/people?site=GHW&status=held');
  await officer.page.waitForURL(/\/sign-in\?back=/);
  const known = await findOfficer('monitor.mon');
  const wrong = known.totp === '000000' ? '000001' : '000000';
  await fillSignIn(officer, known.username, known.password, wrong);
  const refusal = await officer.page.getByRole('alert').textContent();
  await officer.look('sign-in-refused');
  await fillSignIn(officer, known.username, 'a wrong password, long enough', (await findOfficer('monitor.mon')).totp);
  await officer.settle();
  expect(await officer.page.getByRole('alert').textContent()).toBe(refusal);
  await fillSignIn(officer, known.username, known.password, (await findOfficer('monitor.mon')).totp);
  await officer.page.waitForURL(`${at.server.origin}/people?site=GHW&status=held`);
  await officer.leave();
});

test('after signing out nothing is shown any more, by the back button neither', async () => {
  const officer = await at.signIn('en', { username: 'health.moj', shots: 'access-en' });
  await officer.open('/people');
  await officer.press(officer.say('shell:signOut'));
  await officer.page.waitForURL(/\/sign-in/);
  await officer.page.goBack();
  await officer.page.waitForURL(/\/sign-in/);
  const answer = await officer.page.request.get('/api/register/lists');
  expect(answer.status()).toBe(401);
  await officer.leave();
});

test('an invited officer makes an account by the one-time link, and when the session ends signs in again without losing what was typed', async () => {
  const administrator = await at.signIn('en', { username: 'admin.sdf', shots: 'access-en' });
  await administrator.press(administrator.say('shell:navigation.officers'));
  await administrator.look('officers');
  await administrator.press(administrator.say('access:permissions.title'));
  await administrator.type(administrator.say('access:permissions.search'), 'second factor');
  await administrator.sees(administrator.say('access:permissions.found', { count: 0 }));
  await administrator.type(administrator.say('access:permissions.search'), 'invite');
  await administrator.sees('Invite an officer');
  await administrator.look('permissions');
  await administrator.page.goBack();
  await administrator.type(administrator.say('access:officers.username'), 'new.officer');
  await administrator.type(administrator.say('access:invite.arabic'), 'ضابط جديد');
  await administrator.type(administrator.say('access:invite.latin'), 'New Officer');
  await administrator.choose(administrator.say('access:invite.role'), administrator.say('shell:role.origin_officer'));
  await administrator.choose(administrator.say('access:invite.site'), { value: 'GHW' });
  await administrator.press(administrator.say('access:invite.submit'));
  const link = (await administrator.page.locator('.mantine-Code-root').textContent()) ?? '';
  expect(new URL(link).origin).toBe(at.server.origin);
  await administrator.look('invited');

  const officer = await at.sitDown('ar', { username: 'new.officer', shots: 'access-ar' });
  await officer.open(link);
  const password = 'a long sentence of my own';
  await officer.page.getByLabel(officer.say('access:invitation.password')).first().fill(password);
  await officer.page.getByLabel(officer.say('access:invitation.again')).fill(password);
  await officer.press(officer.say('access:invitation.submit'));
  const secret = (await officer.page.locator('.mantine-Code-root').textContent()) ?? '';
  const authenticator = new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 });
  await officer.look('second-factor');
  await officer.type(officer.say('access:signIn.totp'), authenticator.generate());
  await officer.press(officer.say('access:invitation.confirm'));
  await officer.press(officer.say('access:invitation.toSignIn'));
  await fillSignIn(officer, 'new.officer', password, authenticator.generate());
  await officer.page.waitForURL(`${at.server.origin}/`);

  const second = await at.sitDown('ar', { username: 'stranger', shots: 'access-ar' });
  await second.open(link);
  await second.page.getByLabel(second.say('access:invitation.password')).first().fill(password);
  await second.page.getByLabel(second.say('access:invitation.again')).fill(password);
  await second.press(second.say('access:invitation.submit'));
  await second.page.getByRole('alert').waitFor();
  await second.look('invitation-used');
  await second.leave();

  await officer.open('/lists/receive');
  await officer.type(officer.say('register:lists.source'), 'typed before the session ended');
  await officer.choose(officer.say('register:people.site'), { value: 'GHW' });
  await officer.page.locator('input[type=file]').setInputFiles({
    name: 'list.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Full name,Sex,Date of birth,Nationality\nKarim Test Example,male,1990,Iraq\n'),
  });
  // The session ends while the page stands open: the same browser signs out elsewhere.
  await officer.page.request.post('/api/access/sign-out', { data: {}, headers: { 'X-Amana-Request': '1' } });
  await officer.press(officer.say('register:receive.try'));
  const dialog = officer.page.getByRole('dialog');
  await dialog.waitFor();
  await officer.look('sign-in-again');
  await dialog.getByRole('textbox', { name: officer.say('access:signIn.password') }).fill(password);
  // Each code counts once: the next one is accepted half a minute early.
  await officer.type(officer.say('access:signIn.totp'), authenticator.generate({ timestamp: Date.now() + 30_000 }));
  await officer.press(dialog.getByRole('button', { name: officer.say('access:signIn.submit'), exact: true }));
  await dialog.waitFor({ state: 'detached' });
  expect(await officer.field(officer.say('register:lists.source')).inputValue()).toBe('typed before the session ended');
  await officer.press(officer.say('register:receive.try'));
  await officer.sees(officer.say('register:receive.trialTitle'));
  await officer.look('list-tried');

  // A second device: its session is seen from the first, and ended there.
  const other = await at.sitDown('en', { username: 'new.officer', shots: 'access-en' });
  await other.open('/');
  // the code of this half minute and that of the next were used
  await at.server.letTimePass('new.officer', 1);
  await fillSignIn(other, 'new.officer', password, authenticator.generate());
  await other.page.waitForURL(`${at.server.origin}/`);
  await other.press(other.say('shell:navigation.account'));
  await other.look('account');
  await officer.press(officer.say('shell:navigation.account'));
  await officer.sees(officer.say('access:sessions.own'));
  await officer.look('account');
  await officer.press(officer.say('access:permissions.own'));
  await officer.sees('register/receive-list');
  await officer.look('permissions-own');
  expect(await officer.page.getByText('access/invite-officer').count()).toBe(0);
  await officer.page.goBack();
  await officer.press(officer.say('access:sessions.endOthers'));
  await officer.page.getByText(officer.say('access:sessions.endOthers')).waitFor({ state: 'detached' });
  expect((await other.page.request.get('/api/access/sessions')).status()).toBe(401);
  await other.leave();

  // The own password: what is common is refused and what was typed stays; another is taken, with a fresh code.
  const changed = 'another sentence of my own';
  const fresh = officer.page.locator('form').filter({ hasText: officer.say('access:password.present') });
  const choose = async (next: string): Promise<void> => {
    await fresh.getByRole('textbox', { name: officer.say('access:password.present') }).fill(password);
    await fresh
      .getByRole('textbox', { name: officer.say('access:invitation.password') })
      .first()
      .fill(next);
    await fresh.getByRole('textbox', { name: officer.say('access:invitation.again') }).fill(next);
    await officer.press(fresh.getByRole('button', { name: officer.say('access:password.change') }));
  };
  const asked = officer.page.getByRole('dialog', { name: officer.say('access:elevation.title') });
  const left = await at.server.letTimePass('new.officer', FRESH);
  expect(left).toBeGreaterThan(FRESH / 2);
  expect(left).toBeLessThanOrEqual(FRESH);
  await choose('password-1234567');
  await asked.waitFor();
  await officer.type(officer.say('access:elevation.code'), authenticator.generate());
  await officer.press(asked.getByRole('button', { name: officer.say('access:elevation.submit') }));
  await asked.waitFor({ state: 'detached' });
  await fresh.getByRole('alert').waitFor();
  await officer.look('password-refused');
  await choose(changed);
  await fresh.getByRole('status').waitFor();
  await officer.look('password-changed');
  await officer.open('/notices');
  await officer.sees(officer.say('access:notices.kinds.password-changed'));

  // An administrator posts the officer anew, suspends and reinstates; each time the officer is out at once.
  await administrator.press(administrator.say('shell:navigation.officers'));
  await administrator.press('new.officer');
  await administrator.look('officer');
  await administrator.choose(administrator.say('access:invite.role'), administrator.say('shell:role.transfer_cell'));
  await administrator.type(administrator.say('access:officer.reason'), 'plans convoys from now on');
  await at.server.letTimePass('admin.sdf', FRESH);
  await administrator.press(administrator.say('access:postings.submit'));
  const secondFactor = administrator.page.getByRole('dialog', { name: administrator.say('access:elevation.title') });
  await secondFactor.waitFor();
  await administrator.type(administrator.say('access:elevation.code'), '000000');
  await administrator.press(secondFactor.getByRole('button', { name: administrator.say('access:elevation.submit') }));
  await secondFactor.getByRole('alert').waitFor();
  await administrator.look('second-factor-again', false);
  // giving up leaves what was typed; pressed again it is asked again, and the same intent goes on
  await administrator.page.keyboard.press('Escape');
  await secondFactor.waitFor({ state: 'detached' });
  await administrator.sees(new RegExp(administrator.say('access:postings.title')));
  await administrator.press(administrator.say('access:postings.submit'));
  await administrator.press(
    secondFactor.getByRole('button', { name: administrator.say('access:elevation.demonstration') }),
  );
  await secondFactor.waitFor({ state: 'detached' });
  await administrator.sees(administrator.say('shell:role.transfer_cell'));
  expect((await officer.page.request.get('/api/access/sessions')).status()).toBe(401);
  await administrator.press(administrator.say('access:mail.set'));
  const addressing = administrator.page.getByRole('dialog');
  await administrator.type(administrator.say('access:mail.address'), 'new.officer@sdf.example');
  await administrator.look('mail-address');
  await administrator.press(addressing.getByRole('button', { name: administrator.say('access:mail.set') }));
  await addressing.waitFor({ state: 'detached' });
  await administrator.sees('new.officer@sdf.example');
  await administrator.sees(administrator.say('access:mail.states.waits'));
  await administrator.press(administrator.say('access:officer.suspend'));
  const suspending = administrator.page.getByRole('dialog');
  await administrator.type(administrator.say('access:officer.reason'), 'under inquiry');
  await administrator.look('suspending');
  await administrator.press(suspending.getByRole('button', { name: administrator.say('access:officer.suspend') }));
  await administrator.sees(administrator.say('access:officer.reinstate'));
  await officer.open('/account');
  await fillSignIn(officer, 'new.officer', changed, '123456');
  await officer.page.getByRole('alert').waitFor();
  await administrator.look('suspended');
  await officer.leave();
  await administrator.leave();
});

test('an officer of an authority that brings its identity provider signs in there, and with the code of the register', async () => {
  const administrator = await at.signIn('en', { username: 'admin.sdf', shots: 'access-en' });
  await administrator.press(administrator.say('shell:navigation.officers'));
  await administrator.type(administrator.say('access:officers.username'), 'provider.officer');
  await administrator.type(administrator.say('access:invite.arabic'), 'ضابط آخر');
  await administrator.type(administrator.say('access:invite.latin'), 'Another Officer');
  await administrator.choose(administrator.say('access:invite.role'), administrator.say('shell:role.origin_officer'));
  await administrator.choose(administrator.say('access:invite.site'), { value: 'GHW' });
  await administrator.press(administrator.say('access:invite.submit'));
  const link = (await administrator.page.locator('.mantine-Code-root').textContent()) ?? '';
  await administrator.leave();

  const officer = await at.sitDown('ar', { username: 'provider.officer', shots: 'access-ar' });
  await officer.open(link);
  await officer.look('provider-link');
  await officer.press(officer.say('access:provider.link'));
  await officer.page.waitForURL(`${at.server.origin}/sign-in/provider/SDF`);
  const secret = (await officer.page.locator('.mantine-Code-root').textContent()) ?? '';
  await officer.look('provider-second-factor');
  const authenticator = new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 });
  await officer.type(officer.say('access:signIn.totp'), authenticator.generate());
  await officer.press(officer.say('access:signIn.submit'));
  await officer.page.waitForURL(`${at.server.origin}/`);

  // The session ends while something is typed: the officer has no password, signs in on another page, and goes on.
  const rows = (await (await officer.page.request.get('/api/access/identity-providers')).json()) as ProviderRow[];
  const use = (of: Officer, code: string, language: 'ar' | 'en') =>
    of.say('access:provider.use', {
      authority: rows.find(({ authority }) => authority.code === code)?.authority.name[language] ?? '',
    });
  await officer.open('/lists/receive');
  await officer.type(officer.say('register:lists.source'), 'typed before the session ended');
  await officer.page.request.post('/api/access/sign-out', { data: {}, headers: { 'X-Amana-Request': '1' } });
  await officer.choose(officer.say('register:people.site'), { value: 'GHW' });
  await officer.page.locator('input[type=file]').setInputFiles({
    name: 'list.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Full name,Sex,Date of birth,Nationality\nKarim Test Example,male,1990,Iraq\n'),
  });
  await officer.press(officer.say('register:receive.try'));
  const dialog = officer.page.getByRole('dialog');
  await dialog.waitFor();
  await officer.press(officer.say('access:provider.there'));
  await officer.sees(officer.say('access:provider.notThere'));
  // behind the dialog stands the form, and not that it is somebody else's
  expect(await officer.page.getByText(officer.say('shell:pageProblem.notPermitted')).count()).toBe(0);
  await officer.look('provider-sign-in-again');
  const [page] = await Promise.all([
    officer.page.context().waitForEvent('page'),
    officer.press(officer.say('access:provider.elsewhere')),
  ]);
  const besides = new Officer(officer.username, page, officer.texts, officer.effort, 'access-ar');
  await besides.settle();
  await besides.press(use(besides, 'MOJ', 'ar'));
  await besides.page.getByRole('alert').waitFor();
  await besides.look('provider-unreachable');
  await besides.press(use(besides, 'SDF', 'ar'));
  await besides.page.waitForURL(`${at.server.origin}/sign-in/provider/SDF`);
  // each code counts once: the next one is accepted half a minute early
  await besides.type(besides.say('access:signIn.totp'), authenticator.generate({ timestamp: Date.now() + 30_000 }));
  await besides.look('provider-code');
  await besides.press(besides.say('access:signIn.submit'));
  await besides.page.waitForURL(`${at.server.origin}/account`);
  await officer.press(officer.say('access:provider.there'));
  await dialog.waitFor({ state: 'detached' });
  expect(await officer.field(officer.say('register:lists.source')).inputValue()).toBe('typed before the session ended');
  await officer.leave();

  provider.subject = 'account-2';
  const stranger = await at.sitDown('en', { username: 'stranger', shots: 'access-en' });
  await stranger.press(use(stranger, 'SDF', 'en'));
  await stranger.page.getByRole('alert').waitFor();
  await stranger.look('provider-no-officer');
  await stranger.press(stranger.say('access:provider.again'));
  await stranger.page.waitForURL(`${at.server.origin}/sign-in`);
  await stranger.leave();
});

test('a passkey is a fresh second factor, and signs nobody in once it is revoked', () => passkeys.revoke());

test('with the keyboard alone an officer signs in and opens a file', async () => {
  const officer = await at.sitDown('ar', { username: 'origin.two', shots: 'access-ar' });
  const { keyboard } = officer.page;
  /** Goes on by Tab until the focus is where it should be; a user would see the ring. */
  const tabTo = async (selector: string) => {
    for (let step = 0; step < 120; step += 1) {
      const focused = officer.page.locator(':focus');
      if (
        (await focused.count()) > 0 &&
        (await focused.evaluate((element, wanted) => element.matches(wanted), selector))
      )
        return;
      await keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach ${selector}.`);
  };
  const known = await findOfficer('origin.two');
  await tabTo('input[autocomplete=username]');
  await keyboard.type(known.username);
  await tabTo('input[type=password]');
  await keyboard.type(known.password);
  await tabTo('input[autocomplete=one-time-code]');
  await keyboard.type((await findOfficer('origin.two')).totp);
  await keyboard.press('Enter');
  await officer.page.waitForURL(`${at.server.origin}/`);
  await officer.settle();
  await keyboard.press('g');
  await keyboard.press('p');
  await officer.page.waitForURL(/\/people$/);
  await officer.settle();
  await keyboard.press('/');
  await keyboard.type('محمد');
  await keyboard.press('Enter');
  await officer.settle();
  await tabTo('tr[data-pressable]');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await officer.page.waitForURL(/\/people\/\d+$/);
  await officer.look('file-by-keyboard');
  await officer.leave();
});

test('who is named to review an opened wall is told in the head of each page, more quietly once it is marked as read, and no more once it is reviewed', async () => {
  const opener = await at.signIn('en', { username: 'origin.two', shots: 'access-en' });
  const { reviewers } = (await (await opener.page.request.get('/api/access/opened-walls')).json()) as OpenedWallsAnswer;
  const reviewer = await at.signIn('ar', { username: 'origin.one', shots: 'access-ar' });
  const { officer } = (await (await reviewer.page.request.get('/api/access/me')).json()) as MeAnswer;
  expect(reviewers.map(({ officerNo }) => officerNo)).toContain(officer?.officerNo);
  const post = (from: Officer, name: string, data: object) =>
    from.page.request.post(`/api/access/${name}`, {
      data,
      headers: { 'X-Amana-Request': '1', 'Idempotency-Key': crypto.randomUUID() },
    });
  const opened = await post(opener, 'break-glass', {
    registerNumber: 'GHW-000001-Y',
    wall: 'health',
    reason: 'medical-emergency',
    words: 'does not answer and breathes badly',
    reviewer: officer?.officerNo,
  });
  expect(opened.status()).toBe(200);
  await reviewer.open('/notices');
  const head = reviewer.page.getByRole('banner').getByRole('status');
  await head.getByText(reviewer.say('access:notices.waiting_one')).waitFor();
  await reviewer.look('notices');
  await reviewer.press(reviewer.say('access:notices.markOne', { about: 'GHW-000001-Y' }));
  await head.getByText(reviewer.say('access:notices.read_one')).waitFor();
  await reviewer.sees('GHW-000001-Y');
  await reviewer.look('notice-read');
  const { events } = (await opened.json()) as CommandAnswer;
  const reviewed = { openingId: events[0]?.id, outcome: 'justified', words: 'a doctor was on the way' };
  expect((await post(reviewer, 'review-break-glass', reviewed)).status()).toBe(200);
  await reviewer.open('/notices');
  await reviewer.sees(reviewer.say('access:notices.none'));
  expect(await head.count()).toBe(0);
  for (const one of [opener, reviewer]) await one.leave();
});

test('two administrators replace what an officer signs in with: one asks, another who was told confirms, and the link makes a new account', async () => {
  const code = (secret: string, ahead = 0) =>
    new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 }).generate({
      timestamp: Date.now() + ahead,
    });
  /** Takes a one-time link and signs in with what came of it. */
  const takeLink = async (who: Officer, link: string): Promise<void> => {
    const password = 'a sentence that nobody else has';
    await who.open(link);
    await who.page.getByLabel(who.say('access:invitation.password')).first().fill(password);
    await who.page.getByLabel(who.say('access:invitation.again')).fill(password);
    await who.press(who.say('access:invitation.submit'));
    const secret = (await who.page.locator('.mantine-Code-root').textContent()) ?? '';
    await who.type(who.say('access:signIn.totp'), code(secret));
    await who.press(who.say('access:invitation.confirm'));
    await who.press(who.say('access:invitation.toSignIn'));
    await fillSignIn(who, who.username, password, code(secret));
    await who.page.waitForURL(`${at.server.origin}/`);
  };
  const words = ['--name-en', 'Second Administrator', '--name-ar', 'مدير ثانٍ', '--authority', 'SDF'];
  const invited = await at.server.operate(
    ['officer', 'invite', '--username', 'second.admin', '--role', 'administrator'].concat(words),
  );
  const link = /https?:\S+/.exec(invited)?.[0] ?? '';

  const first = await at.signIn('en', { username: 'admin.sdf', shots: 'access-en' });
  await first.press(first.say('shell:navigation.officers'));
  await first.press('provider.officer');
  await first.press(first.say('access:recovery.ask'));
  const asking = first.page.getByRole('dialog');
  await asking.waitFor();
  await first.choose(first.say('access:recovery.reason'), first.say('access:recovery.reasons.factor-lost'));
  await first.type(first.say('access:recovery.words'), 'the telephone fell into the river');
  await first.look('recovery-ask');
  await first.press(asking.getByRole('button', { name: first.say('access:recovery.ask') }));
  await asking.waitFor({ state: 'detached' });
  await first.sees(first.say('access:recovery.yours'));
  expect(await first.page.getByRole('button', { name: first.say('access:recovery.confirm') }).count()).toBe(0);
  await first.look('recovery-waits');

  const second = await at.sitDown('ar', { username: 'second.admin', shots: 'access-ar' });
  await takeLink(second, link);
  await second.open('/notices');
  await second.sees(second.say('access:notices.kinds.recovery-asked'));
  await second.press(second.say('access:notices.goTo', { about: 'provider.officer' }));
  await second.press('provider.officer');
  await second.look('recovery-waits');
  await second.press(second.say('access:recovery.confirm'));
  const confirming = second.page.getByRole('dialog');
  await confirming.waitFor();
  await second.look('recovery-confirm');
  await second.press(confirming.getByRole('button', { name: second.say('access:recovery.confirm') }));
  await second.sees(second.say('access:recovery.done'));
  const recovered = (await second.page.locator('.mantine-Code-root').textContent()) ?? '';
  await second.look('recovery-confirmed');
  await second.leave();

  const officer = await at.sitDown('ar', { username: 'provider.officer', shots: 'access-ar' });
  await takeLink(officer, recovered);
  await officer.open('/notices');
  await officer.sees(officer.say('access:notices.kinds.recovery-confirmed'));
  await officer.leave();
  await first.leave();
});

test('no page that was seen has a fault', () => {
  expectNoProblems(at.effort);
});

test('the server stops when it is told to', async () => {
  expect(await at.server.stop()).toBe(0);
});
