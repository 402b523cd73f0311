import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { strikeOff } from '../../src/systems/transfers/commands/strike-off.ts';
import { voidSeal } from '../../src/systems/transfers/commands/void-seal.ts';
import { Attackers, type ForgedEvent, refused } from '../support/attacker.ts';
import { createTestConvoy, type TestConvoy } from '../support/convoy.ts';
import {
  breachOf,
  compartmentAssigned,
  lineListed,
  lineStruckOff,
  manifestSealed,
  personBoarded,
  sealProposed,
} from '../support/forged.ts';
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

const RULE = 'I08-sealed-is-immutable';

describe('I08-sealed-is-immutable: a sealed manifest', () => {
  let convoy: TestConvoy;
  let spare: number;
  beforeAll(async () => {
    convoy = await (await createTestConvoy(test, 2)).until('sealed');
    spare = await test.person({ section: 'A' });
  });

  it('I08-sealed-is-immutable: no role lists a further person', async () => {
    expect(await attackers.each(() => [lineListed(spare, convoy.manifestNo)])).toEqual(
      refused({ 'sdf-origin': RULE, 'sdf-cell': RULE }),
    );
  });

  it('I08-sealed-is-immutable: no role changes a compartment', async () => {
    const [person] = convoy.persons as [number];
    expect(await attackers.each(() => [compartmentAssigned(person, convoy.manifestNo, '2')])).toEqual(
      refused({ 'sdf-cell': RULE }),
    );
    expect(await attackers.as('moj-cell').append(compartmentAssigned(person, convoy.manifestNo, '2'))).toBe(RULE);
  });

  it.each([
    ['a compartment', "UPDATE transfers.line SET compartment = '2' WHERE manifest_no = $1"],
    ['a state', "UPDATE transfers.line SET state = 'struck_off', live = false WHERE manifest_no = $1"],
    [
      'a place for another person',
      "INSERT INTO transfers.line (manifest_no, person_no, state, live, event_pos) SELECT $1, max(no), 'listed', true, 1 FROM register.person",
    ],
  ])('I08-sealed-is-immutable: not even the owner of the database writes %s', async (_what, sql) => {
    await expect(test.admin.query(sql, [convoy.manifestNo])).rejects.toThrow(RULE);
  });

  it('I08-sealed-is-immutable: a seal is completed once, over the hash that was proposed', async () => {
    const again = manifestSealed(convoy.manifestNo, 1, await convoy.sealHash());
    expect(await attackers.as('moj-cell').append(again)).toBe(RULE);
    const other = await (await createTestConvoy(test, 1)).until('seal-proposed');
    const wrong = manifestSealed(other.manifestNo, 1, '00'.repeat(32));
    expect(await attackers.as('moj-cell').append(wrong)).toBe(RULE);
    expect(await attackers.each(() => [wrong])).toEqual(refused({ 'sdf-cell': RULE }));
  });

  it('I08-sealed-is-immutable: a change after the proposal needs a new proposal', async () => {
    const other = await (await createTestConvoy(test, 2)).until('seal-proposed');
    const hash = await other.sealHash();
    await test.run('sdf-cell', strikeOff, {
      manifestNo: other.manifestNo,
      personNo: other.persons[0] as number,
      reason: 'other',
      note: 'test',
    });
    expect(await attackers.as('moj-cell').append(manifestSealed(other.manifestNo, 1, hash))).toBe(RULE);
  });

  it('I08-sealed-is-immutable: a stranger to the convoy neither strikes off nor places anyone', async () => {
    const { persons, manifestNo } = convoy;
    // an officer of an authority that takes no part, with a role that may, and within reach of the person
    await test.admin.query("INSERT INTO access.posting (officer_no, role, event_pos) VALUES ($1, 'transfer_cell', 1)", [
      test.officerNo('clerk'),
    ]);
    const [person] = persons as [number];
    expect(await attackers.as('clerk').append(lineStruckOff(person, manifestNo))).toBe('not-permitted');
    const open = await createTestConvoy(test, 1);
    expect(
      await attackers.as('clerk').append(compartmentAssigned(open.persons[0] as number, open.manifestNo, '1')),
    ).toBe('not-permitted');
    await test.admin.query("DELETE FROM access.posting WHERE officer_no = $1 AND role = 'transfer_cell'", [
      test.officerNo('clerk'),
    ]);
  });

  it('I08-sealed-is-immutable: whoever is not on the manifest is not struck off or placed', async () => {
    const open = await createTestConvoy(test, 1);
    expect(await attackers.as('sdf-cell').append(lineStruckOff(spare, open.manifestNo))).toBe(RULE);
    expect(await attackers.as('sdf-cell').append(compartmentAssigned(spare, open.manifestNo, '1'))).toBe(RULE);
  });
});

describe('I08-sealed-is-immutable: boarding', () => {
  it('I08-sealed-is-immutable: boarding without a standing seal is recorded with its breach only', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('seal-proposed');
    const fact = personBoarded(convoy.persons[0] as number, convoy.manifestNo);
    expect(await attackers.each(() => [fact])).toEqual(refused({ escort: RULE }));
    expect(await attackers.as('escort').append(fact, breachOf(fact, RULE))).toBe('accepted');
  });

  it('I08-sealed-is-immutable: who is not on the manifest does not board under it', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('sealed');
    const other = await createTestConvoy(test, 1);
    const fact = personBoarded(other.persons[0] as number, convoy.manifestNo);
    expect(await attackers.each(() => [fact, breachOf(fact, RULE)])).toEqual(refused({ escort: RULE }));
  });
});

it('I08-sealed-is-immutable: a seal is broken after a fresh second factor only, by SQL too, and by nobody without one', async () => {
  const convoy = await (await createTestConvoy(test, 1)).until('sealed');
  const broken: ForgedEvent = {
    type: 'SealVoided',
    stream: convoy.manifestNo,
    v: 2,
    data: { sealNo: 1, reason: 'way-changed' },
    personal: { note: '' },
  };
  const elevate = (until: string) =>
    test.admin.query(`UPDATE access.session SET elevated_until = ${until} WHERE officer_no = $1`, [
      test.officerNo('sdf-cell'),
    ]);
  await elevate('NULL');
  expect(await attackers.as('sdf-cell').append(broken)).toBe('elevation-needed');
  const input = { manifestNo: convoy.manifestNo, reason: 'way-changed', note: '' } as const;
  await expect(test.run('sdf-cell', voidSeal, input)).rejects.toMatchObject({ code: 'elevation-needed' });
  await elevate("now() + interval '1 hour'");
  await test.run('sdf-cell', voidSeal, input);
});

describe('I08-sealed-is-immutable: after a hand-over and after the end', () => {
  it('I08-sealed-is-immutable: after a hand-over no seal is made or voided and nobody is struck off', async () => {
    const convoy = await (await createTestConvoy(test, 2)).until('handed-over-1');
    const [person] = convoy.persons as [number];
    const voided: ForgedEvent = {
      type: 'SealVoided',
      stream: convoy.manifestNo,
      v: 2,
      data: { sealNo: 1, reason: 'way-changed' },
      personal: { note: '' },
    };
    for (const event of [sealProposed(convoy.manifestNo, 2), voided, lineStruckOff(person, convoy.manifestNo)]) {
      const results = await attackers.each(() => [event]);
      expect(Object.values(results)).not.toContain('accepted');
      expect(results['sdf-cell']).toBe(RULE);
    }
  });

  it('I08-sealed-is-immutable: nobody joins a movement that was closed without a hand-over', async () => {
    const convoy = await createTestConvoy(test, 1);
    const [person] = convoy.persons as [number];
    expect(await attackers.as('sdf-cell').append(lineStruckOff(person, convoy.manifestNo))).toBe('accepted');
    expect(await attackers.as('moj-receiver').append({ type: 'MovementClosed', stream: convoy.manifestNo })).toBe(
      'accepted',
    );
    expect(await attackers.each(() => [lineListed(person, convoy.manifestNo)])).toEqual(
      refused({ 'sdf-origin': 'not-offered', 'sdf-cell': RULE }),
    );
  });
});
