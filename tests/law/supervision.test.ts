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
  data: ForgedEvent['data'] = {},
  personal: Record<string, string> = {},
  id = uuidv7(),
): ForgedEvent => ({
  type: 'SupervisionRecorded',
  stream,
  id,
  data,
  personal: { name: 'Prosecution Office 2', source: 'a letter', ...personal },
});
const withdrawn = (stream: number, supervisionId: string, reason = 'another man'): ForgedEvent => ({
  type: 'SupervisionWithdrawn',
  stream,
  data: { supervisionId },
  personal: { reason },
});

describe('ICPPED 17(3)(d): what the commands refuse of a supervising authority, PostgreSQL refuses', () => {
  it('one authority, a source, and an end after the beginning', async () => {
    const personNo = await test.person();
    expect(await append('sdf-origin', recorded(personNo, {}, { source: ' ' }))).toBe('invalid-input');
    for (const wrong of [{ authority: 'MOJ' }, { authority: 'XYZ' }, { untilAt: 1 }])
      expect(await append('sdf-origin', recorded(personNo, wrong))).not.toBe('accepted');
    expect(await append('sdf-origin', recorded(personNo))).toBe('accepted');
  });

  it('not-permitted: of whom the own authority neither holds nor held', async () => {
    const personNo = await test.person();
    for (const officer of ['moj-cell', 'monitor', 'sdf-admin'] as const)
      expect([officer, await append(officer, recorded(personNo))]).toEqual([officer, 'not-permitted']);
  });

  it('is withdrawn once, for a reason, on the file where it is, by whom it could be recorded', async () => {
    const [personNo, other] = [await test.person(), await test.person()];
    const id = uuidv7();
    expect(await append('sdf-origin', recorded(personNo, {}, {}, id))).toBe('accepted');
    expect(await append('sdf-origin', withdrawn(personNo, id, ' '))).toBe('invalid-input');
    expect(await append('sdf-origin', withdrawn(other, id))).toBe('stale');
    expect(await append('moj-cell', withdrawn(personNo, id))).toBe('not-permitted');
    expect(await append('sdf-origin', withdrawn(personNo, id))).toBe('accepted');
    expect(await append('sdf-origin', withdrawn(personNo, id))).toBe('stale');
  });

  it('nobody who serves writes the table', async () => {
    for (const statement of ["UPDATE register.supervision SET name = 'x'", 'DELETE FROM register.supervision'])
      await expect(test.see('sdf-origin', statement)).rejects.toThrow(/permission denied/);
  });
});
