import { afterAll, beforeAll, expect, it } from 'vitest';
import { advanceClock } from '../../src/core/access/commands/advance-clock.ts';
import { correctEvent } from '../../src/systems/register/commands/correct-event.ts';
import { moveHousehold } from '../../src/systems/register/commands/move-household.ts';
import { moveSection } from '../../src/systems/register/commands/move-section.ts';
import { recordDeparture } from '../../src/systems/register/commands/record-departure.ts';
import { recordEscape } from '../../src/systems/register/commands/record-escape.ts';
import { recordFoundInSection } from '../../src/systems/register/commands/record-found-in-section.ts';
import { recordUnaccounted } from '../../src/systems/register/commands/record-unaccounted.ts';
import { loadSystemChecks } from '../../src/systems/verification.ts';
import { Attackers } from '../support/attacker.ts';
import { addCamp, breachesOf, presentState, registerTestHousehold } from '../support/camp.ts';
import { breachOf, custodyFound, deathRecorded, foundInSection, sectionMoved } from '../support/forged.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../support/register.ts';

const TOGETHER = 'I32-household-together';
let test: TestRegister;
let attackers: Attackers;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  await addCamp(test);
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const household = async () => (await registerTestHousehold(test)).persons;
const elsewhere = { section: 'Phase 2', reason: 'nearer to the school' };
const miss = (personNo: number) =>
  test.run('sdf-origin', recordUnaccounted, { personNo, circumstances: 'not at the count' });
const moved = (personNo: number) => sectionMoved(personNo, 'Phase 2', undefined, 'HOL');
const violated = async (): Promise<string[]> => {
  const found: string[] = [];
  for (const { rule, sql } of (await loadSystemChecks()).invariants)
    for (const row of (await test.admin.query(sql)).rows) found.push(`${rule} ${JSON.stringify(row)}`);
  return found;
};

it('I32-household-together: who recorded a member missing does not move the others, by the commands or past them; another officer does', async () => {
  const [mother, boy, girl] = await household();
  await miss(boy);
  await expect(
    test.run('sdf-origin', moveSection, { personNo: mother, site: 'HOL', ...elsewhere }),
  ).rejects.toMatchObject({ code: TOGETHER });
  await expect(test.run('sdf-origin', moveHousehold, { personNo: girl, ...elsewhere })).rejects.toMatchObject({
    code: TOGETHER,
  });
  expect(await attackers.as('sdf-origin').append(moved(mother), moved(girl))).toBe(TOGETHER);
  // a time that is claimed shortens nothing
  const longAgo = { occurredAt: START - HOUR / 2 };
  expect(await attackers.as('sdf-origin').append({ ...moved(mother), ...longAgo })).toBe(TOGETHER);
  await test.run('sdf-origin-two', moveHousehold, { personNo: mother, ...elsewhere });
  expect(await violated()).toEqual([]);
});

it('I32-household-together: an escape or a departure that is said of a resident binds the officer in the same way', async () => {
  const [one, two] = [await household(), await household()];
  await test.run('sdf-origin', recordEscape, { personNo: one[1], circumstances: 'x', place: 'HOL' });
  await test.run('sdf-origin', recordDeparture, { personNo: two[1], destination: 'an aunt', account: 'said so' });
  for (const [mother, , girl] of [one, two]) {
    expect(await attackers.as('sdf-origin').append(moved(mother), moved(girl))).toBe(TOGETHER);
    await test.run('sdf-origin-two', moveHousehold, { personNo: mother, ...elsewhere });
  }
});

it('I32-household-together: a death that is said of a resident, and withdrawn later, parts no household either', async () => {
  const [mother, boy, girl] = await household();
  const told = deathRecorded(boy, { place: 'HOL' });
  expect(await attackers.as('sdf-origin').append(told)).toBe('accepted');
  expect(await attackers.as('sdf-origin').append(moved(mother), moved(girl))).toBe(TOGETHER);
  await expect(test.run('sdf-origin', moveHousehold, { personNo: mother, ...elsewhere })).rejects.toMatchObject({
    code: TOGETHER,
  });
  await test.run('sdf-origin-two', moveHousehold, { personNo: mother, ...elsewhere });
  const data = { corrects: told.id, withdrawn: true };
  const lives = { type: 'CustodyCorrected', stream: boy, data, personal: { reason: 'he lives' } };
  expect(await attackers.as('sdf-origin').append(lives)).toBe(TOGETHER);
  await test.run('sdf-origin', correctEvent, { eventId: told.id, correction: { withdrawn: true }, reason: 'he lives' });
  expect([await presentState(test, boy), await breachesOf(test, boy)]).toEqual(['resident', [TOGETHER]]);
  expect(await violated()).toEqual([]);
});

it('I32-household-together: that one of a household was found detained binds the officer as well', async () => {
  const [mother, boy, girl] = await household();
  const detained = custodyFound(boy, 'SDF', 'GHW', 'J');
  const breaches = ['I04-no-admission-without-order', 'I31-resident-not-detained'].map((rule) =>
    breachOf(detained, rule),
  );
  expect(await attackers.as('sdf-origin').append(detained, ...breaches)).toBe('accepted');
  expect(await attackers.as('sdf-origin').append(moved(mother), moved(girl))).toBe(TOGETHER);
  await test.run('sdf-origin-two', moveHousehold, { personNo: mother, ...elsewhere });
});

it('I32-household-together: a missing resident who is found apart from the household is recorded with a breach, and put there by no act', async () => {
  const [mother, boy] = await household();
  await miss(boy);
  await test.run('sdf-origin-two', moveHousehold, { personNo: mother, ...elsewhere });
  const found = foundInSection(boy, 'Phase 1', 'HOL');
  expect(await attackers.as('sdf-origin').append(found)).toBe(TOGETHER);
  const put = sectionMoved(boy, 'Phase 1', undefined, 'HOL');
  expect(await attackers.as('sdf-origin-two').append(put)).toBe(TOGETHER);
  await test.run('sdf-origin', recordFoundInSection, { personNo: boy, site: 'HOL', section: 'Phase 1' });
  expect([await presentState(test, boy), await breachesOf(test, boy)]).toEqual(['resident', [TOGETHER]]);
  expect(await violated()).toEqual([]);
});

it('I32-household-together: after a day whoever recorded it moves the others too', async () => {
  const [mother, boy] = await household();
  await miss(boy);
  await test.run('sdf-origin', advanceClock, { minutes: 25 * 60 });
  await test.run('sdf-origin', moveHousehold, { personNo: mother, ...elsewhere });
});

it('I32-household-together: who was not missing after all, and is apart because the others moved meanwhile, is so with a breach', async () => {
  const [mother, boy] = await household();
  const missed = await miss(boy);
  await test.run('sdf-origin-two', moveHousehold, { personNo: mother, ...elsewhere });
  const eventId = missed.events[0]?.id ?? '';
  const data = { corrects: eventId, withdrawn: true };
  const taken = { type: 'CustodyCorrected', stream: boy, data, personal: { reason: 'he slept' } };
  expect(await attackers.as('sdf-origin').append(taken)).toBe(TOGETHER);
  await test.run('sdf-origin', correctEvent, { eventId, correction: { withdrawn: true }, reason: 'he slept' });
  expect([await presentState(test, boy), await breachesOf(test, boy)]).toEqual(['resident', [TOGETHER]]);
  expect(await violated()).toEqual([]);
});
