import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advanceClock } from '../../src/core/access/commands/advance-clock.ts';
import { recordFitness } from '../../src/systems/care/commands/record-fitness.ts';
import { Attackers, type ForgedEvent, refused } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { handoverOffered, manifestSealed, sealProposed } from '../support/forged.ts';
import { prepareWithout } from '../support/prepare.ts';
import { createTestRegister, HOUR, type TestRegister } from '../support/register.ts';

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

const RULE = 'I10-fitness-48h';
const now = async (): Promise<number> =>
  Number((await test.admin.query<{ ms: string }>('SELECT register.ms(register.clock()) AS ms')).rows[0]?.ms);
const examined = (person: number, examinedAt: number, fit = true): ForgedEvent => ({
  type: 'FitnessRecorded',
  stream: person,
  data: { fit, examinedAt },
});

describe('I10-fitness-48h', () => {
  it('I10-fitness-48h: no role seals when one person was not examined', async () => {
    const convoy = await prepareWithout(await createTestConvoy(test, 2), 'fit', 'accepted');
    const [first] = convoy.persons as [number];
    expect(await attackers.as('sdf-health').append(examined(first, await now()))).toBe('accepted');
    expect(await attackers.each(() => [sealProposed(convoy.manifestNo)])).toEqual(refused({ 'sdf-cell': RULE }));
  });

  it('I10-fitness-48h: an examination of 48 hours and a minute ago is too old, one of 47 hours is not', async () => {
    const convoy = await prepareWithout(await createTestConvoy(test, 1), 'fit', 'accepted');
    const [person] = convoy.persons as [number];
    const at = await now();
    expect(await attackers.as('sdf-health').append(examined(person, at - 48 * HOUR - 60_000))).toBe('accepted');
    expect(await attackers.each(() => [sealProposed(convoy.manifestNo)])).toEqual(refused({ 'sdf-cell': RULE }));
    expect(await attackers.as('sdf-health').append(examined(person, at - 47 * HOUR))).toBe('accepted');
    await convoy.step('accepted');
    expect(await attackers.as('sdf-cell').append(sealProposed(convoy.manifestNo))).toBe('accepted');
    // proposed in time and completed too late: the second half of the seal is tested at its own instant
    await test.run('sdf-cell', advanceClock, { minutes: 120 });
    const seal = manifestSealed(convoy.manifestNo, 1, await convoy.sealHash());
    // the receiving authority is not told what the giving authority has not prepared (decisions/0013)
    expect(await attackers.as('moj-cell').append(seal)).toBe('not-offered');
  });

  it('I10-fitness-48h: nobody but a health officer examines, nobody outside reach, and not in the future', async () => {
    const convoy = await createTestConvoy(test, 1);
    const [person] = convoy.persons as [number];
    const at = await now();
    expect(await attackers.each(() => [examined(person, at)])).toEqual(refused({ 'sdf-health': 'accepted' }));
    expect(await attackers.as('sdf-health').append(examined(person, at + HOUR))).toBe('invalid-input');
    await test.admin.query(
      "INSERT INTO access.posting (officer_no, role, event_pos) VALUES ($1, 'health_officer', 1)",
      [test.officerNo('monitor')],
    );
    expect(await attackers.as('monitor').append(examined(person, at))).toBe('not-permitted');
    await test.admin.query("DELETE FROM access.posting WHERE officer_no = $1 AND role = 'health_officer'", [
      test.officerNo('monitor'),
    ]);
  });

  it('I10-fitness-48h: the word of an officer who is no health officer any more does not carry a seal', async () => {
    const convoy = await prepareWithout(await createTestConvoy(test, 1));
    await test.admin.query("UPDATE access.posting SET role = 'origin_officer' WHERE officer_no = $1", [
      test.officerNo('sdf-health'),
    ]);
    expect(await attackers.as('sdf-cell').append(sealProposed(convoy.manifestNo))).toBe(RULE);
    await test.admin.query("UPDATE access.posting SET role = 'health_officer' WHERE officer_no = $1", [
      test.officerNo('sdf-health'),
    ]);
    expect(await attackers.as('sdf-cell').append(sealProposed(convoy.manifestNo))).toBe('accepted');
  });

  it('I10-fitness-48h: unfit after the seal stops the first signature; the examination itself is always recorded', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('boarded');
    const [personNo] = convoy.persons as [number];
    await test.run('sdf-health', recordFitness, { rows: [{ personNo, fit: false }], expectedCount: 1 });
    const forged = handoverOffered(convoy.manifestNo, {
      ordinal: 1,
      keyId: (await convoy.device('sdf-origin')).keyId,
      counted: 1,
      manifestHash: await convoy.sealHash(),
      instantAt: await now(),
    });
    expect(await attackers.as('sdf-origin').append(forged)).toBe(RULE);
  });
});
