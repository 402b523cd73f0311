import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '../../src/core/register/commands/set-clock.ts';
import { recordFitness } from '../../src/systems/care/commands/record-fitness.ts';
import { decideAccompaniment } from '../../src/systems/register/commands/decide-accompaniment.ts';
import { moveSection } from '../../src/systems/register/commands/move-section.ts';
import { recordAccompanyingChild } from '../../src/systems/register/commands/record-accompanying-child.ts';
import { recordAgeEvidence } from '../../src/systems/register/commands/record-age-evidence.ts';
import { recordBirth } from '../../src/systems/register/commands/record-birth.ts';
import { recordDeath } from '../../src/systems/register/commands/record-death.ts';
import { recordDeparture } from '../../src/systems/register/commands/record-departure.ts';
import { recordFoundInSection } from '../../src/systems/register/commands/record-found-in-section.ts';
import { recordOrder } from '../../src/systems/register/commands/record-order.ts';
import { recordUnaccounted } from '../../src/systems/register/commands/record-unaccounted.ts';
import { accompaniment } from '../../src/systems/register/queries/accompaniment.ts';
import { people } from '../../src/systems/register/queries/people.ts';
import { person } from '../../src/systems/register/queries/person.ts';
import { strength } from '../../src/systems/register/queries/strength.ts';
import { giveNotice } from '../../src/systems/safeguards/commands/give-notice.ts';
import { recordInterview } from '../../src/systems/safeguards/commands/record-interview.ts';
import { occupantsTable } from '../../src/systems/sites/capacity/occupancy-table.ts';
import type { OccupantsAnswer } from '../../src/systems/sites/capacity/occupancy-views.ts';
import { addCompartment } from '../../src/systems/sites/commands/add-compartment.ts';
import { addSection } from '../../src/systems/sites/commands/add-section.ts';
import { addVehicle } from '../../src/systems/sites/commands/add-vehicle.ts';
import { recordAbsence } from '../../src/systems/sites/commands/record-absence.ts';
import { occupancy } from '../../src/systems/sites/queries/occupancy.ts';
import { occupants } from '../../src/systems/sites/queries/occupancy-trend.ts';
import { places } from '../../src/systems/sites/queries/places.ts';
import { acceptLines } from '../../src/systems/transfers/commands/accept-lines.ts';
import { assignCompartments } from '../../src/systems/transfers/commands/assign-compartments.ts';
import { createManifest } from '../../src/systems/transfers/commands/create-manifest.ts';
import { recordAdmission } from '../../src/systems/transfers/commands/record-admission.ts';
import { strikeOff } from '../../src/systems/transfers/commands/strike-off.ts';
import { lines } from '../../src/systems/transfers/queries/lines.ts';
import { manifest } from '../../src/systems/transfers/queries/manifest.ts';
import { ask } from '../support/ask.ts';
import { Attackers } from '../support/attacker.ts';
import { breachesOf, presentState } from '../support/camp.ts';
import { answered, openTestOperation, TestConvoy } from '../support/convoy.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../support/register.ts';

const DAY = 24 * HOUR;
const I13 = 'I13-minor-apart-from-adults';
const I16 = 'I16-men-and-women-apart';
const I32 = 'I32-household-together';
const DEATH = {
  cause: 'illness',
  circumstances: 'found by the guard, taken to the hospital',
  remains: 'with kin',
  referral: 'prosecutor',
  place: 'GHW',
};
const REASONS = 'He is nursed by his mother, and nobody else of the family is here.';

let test: TestRegister;
let attackers: Attackers;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  await test.run('installation', addVehicle, { code: 'BUS-W', authority: 'CJTF', kind: 'bus' });
  for (const compartment of ['1', '2'])
    await test.run('installation', addCompartment, {
      vehicle: 'BUS-W',
      compartment,
      seats: 10,
      sex: 'female',
      ageGroup: 'adult',
    });
  for (const [site, section] of [
    ['KRK', 'W'],
    ['KRK', 'W2'],
    ['GHW', 'W2'],
  ] as const)
    await test.run('installation', addSection, {
      site,
      section,
      sex: 'female',
      ageGroup: 'adult',
      legalStatus: 'any',
      capacity: 20,
      capacitySource: 'test',
    });
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

let count = 0;
/** A woman in the section for women, under an order. */
const woman = async (): Promise<number> => {
  count += 1;
  const personNo = await test.person({ name: `Mother ${'A'.repeat(count)}`, sex: 'female', section: 'W' });
  await test.run('sdf-origin', recordOrder, {
    persons: [personNo],
    ground: 'Suspected offence',
    article: 'Article 4',
    authority: 'SDF',
    documentSha256: await test.document('sdf-origin'),
    issuedAt: START - DAY,
    expiresAt: START + 60 * DAY,
  });
  return personNo;
};
const birthOf = async (motherNo: number): Promise<number> => {
  const { result } = await test.run('sdf-origin', recordBirth, { motherNo, sex: 'male', bornAt: START - HOUR / 2 });
  return (result as { personNo: number }).personNo;
};
const childOf = (name: string, birth = '2022-03-01') => ({
  names: [{ full: name, script: 'latin' as const, kind: 'primary' as const, source: 'the mother' }],
  sex: 'male' as const,
  birth,
  nationalities: [],
});
const cameWith = async (parentNo: number): Promise<number> => {
  const { result } = await test.run('sdf-origin', recordAccompanyingChild, {
    parentNo,
    person: childOf('Yusuf Example'),
    fromAt: START - HOUR / 2,
  });
  return (result as { personNo: number }).personNo;
};
const decide = (
  personNo: number,
  parentNo: number,
  outcome: 'beside' | 'apart' = 'beside',
  officer: 'moj-child' | 'sdf-origin' = 'moj-child',
) =>
  test.run(officer, decideAccompaniment, { personNo, parentNo, outcome, reasons: REASONS, reviewAt: START + 90 * DAY });
const open = async (personNo: number): Promise<string[]> =>
  (
    await test.admin.query<{ rule: string }>(
      'SELECT rule FROM register.breach WHERE person_no = $1 AND cured_at IS NULL ORDER BY 1',
      [personNo],
    )
  ).rows.map(({ rule }) => rule);
const sectionOf = async (personNo: number): Promise<string | undefined> =>
  (
    await test.admin.query(
      "SELECT section FROM register.custody WHERE person_no = $1 AND known_to IS NULL AND to_at = 'infinity'",
      [personNo],
    )
  ).rows[0]?.section;
const move = (personNo: number, section: string) =>
  test.run('sdf-origin', moveSection, { personNo, site: 'GHW', section, reason: 'roll of the day' });
const file = (personNo: number) => ask(test, 'sdf-origin', person, { personNo: String(personNo) });
const owed = async (personNo: number) => (await file(personNo)).owedNext.map(({ code }) => code);

describe('a child who accompanies a detained parent is nobody’s detainee', () => {
  it('born in custody: beside its mother, asked for no order, on no strength report; its place stands as a breach until child protection decides', async () => {
    const mother = await woman();
    const report = async () => {
      const { rows } = await test.admin.query<{ now: string }>('SELECT register.ms(register.clock()) AS now');
      const period = { fromAt: String(START - 1000 * HOUR), toAt: String(rows[0]?.now) };
      return (await ask(test, 'sdf-origin', strength, { scope: 'site', code: 'GHW', ...period })).closing;
    };
    const before = await report();
    // a child takes a place of the section and of the site, now and in the days that pass
    const rooms = async (asOf?: string) =>
      (await ask(test, 'sdf-origin', occupancy, { site: 'GHW', asOf } as never)).rows
        .filter(({ section }) => section === null || section === 'W')
        .map(({ inside, away }) => inside + away);
    const site = async () => {
      const [ghw] = (await ask(test, 'sdf-origin', places, { q: 'GHW' } as never)).rows;
      return ghw && [ghw.occupied, ghw.accompanying, ghw.withoutSection];
    };
    const [rooms0, site0 = []] = [await rooms(), await site()];
    const child = await birthOf(mother);
    expect(await rooms()).toEqual(rooms0.map((n) => n + 1));
    const inW = (await ask(test, 'sdf-origin', occupants, { site: 'GHW', section: 'W' })) as OccupantsAnswer;
    const states = new Map(inW.rows.map(({ personNo, state }) => [personNo, state]));
    expect([states.get(mother), states.get(child)]).toEqual(['held', 'accompanying']);
    const cells = occupantsTable.rows({ ...inW, rows: inW.rows.filter(({ personNo }) => personNo === child) }, 'en');
    expect(cells[0]?.[3]).toBe('child with a detained parent, not detained');
    // at the hospital for a time, it is away in the count of now and in that of the day
    const [clock] = (
      await test.admin.query<{ now: number; day: string }>(
        "SELECT register.ms(c)::float8 AS now, to_char(c AT TIME ZONE 'Asia/Damascus', 'YYYY-MM-DD') AS day FROM register.clock() c",
      )
    ).rows;
    await test.run('sdf-origin', recordAbsence, {
      personNo: child,
      leftAt: clock?.now ?? 0,
      reason: 'hospital',
      destination: 'the general hospital',
      escort: 'SDF',
      dueAt: START + 100 * DAY,
    });
    const awayFrom = async (asOf?: string) =>
      (await ask(test, 'sdf-origin', occupancy, { site: 'GHW', asOf } as never)).rows.map(({ away }) => away);
    expect(await awayFrom(clock?.day)).toEqual(await awayFrom());
    expect(await awayFrom()).toContain(1);
    expect(await site()).toEqual([site0[0], (site0[1] ?? 0) + 1, site0[2]]);
    const numbers = "SELECT register.site_accompanying('GHW') AS n";
    expect(await attackers.as('moj-receiver').read(numbers)).toEqual([{ n: (site0[1] ?? 0) + 1 }]);
    expect(await attackers.withToken('').read(numbers)).toEqual([{ n: 0 }]);
    expect(await presentState(test, child)).toBe('accompanying');
    expect(await sectionOf(child)).toBe('W');
    expect(await open(child)).toEqual([I13, I16]);
    expect(await report()).toBe(before);
    expect(await file(child)).toMatchObject({
      detained: false,
      mother: { personNo: mother },
      person: { legalStatus: 'accompanying', ageClass: 'minor' },
      custody: [{ state: 'accompanying' }],
    });
    expect(await owed(child)).toContain('accompaniment-undecided');
    expect(await owed(child)).not.toContain('order-missing');
    await decide(child, mother);
    expect(await open(child)).toEqual([]);
    expect(await owed(child)).not.toContain('accompaniment-undecided');
    const [pair] = (await ask(test, 'sdf-origin', accompaniment, { personNo: String(mother) })).pairs;
    expect(pair).toMatchObject({
      child: { personNo: child },
      parent: { personNo: mother },
      born: true,
      decided: 'beside',
      without: null,
      decisions: [{ outcome: 'beside', reasons: REASONS }],
    });
    const found = await ask(test, 'sdf-origin', people, { status: 'accompanying' } as never);
    expect(found.rows.map(({ personNo, state }) => [personNo, state])).toContainEqual([child, 'accompanying']);
    expect(
      (await ask(test, 'sdf-origin', people, { status: 'held', pageSize: 500 } as never)).rows.map(
        ({ personNo }) => personNo,
      ),
    ).not.toContain(child);
  });

  it('come in with its mother: the same; who is no child, whose parent is not detained, or who is on the register already does not', async () => {
    const mother = await woman();
    const child = await cameWith(mother);
    expect(await presentState(test, child)).toBe('accompanying');
    expect(await open(child)).toEqual([I13, I16]);
    const refused = (parentNo: number, birth: string) =>
      test.run('sdf-origin', recordAccompanyingChild, {
        parentNo,
        person: childOf('X', birth),
        fromAt: START - HOUR / 2,
      });
    await expect(refused(mother, '1999-01-01')).rejects.toMatchObject({ problems: [{ code: 'not-a-child' }] });
    await expect(refused(child, '2022-01-01')).rejects.toMatchObject({ problems: [{ code: 'parent-not-detained' }] });
    const man = await test.person({ section: 'A' });
    const forged = {
      type: 'ChildCameWithParent',
      stream: man,
      data: { parentNo: mother, custodian: 'SDF', site: 'GHW' },
    };
    const answers = await attackers.each(() => [forged]);
    for (const [role, answer] of Object.entries(answers)) expect([role, answer]).not.toEqual([role, 'accepted']);
    expect(await presentState(test, man)).toBe('held');
  });

  it('stays so when it is moved, missed and found, and its age is evidenced again', async () => {
    const mother = await woman();
    const child = await cameWith(mother);
    await decide(child, mother);
    await test.run('sdf-origin', recordUnaccounted, { personNo: child, circumstances: 'not in the yard' });
    expect(await presentState(test, child)).toBe('missing');
    await test.run('sdf-origin', recordFoundInSection, { personNo: child, site: 'GHW', section: 'W' });
    expect(await presentState(test, child)).toBe('accompanying');
    await test.run('sdf-origin', recordAgeEvidence, {
      personNo: child,
      kind: 'document',
      birth: '2022-03-02',
      source: 'card',
    });
    expect(await open(child)).toEqual([]);
  });
});

describe('I13-minor-apart-from-adults: what child protection decides of one child and exactly one parent', () => {
  it('is decided by child protection alone, with reasons, until a review that is due within six months: by the command and by SQL', async () => {
    const mother = await woman();
    const other = await woman();
    const child = await birthOf(mother);
    await expect(decide(child, mother, 'beside', 'sdf-origin')).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(decide(child, other)).rejects.toMatchObject({ problems: [{ code: 'not-with-this-parent' }] });
    const late = { personNo: child, parentNo: mother, outcome: 'beside' as const, reasons: REASONS };
    await expect(
      test.run('moj-child', decideAccompaniment, { ...late, reviewAt: START + 300 * DAY }),
    ).rejects.toMatchObject({ problems: [{ code: 'review-too-late' }] });
    const decision = (parentNo: number, reviewAt = START + 90 * DAY, reasons = REASONS) => ({
      type: 'AccompanimentDecided',
      stream: child,
      data: { parentNo, outcome: 'beside', reviewAt },
      personal: { reasons },
    });
    const answers = await attackers.each(() => [decision(other)]);
    for (const [role, answer] of Object.entries(answers)) expect([role, answer]).not.toEqual([role, 'accepted']);
    const protector = attackers.as('moj-child');
    expect(await protector.append(decision(mother, START + 300 * DAY))).toBe('invalid-input');
    expect(await protector.append(decision(mother, START + 90 * DAY, 'short'))).toBe('invalid-input');
    expect(await attackers.as('sdf-origin').append(decision(mother))).toBe('not-permitted');
    // the breach is not ended by the authority that answers for it while nothing is decided
    expect(await open(child)).toEqual([I13, I16]);
  });

  it('lets the child be beside this parent in a section for women, and beside nobody else', async () => {
    const mother = await woman();
    const child = await birthOf(mother);
    await expect(move(mother, 'W2')).rejects.toMatchObject({ code: I13 });
    await decide(child, mother);
    await move(mother, 'W2');
    expect([await sectionOf(mother), await sectionOf(child)]).toEqual(['W2', 'W2']);
    // apart from her it is refused, for the child and for the mother, also past the command
    await expect(move(child, 'W')).rejects.toMatchObject({ code: I13 });
    const away = (stream: number, section: string) => ({
      type: 'SectionMoved',
      stream,
      data: { site: 'GHW', section },
      personal: { reason: 'by hand' },
    });
    expect([I13, I16, I32]).toContain(await attackers.as('sdf-origin').append(away(child, 'W')));
    expect(await attackers.as('sdf-origin').append(away(mother, 'W'))).toBe(I32);
    // a fact is recorded, with its breach
    await test.run('sdf-origin', recordFoundInSection, { personNo: mother, site: 'GHW', section: 'W' });
    expect(await open(mother)).toEqual([I32]);
    expect(await owed(child)).toContain('parent-elsewhere');
  });

  it('apart: the child lives elsewhere, and the mother is moved alone', async () => {
    const mother = await woman();
    const child = await cameWith(mother);
    await decide(child, mother, 'apart');
    await move(child, 'J');
    await move(mother, 'W2');
    expect([await sectionOf(mother), await sectionOf(child)]).toEqual(['W2', 'J']);
    expect(await owed(child)).not.toContain('parent-elsewhere');
  });
});

const onManifest = async (persons: readonly number[]): Promise<TestConvoy> => {
  const operationNo = await openTestOperation(test);
  const outcome = await test.run('sdf-cell', createManifest, {
    operationNo,
    code: `CHILD-${persons.join('-')}`,
    fromSite: 'GHW',
    toSite: 'KRK',
    via: ['RAB'],
    escortAuthority: 'CJTF',
    toAuthority: 'MOJ',
    plannedAt: START + 3 * DAY,
    persons: [...persons],
  });
  return new TestConvoy(test, operationNo, outcome.events[0]?.streamNo as number, persons);
};

describe('on the way', () => {
  const problems = async (manifestNo: number): Promise<[number, string][]> =>
    (
      await test.admin.query<{ person_no: string; rule: string }>(
        'SELECT DISTINCT person_no, rule FROM transfers.seal_problems($1, register.clock()) WHERE person_no IS NOT NULL ORDER BY 1, 2',
        [manifestNo],
      )
    ).rows.map(({ person_no, rule }) => [Number(person_no), rule]);
  const prepare = async (convoy: TestConvoy, mother: number): Promise<void> => {
    const { manifestNo, persons } = convoy;
    await convoy.step('ordered');
    await test.run('sdf-health', recordFitness, {
      manifestNo,
      expectedCount: persons.length,
      rows: persons.map((personNo) => ({ personNo, fit: true })),
    });
    // told and heard is the mother, also for the child
    const hers = { manifestNo, expectedCount: 1 };
    await test.run('interviewer', giveNotice, {
      ...hers,
      rows: [{ personNo: mother, language: 'ar', form: 'oral' as const }],
    });
    await test.run('interviewer', recordInterview, {
      ...hers,
      rows: [{ personNo: mother, outcome: 'held' as const, language: 'ar', private: true as const }],
    });
  };
  const accept = (convoy: TestConvoy, sections: readonly string[]) =>
    test.run('moj-receiver', acceptLines, {
      manifestNo: convoy.manifestNo,
      expectedCount: convoy.persons.length,
      decisions: convoy.persons.map((personNo, index) => ({
        personNo,
        decision: 'accepted' as const,
        site: 'KRK',
        section: sections[index] ?? 'W',
      })),
    });
  const seat = (convoy: TestConvoy, compartments: readonly string[]) =>
    test.run('sdf-cell', assignCompartments, {
      manifestNo: convoy.manifestNo,
      assignments: convoy.persons.map((personNo, index) => ({
        personNo,
        vehicle: 'BUS-W',
        compartment: compartments[index] ?? '1',
      })),
    });

  it('mother and child travel together, in one compartment, to one section: nothing of a detainee is asked of the child but its health', async () => {
    const mother = await woman();
    const child = await cameWith(mother);
    const convoy = await onManifest([mother, child]);
    await prepare(convoy, mother);
    // without a decision: no seat, no section, no seal
    await expect(seat(convoy, ['1', '1'])).rejects.toMatchObject({ code: I13 });
    await expect(accept(convoy, ['W', 'W'])).rejects.toMatchObject({ code: I13 });
    await decide(child, mother);
    await expect(accept(convoy, ['W', 'W2'])).rejects.toMatchObject({ code: I13 });
    await accept(convoy, ['W', 'W']);
    await expect(seat(convoy, ['1', '2'])).rejects.toMatchObject({ code: I13 });
    await seat(convoy, ['1', '1']);
    expect(await problems(convoy.manifestNo)).toEqual([]);
    const told = await ask(test, 'sdf-cell', lines, { manifestNo: convoy.manifestNo } as never);
    expect(told.rows.find(({ personNo }) => personNo === child)).toMatchObject({
      accompanies: { personNo: mother, beside: true },
      gates: { order: { state: 'done' }, notice: { state: 'done' }, interview: { state: 'done' } },
    });
    expect((await ask(test, 'sdf-cell', manifest, { manifestNo: String(convoy.manifestNo) })).households).toEqual([
      [mother, child],
    ]);
    for (const step of ['seal-proposed', 'sealed', 'boarded'] as const) await convoy.step(step);
    // the notice was given a moment ago: what is asked of the mother is asked of the child too
    for (const step of ['handed-over-1', 'handed-over-2'] as const) await convoy.step(step);
    expect(await breachesOf(test, child)).not.toContain('I05-order-live');
    const admit = (sections: readonly string[]) =>
      test.run('moj-receiver', recordAdmission, {
        manifestNo: convoy.manifestNo,
        expectedCount: 2,
        rows: [mother, child].map((personNo, index) => ({
          personNo,
          site: 'KRK',
          section: sections[index] ?? 'W',
          answers: answered,
        })),
      });
    await expect(admit(['W', 'W2'])).rejects.toMatchObject({ code: I13 });
    await admit(['W', 'W']);
    await convoy.step('closed');
    expect([await presentState(test, mother), await presentState(test, child)]).toEqual(['held', 'accompanying']);
    expect(await open(child)).toEqual(await open(mother));
    // a child whom she has at KRK was not there while she was at GHW or on the way: by the commands and by SQL
    const elsewhere = { problems: [{ code: 'parent-elsewhere-then' }] };
    const second = { parentNo: mother, person: childOf('Musa Example'), fromAt: START - HOUR / 4 };
    await expect(test.run('moj-receiver', recordAccompanyingChild, second)).rejects.toMatchObject(elsewhere);
    const birth = { motherNo: mother, sex: 'male' as const, bornAt: START - HOUR / 4 };
    await expect(test.run('moj-receiver', recordBirth, birth)).rejects.toMatchObject(elsewhere);
    const forged = {
      type: 'BornInCustody',
      v: 2,
      stream: { new: 'person' as const },
      data: { motherNo: mother, custodian: 'MOJ', site: 'KRK' },
      occurredAt: START - HOUR / 4,
    };
    expect(await attackers.as('moj-receiver').append(forged)).toBe('not-with-a-parent');
  });

  it('neither travels without the other: who is not on the manifest, or is struck off, blocks the other, unless child protection decided that they are apart', async () => {
    const mother = await woman();
    const child = await cameWith(mother);
    await decide(child, mother);
    const alone = await onManifest([mother]);
    expect(await problems(alone.manifestNo)).toContainEqual([mother, I32]);
    await test.run('sdf-cell', strikeOff, {
      manifestNo: alone.manifestNo,
      personNo: mother,
      reason: 'other',
      note: 'with her child, later',
    } as never);
    const both = await onManifest([mother, child]);
    expect(await problems(both.manifestNo)).not.toContainEqual([mother, I32]);
    await test.run('sdf-cell', strikeOff, {
      manifestNo: both.manifestNo,
      personNo: mother,
      reason: 'unfit',
      note: 'ill',
    } as never);
    expect(await problems(both.manifestNo)).toContainEqual([child, I32]);
    await decide(child, mother, 'apart');
    expect(await problems(both.manifestNo)).not.toContainEqual([child, I32]);
  });
});

describe('when the parent is not there any more', () => {
  it('the mother has died: it is said, and the child detains nobody; it departs freely', async () => {
    const mother = await woman();
    const child = await birthOf(mother);
    await decide(child, mother);
    await test.run('sdf-origin', recordDeath, {
      personNo: mother,
      ...DEATH,
    });
    expect(await presentState(test, child)).toBe('accompanying');
    expect(await owed(child)).toContain('parent-dead');
    await test.run('sdf-origin', recordDeparture, {
      personNo: child,
      destination: 'his aunt',
      account: 'fetched by kin',
    });
    expect(await presentState(test, child)).toBeUndefined();
  });

  it('who is held does not depart so', async () => {
    const mother = await woman();
    await expect(
      test.run('sdf-origin', recordDeparture, { personNo: mother, destination: 'home', account: 'left' }),
    ).rejects.toMatchObject({ code: 'I31-resident-not-detained' });
  });
});

// the last of the file: the clock is set forward
describe('who comes of age is a child no longer', () => {
  it('is asked for an order before a seal, and the file says what is owed, from the eighteenth birthday on', async () => {
    const mother = await woman();
    const { result } = await test.run('sdf-origin', recordAccompanyingChild, {
      parentNo: mother,
      person: childOf('Idris Example', '2008-01-20'),
      fromAt: START - HOUR / 2,
    });
    const child = (result as { personNo: number }).personNo;
    await decide(child, mother);
    const convoy = await onManifest([mother, child]);
    const orderless = async (at: number) =>
      (
        await test.admin.query<{ person_no: string }>(
          "SELECT person_no FROM transfers.seal_problems($1, register.at($2)) WHERE rule = 'I05-order-live' AND person_no IS NOT NULL",
          [convoy.manifestNo, at],
        )
      ).rows.map(({ person_no }) => Number(person_no));
    const gate = async () =>
      (await ask(test, 'sdf-cell', lines, { manifestNo: convoy.manifestNo } as never)).rows.find(
        ({ personNo }) => personNo === child,
      )?.gates.order.state;
    expect([await orderless(START + DAY), await gate()]).toEqual([[], 'done']);
    expect(await orderless(START + 3 * DAY)).toEqual([child]);
    await test.run('installation', setClock, { clockAt: START + 3 * DAY });
    expect(await gate()).toBe('open');
    expect(await owed(child)).toContain('no-longer-a-child');
    expect(await presentState(test, child)).toBe('accompanying');
  });
});
