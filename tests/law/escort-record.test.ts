import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '../../src/core/register/commands/set-clock.ts';
import { answerEscortSection } from '../../src/systems/transfers/commands/answer-escort-section.ts';
import { answerEscortSections } from '../../src/systems/transfers/commands/answer-escort-sections.ts';
import { confirmEscortRecords } from '../../src/systems/transfers/commands/confirm-escort-records.ts';
import { type EscortSection, escortQuestions, escortSections } from '../../src/systems/transfers/escort-questions.ts';
import { escortRecord } from '../../src/systems/transfers/queries/escort-records.ts';
import { findTransition, transitions } from '../../src/systems/transfers/transitions.ts';
import { ask } from '../support/ask.ts';
import { Attackers, type ForgedEvent, refused } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { createTestRegister, type TestOfficer, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

type Answer = { question: string; answer: string; detail?: string; source: string };
const whole = (section: EscortSection): Answer[] =>
  escortQuestions[section].map((question: string) => ({ question, answer: 'no', source: 'asked' }));
const answered = (
  person: number,
  manifestNo: number,
  section: EscortSection,
  answers: readonly Answer[] = whole(section),
): ForgedEvent => ({
  type: section === 'health' ? 'EscortHealthAnswered' : 'EscortSectionAnswered',
  stream: person,
  data: section === 'health' ? { manifestNo } : { manifestNo, section },
  personal: { answers: answers.map((answer) => ({ ...answer })) },
});
const confirmed = (person: number, manifestNo: number): ForgedEvent => ({
  type: 'EscortRecordConfirmed',
  stream: person,
  data: { manifestNo },
});
const one = async (sql: string, values: readonly unknown[]): Promise<string | undefined> =>
  (await test.admin.query<{ value: string }>(sql, [...values])).rows[0]?.value;
const stateOf = async (person: number, manifestNo: number) =>
  (await one('SELECT state AS value FROM transfers.escort_record WHERE person_no = $1 AND manifest_no = $2', [
    person,
    manifestNo,
  ])) ?? 'unstarted';
const keeper = (section: EscortSection): TestOfficer => (section === 'health' ? 'sdf-health' : 'sdf-origin');

describe('escort record', () => {
  it('goes by its table: unstarted, in progress, complete, confirmed, and is confirmed once, by the giving authority', async () => {
    const convoy = await createTestConvoy(test, 1);
    const { manifestNo } = convoy;
    const [person] = convoy.persons as [number];
    const states: string[] = [];
    const look = async () => {
      const state = await stateOf(person, manifestNo);
      states.push(state);
      if (findTransition('escort-record', state, 'EscortRecordConfirmed') === undefined)
        expect([state, await attackers.as('sdf-origin').append(confirmed(person, manifestNo))]).toEqual([
          state,
          'no-such-step',
        ]);
    };
    await look();
    for (const section of escortSections) {
      expect(await attackers.as(keeper(section)).append(answered(person, manifestNo, section))).toBe('accepted');
      await look();
    }
    const who = await attackers.each(() => [confirmed(person, manifestNo)]);
    expect(who).toEqual(refused({ 'sdf-origin': 'accepted', 'sdf-cell': 'no-such-step' }));
    await look();
    expect([...new Set(states)]).toEqual(['unstarted', 'in-progress', 'complete', 'confirmed']);
    expect(transitions.filter(({ machine }) => machine === 'escort-record').length).toBeGreaterThan(3);
  });

  it('an answer after it was confirmed is an amendment: recorded, marked, and what was confirmed stays', async () => {
    const convoy = await createTestConvoy(test, 1);
    const { manifestNo } = convoy;
    const [person] = convoy.persons as [number];
    for (const section of escortSections)
      await attackers.as(keeper(section)).append(answered(person, manifestNo, section));
    await test.run('sdf-cell', confirmEscortRecords, { manifestNo, persons: [person] });
    const changed = whole('risk').map((row) =>
      row.question === 'escape-tried' ? { ...row, answer: 'yes', detail: 'at the gate', source: 'seen' } : row,
    );
    expect(await attackers.as('escort').append(answered(person, manifestNo, 'risk', changed))).toBe('accepted');
    expect(await stateOf(person, manifestNo)).toBe('confirmed');
    const { rows } = await test.admin.query(
      "SELECT answer, amends FROM transfers.escort_answer WHERE person_no = $1 AND question = 'escape-tried' ORDER BY event_pos",
      [person],
    );
    expect(rows).toEqual([
      { answer: 'no', amends: false },
      { answer: 'yes', amends: true },
    ]);
  });

  it('a record is as old as its oldest answer was given, whatever was taken over since: the board and the single answer say the same', async () => {
    const convoy = await createTestConvoy(test, 2);
    const { manifestNo } = convoy;
    const [person, other] = convoy.persons as [number, number];
    const risk = (answer: 'yes' | 'no', source: string): Answer[] =>
      whole('risk').map((row) =>
        row.question === 'escape-tried'
          ? { ...row, answer, source, ...(answer === 'yes' ? { detail: 'at the gate' } : {}) }
          : { ...row, source: 'seen' },
      );
    // by one answer at a time, as the records beside it say it
    const single = `WITH newest AS (SELECT DISTINCT ON (person_no, question) * FROM transfers.escort_answer WHERE manifest_no = $1 ORDER BY person_no, question, event_pos DESC)
      SELECT n.person_no::float8 AS person, register.ms(min(CASE WHEN n.source = 'earlier-record' THEN (SELECT o.at FROM transfers.answer_origin(n.person_no, n.question, n.event_pos) o) ELSE n.at END))::float8 AS oldest,
        count(*) FILTER (WHERE n.source IN ('file', 'earlier-record'))::int AS taken FROM newest n GROUP BY 1 ORDER BY 1`;
    const board =
      'SELECT person_no::float8 AS person, register.ms(oldest_at)::float8 AS oldest, taken FROM transfers.escort_readiness_seen(ARRAY[$1::bigint]) WHERE sections <> $2 ORDER BY 1';
    const given: number[] = [];
    const ages: number[] = [];
    for (const [answer, source] of [
      ['no', 'earlier-record'],
      ['no', 'earlier-record'],
      ['yes', 'earlier-record'],
      ['yes', 'asked'],
      ['yes', 'earlier-record'],
      ['no', 'earlier-record'],
      ['yes', 'earlier-record'],
      ['no', 'seen'],
      ['no', 'earlier-record'],
    ] as const) {
      const at = Number(await one('SELECT register.ms(register.clock()) AS value', []));
      await test.run('installation', setClock, { clockAt: at + 60_000 });
      expect(await attackers.as('sdf-origin').append(answered(person, manifestNo, 'risk', risk(answer, source)))).toBe(
        'accepted',
      );
      if (given.length === 0) await attackers.as('sdf-origin').append(answered(other, manifestNo, 'risk'));
      given.push(
        Number(
          await one('SELECT register.ms(max(at)) AS value FROM transfers.escort_answer WHERE person_no = $1', [person]),
        ),
      );
      const seen = await test.see<{ person: number; oldest: number }>('sdf-cell', board, [manifestNo, []]);
      expect(seen).toEqual((await test.admin.query(single, [manifestNo])).rows);
      ages.push(given.indexOf(seen.find((row) => row.person === person)?.oldest ?? 0));
    }
    expect(ages).toEqual([0, 0, 2, 3, 3, 5, 3, 7, 7]);
  });

  it('the section of health is answered by its own event, and that event answers no other', async () => {
    const convoy = await createTestConvoy(test, 1);
    const { manifestNo } = convoy;
    const [person] = convoy.persons as [number];
    const forged = (type: string, section: EscortSection, data: Record<string, string | number>): ForgedEvent => ({
      ...answered(person, manifestNo, section),
      type,
      data: { manifestNo, ...data },
    });
    for (const event of [
      forged('EscortSectionAnswered', 'health', { section: 'health' }),
      forged('EscortSectionAnswered', 'health', {}),
    ])
      expect(await attackers.as('sdf-origin').append(event)).toBe('escort-questions');
    // whatever section it names, it is of health: other questions are none of it
    expect(await attackers.as('sdf-health').append(forged('EscortHealthAnswered', 'risk', { section: 'risk' }))).toBe(
      'escort-questions',
    );
    expect(await stateOf(person, manifestNo)).toBe('unstarted');
  });

  it('a section is answered whole, without a default: each question once, no other, and yes or unknown with what must be known', async () => {
    const convoy = await createTestConvoy(test, 1);
    const { manifestNo } = convoy;
    const [person] = convoy.persons as [number];
    const risk = whole('risk');
    const [first, ...rest] = risk as [Answer, ...Answer[]];
    for (const [name, answers] of [
      ['one is missing', rest],
      ['one is of another section', [...risk, { question: 'money', answer: 'no', source: 'asked' }]],
      ['yes without a word', [{ ...first, answer: 'yes' }, ...rest]],
      ['unknown with blanks', [{ ...first, answer: 'unknown', detail: '  ' }, ...rest]],
      ['no such answer', [{ ...first, answer: 'perhaps' }, ...rest]],
      ['no source', [{ ...first, source: 'default' }, ...rest]],
    ] as const)
      expect([
        name,
        await attackers.as('sdf-origin').append(answered(person, manifestNo, 'risk', answers)),
      ]).not.toEqual([name, 'accepted']);
    await expect(
      test.run('sdf-origin', answerEscortSection, {
        manifestNo,
        personNo: person,
        section: 'risk',
        answers: rest as Parameters<typeof answerEscortSection.decide>[1]['answers'],
      }),
    ).rejects.toMatchObject({ code: 'escort-questions' });
    expect(await stateOf(person, manifestNo)).toBe('unstarted');
  });

  it('an answer names an event of its person, and a line of its manifest: what no event says is no answer, by SQL either', async () => {
    const convoy = await createTestConvoy(test, 2);
    const { manifestNo } = convoy;
    const [person, other] = convoy.persons as [number, number];
    expect(await attackers.as('sdf-origin').append(answered(person, manifestNo, 'risk'))).toBe('accepted');
    const copy = (pos: string, manifest = 'manifest_no') =>
      test.admin.query(
        `INSERT INTO transfers.escort_answer (event_pos, manifest_no, person_no, section, question, answer, detail, source, amends, at, officer_no)
         SELECT ${pos}, ${manifest}, person_no, section, question, answer, detail, source, amends, at, officer_no
           FROM transfers.escort_answer WHERE manifest_no = $1 AND person_no = $2`,
        [manifestNo, person],
      );
    for (const pos of ['0', `(SELECT max(e.pos) FROM register.event e WHERE e.stream_no = ${other})`])
      await expect(copy(pos)).rejects.toMatchObject({ constraint: 'escort-answer-event' });
    const last = `(SELECT max(e.pos) - 1 FROM register.event e WHERE e.stream_no = ${person})`;
    await expect(copy(last, 'manifest_no + 1000000')).rejects.toThrow('not-on-manifest');
  });

  it('health is answered by health officers, and seen by them and by the escort; the receiving authority sees no answer', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('sealed');
    const { manifestNo } = convoy;
    const [person] = convoy.persons as [number];
    const due = whole('health').map((row) =>
      row.question === 'medication-due' ? { ...row, answer: 'yes', detail: 'inhaler at 14:00' } : row,
    );
    expect(await attackers.each(() => [answered(person, manifestNo, 'health', due)])).toEqual(
      refused({ 'sdf-health': 'accepted' }),
    );
    expect(await attackers.as('sdf-origin').append(answered(person, manifestNo, 'property'))).toBe('accepted');
    await expect(
      test.run('sdf-origin', answerEscortSection, {
        manifestNo,
        personNo: person,
        section: 'health',
        answers: whole('health') as Parameters<typeof answerEscortSection.decide>[1]['answers'],
      }),
    ).rejects.toMatchObject({ code: 'not-permitted' });
    const seen = async (officer: TestOfficer) =>
      (
        await test.see<{ section: string }>(
          officer,
          'SELECT DISTINCT section FROM transfers.escort_answer WHERE manifest_no = $1 ORDER BY section',
          [manifestNo],
        )
      ).map(({ section }) => section);
    expect(await seen('sdf-health')).toEqual(['health', 'property']);
    expect(await seen('escort')).toEqual(['health', 'property']);
    expect(await seen('sdf-cell')).toEqual(['property']);
    expect(await seen('sdf-origin')).toEqual(['property']);
    expect(await seen('moj-receiver')).toEqual([]);
    // and is told so: an empty section would say that nothing is known
    const of = { manifestNo: String(convoy.manifestNo), personNo: String(convoy.persons[0]) };
    const shown = async (officer: TestOfficer) =>
      (await ask(test, officer, escortRecord, of)).sections.map(({ section, isShown }) => [section, isShown]);
    expect(await shown('moj-receiver')).toEqual(escortSections.map((section) => [section, false]));
    expect(await shown('escort')).toEqual(escortSections.map((section) => [section, true]));
    expect(await seen('assessor')).toEqual([]);
  });

  it('is answered for many at once, each person and section whole; one that is not refuses all and is named', async () => {
    const convoy = await createTestConvoy(test, 3);
    const { manifestNo, persons } = convoy;
    const rows = (sections: readonly EscortSection[]) =>
      persons.flatMap((personNo) => sections.map((section) => ({ personNo, section, answers: given(section) })));
    const given = (section: EscortSection) =>
      escortQuestions[section].map((question: string) => ({
        question,
        answer: 'no' as const,
        source: 'asked' as const,
      }));
    const custody = rows(['risk', 'release', 'property']);
    const [first = 0, , last = 0] = persons;
    const cut = custody.map((row, i) => (i === custody.length - 1 ? { ...row, answers: row.answers.slice(1) } : row));
    await expect(
      test.run('sdf-origin', answerEscortSections, { manifestNo, rows: [...cut, custody[0] as (typeof custody)[0]] }),
    ).rejects.toMatchObject({
      code: 'escort-questions',
      problems: [
        { code: 'answer-missing', personNo: last, field: 'sealed-bags' },
        { code: 'person-twice', personNo: first, field: 'risk' },
      ],
    });
    await expect(
      test.run('sdf-origin', answerEscortSections, { manifestNo, rows: rows(['health']) }),
    ).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(test.run('moj-receiver', answerEscortSections, { manifestNo, rows: custody })).rejects.toBeDefined();
    expect(await stateOf(first, manifestNo)).toBe('unstarted');
    const outcome = await test.run('sdf-origin', answerEscortSections, { manifestNo, rows: custody });
    expect(outcome.events).toHaveLength(9);
    expect(await stateOf(last, manifestNo)).toBe('in-progress');
    await test.run('sdf-health', answerEscortSections, { manifestNo, rows: rows(['health']) });
    await test.run('sdf-origin', confirmEscortRecords, { manifestNo, persons: [...persons] });
    await test.run('sdf-origin', answerEscortSections, { manifestNo, rows: rows(['risk']) });
    for (const person of persons)
      expect([
        await stateOf(person, manifestNo),
        await one(
          'SELECT string_agg(DISTINCT section || amends, $3 ORDER BY section || amends) AS value FROM transfers.escort_answer WHERE person_no = $1 AND manifest_no = $2',
          [person, manifestNo, ' '],
        ),
      ]).toEqual(['confirmed', 'healthfalse propertyfalse releasefalse riskfalse risktrue']);
  });
});
