import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordDifference } from '../../src/systems/transfers/commands/record-difference.ts';
import { strikeOff } from '../../src/systems/transfers/commands/strike-off.ts';
import { Attackers, refused } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { handoverOffered, movementClosed } from '../support/forged.ts';
import { createTestRegister, type TestRegister } from '../support/register.ts';

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

const RULE = 'I08-movement-reconciles';
const now = async (): Promise<number> =>
  Number((await test.admin.query<{ ms: string }>('SELECT register.ms(register.clock()) AS ms')).rows[0]?.ms);

describe('I08-movement-reconciles', () => {
  it('I08-movement-reconciles: no role closes a movement at any stage before everyone is accounted for', async () => {
    const convoy = await createTestConvoy(test, 2);
    for (const stage of ['listed', 'sealed', 'boarded', 'handed-over-1', 'handed-over-2'] as const) {
      await convoy.until(stage);
      expect(await attackers.each(() => [movementClosed(convoy.manifestNo)])).toEqual(
        refused({ 'moj-receiver': RULE }),
      );
    }
    await convoy.until('admitted');
    // the receiving authority closes, nobody else
    expect(await attackers.each(() => [movementClosed(convoy.manifestNo)])).toEqual(
      refused({ 'moj-receiver': 'accepted' }),
    );
    expect(await attackers.as('moj-receiver').append(movementClosed(convoy.manifestNo))).toBe(
      'I08-sealed-is-immutable',
    );
  });

  it('I08-movement-reconciles: one person of many is enough to keep a movement open', async () => {
    const convoy = await (await createTestConvoy(test, 2)).until('boarded');
    const [first] = convoy.persons as [number, number];
    await test.run('escort', recordDifference, {
      manifestNo: convoy.manifestNo,
      ordinal: 1,
      personNo: first,
      kind: 'missing',
      note: 'not at the gate',
    });
    await convoy.handOver(1, 'sdf-origin', 'escort');
    await convoy.handOver(2, 'escort', 'moj-receiver');
    expect(await attackers.as('moj-receiver').append(movementClosed(convoy.manifestNo))).toBe(RULE);
  });

  it('I08-movement-reconciles: nobody offers a convoy while a person on the manifest has neither boarded nor been struck off', async () => {
    const convoy = await (await createTestConvoy(test, 2)).until('sealed');
    const [first, second] = convoy.persons as [number, number];
    const boarded = {
      type: 'PersonBoarded',
      stream: first,
      data: { manifestNo: convoy.manifestNo, vehicle: 'BUS-1', compartment: '1' },
    };
    expect(await attackers.as('escort').append(boarded)).toBe('accepted');
    const forged = handoverOffered(convoy.manifestNo, {
      ordinal: 1,
      keyId: (await convoy.device('sdf-origin')).keyId,
      counted: 1,
      manifestHash: await convoy.sealHash(),
      instantAt: await now(),
    });
    expect(await attackers.as('sdf-origin').append(forged)).toBe(RULE);
    await test.run('sdf-cell', strikeOff, {
      manifestNo: convoy.manifestNo,
      personNo: second,
      reason: 'absent',
      note: 'test',
    });
    // the list is another now: the seal fell with it
    expect(await attackers.as('sdf-origin').append(forged)).toBe('I07-two-signatures-one-instant');
  });
});
