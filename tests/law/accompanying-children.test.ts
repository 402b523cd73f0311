import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChildrenAloneAnswer } from '../../src/systems/register/accompanying/without-views.ts';
import { decideAccompaniment } from '../../src/systems/register/commands/decide-accompaniment.ts';
import { recordAccompanyingChild } from '../../src/systems/register/commands/record-accompanying-child.ts';
import { recordAgeEvidence } from '../../src/systems/register/commands/record-age-evidence.ts';
import { recordDeath } from '../../src/systems/register/commands/record-death.ts';
import { recordDeparture } from '../../src/systems/register/commands/record-departure.ts';
import { recordFoundInSection } from '../../src/systems/register/commands/record-found-in-section.ts';
import { recordUnaccounted } from '../../src/systems/register/commands/record-unaccounted.ts';
import { accompaniment } from '../../src/systems/register/queries/accompaniment.ts';
import { childrenWithoutParent } from '../../src/systems/register/queries/children-without-parent.ts';
import { people } from '../../src/systems/register/queries/people.ts';
import { strength } from '../../src/systems/register/queries/strength.ts';
import { childrenAloneTable } from '../../src/systems/register/tables/children-alone-table.ts';
import { occupantsTable } from '../../src/systems/sites/capacity/occupancy-table.ts';
import type { OccupantsAnswer } from '../../src/systems/sites/capacity/occupancy-views.ts';
import { recordAbsence } from '../../src/systems/sites/commands/record-absence.ts';
import { occupancy } from '../../src/systems/sites/queries/occupancy.ts';
import { occupants } from '../../src/systems/sites/queries/occupancy-trend.ts';
import { places } from '../../src/systems/sites/queries/places.ts';
import { ask } from '../support/ask.ts';
import { Attackers } from '../support/attacker.ts';
import { presentState } from '../support/camp.ts';
import { createMothers, type Mothers } from '../support/mothers.ts';
import { createTestRegister, HOUR, START, type TestOfficer, type TestRegister } from '../support/register.ts';

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
let mothers: Mothers;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  mothers = await createMothers(test);
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

describe('a child who accompanies a detained parent is nobody’s detainee', () => {
  it('born in custody: beside its mother, asked for no order, on no strength report; its place stands as a breach until child protection decides', async () => {
    const mother = await mothers.woman();
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
    const child = await mothers.birthOf(mother);
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
    expect(await mothers.sectionOf(child)).toBe('W');
    expect(await mothers.open(child)).toEqual([I13, I16]);
    expect(await report()).toBe(before);
    expect(await mothers.file(child)).toMatchObject({
      detained: false,
      mother: { personNo: mother },
      person: { legalStatus: 'accompanying', ageClass: 'minor' },
      custody: [{ state: 'accompanying' }],
    });
    expect(await mothers.owed(child)).toContain('accompaniment-undecided');
    expect(await mothers.owed(child)).not.toContain('order-missing');
    await mothers.decide(child, mother);
    expect(await mothers.open(child)).toEqual([]);
    expect(await mothers.owed(child)).not.toContain('accompaniment-undecided');
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
    const mother = await mothers.woman();
    const child = await mothers.cameWith(mother);
    expect(await presentState(test, child)).toBe('accompanying');
    expect(await mothers.open(child)).toEqual([I13, I16]);
    const refused = (parentNo: number, birth: string) =>
      test.run('sdf-origin', recordAccompanyingChild, {
        parentNo,
        person: mothers.childOf('X', birth),
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
    const mother = await mothers.woman();
    const child = await mothers.cameWith(mother);
    await mothers.decide(child, mother);
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
    expect(await mothers.open(child)).toEqual([]);
  });
});

describe('I13-minor-apart-from-adults: what child protection decides of one child and exactly one parent', () => {
  it('is decided by child protection alone, with reasons, until a review that is due within six months: by the command and by SQL', async () => {
    const mother = await mothers.woman();
    const other = await mothers.woman();
    const child = await mothers.birthOf(mother);
    await expect(mothers.decide(child, mother, 'beside', 'sdf-origin')).rejects.toMatchObject({
      code: 'not-permitted',
    });
    await expect(mothers.decide(child, other)).rejects.toMatchObject({ problems: [{ code: 'not-with-this-parent' }] });
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
    expect(await mothers.open(child)).toEqual([I13, I16]);
  });

  it('lets the child be beside this parent in a section for women, and beside nobody else', async () => {
    const mother = await mothers.woman();
    const child = await mothers.birthOf(mother);
    await expect(mothers.move(mother, 'W2')).rejects.toMatchObject({ code: I13 });
    await mothers.decide(child, mother);
    await mothers.move(mother, 'W2');
    expect([await mothers.sectionOf(mother), await mothers.sectionOf(child)]).toEqual(['W2', 'W2']);
    // apart from her it is refused, for the child and for the mother, also past the command
    await expect(mothers.move(child, 'W')).rejects.toMatchObject({ code: I13 });
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
    expect(await mothers.open(mother)).toEqual([I32]);
    expect(await mothers.owed(child)).toContain('parent-elsewhere');
  });

  it('apart: the child lives elsewhere, and the mother is moved alone', async () => {
    const mother = await mothers.woman();
    const child = await mothers.cameWith(mother);
    await mothers.decide(child, mother, 'apart');
    await mothers.move(child, 'J');
    await mothers.move(mother, 'W2');
    expect([await mothers.sectionOf(mother), await mothers.sectionOf(child)]).toEqual(['W2', 'J']);
    expect(await mothers.owed(child)).not.toContain('parent-elsewhere');
  });
});

describe('when the parent is not there any more', () => {
  it('the mother has died: it is said, and the child detains nobody; it departs freely', async () => {
    const mother = await mothers.woman();
    const child = await mothers.birthOf(mother);
    await mothers.decide(child, mother);
    await test.run('sdf-origin', recordDeath, {
      personNo: mother,
      ...DEATH,
    });
    expect(await presentState(test, child)).toBe('accompanying');
    expect(await mothers.owed(child)).toContain('parent-dead');
    // child protection finds the children of all files in one list, and nobody beyond the wall does
    const listed = async (officer: TestOfficer, filter: Record<string, string> = {}) =>
      (await ask(test, officer, childrenWithoutParent, filter as never)) as ChildrenAloneAnswer;
    const all = await listed('sdf-origin');
    const row = all.rows.find(({ personNo }) => personNo === child);
    expect(row).toMatchObject({ parent: { personNo: mother }, without: 'parent-dead', place: { site: 'GHW' } });
    expect(childrenAloneTable.rows({ ...all, rows: row ? [row] : [] }, 'en')[0]?.slice(2, 5)).toEqual(['GHW', 'W', '']);
    const dead = await listed('sdf-origin', { site: 'GHW', state: 'parent-dead' });
    expect(dead.rows.map(({ personNo }) => personNo)).toContain(child);
    expect(dead.total).toBe(dead.counts.find(({ without }) => without === 'parent-dead')?.children);
    expect((await listed('sdf-origin', { state: 'parent-gone' })).rows.map(({ personNo }) => personNo)).not.toContain(
      child,
    );
    expect((await listed('sdf-origin', { site: 'KRK' })).rows.map(({ personNo }) => personNo)).not.toContain(child);
    expect((await listed('moj-receiver')).total).toBe(0);
    await test.run('sdf-origin', recordDeparture, {
      personNo: child,
      destination: 'his aunt',
      account: 'fetched by kin',
    });
    expect(await presentState(test, child)).toBeUndefined();
  });

  it('who is held does not depart so', async () => {
    const mother = await mothers.woman();
    await expect(
      test.run('sdf-origin', recordDeparture, { personNo: mother, destination: 'home', account: 'left' }),
    ).rejects.toMatchObject({ code: 'I31-resident-not-detained' });
  });
});
