import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSection } from '../../src/systems/sites/commands/add-section.ts';
import { recordCapacity } from '../../src/systems/sites/commands/record-capacity.ts';
import { Attackers, refused } from '../support/attacker.ts';
import { breachOf, withId } from '../support/forged.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
let stream: number;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  const { rows } = await test.admin.query<{ no: string }>("SELECT sites.stream_of('GHW') AS no");
  stream = Number(rows[0]?.no);
  for (const section of ['P', 'Q', 'R'])
    await test.run('installation', addSection, {
      site: 'GHW',
      section,
      sex: 'male',
      ageGroup: 'adult',
      legalStatus: 'any',
      capacity: 3,
      capacitySource: 'plan of the site',
    });
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const RULE = 'I17-section-capacity';
/** After the sections were entered; within what a device may be ahead. */
const LATER = START + HOUR / 60;
const recorded = (places: number, section = 'P', fromAt = LATER) =>
  withId({
    type: 'CapacityRecorded',
    stream,
    data: { site: 'GHW', section, places, fromAt, sourceKind: 'document', source: 'a new plan' },
  });
const placesOf = async (section: string) =>
  (
    await test.admin.query<{ capacity: number; capacity_source: string }>(
      "SELECT capacity, capacity_source FROM sites.section WHERE site = 'GHW' AND section = $1",
      [section],
    )
  ).rows[0];
const breached = async (person: number) =>
  (await test.admin.query('SELECT FROM register.breach WHERE person_no = $1 AND rule = $2', [person, RULE])).rowCount;

describe('I17-section-capacity', () => {
  it('I17-section-capacity: fewer places than persons are recorded, with the breach of everybody beyond them', async () => {
    const [first, second] = [await test.person({ section: 'P' }), await test.person({ section: 'P' })];
    const less = recorded(1);
    expect(await attackers.each(() => [less])).toEqual(refused({ 'sdf-origin': RULE, 'sdf-admin': RULE }));
    // the last who came is beyond the places; the breach of another does not pay for it
    const wrong = { ...breachOf(less, RULE), stream: first };
    expect(await attackers.as('sdf-origin').append(less, wrong)).toBe(RULE);
    expect(await attackers.as('moj-receiver').append(recorded(9))).toBe('not-permitted');
    expect(await attackers.as('sdf-origin').append(less, { ...breachOf(less, RULE), stream: second })).toBe('accepted');
    expect(await placesOf('P')).toEqual({ capacity: 1, capacity_source: 'a new plan' });
    expect(await attackers.as('sdf-origin').append(recorded(2, 'P', START + 1000 * HOUR))).toBe('invalid-input');
  });

  it('I17-section-capacity: no officer who puts persons somewhere raises the places of a section past the four eyes of an authorisation', async () => {
    const { rows } = await test.admin.query<{ now: string }>('SELECT register.ms(register.clock()) AS now');
    const now = Number(rows[0]?.now);
    const more = recorded(5, 'R', now);
    expect(await attackers.each(() => [more])).toEqual(
      refused({ 'sdf-origin': 'not-permitted', 'sdf-admin': 'accepted' }),
    );
    const given = {
      site: 'GHW',
      section: 'R',
      places: 6,
      fromAt: now,
      sourceKind: 'document',
      source: 'a newer plan',
    } as const;
    await expect(test.run('sdf-origin', recordCapacity, given)).rejects.toThrow('not-permitted');
    await expect(test.run('moj-admin', recordCapacity, given)).rejects.toThrow('not-permitted');
    await test.run('sdf-admin', recordCapacity, given);
    expect(await placesOf('R')).toEqual({ capacity: 6, capacity_source: 'a newer plan' });
    // the same places, and fewer, are recorded by whoever holds
    expect(await attackers.as('sdf-origin').append(recorded(6, 'R', now))).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(recorded(4, 'R', now))).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(recorded(5, 'R', now))).toBe('not-permitted');
  });

  it('I17-section-capacity: the command opens the breaches, and what is said of an earlier day changes nothing now', async () => {
    const persons = [await test.person({ section: 'Q' }), await test.person({ section: 'Q' })];
    const source = { sourceKind: 'press', source: 'a newspaper' } as const;
    await test.run('sdf-origin', recordCapacity, {
      site: 'GHW',
      section: 'Q',
      places: 0,
      fromAt: START - 9 * HOUR,
      ...source,
    });
    expect(await placesOf('Q')).toEqual({ capacity: 3, capacity_source: 'plan of the site' });
    const { rows } = await test.admin.query<{ now: string }>('SELECT register.ms(register.clock()) AS now');
    await test.run('sdf-origin', recordCapacity, {
      site: 'GHW',
      section: 'Q',
      places: 1,
      fromAt: Number(rows[0]?.now),
      ...source,
    });
    expect(await placesOf('Q')).toEqual({ capacity: 1, capacity_source: 'a newspaper' });
    expect([await breached(persons[0] as number), await breached(persons[1] as number)]).toEqual([0, 1]);
    await test.run('sdf-origin', recordCapacity, { site: 'GHW', places: 3000, fromAt: START - HOUR, ...source });
    const history = await test.see<{ places: number }>(
      'monitor',
      "SELECT places FROM sites.capacity WHERE site = 'GHW' AND section = 'Q' ORDER BY from_at",
    );
    expect(history.map(({ places }) => places)).toEqual([0, 3, 1]);
    await expect(
      test.run('moj-receiver', recordCapacity, { site: 'GHW', places: 1, fromAt: START, ...source }),
    ).rejects.toThrow('not-permitted');
  });
});
