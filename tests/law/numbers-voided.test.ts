import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatRegisterNumber } from '../../src/systems/register/numbers/register-number.ts';
import { allocateNumberBlock } from '../../src/systems/sites/commands/allocate-number-block.ts';
import { voidNumbers } from '../../src/systems/sites/commands/void-numbers.ts';
import { Attackers, type ForgedEvent, refused } from '../support/attacker.ts';
import { numbersVoided, withId } from '../support/forged.ts';
import { createTestRegister, START, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
let site: number;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  site = Number((await test.admin.query<{ no: string }>("SELECT sites.stream_of('GHW') AS no")).rows[0]?.no);
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

/** A person registered under any number, past the commands. */
const registered = (serial: number): ForgedEvent[] => [
  {
    type: 'PersonRegistered',
    stream: { new: 'person' },
    data: { registerNumber: formatRegisterNumber('GHW', serial), sex: 'male', synthetic: true },
    personal: { names: [{ full: 'Salim Test Person', script: 'latin', kind: 'primary', source: 'test' }], tokens: [] },
  },
];
/** The same with the custody that a person on the register has: two forged events cannot share a new stream, so the stream is made first. */
const give = async (serial: number): Promise<string> => {
  const { rows } = await test.admin.query<{ no: string }>(
    "INSERT INTO register.stream (no, kind, seq, head, wrapped_key) VALUES (nextval('register.stream_no'), 'person', 0, '\\x', '\\x00') RETURNING no",
  );
  const stream = Number(rows[0]?.no);
  const [person] = registered(serial) as [ForgedEvent];
  const found = withId({
    type: 'CustodyFound',
    stream,
    occurredAt: START,
    data: { custodian: 'SDF', site: 'GHW', basis: 'existing-custody' },
  });
  return attackers.as('sdf-origin').append({ ...person, stream }, found, {
    type: 'BreachOpened',
    stream,
    data: { rule: 'I04-no-admission-without-order', source: 'test', authority: 'SDF', factEvent: found.id },
  });
};

describe('number-voided', () => {
  it('number-voided: a voided number is never given, whoever tries', async () => {
    await test.run('installation', allocateNumberBlock, { site: 'GHW', first: 30_000, size: 10 });
    expect(await give(30_000)).toBe('accepted');
    await test.run('sdf-admin', voidNumbers, { site: 'GHW', first: 30_000, reason: 'the book was lost' });
    for (const serial of [30_001, 30_009]) expect(await give(serial)).toBe('number-voided');
    const attacks = await attackers.each(() => registered(30_002));
    expect(attacks).toEqual(refused({ 'sdf-origin': 'number-voided', 'moj-receiver': 'number-voided' }));
    const { rows } = await test.admin.query('SELECT used, voided_from FROM register.number_block WHERE first = 30000');
    expect(rows).toEqual([{ used: 1, voided_from: 30_001 }]);
  });

  it('number-voided: a given number can never be voided, and what was voided stays so', async () => {
    await test.run('installation', allocateNumberBlock, { site: 'GHW', first: 31_000, size: 10 });
    expect(await give(31_004)).toBe('accepted');
    expect(await attackers.each(() => [numbersVoided(site, 31_000, 31_003)])).toEqual(
      refused({ 'sdf-admin': 'number-given' }),
    );
    expect(await attackers.as('sdf-admin').append(numbersVoided(site, 31_000, 31_006))).toBe('accepted');
    expect(await attackers.as('sdf-admin').append(numbersVoided(site, 31_000, 31_008))).toBe('number-voided');
    expect(await attackers.as('sdf-admin').append(numbersVoided(site, 31_000, 31_006))).toBe('number-voided');
    expect(await attackers.as('sdf-admin').append(numbersVoided(site, 31_000, 31_020))).not.toBe('accepted');
    await expect(
      test.admin.query(
        'UPDATE register.number_block SET voided_from = NULL, void_reason = NULL, voided_by = NULL, voided_at = NULL WHERE first = 31000',
      ),
    ).rejects.toThrow('number-voided');
  });

  it('number-voided: only an administrator of the authority that holds the site voids', async () => {
    await test.run('installation', allocateNumberBlock, { site: 'GHW', first: 32_000, size: 10 });
    expect(await attackers.as('moj-admin').append(numbersVoided(site, 32_000, 32_000))).toBe('not-permitted');
    await expect(
      test.run('moj-admin', voidNumbers, { site: 'GHW', first: 32_000, reason: 'not theirs' }),
    ).rejects.toMatchObject({ code: 'not-permitted' });
    await test.run('sdf-admin', voidNumbers, { site: 'GHW', first: 32_000, reason: 'never sent out' });
    await expect(
      test.run('sdf-admin', voidNumbers, { site: 'GHW', first: 32_000, reason: 'a second time' }),
    ).rejects.toMatchObject({ code: 'nothing-to-do' });
    await expect(
      test.run('sdf-admin', voidNumbers, { site: 'GHW', first: 99_000, reason: 'no such block' }),
    ).rejects.toMatchObject({ problems: [{ code: 'unknown-block' }] });
  });

  it('number-voided: of a registration and a voiding at once, the second sees the first', async () => {
    await test.run('installation', allocateNumberBlock, { site: 'GHW', first: 33_000, size: 10 });
    const holding = await (await attackers.apart('sdf-admin')).hold(numbersVoided(site, 33_000, 33_000));
    const waiting = give(33_000);
    await sleep(200);
    expect(await holding.commit()).toBe('accepted');
    expect(await waiting).toBe('number-voided');
  });

  it('number-voided: registration goes on in the next block', async () => {
    await test.run('sdf-admin', voidNumbers, { site: 'GHW', first: 1, reason: 'the first block is closed' });
    await test.run('installation', allocateNumberBlock, { site: 'GHW', first: 40_000, size: 5 });
    const person = await test.person();
    const { rows } = await test.admin.query('SELECT register_number FROM register.person WHERE no = $1', [person]);
    expect(Number(rows[0]?.register_number.split('-')[1])).toBeGreaterThan(20_000);
  });
});
