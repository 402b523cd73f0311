import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from '../../src/platform/ids.ts';
import { Attackers, type ForgedEvent } from '../support/attacker.ts';
import { createTestRegister, type TestOfficer, type TestRegister } from '../support/register.ts';

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

const append = (officer: TestOfficer, ...events: ForgedEvent[]) => attackers.as(officer).append(...events);
const recorded = (
  stream: number,
  { kind = 'case', id = uuidv7(), ...personal }: Record<string, string> = {},
): ForgedEvent => ({
  type: 'ExternalNumberRecorded',
  stream,
  id,
  data: { kind },
  personal: { number: '12/3', folded: '12/3', source: 'the file', ...personal },
});
const withdrawn = (stream: number, numberId: string, reason = 'another man'): ForgedEvent => ({
  type: 'ExternalNumberWithdrawn',
  stream,
  data: { numberId },
  personal: { reason },
});

describe('numbers of others: what the commands refuse, PostgreSQL refuses', () => {
  it('a number has its text and its source, and is on a file once', async () => {
    const personNo = await test.person();
    for (const field of ['number', 'folded', 'source'])
      expect([field, await append('sdf-origin', recorded(personNo, { [field]: ' ' }))]).toEqual([
        field,
        'invalid-input',
      ]);
    expect(await append('sdf-origin', recorded(personNo, { kind: 'rank' }))).not.toBe('accepted');
    expect(await append('sdf-origin', recorded(personNo))).toBe('accepted');
    expect(await append('sdf-origin', recorded(personNo))).toBe('number-recorded');
    const twice = [recorded(personNo, { folded: 'X' }), recorded(personNo, { folded: 'X' })];
    expect(await append('sdf-origin', ...twice)).not.toBe('accepted');
  });

  it('not-permitted: of whom the own authority neither holds nor held', async () => {
    const personNo = await test.person();
    for (const officer of ['moj-cell', 'monitor', 'sdf-admin'] as const)
      expect([officer, await append(officer, recorded(personNo))]).toEqual([officer, 'not-permitted']);
  });

  it('is withdrawn once, for a reason, on the file where it is, by whom it could be recorded', async () => {
    const [personNo, other] = [await test.person(), await test.person()];
    const id = uuidv7();
    expect(await append('sdf-origin', recorded(personNo, { id }))).toBe('accepted');
    expect(await append('sdf-origin', withdrawn(personNo, id, ' '))).toBe('invalid-input');
    expect(await append('sdf-origin', withdrawn(other, id))).toBe('stale');
    expect(await append('moj-cell', withdrawn(personNo, id))).toBe('not-permitted');
    expect(await append('sdf-origin', withdrawn(personNo, id))).toBe('accepted');
    expect(await append('sdf-origin', withdrawn(personNo, id))).toBe('stale');
  });

  it('nobody who serves writes the table', async () => {
    await expect(test.see('sdf-origin', "UPDATE register.external_number SET number = 'x'")).rejects.toThrow(
      /permission denied/,
    );
    await expect(test.see('sdf-origin', 'DELETE FROM register.external_number')).rejects.toThrow(/permission denied/);
  });
});
