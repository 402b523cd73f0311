import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from '../../src/platform/ids.ts';
import { correctHouseholdRole } from '../../src/systems/register/commands/correct-household-role.ts';
import { formatRegisterNumber } from '../../src/systems/register/numbers/register-number.ts';
import { Attackers, type ForgedEvent } from '../support/attacker.ts';
import { addCamp, registerTestHousehold } from '../support/camp.ts';
import { createTestRegister, type TestOfficer, type TestRegister } from '../support/register.ts';

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

const append = (officer: TestOfficer, ...events: ForgedEvent[]) => attackers.as(officer).append(...events);
/** The number that the next new stream gets: nobody else writes here. */
const next = async (): Promise<number> =>
  Number((await test.admin.query<{ n: string }>('SELECT last_value + 1 AS n FROM register.stream_no')).rows[0]?.n);
let serial = 300;
const brought = (no: number): ForgedEvent[] => {
  serial += 1;
  return [
    {
      type: 'PersonRegistered',
      stream: { new: 'person' },
      data: { registerNumber: formatRegisterNumber('HOL', serial), sex: 'female', synthetic: true },
      personal: { names: [], tokens: [] },
    },
    { type: 'ResidentFound', stream: no, data: { custodian: 'SDF', site: 'HOL' } },
  ];
};
const joined = (no: number, householdId: string, role: string): ForgedEvent => ({
  type: 'HouseholdJoined',
  stream: no,
  data: { householdId, role },
  personal: { source: 'list', reason: 'named by the list' },
});
const head = (accepted: number, waiting: number): ForgedEvent => ({
  type: 'ListReceived',
  stream: { new: 'list' },
  data: {
    site: 'HOL',
    source: 'the camp',
    fileSha256: randomBytes(32).toString('hex'),
    read: accepted + waiting,
    accepted,
    waiting,
    refused: 0,
  },
  personal: { fileName: 'list.csv', headings: [] },
});
const row = (list: number, no: number, outcome: string, household: object, personNo?: number): ForgedEvent => ({
  type: 'ListRowRead',
  v: 3,
  stream: list,
  data: {
    row: no,
    outcome,
    ...(outcome === 'accepted' ? {} : { code: 'sex-not-stated' }),
    ...household,
    ...(personNo === undefined ? {} : { personNo }),
  },
  personal: { cells: { name: 'x' }, household: '12' },
});
const resolved = (list: number, no: number, personNo: number): ForgedEvent => ({
  type: 'ListRowResolved',
  stream: list,
  data: { row: no, decision: 'accept-as-new', personNo },
  personal: { reason: 'asked her' },
});

describe('list-households: who is on a list with the household does not lose it', () => {
  it('an accepted row is in the household that the list named, in just the role', async () => {
    const householdId = uuidv7();
    const household = { householdId, householdRole: 'head' };
    for (const joins of [[], [uuidv7(), 'head'], [householdId, 'other']] as [string?, string?][]) {
      const no = await next();
      const [id, role] = joins;
      const member = id === undefined || role === undefined ? [] : [joined(no + 1, id, role)];
      const list = [head(1, 0), ...brought(no + 1), ...member, row(no, 1, 'accepted', household, no + 1)];
      expect([id, role, await append('sdf-origin', ...list)]).toEqual([id, role, 'list-households']);
    }
    const no = await next();
    const list = [head(1, 0), ...brought(no + 1), joined(no + 1, householdId, 'head')];
    expect(await append('sdf-origin', ...list, row(no, 1, 'accepted', household, no + 1))).toBe('accepted');
  });

  it('a row that waited is not entered as a resident without it', async () => {
    const householdId = uuidv7();
    const list = await next();
    const waits = [1, 2].map((no) => row(list, no, 'waiting', { householdId, householdRole: 'other' }));
    expect(await append('sdf-origin', head(0, 2), ...waits)).toBe('accepted');
    const alone = await next();
    expect(await append('sdf-origin', ...brought(alone), resolved(list, 1, alone))).toBe('list-households');
    const first = await next();
    // nobody heads it by the list, and nobody is made its head for that
    expect(
      await append('sdf-origin', ...brought(first), joined(first, householdId, 'other'), resolved(list, 1, first)),
    ).toBe('accepted');
    const second = await next();
    expect(await append('sdf-origin', ...brought(second), resolved(list, 2, second))).toBe('list-households');
  });

  it('invalid-input: whoever makes a household of no list names its head', async () => {
    const no = await next();
    expect(await append('sdf-origin', ...brought(no), joined(no, uuidv7(), 'other'))).toBe('invalid-input');
  });
});

describe('HouseholdRoleCorrected', () => {
  const corrected = (no: number, householdId: string, role: string, reason = 'she said so'): ForgedEvent => ({
    type: 'HouseholdRoleCorrected',
    stream: no,
    data: { householdId, role },
    personal: { reason },
  });
  it('is of who is in the household, within reach, with a reason, and makes no second head', async () => {
    const { householdId, persons } = await registerTestHousehold(test);
    const other = await registerTestHousehold(test);
    expect(await append('sdf-origin', corrected(persons[1], householdId, 'head'))).not.toBe('accepted');
    expect(await append('sdf-origin', corrected(persons[1], householdId, 'other', ' '))).toBe('invalid-input');
    for (const [no, id, role] of [
      [persons[1], other.householdId, 'other'],
      [persons[1], householdId, 'child'],
    ] as const)
      expect(await append('sdf-origin', corrected(no, id, role))).toBe('household-member');
    for (const officer of ['moj-cell', 'monitor'] as const)
      expect([officer, await append(officer, corrected(persons[1], householdId, 'other'))]).toEqual([
        officer,
        'not-permitted',
      ]);
    expect(await append('sdf-origin', corrected(persons[1], householdId, 'other'))).toBe('accepted');
    await expect(
      test.run('sdf-origin', correctHouseholdRole, { personNo: await test.person(), role: 'head', reason: 'none' }),
    ).rejects.toMatchObject({ problems: [{ code: 'in-no-household' }] });
  });
});
