/** Who asks for a person, and for whom: read by the family desk that received it and by nobody else. Each role by SQL as the serving role, past the queries (docs/decisions/0064-who-asked-is-never-told.md). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breakGlass } from '../../src/core/access/commands/break-glass.ts';
import { safeguardsPermissions } from '../../src/core/permissions/safeguards-permissions.ts';
import { type Role, roles } from '../../src/core/register/roles.ts';
import { uuidv7 } from '../../src/platform/ids.ts';
import { queryTokens } from '../../src/systems/register/index.ts';
import { answerRequest } from '../../src/systems/safeguards/commands/answer-request.ts';
import { followUpRequest } from '../../src/systems/safeguards/commands/follow-up-request.ts';
import { proposeAnswer } from '../../src/systems/safeguards/commands/propose-answer.ts';
import { receiveRequest } from '../../src/systems/safeguards/commands/receive-request.ts';
import { withdrawRequest } from '../../src/systems/safeguards/commands/withdraw-request.ts';
import { Attackers, type ForgedEvent } from '../support/attacker.ts';
import { postedAs } from '../support/posted-as.ts';
import { createTestRegister, HOUR, START, type TestOfficer, type TestRegister } from '../support/register.ts';
import { searchForRequest } from '../support/search-for-request.ts';

const DAY = 24 * HOUR;
const ONE = 'sdf-origin-two' as const;
const TWO = 'sdf-health' as const;
/** Whoever is posted as each role in turn, of the authority of the desk. */
const TRIED = 'sdf-cell' as const;
const TABLES = ['request', 'request_answer', 'request_follow_up', 'request_withdrawal'] as const;
let test: TestRegister;
let attackers: Attackers;
let personNo: number;
let requestNo: number;
let waiting: number;
let answerId: string;

const post = (officer: TestOfficer, ...posted: readonly Role[]) => postedAs(test, officer, posted);
const said = {
  standing: 'relative',
  relation: 'sibling',
  requester: 'zqasker Synthetic',
  contact: 'zqcontact',
  language: 'ar',
  interest: 'zqinterest',
  identityShown: 'zqcard',
  names: ['Zqname Sought'],
} as const;
const reasons = 'name, year of birth and mother agree';
const received = (more: object = {}, at = START): ForgedEvent => ({
  type: 'InformationRequested',
  stream: { new: 'request' },
  occurredAt: at,
  data: { dueAt: at + 14 * DAY },
  personal: { ...said, names: [...said.names], ...more },
});
const proposed = (stream: number, personal: object): ForgedEvent => ({
  type: 'RequestAnswerProposed',
  id: uuidv7(),
  stream,
  data: {},
  personal: { reasons, ...personal } as NonNullable<ForgedEvent['personal']>,
});

const search = (asked: number, officer: TestOfficer = ONE) =>
  searchForRequest(test.register.pool, test.token(officer), { requestNo: asked, q: 'Zqname Sought' });
const WORDS = JSON.stringify(queryTokens('Zqname Sought'));

beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  for (const officer of [ONE, TWO, 'moj-receiver-two'] as const) await post(officer, 'family_desk');
  personNo = await test.person({ name: 'Zqname Sought', section: 'A' });
  const receive = async () =>
    ((await test.run(ONE, receiveRequest, { ...said, names: [...said.names] })).result as { requestNo: number })
      .requestNo;
  requestNo = await receive();
  await search(requestNo);
  answerId = (
    (await test.run(ONE, proposeAnswer, { requestNo, outcome: 'information', personNo, reasons })).result as {
      answerId: string;
    }
  ).answerId;
  await test.run(TWO, answerRequest, { answerId });
  await test.run(ONE, followUpRequest, { requestNo, note: 'told her' });
  await test.run(ONE, withdrawRequest, { requestNo, note: 'zqwithdrawn' });
  waiting = await receive();
  await search(waiting);
});
afterAll(async () => {
  await attackers?.close();
  await test?.close();
});

/** What the serving role can ask of requests, with an officer's session. */
const questions = (): string[] => [
  ...TABLES.map((table) => `SELECT 1 FROM safeguards.${table}`),
  `SELECT c FROM safeguards.request_candidates(${waiting}, '[["~sqt"], ["~znm"]]', NULL) c WHERE c IS NOT NULL`,
  `SELECT p FROM safeguards.persons_of_answers(${requestNo}) p`,
  `SELECT x FROM safeguards.extract_under_request(${requestNo}) x WHERE x IS NOT NULL`,
  `SELECT s FROM safeguards.note_search(${waiting}, '${WORDS}', NULL) s WHERE s IS NOT NULL`,
  `SELECT 1 WHERE safeguards.was_shown(${waiting}, ${personNo})`,
  `SELECT h FROM json_array_elements((SELECT register.open_command(current_setting('amana.token'), gen_random_uuid(), '\\x00', ARRAY[${requestNo}::bigint], 0)->'heads')) h`,
];

describe('who asked', () => {
  it('is read by the desk that received it', async () => {
    for (const officer of [ONE, TWO] as const)
      for (const table of TABLES)
        expect([officer, table, (await test.see(officer, `SELECT 1 FROM safeguards.${table}`)).length > 0]).toEqual([
          officer,
          table,
          true,
        ]);
    expect(await attackers.as(ONE).sql('SELECT safeguards.note_answers($1)', [requestNo])).toBe('accepted');
    for (const question of [
      `SELECT c FROM safeguards.request_candidates(${waiting}, '${WORDS}', NULL) c WHERE (c->>'found')::int > 0`,
      `SELECT 1 WHERE safeguards.was_shown(${waiting}, ${personNo})`,
      `SELECT p FROM safeguards.persons_of_answers(${requestNo}) p`,
      `SELECT x FROM safeguards.extract_under_request(${requestNo}) x WHERE x IS NOT NULL`,
    ])
      expect([question, (await test.see(ONE, question)).length]).toEqual([question, 1]);
  });

  it('is read by no other role, alone or beside the desk, by no other desk, and by nobody', async () => {
    const figures: readonly Role[] = [
      'ministry_desk',
      'programme_staff',
      'repatriation_desk',
      'finance_officer',
      'press_officer',
      'corridor_reporter',
      'family_desk',
    ];
    for (const role of roles.filter((one) => one !== 'installation' && one !== 'family_desk'))
      for (const posted of figures.includes(role) ? [[role]] : [[role], [role, 'family_desk' as const]]) {
        await post(TRIED, ...posted);
        for (const question of questions())
          expect([posted, question, await test.see(TRIED, question)]).toEqual([posted, question, []]);
      }
    for (const question of questions())
      expect([question, await test.see('moj-receiver-two', question)]).toEqual([question, []]);
    for (const table of TABLES)
      expect((await test.register.pool.query(`SELECT 1 FROM safeguards.${table}`)).rows).toEqual([]);
    await post(TRIED, 'transfer_cell');
  });

  it('is behind no wall that break-glass opens', async () => {
    const registerNumber = (
      await test.admin.query<{ n: string }>('SELECT register_number AS n FROM register.person WHERE no = $1', [
        personNo,
      ])
    ).rows[0]?.n as string;
    for (const wall of ['health', 'fears'] as const)
      await test.run('sdf-origin', breakGlass, {
        registerNumber,
        wall,
        reason: 'danger-to-life',
        words: 'nobody else can be asked',
        reviewer: test.officerNo('sdf-cell'),
      });
    for (const question of questions())
      expect([question, await test.see('sdf-origin', question)]).toEqual([question, []]);
  });

  it('stands in no text that an event froze, and in nothing that custody is told of the person', async () => {
    const { rows } = await test.admin.query<{ body: string }>(
      `SELECT e.body FROM register.event e JOIN register.stream s ON s.no = e.stream_no WHERE s.kind = 'request'`,
    );
    expect(rows.length).toBeGreaterThan(3);
    for (const { body } of rows)
      expect(body).not.toMatch(/zqasker|zqcontact|zqinterest|zqcard|zqname|"personNo"|"outcome"/i);
  });

  it('leaves a reading of the person’s file, which says why and not for whom, and which nobody is told who holds the person', async () => {
    await search(waiting);
    const parts = async (officer: TestOfficer) =>
      (
        await test.see<{ part: string; no: number | null }>(
          officer,
          'SELECT r.part, r.officer_no AS no FROM register.file_reads($1, NULL, 50, 0) r',
          [personNo],
        )
      ).filter(({ part }) => part === 'request');
    // one of each request, so that it can be told which bounds are met; which request it was is told to nobody
    const read = { part: 'request', no: test.officerNo(ONE) };
    expect(await parts('monitor')).toEqual([read, read]);
    for (const officer of ['sdf-origin', 'interviewer', 'assessor', 'clerk', 'moj-child'] as const)
      expect([officer, await parts(officer)]).toEqual([officer, []]);
    await post('monitor', 'monitor', 'origin_officer');
    expect(await parts('monitor')).toEqual([]);
    await post('monitor', 'monitor');
    // what is shown for a request is written down with the request, and by nothing else
    const before = (await test.admin.query('SELECT FROM access.file_read')).rowCount;
    for (const officer of [ONE, 'moj-receiver-two', 'sdf-origin'] as const)
      expect(
        await attackers.as(officer).sql("SELECT access.note_reads(ARRAY[$1::bigint], 'request')", [personNo]),
      ).toBe('accepted');
    expect((await test.admin.query('SELECT FROM access.file_read')).rowCount).toBe(before);
  });

  it('is counted for monitors and for the own desk, in numbers alone', async () => {
    const counted = 'SELECT authority, open::int, told::int FROM safeguards.requests_counted()';
    const numbers = [{ authority: 'SDF', open: 1, told: 1 }];
    expect(await test.see('monitor', counted)).toEqual(numbers);
    expect(await test.see(ONE, counted)).toEqual(numbers);
    for (const officer of ['sdf-origin', 'sdf-admin', 'assessor', 'moj-receiver-two'] as const)
      expect([officer, await test.see(officer, counted)]).toEqual([officer, []]);
  });
});

describe('that a family asked at all', () => {
  const LATE = "FROM register.late_facts(-1, '-infinity', 'infinity', 'SDF', 'InformationRequested', false, 10, 0)";
  const told = [
    `SELECT 1 ${LATE}`,
    "SELECT 1 FROM register.lateness(-1, '-infinity', 'infinity', NULL) l JOIN register.event_type y ON y.type = l.type WHERE y.stream_kind = 'request'",
    "SELECT 1 FROM access.readings_counted('-infinity') r WHERE r.part = 'request'",
    "SELECT 1 FROM access.refusals_noted('-infinity', 50, 0) r WHERE r.command = 'safeguards/answer-request'",
    'SELECT 1 FROM safeguards.requests_counted()',
  ];

  it('is told to a monitor, and to nobody who has another role or is none', async () => {
    await search(waiting);
    await test.see(ONE, "SELECT access.note_refusal('safeguards/answer-request', 'elevation-needed')");
    const app = await test.admin.query('SELECT FROM access.refused_command');
    for (const question of told)
      if (!question.includes('refusals_noted') || app.rowCount !== 0)
        expect([question, (await test.see('monitor', question)).length > 0]).toEqual([question, true]);
    for (const role of roles.filter((one) => one !== 'installation' && one !== 'family_desk'))
      for (const posted of role === 'monitor' ? [] : [[role], [role, 'monitor' as const]]) {
        await post(TRIED, ...posted);
        for (const question of told)
          expect([posted, question, await test.see(TRIED, question)]).toEqual([posted, question, []]);
      }
    await post(TRIED, 'transfer_cell');
  });

  it('is kept back of every command of a desk, also of one that comes later', async () => {
    const { rows } = await test.admin.query<{ listed: string[] }>('SELECT access.commands_of_requests() AS listed');
    const commands: Readonly<Record<string, { readonly roles: readonly Role[] }>> = safeguardsPermissions.commands;
    expect(rows[0]?.listed.toSorted()).toEqual(
      Object.keys(commands)
        .filter((name) => commands[name]?.roles.includes('family_desk'))
        .map((name) => `safeguards/${name}`)
        .toSorted(),
    );
  });

  it('opens no file: who was shown a name for a request and holds the person later reads nothing without a reading', async () => {
    await search(waiting);
    await post(ONE, 'origin_officer');
    await expect(test.see(ONE, 'SELECT register.person_file($1, NULL)', [personNo])).rejects.toThrow('read-not-noted');
    await post(ONE, 'family_desk');
  });

  it('a follow-up is on a day of a calendar', async () => {
    const followed = (nextAt: number): ForgedEvent => ({
      type: 'RequestFollowedUp',
      stream: requestNo,
      data: { nextAt },
      personal: { note: 'zqfollowed' },
    });
    for (const nextAt of [Number.MAX_SAFE_INTEGER, 4_102_444_800_001, 0, -1])
      expect([nextAt, await attackers.as(ONE).append(followed(nextAt))]).toEqual([nextAt, 'invalid-input']);
    expect(await attackers.as(ONE).append(followed(START + DAY))).toBe('accepted');
  });
});

describe('past the commands', () => {
  it('nobody but the desk that received it writes about a request, and nobody who holds, moves or watches beside it', async () => {
    // heads are told to the desk alone; who guesses the next number comes as far as its wall
    const guessed = { ...proposed(waiting, { outcome: 'cannot-confirm', followUpAt: START + DAY }), seq: 2 };
    const written: ForgedEvent[] = [received(), guessed];
    for (const event of written) {
      for (const officer of ['sdf-origin', 'sdf-admin', 'monitor', 'assessor'] as const)
        expect([officer, await attackers.as(officer).append(event)]).toEqual([officer, 'not-permitted']);
      for (const role of ['transfer_cell', 'site_director', 'monitor', 'administrator'] as const) {
        await post(TRIED, role, 'family_desk');
        expect([role, await attackers.as(TRIED).append(event)]).toEqual([role, 'desk-apart']);
      }
    }
    await post(TRIED, 'transfer_cell');
    expect(await attackers.as('moj-receiver-two').append(guessed)).toBe('not-permitted');
  });

  it('a request is due when the table says', async () => {
    expect(await attackers.as(ONE).append({ ...received(), data: { dueAt: START + 15 * DAY } })).toBe('invalid-input');
    expect(await attackers.as(ONE).append(received({ requester: ' ' }))).toBe('invalid-input');
    expect(await attackers.as(ONE).append(received({}, START - 900 * DAY))).toBe('accepted');
  });

  it('I30-basis-and-remedy: no answer lacks what it needs, and none hides a person for anything but safety', async () => {
    const person = { personNo };
    const law = { law: 'Law 23/1971' };
    const remedy = { remedy: 'investigating court, within 30 days' };
    const followUpAt = { followUpAt: START + 5 * DAY };
    for (const personal of [
      { outcome: 'information' },
      { outcome: 'information', ...person, basis: 'other-law' },
      { outcome: 'refused', ...person },
      { outcome: 'refused', ...person, basis: 'criminal-investigation', ...law },
      { outcome: 'refused', ...person, basis: 'criminal-investigation', ...remedy },
      { outcome: 'refused', ...person, ...law, ...remedy },
      { outcome: 'refused', basis: 'other-law', ...law, ...remedy },
      { outcome: 'refused', ...person, basis: 'inconvenient', ...law, ...remedy },
      { outcome: 'cannot-confirm' },
      { outcome: 'cannot-confirm', ...person, ...followUpAt },
      { outcome: 'cannot-confirm', ...person, ...followUpAt, basis: 'criminal-investigation', ...law },
      { outcome: 'cannot-confirm', ...person, ...followUpAt, basis: 'safety-of-the-person' },
      { outcome: 'cannot-confirm', followUpAt: START + 40 * DAY },
      { outcome: 'silence', ...person },
    ])
      expect([personal, await attackers.as(ONE).append(proposed(waiting, personal))]).toEqual([
        personal,
        'I30-basis-and-remedy',
      ]);
    expect(
      await attackers.as(ONE).append(proposed(waiting, { outcome: 'information', ...person, reasons: 'because' })),
    ).toBe('invalid-input');
  });

  it('I24-four-eyes: one officer alone settles no request by a withdrawal, whenever it is dated', async () => {
    const said = (occurredAt?: number): ForgedEvent => ({
      type: 'RequestWithdrawn',
      id: uuidv7(),
      stream: waiting,
      ...(occurredAt === undefined ? {} : { occurredAt }),
      data: {},
      personal: { note: 'zqwithdrawn' },
    });
    const confirmed = (event: ForgedEvent, stream = waiting): ForgedEvent => ({
      type: 'RequestWithdrawalConfirmed',
      stream,
      data: { withdrawalId: event.id as string },
    });
    const [now, once] = [said(), said(1000)];
    for (const event of [once, now]) expect(await attackers.as(ONE).append(event)).toBe('accepted');
    const settled = 'SELECT FROM safeguards.request q WHERE q.no = $1 AND q.withdrawn_at IS NOT NULL';
    expect((await test.admin.query(settled, [waiting])).rowCount).toBe(0);
    expect(await attackers.as(ONE).append(confirmed(now))).toBe('I24-four-eyes');
    expect(await attackers.as(TWO).append(confirmed(once))).toBe('withdrawn-before-received');
    expect(await attackers.as(TWO).append(confirmed(now, requestNo))).toBe('stale');
    expect(await attackers.as('sdf-origin').append(confirmed(now))).toBe('not-permitted');
    // who had the account of the first in hand is no second
    const hands = 'UPDATE access.credential SET hands = $2 WHERE officer_no = $1';
    await test.admin.query(
      `INSERT INTO access.credential (officer_no, password_hash, totp_secret, hands) VALUES ($1, NULL, '\\x', $2)
        ON CONFLICT (officer_no) DO UPDATE SET hands = excluded.hands`,
      [test.officerNo(ONE), [test.officerNo(TWO)]],
    );
    expect(await attackers.as(TWO).append(confirmed(now))).toBe('I24-four-eyes');
    await test.admin.query(hands, [test.officerNo(ONE), []]);
    expect((await test.admin.query(settled, [waiting])).rowCount).toBe(0);
    expect(await attackers.as(TWO).append(proposed(waiting, { outcome: 'information', personNo }))).toBe('accepted');
    const { rows } = await test.admin.query<{ id: string }>(
      'SELECT id FROM safeguards.request_answer WHERE request_no = $1 AND decided_at IS NULL',
      [waiting],
    );
    const data = { answerId: rows[0]?.id as string };
    await test.admin.query(hands, [test.officerNo(ONE), [test.officerNo(TWO)]]);
    for (const event of [
      { type: 'RequestAnswered', stream: waiting, data },
      { type: 'RequestAnswerReturned', stream: waiting, data, personal: { reason: 'no' } },
    ])
      expect([event.type, await attackers.as(ONE).append(event)]).toEqual([event.type, 'I24-four-eyes']);
    await test.admin.query(hands, [test.officerNo(ONE), []]);
    expect(
      await attackers
        .as(ONE)
        .append({ type: 'RequestAnswerReturned', stream: waiting, data, personal: { reason: 'no' } }),
    ).toBe('accepted');
  });

  it('I24-four-eyes: who proposed an answer neither makes it nor sends it back; an answer is made once', async () => {
    const event = proposed(waiting, { outcome: 'information', personNo });
    expect(await attackers.as(ONE).append(event)).toBe('accepted');
    const data = { answerId: event.id as string };
    const made: ForgedEvent = { type: 'RequestAnswered', stream: waiting, data };
    const back: ForgedEvent = { type: 'RequestAnswerReturned', stream: waiting, data, personal: { reason: 'no' } };
    for (const own of [made, back]) expect(await attackers.as(ONE).append(own)).toBe('I24-four-eyes');
    expect(await attackers.as(ONE).append(proposed(waiting, { outcome: 'information', personNo }))).toBe('stale');
    expect(await attackers.as(TWO).append({ ...made, stream: requestNo })).toBe('stale');
    await test.admin.query('UPDATE access.session SET elevated_until = NULL WHERE officer_no = $1', [
      test.officerNo(TWO),
    ]);
    expect(await attackers.as(TWO).append(made)).toBe('elevation-needed');
    await test.admin.query(
      "UPDATE access.session SET elevated_until = now() + interval '1 day' WHERE officer_no = $1",
      [test.officerNo(TWO)],
    );
    expect(await attackers.as(TWO).append(made)).toBe('accepted');
    expect(await attackers.as(TWO).append(made)).toBe('stale');
    expect(await attackers.as(TWO).append(back)).toBe('stale');
  });
});
