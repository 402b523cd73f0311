import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breakGlass } from '../../src/core/access/commands/break-glass.ts';
import { closeWall } from '../../src/core/access/commands/close-wall.ts';
import { reviewBreakGlass } from '../../src/core/access/commands/review-break-glass.ts';
import { openedWalls } from '../../src/core/access/queries/opened-walls.ts';
import { recordFitness } from '../../src/systems/care/commands/record-fitness.ts';
import { recordEscape } from '../../src/systems/register/commands/record-escape.ts';
import { extract } from '../../src/systems/register/queries/extract.ts';
import { person } from '../../src/systems/register/queries/person.ts';
import { timeline } from '../../src/systems/register/queries/person-timeline.ts';
import { recordFear } from '../../src/systems/safeguards/commands/record-fear.ts';
import { personFears } from '../../src/systems/safeguards/queries/person-fears.ts';
import { ask } from '../support/ask.ts';
import { Attackers } from '../support/attacker.ts';
import { createTestRegister, START, type TestOfficer, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
let personNo: number;
let registerNumber: string;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  personNo = await test.person();
  const { rows } = await test.admin.query<{ n: string }>(
    'SELECT register_number AS n FROM register.person WHERE no = $1',
    [personNo],
  );
  registerNumber = rows[0]?.n as string;
  await test.run('sdf-health', recordFitness, {
    expectedCount: 1,
    rows: [{ personNo, fit: true, note: 'an old wound' }],
  });
  await test.run('interviewer', recordFear, { personNo, country: 'IRQ', account: 'told in private' });
  await test.run('interviewer', recordFear, { personNo, country: 'SYR', account: 'told of here' });
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

type Wall = 'reach' | 'health' | 'fears';
const words = 'nobody else can be asked';
const breaks = async (officer: TestOfficer, wall: Wall, reviewer: TestOfficer): Promise<string> => {
  const { events } = await test.run(officer, breakGlass, {
    registerNumber,
    wall,
    reason: 'danger-to-life',
    words,
    reviewer: test.officerNo(reviewer),
  });
  return events[0]?.id as string;
};
const file = (officer: TestOfficer) => ask(test, officer, person, { personNo: String(personNo) });
const note = async (officer: TestOfficer) => (await file(officer)).health[0]?.note ?? null;
const walls = (officer: TestOfficer, state = 'all') => ask(test, officer, openedWalls, { state });
const later = (hours: number) =>
  test.admin.query('UPDATE register.clock_setting SET clock_base = clock_base + make_interval(mins => $1)', [
    hours * 60,
  ]);
const lastRead = async () =>
  (
    await test.admin.query(
      'SELECT o.username, r.part, r.ground, r.emergency FROM access.file_read r JOIN access.officer o ON o.no = r.officer_no ORDER BY r.no DESC LIMIT 1',
    )
  ).rows[0];

it('a wall is opened after a fresh second factor, by the command and past it', async () => {
  const opened = {
    type: 'WallOpened',
    stream: test.officerNo('sdf-cell'),
    data: { personNo, wall: 'health', reason: 'danger-to-life', reviewer: test.officerNo('sdf-origin') },
    personal: { words },
  };
  const elevate = (until: string) =>
    test.admin.query(`UPDATE access.session SET elevated_until = ${until} WHERE officer_no = $1`, [
      test.officerNo('sdf-cell'),
    ]);
  await elevate('NULL');
  await expect(breaks('sdf-cell', 'health', 'sdf-origin')).rejects.toMatchObject({ code: 'elevation-needed' });
  expect(await attackers.as('sdf-cell').append(opened)).toBe('elevation-needed');
  await elevate("now() + interval '1 day'");
});

describe('a wall that is opened', () => {
  it('around health shows the findings for three hours, marks each reading, and can be ended before', async () => {
    expect(await note('sdf-origin')).toBeNull();
    const opening = await breaks('sdf-origin', 'health', 'sdf-origin-two');
    const [shown] = [await file('sdf-origin')];
    expect(shown.health[0]?.note).toBe('an old wound');
    expect(shown.glass).toMatchObject([{ openingId: opening, wall: 'health' }]);
    expect(await lastRead()).toEqual({
      username: 'sdf-origin',
      part: 'health',
      ground: 'emergency',
      emergency: opening,
    });
    // to nobody else, and not in the table
    expect(await note('sdf-cell')).toBeNull();
    expect(await attackers.as('sdf-origin').read('SELECT FROM care.fitness_note')).toEqual([]);
    await test.run('sdf-origin', closeWall, { openingId: opening });
    expect(await note('sdf-origin')).toBeNull();
    await expect(test.run('sdf-origin', closeWall, { openingId: opening })).rejects.toThrow('nothing-to-do');
    const again = await breaks('sdf-origin', 'health', 'sdf-origin-two');
    expect(await note('sdf-origin')).toBe('an old wound');
    await later(3);
    expect(await note('sdf-origin')).toBeNull();
    expect((await walls('sdf-origin')).rows.map(({ openingId, open }) => [openingId, open])).toEqual([
      [again, false],
      [opening, false],
    ]);
  });

  it('around who is out of reach shows the file and nothing more: no other page, no paper, no command', async () => {
    await expect(file('moj-receiver')).rejects.toThrow('not-found');
    const opening = await breaks('moj-receiver', 'reach', 'moj-receiver-two');
    const shown = await file('moj-receiver');
    expect([shown.person.personNo, shown.withinReach, shown.abilities, shown.documents, shown.health[0]?.note]).toEqual(
      [personNo, false, [], [], null],
    );
    expect(await lastRead()).toMatchObject({ username: 'moj-receiver', part: 'file', emergency: opening });
    const address = { personNo: String(personNo) };
    await expect(ask(test, 'moj-receiver', timeline, address)).rejects.toThrow('not-found');
    await expect(ask(test, 'moj-receiver', extract, address)).rejects.toThrow('not-found');
    await expect(
      test.run('moj-receiver', recordEscape, {
        personNo,
        escapedAt: START,
        circumstances: 'a hole in the wall',
      } as never),
    ).rejects.toThrow();
    for (const table of ['register.person', 'register.custody', 'register.person_name'])
      expect(await attackers.as('moj-receiver').read(`SELECT FROM ${table}`)).toEqual([]);
    // one that was not justified ends at once
    await test.run('moj-receiver-two', reviewBreakGlass, {
      openingId: opening,
      outcome: 'not-justified',
      words: 'no need',
    });
    await expect(file('moj-receiver')).rejects.toThrow('not-found');
  });

  it('shuts when who opened it is posted as a monitor or an administrator, who open none', async () => {
    await breaks('sdf-origin', 'health', 'sdf-origin-two');
    expect(await note('sdf-origin')).toBe('an old wound');
    const post = (role: string) =>
      test.admin.query('UPDATE access.posting SET role = $2 WHERE officer_no = $1', [
        test.officerNo('sdf-origin'),
        role,
      ]);
    await post('monitor');
    const watched = await file('sdf-origin');
    expect([watched.health[0]?.note ?? null, watched.glass, watched.withheld.health]).toEqual([null, [], 1]);
    await post('administrator');
    await expect(file('sdf-origin')).rejects.toThrow('not-found');
    await post('origin_officer');
  });

  it('around fears tells no account of the officer’s own state, and the same where there is none', async () => {
    const fears = (officer: TestOfficer) => ask(test, officer, personFears, { personNo: String(personNo) });
    await expect(fears('sdf-cell')).rejects.toThrow('not-found');
    await breaks('sdf-cell', 'fears', 'sdf-origin');
    // SDF is of Syria
    // looked at in a transaction that is taken back, nothing is told and nothing was read
    expect(await attackers.as('sdf-cell').ask('SELECT safeguards.fears_told($1) AS told', [personNo])).toEqual([
      { told: { noted: true } },
    ]);
    expect((await fears('sdf-cell')).fears.map(({ country, account }) => [country, account])).toEqual([
      ['IRQ', 'told in private'],
    ]);
    expect(await lastRead()).toMatchObject({ username: 'sdf-cell', part: 'fears', ground: 'emergency' });
    expect(await attackers.as('sdf-cell').read('SELECT FROM safeguards.fear')).toEqual([]);
  });
});

describe('who opens and who reviews', () => {
  it('monitors and administrators open nothing; no wall is opened that is none; the reviewer is another officer of the authority', async () => {
    const input = { registerNumber, reason: 'other', words, wall: 'reach' } as const;
    const reviewer = test.officerNo('moj-receiver-two');
    for (const officer of ['monitor', 'sdf-admin'] as const)
      await expect(test.run(officer, breakGlass, { ...input, reviewer })).rejects.toThrow('not-permitted');
    await expect(breaks('sdf-origin', 'reach', 'sdf-cell')).rejects.toThrow('no-wall');
    await expect(breaks('sdf-health', 'health', 'sdf-cell')).rejects.toThrow('no-wall');
    for (const other of ['moj-receiver', 'sdf-cell', 'monitor'] as const)
      await expect(breaks('moj-receiver', 'reach', other)).rejects.toThrow('no-reviewer');
    await expect(test.run('moj-receiver', breakGlass, { ...input, registerNumber: 'XXX-1', reviewer })).rejects.toThrow(
      'not-found',
    );
  });

  it('by SQL neither: in another’s name, with a foreign or own reviewer, a monitor, a fourth wall, a review by another or a second one', async () => {
    const opened = (officer: TestOfficer, stream: TestOfficer, reviewer: TestOfficer, wall: Wall = 'reach') =>
      attackers.as(officer).append({
        type: 'WallOpened',
        stream: test.officerNo(stream),
        data: { personNo, wall, reason: 'other', reviewer: test.officerNo(reviewer) },
        personal: { words },
      });
    expect(await opened('moj-receiver', 'moj-receiver-two', 'moj-cell')).toBe('not-permitted');
    expect(await opened('moj-receiver', 'moj-receiver', 'moj-receiver')).toBe('I24-four-eyes');
    expect(await opened('moj-receiver', 'moj-receiver', 'sdf-cell')).toBe('no-reviewer');
    expect(await opened('monitor', 'monitor', 'monitor')).toBe('not-permitted');
    expect(await opened('moj-receiver', 'moj-receiver', 'moj-cell', 'health')).toBe('no-wall');
    expect(await opened('sdf-origin', 'sdf-origin', 'sdf-cell', 'reach')).toBe('no-wall');
    for (let n = 0; n < 3; n += 1) expect(await opened('moj-receiver', 'moj-receiver', 'moj-cell')).toBe('accepted');
    expect(await opened('moj-receiver', 'moj-receiver', 'moj-cell')).toBe('walls-open');
    const { rows } = await test.admin.query<{ id: string }>(
      'SELECT id FROM access.opened_wall WHERE reviewer_no = $1 LIMIT 1',
      [test.officerNo('moj-cell')],
    );
    const openingId = rows[0]?.id as string;
    const reviewed = (officer: TestOfficer, stream: TestOfficer) =>
      attackers.as(officer).append({
        type: 'WallReviewed',
        stream: test.officerNo(stream),
        data: { openingId, outcome: 'justified' },
        personal: { words: 'fine' },
      });
    expect(await reviewed('moj-receiver', 'moj-receiver')).toBe('nothing-to-do');
    expect(await reviewed('moj-receiver', 'moj-cell')).toBe('nothing-to-do');
    expect(await reviewed('monitor', 'monitor')).toBe('not-permitted');
    expect(await reviewed('moj-cell', 'moj-cell')).toBe('accepted');
    expect(await reviewed('moj-cell', 'moj-cell')).toBe('nothing-to-do');
    const closed = { type: 'WallClosed', stream: test.officerNo('moj-receiver'), data: { openingId } };
    expect(await attackers.as('moj-cell').append(closed)).not.toBe('accepted');
    for (const change of [
      "words = 'another reason'",
      "until_at = until_at + interval '1 h'",
      'reviewer_no = 1',
      'outcome = NULL',
    ])
      await expect(test.admin.query(`UPDATE access.opened_wall SET ${change}`)).rejects.toThrow(
        /I23-append-only|opened_wall_hours|opened_wall_review/,
      );
    await expect(test.admin.query('DELETE FROM access.opened_wall')).rejects.toThrow('I23-append-only');
  });

  it('is seen by the two of them, the administrators of the authority and monitors; after 72 hours a review is owed', async () => {
    const of = async (officer: TestOfficer) => (await walls(officer)).total;
    expect(await of('interviewer')).toBe(0);
    expect(await of('moj-admin')).toBe(4);
    expect(await of('monitor')).toBe((await of('moj-admin')) + (await of('sdf-admin')));
    const [row] = (await walls('moj-admin')).rows;
    // an administrator sees no case
    expect([row?.personNo, row?.registerNumber]).toEqual([null, registerNumber]);
    expect(
      (await walls('moj-cell', 'waiting')).rows.every(({ abilities }) =>
        abilities.includes('access/review-break-glass'),
      ),
    ).toBe(true);
    expect((await walls('monitor')).overdue).toBe(0);
    await later(72);
    const owed = await walls('monitor', 'overdue');
    expect([owed.overdue, owed.total, owed.rows.every(({ overdue }) => overdue)]).toEqual([
      owed.waiting,
      owed.waiting,
      true,
    ]);
    expect(owed.waiting).toBeGreaterThan(2);
  });
});
