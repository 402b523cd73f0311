import { afterAll, beforeAll, expect, it } from 'vitest';
import { uuidv7 } from '../../src/platform/ids.ts';
import { recordEscape } from '../../src/systems/register/commands/record-escape.ts';
import { Attackers, type ForgedEvent } from '../support/attacker.ts';
import { createTestRegister, type TestRegister } from '../support/register.ts';

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
