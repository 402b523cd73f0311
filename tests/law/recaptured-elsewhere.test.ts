import { afterAll, beforeAll, expect, it } from 'vitest';
import { uuidv7 } from '../../src/platform/ids.ts';
import { recordEscape } from '../../src/systems/register/commands/record-escape.ts';
import { Attackers, type ForgedEvent } from '../support/attacker.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../support/register.ts';

const SIGNED = 'I07-two-signatures-one-instant';
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

const escapee = async (): Promise<number> => {
  const personNo = await test.person();
  await test.run('sdf-origin', recordEscape, { personNo, circumstances: 'x', place: 'GHW' });
  return personNo;
};
const found = (stream: number, custodian: string, id = uuidv7()): ForgedEvent => ({
  type: 'CustodyFound',
  stream,
  id,
  data: { custodian, site: 'KRK', basis: 'recapture' },
});
const breach = (stream: number, factEvent: string, rule: string): ForgedEvent => ({
  type: 'BreachOpened',
  stream,
  data: { rule, source: 'test', authority: 'MOJ', factEvent },
});
const remark = (stream: number): ForgedEvent => ({
  type: 'RemarkRecorded',
  stream,
  data: {},
  personal: { text: 'said of a stranger' },
});

it('who catches an escapee of another authority records it with its breach, under the own authority, and not without', async () => {
  const moj = attackers.as('moj-receiver');
  const personNo = await escapee();
  const id = uuidv7();
  const unordered = breach(personNo, id, 'I04-no-admission-without-order');
  expect(await moj.append(found(personNo, 'MOJ', id), unordered)).toBe(SIGNED);
  expect(await moj.append(found(personNo, 'SDF', id), unordered, breach(personNo, id, SIGNED))).not.toBe('accepted');
  expect(await moj.append(found(personNo, 'MOJ', id), unordered, breach(personNo, id, SIGNED))).toBe('accepted');
});

it('nothing is said of a stranger but that the own authority holds the person, and what goes with it', async () => {
  const moj = attackers.as('moj-receiver');
  const [personNo, other] = [await escapee(), await escapee()];
  expect(await moj.append(remark(personNo))).toBe('not-permitted');
  const id = uuidv7();
  const taken = [
    found(personNo, 'MOJ', id),
    breach(personNo, id, 'I04-no-admission-without-order'),
    breach(personNo, id, SIGNED),
  ];
  expect(await moj.append(...taken, remark(other))).toBe('not-permitted');
  expect(await moj.append(...taken, remark(personNo))).toBe('accepted');
});

it('nobody takes whom another authority holds, however the finding is dated', async () => {
  const moj = attackers.as('moj-receiver');
  const [held, free] = [await test.person(), await escapee()];
  const before = START - 400 * 24 * HOUR;
  const tries = async (person: number, at: number, type = 'CustodyFound') => {
    const id = uuidv7();
    const taken = { ...found(person, 'MOJ', id), type, occurredAt: at };
    const breaches = [breach(person, id, 'I04-no-admission-without-order'), breach(person, id, SIGNED)];
    return [
      await moj.append(taken),
      await moj.append(taken, ...breaches.slice(0, 1)),
      await moj.append(taken, ...breaches, remark(person)),
    ];
  };
  const refused = ['not-permitted', 'not-permitted', 'not-permitted'];
  for (const type of ['CustodyFound', 'CustodyAdmitted'])
    for (const at of [START, before]) expect([type, at, await tries(held, at, type)]).toEqual([type, at, refused]);
  // an escapee was caught after the register first knew the person, not before: that would owe no signature
  expect(await tries(free, before)).toEqual(refused);
  const reach = await test.admin.query(
    "SELECT FROM register.person_reach WHERE person_no = ANY ($1) AND authority = 'MOJ'",
    [[held, free]],
  );
  expect(reach.rowCount).toBe(0);
});

it('a number is asked of by officers who hold persons, and answered of who is at large only', async () => {
  const [held, free] = [await test.person(), await escapee()];
  const numbers = await test.admin.query<{ no: number; n: string }>(
    'SELECT no, register_number AS n FROM register.person WHERE no = ANY ($1)',
    [[held, free]],
  );
  const numberOf = (no: number) => numbers.rows.find((row) => Number(row.no) === no)?.n;
  const asked = async (officer: 'moj-receiver' | 'moj-cell' | 'monitor' | 'sdf-admin', no: number) =>
    (
      await test.see<{ told: unknown }>(
        officer,
        "SELECT register.escapee_seen($1, register.clock(), 'KRK', NULL) AS told",
        [numberOf(no)],
      )
    )[0]?.told ?? null;
  expect(await asked('moj-receiver', free)).toMatchObject({ state: 'at_large', custodian: 'SDF' });
  expect(await asked('moj-receiver', held)).toBeNull();
  for (const officer of ['moj-cell', 'monitor', 'sdf-admin'] as const)
    expect([officer, await asked(officer, free)]).toEqual([officer, null]);
});
