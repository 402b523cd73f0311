import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordAllFoundInSection } from '../../src/systems/register/commands/record-all-found-in-section.ts';
import { Attackers, type ForgedEvent, refused } from '../support/attacker.ts';
import { createTestConvoy, type TestConvoy } from '../support/convoy.ts';
import { breachOf, foundInSection, lineDecided, sealProposed, sectionMoved, withId } from '../support/forged.ts';
import { prepareWithout } from '../support/prepare.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../support/register.ts';

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

const breaches = async (person: number) =>
  (
    await test.admin.query<{ rule: string }>(
      "SELECT rule FROM register.breach WHERE person_no = $1 AND cured_at IS NULL AND rule <> 'I04-no-admission-without-order' ORDER BY rule",
      [person],
    )
  ).rows.map((row) => row.rule);

const RULE = 'I17-section-capacity';
/** Empties the section of two places. */
const empty = async () => {
  const { rows } = await test.admin.query<{ person_no: string }>(
    "SELECT person_no FROM register.custody WHERE site = 'GHW' AND section = 'SMALL' AND known_to IS NULL AND to_at = 'infinity'",
  );
  for (const row of rows)
    expect(await attackers.as('sdf-origin').append(sectionMoved(Number(row.person_no), 'A'))).toBe('accepted');
};
const held = async () =>
  (
    await test.admin.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM register.custody WHERE site = 'GHW' AND section = 'SMALL' AND known_to IS NULL AND to_at = 'infinity'",
    )
  ).rows[0]?.n;
const siteStream = async () =>
  Number((await test.admin.query<{ no: string }>("SELECT sites.stream_of('GHW') AS no")).rows[0]?.no);
/** Waits until a connection waits for a lock. */
const untilBlocked = async () => {
  for (let tries = 0; tries < 200; tries += 1) {
    const { rows } = await test.admin.query(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    if (rows.length > 0) return;
    await sleep(10);
  }
  throw new Error('nobody waits for a lock');
};

describe('I17-section-capacity', () => {
  it('I17-section-capacity: no role moves a third person into two places', async () => {
    await empty();
    const persons = [await test.person(), await test.person(), await test.person()];
    const [one, two, three] = persons as [number, number, number];
    expect(await attackers.as('sdf-origin').append(...persons.map((person) => sectionMoved(person, 'SMALL')))).toBe(
      RULE,
    );
    expect(await attackers.as('sdf-origin').append(sectionMoved(one, 'SMALL'), sectionMoved(two, 'SMALL'))).toBe(
      'accepted',
    );
    expect(await attackers.each(() => [sectionMoved(three, 'SMALL')])).toEqual(refused({ 'sdf-origin': RULE }));
  });

  it('I17-section-capacity: the fact needs its breach', async () => {
    await empty();
    const persons = [await test.person(), await test.person(), await test.person()];
    const [one, two, three] = persons as [number, number, number];
    expect(await attackers.as('sdf-origin').append(foundInSection(one, 'SMALL'), foundInSection(two, 'SMALL'))).toBe(
      'accepted',
    );
    const fact = foundInSection(three, 'SMALL');
    expect(await attackers.each(() => [fact])).toEqual(refused({ 'sdf-origin': RULE }));
    expect(await attackers.as('sdf-origin').append(fact, breachOf(fact, RULE))).toBe('accepted');
    expect(await breaches(three)).toEqual([RULE]);
  });

  it('I17-section-capacity: many found in a section at once are all recorded, each beyond its places with the breach', async () => {
    await empty();
    const persons = await Promise.all([1, 2, 3, 4].map(() => test.person()));
    await test.run('sdf-origin', recordAllFoundInSection, { persons, site: 'GHW', section: 'SMALL' });
    expect(await held()).toBe(4);
    const rules = await Promise.all(persons.map(breaches));
    expect(rules.flat().filter((rule) => rule === RULE)).toHaveLength(2);
    await expect(
      test.run('sdf-origin', recordAllFoundInSection, {
        persons: [...persons, persons[0] as number],
        site: 'GHW',
        section: 'SMALL',
      }),
    ).rejects.toMatchObject({ code: 'invalid-input', problems: [{ code: 'person-twice', personNo: persons[0] }] });
    await empty();
    await test.run('sdf-origin', recordAllFoundInSection, {
      persons: persons.slice(0, 2),
      site: 'GHW',
      section: 'SMALL',
    });
    expect(await held()).toBe(2);
  });

  it('I17-section-capacity: of two officers who take the last place at once, one is refused', async () => {
    await empty();
    const persons = [await test.person(), await test.person(), await test.person()];
    const [one, two, three] = persons as [number, number, number];
    expect(await attackers.as('sdf-origin').append(sectionMoved(one, 'SMALL'))).toBe('accepted');
    const first = await attackers.apart('sdf-origin');
    const second = await attackers.apart('sdf-origin-two');
    const holding = await first.hold(sectionMoved(two, 'SMALL'));
    const waiting = second.append(sectionMoved(three, 'SMALL'));
    await untilBlocked();
    expect(await holding.commit()).toBe('accepted');
    expect(await waiting).toBe(RULE);
    expect(await held()).toBe(2);
  });

  it('I17-section-capacity: two witnesses at once: the second needs the breach that the first did not', async () => {
    await empty();
    const persons = [await test.person(), await test.person(), await test.person()];
    const [one, two, three] = persons as [number, number, number];
    expect(await attackers.as('sdf-origin').append(sectionMoved(one, 'SMALL'))).toBe('accepted');
    const first = await attackers.apart('sdf-origin');
    const second = await attackers.apart('sdf-origin-two');
    const holding = await first.hold(foundInSection(two, 'SMALL'));
    const waiting = second.append(foundInSection(three, 'SMALL'));
    await untilBlocked();
    expect(await holding.commit()).toBe('accepted');
    expect(await waiting).toBe(RULE);
  });

  it('I17-section-capacity: only an approved, living authorisation gives more places', async () => {
    await empty();
    const persons = [await test.person(), await test.person(), await test.person()];
    const [one, two, three] = persons as [number, number, number];
    expect(await attackers.as('sdf-origin').append(sectionMoved(one, 'SMALL'), sectionMoved(two, 'SMALL'))).toBe(
      'accepted',
    );
    const stream = await siteStream();
    const proposal = (expiresAt: number): ForgedEvent & { id: string } =>
      withId({
        type: 'OverCapacityProposed',
        stream,
        data: { site: 'GHW', section: 'SMALL', extraPlaces: 1, expiresAt, reason: 'forged' },
      });
    expect(await attackers.as('sdf-origin').append(proposal(START - HOUR))).toBe('invalid-input');
    const wide = proposal(START + 1000 * HOUR);
    expect(await attackers.each(() => [{ ...wide, id: withId(wide).id }])).toEqual(
      refused({ 'sdf-origin': 'accepted' }),
    );
    expect(await attackers.as('sdf-origin').append(wide)).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(sectionMoved(three, 'SMALL'))).toBe(RULE);
    const approval: ForgedEvent = { type: 'OverCapacityApproved', stream, data: { authorisationId: wide.id } };
    expect(await attackers.as('sdf-origin-two').append(approval)).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(sectionMoved(three, 'SMALL'))).toBe('accepted');
    // it ends, and gives no fourth place
    expect(await attackers.as('sdf-origin').append(sectionMoved(await test.person(), 'SMALL'))).toBe(RULE);
    await test.admin.query('ALTER TABLE sites.over_capacity DISABLE TRIGGER USER');
    await test.admin.query('UPDATE sites.over_capacity SET expires_at = $1', [new Date(START - HOUR)]);
    await test.admin.query('ALTER TABLE sites.over_capacity ENABLE TRIGGER USER');
    await empty();
    expect(await attackers.as('sdf-origin').append(...persons.map((person) => sectionMoved(person, 'SMALL')))).toBe(
      RULE,
    );
  });

  it('I17-section-capacity: seats of a compartment and places of the destination are counted in the same way', async () => {
    const convoy = await prepareWithout(await createTestConvoy(test, 2), 'accepted');
    const [one, two] = convoy.persons as [number, number];
    await test.admin.query("UPDATE sites.section SET capacity = 1 WHERE site = 'KRK' AND section = '1'");
    const { manifestNo } = convoy;
    expect(await attackers.as('moj-receiver').append(lineDecided(one, manifestNo), lineDecided(two, manifestNo))).toBe(
      RULE,
    );
    expect(await attackers.as('moj-receiver').append(lineDecided(one, manifestNo))).toBe('accepted');
    // a place that was promised is taken
    expect(await attackers.each(() => [lineDecided(two, manifestNo)])).toEqual(refused({ 'moj-receiver': RULE }));
    await test.admin.query("UPDATE sites.section SET capacity = 500 WHERE site = 'KRK' AND section = '1'");
    expect(await attackers.as('moj-receiver').append(lineDecided(two, manifestNo))).toBe('accepted');
    await test.admin.query("UPDATE sites.compartment SET seats = 1 WHERE vehicle = 'BUS-1' AND compartment = '1'");
    expect(await attackers.each(() => [sealProposed(manifestNo)])).toEqual(refused({ 'sdf-cell': RULE }));
    await test.admin.query("UPDATE sites.compartment SET seats = 200 WHERE vehicle = 'BUS-1' AND compartment = '1'");
  });

  it('I17-section-capacity: of two convoys whose persons are accepted for the last place at once, one is refused, and neither waits for the other for ever', async () => {
    const [mine, other] = [
      await prepareWithout(await createTestConvoy(test, 1), 'accepted'),
      await prepareWithout(await createTestConvoy(test, 1), 'accepted'),
    ];
    const taken = await test.admin.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM transfers.line l JOIN transfers.acceptance a ON a.manifest_no = l.manifest_no AND a.person_no = l.person_no WHERE l.live AND a.site = 'KRK' AND a.section = '1'",
    );
    await test.admin.query("UPDATE sites.section SET capacity = $1 WHERE site = 'KRK' AND section = '1'", [
      (taken.rows[0]?.n as number) + 1,
    ]);
    const first = await attackers.apart('moj-receiver');
    const second = await attackers.apart('moj-receiver-two');
    const holding = await first.hold(lineDecided(mine.persons[0] as number, mine.manifestNo));
    const waiting = second.append(lineDecided(other.persons[0] as number, other.manifestNo));
    await untilBlocked();
    expect(await holding.commit()).toBe('accepted');
    expect(await waiting).toBe(RULE);
    await test.admin.query("UPDATE sites.section SET capacity = 500 WHERE site = 'KRK' AND section = '1'");
  });

  it('I17-section-capacity: many officers who accept for the same sections at once are all answered', async () => {
    const convoys: TestConvoy[] = [];
    for (let i = 0; i < 4; i += 1) convoys.push(await prepareWithout(await createTestConvoy(test, 2), 'accepted'));
    const answers = await Promise.all(convoys.map((convoy) => convoy.step('accepted')));
    expect(answers).toHaveLength(4);
  });
});
