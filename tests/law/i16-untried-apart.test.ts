import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordOrder } from '../../src/systems/register/commands/record-order.ts';
import { addSection } from '../../src/systems/sites/commands/add-section.ts';
import { Attackers, type ForgedEvent, refused } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { breachOf, foundInSection, lineDecided, sectionMoved } from '../support/forged.ts';
import { prepareWithout } from '../support/prepare.ts';
import { createTestRegister, HOUR, START, type TestOfficer, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
let judgment: string;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  judgment = await test.document('clerk');
  const section = { sex: 'male', ageGroup: 'adult', capacity: 50, capacitySource: 'test' } as const;
  for (const site of ['GHW', 'KRK'])
    for (const legalStatus of ['untried', 'convicted'] as const)
      await test.run('installation', addSection, { ...section, site, section: legalStatus, legalStatus });
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const RULE = 'I16-untried-apart';
const order = (personNo: number, authority: string, expiresAt = START + 1000 * HOUR): ForgedEvent => ({
  type: 'OrderRecorded',
  stream: personNo,
  data: { authority, documentSha256: judgment, issuedAt: START - HOUR, expiresAt, legalStatus: 'convicted' },
  personal: { ground: 'judgment', article: '4' },
});
const authorityOf: Partial<Record<TestOfficer, string>> = { clerk: 'SJC', 'moj-receiver': 'MOJ' };

describe('I16-untried-apart', () => {
  it('I16-untried-apart: a conviction is recorded by a judicial role only, on an order', async () => {
    const person = await test.person();
    expect(await attackers.each((officer) => [order(person, authorityOf[officer] ?? 'SDF')])).toEqual(
      refused({ clerk: 'accepted' }),
    );
    await expect(
      test.run('sdf-origin', recordOrder, {
        persons: [person],
        ground: 'judgment',
        article: '4',
        authority: 'SDF',
        documentSha256: judgment,
        issuedAt: START,
        expiresAt: START + HOUR,
        legalStatus: 'convicted',
      }),
    ).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('I16-untried-apart: no role moves an untried person to convicted ones, or a convicted person to untried ones', async () => {
    const untried = await test.person();
    expect(await attackers.each(() => [sectionMoved(untried, 'convicted')])).toEqual(refused({ 'sdf-origin': RULE }));
    expect(await attackers.as('sdf-origin').append(sectionMoved(untried, 'untried'))).toBe('accepted');
    const convicted = await test.person();
    expect(await attackers.as('clerk').append(order(convicted, 'SJC'))).toBe('accepted');
    expect(await attackers.each(() => [sectionMoved(convicted, 'untried')])).toEqual(refused({ 'sdf-origin': RULE }));
    expect(await attackers.as('sdf-origin').append(sectionMoved(convicted, 'convicted'))).toBe('accepted');
    // once the order has ended, nothing says that the person is convicted
    const served = await test.person();
    expect(await attackers.as('clerk').append(order(served, 'SJC', START - HOUR / 2))).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(sectionMoved(served, 'convicted'))).toBe(RULE);
  });

  it('I16-untried-apart: the fact needs its breach, also of a person who is registered there', async () => {
    const person = await test.person();
    const fact = foundInSection(person, 'convicted');
    expect(await attackers.each(() => [fact])).toEqual(refused({ 'sdf-origin': RULE }));
    expect(await attackers.as('sdf-origin').append(fact, breachOf(fact, RULE))).toBe('accepted');
    // a fact is never refused: a person found among convicted ones is registered, with the breach
    const found = await test.person({ section: 'convicted' });
    expect(
      (await test.admin.query('SELECT rule FROM register.breach WHERE person_no = $1 ORDER BY rule', [found])).rows,
    ).toEqual([{ rule: 'I04-no-admission-without-order' }, { rule: RULE }]);
  });

  it('I16-untried-apart: no role accepts an untried person into a section for convicted persons', async () => {
    const convoy = await prepareWithout(await createTestConvoy(test, 1), 'accepted');
    const [person] = convoy.persons as [number];
    expect(await attackers.each(() => [lineDecided(person, convoy.manifestNo, 'convicted')])).toEqual(
      refused({ 'moj-receiver': RULE }),
    );
    expect(await attackers.as('moj-receiver').append(lineDecided(person, convoy.manifestNo, 'untried'))).toBe(
      'accepted',
    );
  });
});
