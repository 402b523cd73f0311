import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestRegister, HOUR, START, type TestRegister } from '../../../tests/support/register.ts';
import { unlistedCommand } from '../../../tests/support/unlisted-command.ts';
import { AgeEvidenceRecorded } from '../juveniles/events.ts';
import { addKeepApart } from '../sites/commands/add-keep-apart.ts';
import { approveOverCapacity } from '../sites/commands/approve-over-capacity.ts';
import { authoriseOverCapacity } from '../sites/commands/authorise-over-capacity.ts';
import { cureBreach } from './commands/cure-breach.ts';
import { extendOrder } from './commands/extend-order.ts';
import { moveAllToSection } from './commands/move-all-to-section.ts';
import { moveSection } from './commands/move-section.ts';
import { recordAgeEvidence } from './commands/record-age-evidence.ts';
import { recordFoundInSection } from './commands/record-found-in-section.ts';
import { recordOrder } from './commands/record-order.ts';
import { CustodyAdmitted, FoundInSection, SectionMoved } from './events.ts';

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
});
afterAll(() => test.close());

const move = (personNo: number, section: string, officer: 'sdf-origin' | 'moj-child' = 'sdf-origin') =>
  test.run(officer, moveSection, { personNo, site: 'GHW', section, reason: 'roll of the day' });
const found = (personNo: number, section: string) =>
  test.run('sdf-origin', recordFoundInSection, { personNo, site: 'GHW', section });
const openBreaches = async (personNo: number) =>
  (
    await test.see<{ rule: string }>(
      'sdf-origin',
      "SELECT rule FROM register.breach WHERE person_no = $1 AND cured_at IS NULL AND rule <> 'I04-no-admission-without-order' ORDER BY rule",
      [personNo],
    )
  ).map((row) => row.rule);

/** Commands that say the bare events, without the care that the real ones take: what a wrong or hostile server would send. */
const bareMove = unlistedCommand({
  system: 'register',
  name: 'bare-move',
  roles: ['origin_officer'],
  input: z.object({ personNo: z.int(), section: z.string() }),
  streams: (input) => [input.personNo],
  load: async () => undefined,
  decide: (_state, { personNo, section }) => [
    SectionMoved.make({ stream: personNo, data: { site: 'GHW', section }, personal: { reason: 'bare' } }),
  ],
});
const bareFound = unlistedCommand({
  system: 'register',
  name: 'bare-found',
  roles: ['origin_officer'],
  input: z.object({ personNo: z.int(), section: z.string() }),
  streams: (input) => [input.personNo],
  load: async () => undefined,
  decide: (_state, { personNo, section }) => [
    FoundInSection.make({ stream: personNo, data: { site: 'GHW', section } }),
  ],
});
const bareEvidence = unlistedCommand({
  system: 'register',
  name: 'bare-evidence',
  roles: ['origin_officer'],
  input: z.object({ personNo: z.int(), from: z.string(), to: z.string() }),
  streams: (input) => [input.personNo],
  load: async () => undefined,
  decide: (_state, { personNo, from, to }) => [
    AgeEvidenceRecorded.make({
      stream: personNo,
      data: { kind: 'registry' },
      personal: { source: 'registry', birth: { text: from, from, to } },
    }),
  ],
});
const bareAdmission = unlistedCommand({
  system: 'register',
  name: 'bare-admission',
  roles: ['origin_officer'],
  input: z.object({ personNo: z.int() }),
  streams: (input) => [input.personNo],
  load: async () => undefined,
  decide: (_state, { personNo }) => [
    CustodyAdmitted.make({ stream: personNo, data: { custodian: 'SDF', site: 'GHW' } }),
  ],
});

describe('I13-minor-apart-from-adults', () => {
  it('refuses the act, in the command and in the database', async () => {
    for (const birth of ['2010-05-05', '2007-2009']) {
      const minor = await test.person({ birth });
      await expect(move(minor, 'A')).rejects.toMatchObject({
        code: 'I13-minor-apart-from-adults',
        problems: [{ personNo: minor }],
      });
      await expect(test.run('sdf-origin', bareMove, { personNo: minor, section: 'A' })).rejects.toMatchObject({
        code: 'I13-minor-apart-from-adults',
      });
      await move(minor, 'J');
    }
  });

  it('refuses an adult in a juvenile section', async () => {
    await expect(move(await test.person(), 'J')).rejects.toMatchObject({ code: 'I13-minor-apart-from-adults' });
  });

  it('records the fact with its breach, and the fact without its breach is refused', async () => {
    const minor = await test.person({ birth: '2010-05-05' });
    await expect(test.run('sdf-origin', bareFound, { personNo: minor, section: 'A' })).rejects.toMatchObject({
      code: 'I13-minor-apart-from-adults',
      problems: [
        { personNo: minor, values: { detail: expect.stringContaining('needs its breach in the same command') } },
      ],
    });
    await found(minor, 'A');
    expect(await openBreaches(minor)).toEqual(['I13-minor-apart-from-adults']);
  });

  it('allows a child protection officer what is in the best interest of the child, and nobody else', async () => {
    const minor = await test.person({ birth: '2010-05-05' });
    const input = {
      personNo: minor,
      site: 'GHW',
      section: 'A',
      reason: 'with his father',
      bestInterest: true,
    } as const;
    await expect(test.run('sdf-origin', moveSection, input)).rejects.toMatchObject({ code: 'not-permitted' });
    await test.run('moj-child', moveSection, input);
    expect(await openBreaches(minor)).toEqual([]);
  });

  it('a breach is cured only when it no longer stands', async () => {
    const minor = await test.person({ birth: '2010-05-05' });
    await found(minor, 'A');
    const [breach] = await test.see<{ id: string }>(
      'sdf-origin',
      "SELECT id FROM register.breach WHERE person_no = $1 AND rule LIKE 'I13%'",
      [minor],
    );
    const input = { breachId: breach?.id as string, how: 'moved to the juvenile section' };
    await expect(test.run('sdf-origin', cureBreach, input)).rejects.toMatchObject({ code: 'breach-still-stands' });
    await move(minor, 'J');
    await expect(test.run('moj-child', cureBreach, input)).rejects.toMatchObject({ code: 'not-permitted' });
    await test.run('sdf-origin', cureBreach, input);
    expect(await openBreaches(minor)).toEqual([]);
  });
});

describe('many persons to one section', () => {
  const moveAll = (persons: number[], section: string, officer: 'sdf-origin' | 'moj-receiver' = 'sdf-origin') =>
    test.run(officer, moveAllToSection, { persons, site: 'GHW', section, reason: 'roll of the day' });
  const sectionOf = async (personNo: number) =>
    (
      await test.see<{ section: string }>(
        'sdf-origin',
        "SELECT section FROM register.custody WHERE person_no = $1 AND known_to IS NULL AND to_at = 'infinity'",
        [personNo],
      )
    )[0]?.section;

  it('are moved by one command, or none is: whoever it is refused for is named with each rule, and the others go without them', async () => {
    const men = [await test.person({ section: 'SMALL' }), await test.person({ section: 'SMALL' })];
    const woman = await test.person({ sex: 'female', section: 'W' });
    const minor = await test.person({ birth: '2010-05-05', section: 'J' });
    await expect(moveAll([...men, woman, minor], 'A')).rejects.toMatchObject({
      problems: expect.arrayContaining([
        expect.objectContaining({ code: 'I16-men-and-women-apart', personNo: woman }),
        expect.objectContaining({ code: 'I13-minor-apart-from-adults', personNo: minor }),
      ]),
    });
    await expect(moveAll([...men, woman, minor], 'A')).rejects.not.toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ personNo: men[0] })]),
    });
    expect(await Promise.all(men.map(sectionOf))).toEqual(['SMALL', 'SMALL']);
    const { events } = await moveAll(men, 'A');
    expect(events.map(({ type, streamNo }) => [type, streamNo])).toEqual(men.map((no) => ['SectionMoved', no]));
    expect(await Promise.all(men.map(sectionOf))).toEqual(['A', 'A']);
  });

  it('who is beyond the last place is named, and nobody of another authority is moved', async () => {
    const places = await test.see<{ places: number }>(
      'sdf-origin',
      "SELECT s.capacity - register.occupants(s.site, s.section) AS places FROM sites.section s WHERE s.site = 'GHW' AND s.section = 'SMALL'",
    );
    const free = Number(places[0]?.places);
    const persons: number[] = [];
    for (let i = 0; i <= free; i += 1) persons.push(await test.person({ section: 'A' }));
    await expect(moveAll(persons, 'SMALL')).rejects.toMatchObject({
      code: 'I17-section-capacity',
      problems: [{ code: 'I17-section-capacity', personNo: persons.at(-1) }],
    });
    await expect(moveAll(persons, 'A', 'moj-receiver')).rejects.toMatchObject({ code: 'not-found' });
    await expect(moveAll([persons[0] as number, persons[0] as number], 'A')).rejects.toMatchObject({
      problems: [{ code: 'person-twice', personNo: persons[0] }],
    });
    await expect(
      test.run('sdf-origin', moveAllToSection, { persons, site: 'KRK', section: 'A1', reason: 'elsewhere' }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('I14-age-from-evidence', () => {
  it('new evidence tests the present place again and opens the breach with it', async () => {
    const personNo = await test.person({ section: 'A' });
    await expect(
      test.run('sdf-origin', bareEvidence, { personNo, from: '2009-03-14', to: '2009-03-15' }),
    ).rejects.toMatchObject({ code: 'I13-minor-apart-from-adults' });
    await test.run('sdf-origin', recordAgeEvidence, {
      personNo,
      kind: 'registry',
      birth: '2009-03-14',
      source: 'civil registry',
    });
    expect(await openBreaches(personNo)).toEqual(['I13-minor-apart-from-adults']);
    // more evidence of the same opens no second breach
    await test.run('sdf-origin', recordAgeEvidence, { personNo, kind: 'school', birth: '2009', source: 'school' });
    expect(await openBreaches(personNo)).toEqual(['I13-minor-apart-from-adults']);
  });

  it('no evidence, a dispute and a medical finding alone make nobody an adult', async () => {
    const classOf = async (personNo: number) =>
      (
        await test.see<{ class: string }>(
          'sdf-origin',
          "SELECT class FROM juveniles.age_classes_seen(ARRAY[$1::bigint], ARRAY['2026-01-18'::date])",
          [personNo],
        )
      )[0]?.class;
    const unknown = await test.person({ birth: 'unknown' });
    expect(await classOf(unknown)).toBe('undetermined');
    await test.run('sdf-health', recordAgeEvidence, {
      personNo: unknown,
      kind: 'medical',
      birth: '1990-2000',
      source: 'x-ray',
    });
    expect(await classOf(unknown)).toBe('undetermined');
    const disputed = await test.person({ birth: '2000' });
    expect(await classOf(disputed)).toBe('adult');
    await test.run('sdf-origin', recordAgeEvidence, {
      personNo: disputed,
      kind: 'school',
      birth: '2010',
      source: 'school',
    });
    expect(await classOf(disputed)).toBe('undetermined');
  });
});

describe('I16', () => {
  it('I16-men-and-women-apart', async () => {
    await expect(move(await test.person(), 'W')).rejects.toMatchObject({ code: 'I16-men-and-women-apart' });
    await expect(
      test.run('sdf-origin', bareMove, { personNo: await test.person({ sex: 'female' }), section: 'A' }),
    ).rejects.toMatchObject({ code: 'I16-men-and-women-apart' });
  });

  it('I16-keep-apart: never one section, until it expires; a fact opens the breach', async () => {
    const [one, other] = [await test.person({ section: 'A' }), await test.person()];
    await test.run('sdf-origin', addKeepApart, {
      personNo: other,
      otherPersonNo: one,
      reason: 'threats',
      expiresAt: START + 48 * HOUR,
    });
    await expect(move(other, 'A')).rejects.toMatchObject({ code: 'I16-keep-apart' });
    await expect(test.run('sdf-origin', bareMove, { personNo: other, section: 'A' })).rejects.toMatchObject({
      code: 'I16-keep-apart',
    });
    await found(other, 'A');
    expect(await openBreaches(other)).toEqual(['I16-keep-apart']);
  });
});

describe('I17-section-capacity', () => {
  let three: number[];
  beforeEach(async () => {
    three = [];
    for (let i = 0; i < 3; i += 1) three.push(await test.person());
    // empty the section for the test
    const inside = await test.see<{ person_no: number }>(
      'sdf-origin',
      "SELECT person_no FROM register.custody WHERE section = 'SMALL' AND known_to IS NULL AND to_at = 'infinity'",
    );
    for (const { person_no } of inside) await move(person_no, 'A');
  });

  it('refuses the act beyond the places, and records the fact with its breach', async () => {
    const [first, second, third] = three as [number, number, number];
    await move(first, 'SMALL');
    await move(second, 'SMALL');
    await expect(move(third, 'SMALL')).rejects.toMatchObject({ code: 'I17-section-capacity' });
    await expect(test.run('sdf-origin', bareMove, { personNo: third, section: 'SMALL' })).rejects.toMatchObject({
      code: 'I17-section-capacity',
    });
    await found(third, 'SMALL');
    expect(await openBreaches(third)).toEqual(['I17-section-capacity']);
  });

  it('two officers racing for the last place: one gets it', async () => {
    const [first, second, third] = three as [number, number, number];
    await move(first, 'SMALL');
    const results = await Promise.allSettled(
      [second, third].map((personNo) => test.run('sdf-origin', bareMove, { personNo, section: 'SMALL' })),
    );
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({
      reason: { code: 'I17-section-capacity' },
    });
  });

  it('two officers together may authorise more for a time (I24-four-eyes)', async () => {
    const [first, second, third] = three as [number, number, number];
    await move(first, 'SMALL');
    await move(second, 'SMALL');
    const proposed = await test.run('sdf-origin', authoriseOverCapacity, {
      site: 'GHW',
      section: 'SMALL',
      extraPlaces: 1,
      expiresAt: START + 24 * HOUR,
      reason: 'one night',
    });
    const { authorisationId } = proposed.result as { authorisationId: string };
    await expect(move(third, 'SMALL')).rejects.toMatchObject({ code: 'I17-section-capacity' });
    await expect(test.run('sdf-origin', approveOverCapacity, { authorisationId })).rejects.toMatchObject({
      code: 'I24-four-eyes',
    });
    await test.run('sdf-origin-two', approveOverCapacity, { authorisationId });
    await move(third, 'SMALL');
  });
});

describe('I04 and I05', () => {
  const order = async (persons: number[], expiresAt: number) =>
    test.run('sdf-origin', recordOrder, {
      persons,
      ground: 'remand',
      article: '4 of Law 13/2005',
      authority: 'SDF',
      documentSha256: await test.document('sdf-origin'),
      issuedAt: START - 24 * HOUR,
      expiresAt,
    });

  it('I04-no-admission-without-order: an admission needs an order in force', async () => {
    const personNo = await test.person();
    await expect(test.run('sdf-origin', bareAdmission, { personNo })).rejects.toMatchObject({
      code: 'I04-no-admission-without-order',
    });
    await order([personNo], START - HOUR);
    await expect(test.run('sdf-origin', bareAdmission, { personNo })).rejects.toMatchObject({
      code: 'I04-no-admission-without-order',
    });
    await order([personNo], START + 24 * HOUR);
    await test.run('sdf-origin', bareAdmission, { personNo });
  });

  it('I05-order-live: extended by a judicial role, before its end, to a later day', async () => {
    const personNo = await test.person();
    const [live, ended] = [await order([personNo], START + HOUR), await order([personNo], START - HOUR)];
    const documentSha256 = await test.document('clerk');
    const extension = { expiresAt: START + 48 * HOUR, documentSha256, reason: 'hearing on the 20th' };
    await expect(
      test.run('sdf-origin', extendOrder, { orderId: live.events[0]?.id as string, ...extension }),
    ).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(
      test.run('clerk', extendOrder, { orderId: ended.events[0]?.id as string, ...extension }),
    ).rejects.toMatchObject({ code: 'I05-order-live' });
    await test.run('clerk', extendOrder, { orderId: live.events[0]?.id as string, ...extension });
    const [row] = await test.see<{ id: string }>('clerk', 'SELECT register.live_order_seen($1, $2) AS id', [
      personNo,
      new Date(START + 47 * HOUR),
    ]);
    expect(row?.id).toBe(live.events[0]?.id);
  });
});

it('an officer of another authority cannot move a person who is not within reach', async () => {
  const personNo = await test.person();
  await expect(
    test.run('moj-receiver', recordFoundInSection, { personNo, site: 'KRK', section: '1' }),
  ).rejects.toMatchObject({ code: 'not-found' });
  await expect(
    test.run('moj-receiver', { ...bareMove, roles: ['receiving_officer'] }, { personNo, section: 'A' }),
  ).rejects.toMatchObject({ code: 'not-permitted' });
});
