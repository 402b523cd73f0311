import pg from 'pg';
import type { SMTPServerOptions } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask } from '../../../tests/support/ask.ts';
import { Attackers } from '../../../tests/support/attacker.ts';
import { makeCertificate } from '../../../tests/support/certificate.ts';
import { createTestRegister, type TestOfficer, type TestRegister } from '../../../tests/support/register.ts';
import { startSmtp, type TestSmtp } from '../../../tests/support/smtp.ts';
import { breakGlass } from '../../core/access/commands/break-glass.ts';
import { closeWall } from '../../core/access/commands/close-wall.ts';
import { reviewBreakGlass } from '../../core/access/commands/review-break-glass.ts';
import { setMailAddress } from '../../core/access/commands/set-mail-address.ts';
import { suspendOfficer } from '../../core/access/commands/suspend-officer.ts';
import { markNotices } from '../../core/access/mark-notices.ts';
import { mail } from '../../core/access/queries/mail.ts';
import { notices } from '../../core/access/queries/notices.ts';
import type { MailServer } from './mail-server.ts';
import { Mailer } from './mailer.ts';

const PAUSES = { step: 20, retry: 20, answer: 2_000 };
const ORIGIN = 'https://register.example';
const PERSON = 'Hidden Name';

let test: TestRegister;
let attackers: Attackers;
let sender: pg.Client;
let registerNumber: string;
let open: TestSmtp[] = [];
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  sender = new pg.Client(test.database.verify);
  await sender.connect();
  const personNo = await test.person({ name: PERSON });
  registerNumber = (
    await test.admin.query<{ n: string }>('SELECT register_number AS n FROM register.person WHERE no = $1', [personNo])
  ).rows[0]?.n as string;
});
afterAll(async () => {
  await sender.end();
  await attackers.close();
  await test.close();
});
beforeEach(() => test.admin.query('DELETE FROM access.mail'));
afterEach(async () => {
  for (const one of open) await one.close();
  open = [];
});

const smtp = async (...options: Parameters<typeof startSmtp>): Promise<TestSmtp> => {
  const started = await startSmtp(...options);
  open.push(started);
  return started;
};
const serverAt = (port: number, rest: Partial<MailServer> = {}): MailServer => ({
  host: '127.0.0.1',
  port,
  tls: 'none',
  sign: undefined,
  from: 'amana@register.example',
  ...rest,
});
const said: string[] = [];
const mailerTo = (server: MailServer) =>
  new Mailer({
    connection: test.database.verify,
    server,
    origin: ORIGIN,
    pauses: PAUSES,
    say: (code) => said.push(code),
  });
const setAddress = (by: TestOfficer, of: TestOfficer, address: string | null, language: 'ar' | 'ckb' | 'en' = 'en') =>
  test.run(by, setMailAddress, { officerNo: test.officerNo(of), address, language });
/** The officer opens a wall and ends that at once; the other one is to review it. @returns the id of the opening */
const opens = async (officer: TestOfficer, reviewer: TestOfficer): Promise<string> => {
  const { events } = await test.run(officer, breakGlass, {
    registerNumber,
    wall: 'health',
    reason: 'medical-emergency',
    words: 'does not answer and breathes badly',
    reviewer: test.officerNo(reviewer),
  });
  const openingId = events[0]?.id as string;
  await test.run(officer, closeWall, { openingId });
  return openingId;
};
const reviews = (officer: TestOfficer, openingId: string) =>
  test.run(officer, reviewBreakGlass, { openingId, outcome: 'justified', words: 'it was right' });
type Line = { id: string; kind: string; to: string; failure: string | null; ended: string; attempts: number };
const lines = async (): Promise<Line[]> =>
  (
    await test.admin.query<Line>(
      `SELECT m.id, m.kind, o.username AS to, m.failure, m.attempts, CASE WHEN m.sent_at IS NOT NULL THEN 'sent' WHEN m.gave_up_at IS NOT NULL THEN 'given-up' ELSE 'no' END AS ended
         FROM access.mail m JOIN access.officer o ON o.no = m.officer_no ORDER BY m.queued_at, m.kind, o.username`,
    )
  ).rows;
const due = () =>
  test.admin.query('UPDATE access.mail SET due_at = now() WHERE sent_at IS NULL AND gave_up_at IS NULL');
const note = (kind: 'refuses' | 'cosigns', words: string | null) =>
  test.admin.query("SELECT register.note_log_witness('w+1', 'witness.example', $1, 1, $2)", [kind, words]);
const waiting = async (officer: TestOfficer) => (await ask(test, officer, notices, {})).notices;

describe('the address of an officer', () => {
  it('is set by an administrator of the same authority who gave a fresh factor, by nobody else and not past the command', async () => {
    for (const stranger of ['moj-admin', 'sdf-cell', 'monitor'] as const)
      await expect(setAddress(stranger, 'sdf-origin', 'a@sdf.example')).rejects.toMatchObject({
        code: 'not-permitted',
      });
    await expect(setAddress('sdf-admin', 'sdf-admin', 'a@sdf.example')).rejects.toMatchObject({
      code: 'not-permitted',
    });
    const changed = (of: TestOfficer, address: string) => ({
      type: 'MailAddressChanged',
      stream: test.officerNo(of),
      data: { language: 'en' },
      personal: { address },
    });
    expect(await attackers.as('moj-admin').append(changed('sdf-origin', 'a@sdf.example'))).toBe('not-permitted');
    expect(await attackers.as('sdf-admin').append(changed('sdf-admin', 'a@sdf.example'))).toBe('not-permitted');
    expect(await attackers.as('sdf-origin').append(changed('sdf-origin', 'a@sdf.example'))).toBe('not-permitted');
    expect(await lines()).toEqual([]);
    await setAddress('sdf-admin', 'sdf-origin-two', 'origin.two@sdf.example', 'ar');
    await expect(setAddress('sdf-admin', 'sdf-origin-two', 'origin.two@sdf.example', 'ar')).rejects.toMatchObject({
      code: 'nothing-to-do',
    });
    await setAddress('installation', 'sdf-admin', 'admin@sdf.example');
    expect((await lines()).map(({ kind, to }) => [kind, to])).toEqual([
      ['address-set', 'sdf-origin-two'],
      ['address-set', 'sdf-admin'],
    ]);
  });

  it('takes nothing that could be written into the head of a mail, by the command and past it', async () => {
    for (const address of [
      'a@b.example\r\nBcc: x@y.example',
      'a@b.example\nSubject: other',
      'a@b.example, x@y.example',
      '"a b"@b.example',
      'Name <a@b.example>',
      'a@b.example\0',
      'a@b',
      `${'a'.repeat(65)}@b.example`,
    ]) {
      await expect(setAddress('sdf-admin', 'sdf-cell', address)).rejects.toMatchObject({ code: 'invalid-input' });
      if (address.includes('\0')) continue;
      const forged = {
        type: 'MailAddressChanged',
        stream: test.officerNo('sdf-cell'),
        data: { language: 'en' },
        personal: { address },
      };
      expect([address, await attackers.as('sdf-admin').append(forged)]).not.toEqual([address, 'accepted']);
    }
    expect(await lines()).toEqual([]);
  });

  it('is shown to its officer and to administrators of the same authority; nobody reads the tables', async () => {
    const shown = async (asker: TestOfficer, of: TestOfficer) =>
      (await ask(test, asker, mail, { officerNo: String(test.officerNo(of)) })).address;
    expect(await shown('sdf-admin', 'sdf-origin-two')).toBe('origin.two@sdf.example');
    expect((await ask(test, 'sdf-origin-two', mail, {})).address).toBe('origin.two@sdf.example');
    for (const stranger of ['moj-admin', 'sdf-cell', 'monitor'] as const)
      expect([stranger, await shown(stranger, 'sdf-origin-two')]).toEqual([stranger, null]);
    for (const table of ['mail', 'mail_address', 'notice_mark'])
      await expect(test.see('sdf-admin', `SELECT FROM access.${table}`)).rejects.toThrow('permission denied');
    await expect(test.see('sdf-admin', 'SELECT FROM access.take_mail(1)')).rejects.toThrow('permission denied');
    await expect(sender.query('SELECT FROM access.mail')).rejects.toThrow('permission denied');
  });
});

describe('a mail', () => {
  it('is written with the opening that it tells of and says that something waits, and nothing of what', async () => {
    const { port, received } = await smtp();
    const opening = await opens('sdf-origin', 'sdf-origin-two');
    await mailerTo(serverAt(port)).step(sender);
    const [line] = await lines();
    expect(line).toMatchObject({ kind: 'review', to: 'sdf-origin-two', ended: 'sent', failure: null });
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ to: ['origin.two@sdf.example'], encrypted: false });
    const raw = received[0]?.raw as string;
    const body = Buffer.from(raw.split('\r\n\r\n')[1] ?? '', 'base64').toString('utf8');
    expect(body).toContain('فُتح حاجز');
    expect(body).toContain(`${ORIGIN}/notices`);
    expect(raw).toContain(`Message-ID: <${line?.id}@register.example>`);
    for (const secret of [registerNumber, PERSON, opening, 'sdf-origin', 'health'])
      for (const text of [raw, body]) expect(text).not.toContain(secret);
    // the address is forgotten once it is sent
    expect((await test.admin.query('SELECT address FROM access.mail')).rows).toEqual([{ address: null }]);
    await reviews('sdf-origin-two', opening);
  });

  it('is not written where the opening was refused, and not for who has no address', async () => {
    await expect(opens('monitor', 'sdf-origin-two')).rejects.toThrow();
    await reviews('sdf-cell', await opens('sdf-origin', 'sdf-cell'));
    expect(await lines()).toEqual([]);
  });

  it('goes again with the same id where the server ended before it said what became of it, and not before that is likely', async () => {
    const { port, received } = await smtp();
    const opening = await opens('sdf-origin', 'sdf-origin-two');
    const taken = await sender.query('SELECT id FROM access.take_mail(10)');
    expect(taken.rows).toHaveLength(1);
    await mailerTo(serverAt(port)).step(sender);
    expect(received).toHaveLength(0);
    await due();
    await mailerTo(serverAt(port)).step(sender);
    await mailerTo(serverAt(port)).step(sender);
    expect(received.map(({ raw }) => /Message-ID: <([^@]+)@/.exec(raw)?.[1])).toEqual([taken.rows[0]?.id]);
    await reviews('sdf-origin-two', opening);
  });

  it('waits for a dead server, is told to administrators, and goes when the server is there again', async () => {
    const gone = await startSmtp();
    await gone.close();
    const opening = await opens('sdf-origin', 'sdf-origin-two');
    const mailer = mailerTo(serverAt(gone.port));
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await due();
      await mailer.step(sender);
      expect(await lines()).toMatchObject([{ failure: 'ESOCKET', ended: 'no', attempts: attempt }]);
    }
    const { rows } = await test.admin.query(
      'SELECT round(extract(epoch FROM due_at - tried_at)) BETWEEN 239 AND 245 AS later FROM access.mail',
    );
    expect(rows).toEqual([{ later: true }]);
    expect(mailer.state).toEqual({ waiting: 1, failing: 1, sent: 0, failures: 3 });
    // once for the same failure, and without the address
    expect(said.splice(0)).toEqual(['ESOCKET']);
    expect((await waiting('sdf-admin')).map(({ kind, about }) => [kind, about])).toEqual([
      ['mail-fails', 'sdf-origin-two'],
    ]);
    expect(await waiting('moj-admin')).toEqual([]);
    const shown = await ask(test, 'sdf-admin', mail, { officerNo: String(test.officerNo('sdf-origin-two')) });
    expect(shown.mails).toMatchObject([{ kind: 'review', state: 'fails', failure: 'ESOCKET', attempts: 3 }]);
    const { received } = await smtp({}, gone.port);
    await due();
    await mailer.step(sender);
    expect(received).toHaveLength(1);
    expect(mailer.state).toMatchObject({ waiting: 0, failing: 0, sent: 1 });
    expect(await waiting('sdf-admin')).toEqual([]);
    await reviews('sdf-origin-two', opening);
  });

  it('is given up where the recipient is refused for good, or after three days', async () => {
    const { port, received } = await smtp({
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no such user'), { responseCode: 550 })),
    });
    const first = await opens('sdf-origin', 'sdf-origin-two');
    await mailerTo(serverAt(port)).step(sender);
    expect(await lines()).toMatchObject([{ failure: '550', ended: 'given-up' }]);
    const second = await opens('sdf-origin', 'sdf-origin-two');
    await test.admin.query("UPDATE access.mail SET queued_at = now() - interval '73 hours' WHERE gave_up_at IS NULL");
    await mailerTo(serverAt(port)).step(sender);
    expect((await lines()).map(({ failure, ended }) => `${failure} ${ended}`).sort()).toEqual([
      '550 given-up',
      'too-old given-up',
    ]);
    expect(received).toEqual([]);
    for (const opening of [first, second]) await reviews('sdf-origin-two', opening);
  });

  it('goes to the address that stands when it is sent; the old one is told that it was replaced', async () => {
    const { port, received } = await smtp();
    const opening = await opens('sdf-origin', 'sdf-origin-two');
    await setAddress('sdf-admin', 'sdf-origin-two', 'new@sdf.example');
    await mailerTo(serverAt(port)).step(sender);
    expect(received.map(({ to }) => to[0]).sort()).toEqual([
      'new@sdf.example',
      'new@sdf.example',
      'origin.two@sdf.example',
    ]);
    expect(received.find(({ to }) => to[0] === 'origin.two@sdf.example')?.raw).not.toContain('new@sdf.example');
    await reviews('sdf-origin-two', opening);
    await setAddress('sdf-admin', 'sdf-origin-two', null);
    await test.admin.query('DELETE FROM access.mail');
    await reviews('sdf-origin-two', await opens('sdf-origin', 'sdf-origin-two'));
    expect(await lines()).toEqual([]);
    await setAddress('sdf-admin', 'sdf-origin-two', 'origin.two@sdf.example');
  });

  it('tells administrators and monitors at once of a witness that refuses, once for each refusal', async () => {
    await setAddress('installation', 'monitor', 'monitor@mon.example');
    await test.admin.query('DELETE FROM access.mail');
    await note('refuses', 'old size');
    await note('refuses', 'old size');
    expect((await lines()).map(({ kind, to }) => [kind, to])).toEqual([
      ['witness-refuses', 'monitor'],
      ['witness-refuses', 'sdf-admin'],
    ]);
    expect((await waiting('moj-admin')).map(({ kind }) => kind)).toEqual(['witness-refuses']);
    expect(await waiting('sdf-cell')).toEqual([]);
    await note('cosigns', null);
    expect(await waiting('moj-admin')).toEqual([]);
  });

  it('tells who oversees an authority of a review that is overdue, and not the two whom it is about', async () => {
    const opening = await opens('sdf-origin', 'sdf-origin-two');
    await test.admin.query('DELETE FROM access.mail');
    await test.admin.query("UPDATE register.clock_setting SET clock_base = clock_base + interval '73 hours'");
    for (let time = 0; time < 2; time += 1) await sender.query('SELECT FROM access.take_mail(0)');
    expect((await lines()).map(({ kind, to }) => [kind, to])).toEqual([
      ['review-overdue', 'monitor'],
      ['review-overdue', 'sdf-admin'],
    ]);
    await reviews('sdf-origin-two', opening);
  });

  it('is neither written nor sent for who is suspended', async () => {
    const { port, received } = await smtp();
    await setAddress('sdf-admin', 'sdf-cell', 'cell@sdf.example');
    await test.run('sdf-admin', suspendOfficer, { officerNo: test.officerNo('sdf-cell'), reason: 'left' });
    await test.admin.query('SELECT access.queue_mail($1, $2, $3)', [[test.officerNo('sdf-cell')], 'review', 'x']);
    await mailerTo(serverAt(port)).step(sender);
    expect(await lines()).toMatchObject([
      { kind: 'address-set', ended: 'given-up', failure: 'suspended', attempts: 0 },
    ]);
    expect(received).toEqual([]);
  });
});

describe('the connection to the SMTP server', () => {
  const queue = () =>
    test.admin.query('SELECT access.queue_mail($1, $2, $3)', [[test.officerNo('sdf-admin')], 'review', 'tried']);
  const { cert, key } = makeCertificate();
  const accepts = { user: 'amana', password: 'a password' };
  const asking: SMTPServerOptions = {
    authOptional: false,
    onAuth: ({ username, password }, _session, done) =>
      username === accepts.user && password === accepts.password
        ? done(null, { user: accepts.user })
        : done(new Error('wrong')),
  };

  it('is encrypted by STARTTLS or from the first byte, with a user and a password', async () => {
    for (const tls of ['starttls', 'implicit'] as const) {
      const { port, received } = await smtp({ key, cert, secure: tls === 'implicit', ...asking });
      await test.admin.query('DELETE FROM access.mail');
      await queue();
      await mailerTo(serverAt(port, { host: 'localhost', tls, ca: cert, sign: accepts })).step(sender);
      expect([tls, received]).toMatchObject([tls, [{ encrypted: true, user: 'amana', to: ['admin@sdf.example'] }]]);
    }
  });

  it('sends nothing where the server offers no STARTTLS, or shows a certificate of nobody’s or of another name; a wrong password is tried again', async () => {
    const plain = await smtp({ disabledCommands: ['STARTTLS'] });
    const strange = await smtp({ key, cert });
    const wrong = await smtp({ key, cert, ...asking });
    for (const [server, failure] of [
      [serverAt(plain.port, { tls: 'starttls' }), '500'],
      [serverAt(strange.port, { host: 'localhost', tls: 'starttls' }), 'ESOCKET'],
      [serverAt(strange.port, { host: '127.0.0.1', tls: 'starttls', ca: cert }), 'ESOCKET'],
      [
        serverAt(wrong.port, { host: 'localhost', tls: 'starttls', ca: cert, sign: { ...accepts, password: 'x' } }),
        '535',
      ],
    ] as const) {
      await test.admin.query('DELETE FROM access.mail');
      await queue();
      await mailerTo(server).step(sender);
      expect((await lines()).map((line) => [line.failure, line.ended])).toEqual([[failure, 'no']]);
    }
    expect([plain, strange, wrong].flatMap(({ received }) => received)).toEqual([]);
  });

  it('is made again and again until it is stopped', async () => {
    const { port, received } = await smtp();
    await queue();
    const mailer = mailerTo(serverAt(port));
    mailer.start();
    await expect.poll(() => received.length).toBe(1);
    await mailer.stop();
    await test.admin.query('DELETE FROM access.mail WHERE sent_at IS NULL');
    expect(mailer.state).toMatchObject({ sent: 1, failures: 0 });
  });
});

describe('a notice', () => {
  it('is marked as read by its officer for that officer only, waits all the same, and is gone with its mark when it is done', async () => {
    const opening = await opens('sdf-origin', 'sdf-origin-two');
    const token = (officer: TestOfficer) => test.token(officer);
    const [notice] = await waiting('sdf-origin-two');
    expect(notice).toMatchObject({ kind: 'review', about: registerNumber, readAt: null });
    const id = notice?.id as string;
    expect(await markNotices(test.register.pool, token('sdf-admin'), [id])).toBe(0);
    expect(await markNotices(test.register.pool, token('sdf-origin-two'), [id, 'review:none', ''])).toBe(1);
    expect(await markNotices(test.register.pool, token('sdf-origin-two'), [id])).toBe(0);
    expect(await ask(test, 'sdf-origin-two', notices, {})).toMatchObject({
      notices: [{ id, readAt: expect.any(Number) }],
      unread: 0,
    });
    await expect(markNotices(test.register.pool, '', [id])).rejects.toThrow('not-signed-in');
    await reviews('sdf-origin-two', opening);
    expect(await waiting('sdf-origin-two')).toEqual([]);
    await markNotices(test.register.pool, token('sdf-origin-two'), ['x']);
    expect((await test.admin.query('SELECT FROM access.notice_mark')).rowCount).toBe(0);
  });
});
