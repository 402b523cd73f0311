import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Attackers, everyRole, type ForgedEvent } from '../support/attacker.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../support/register.ts';

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

const seen = (stream: number, data: Record<string, string | number> = {}): ForgedEvent => ({
  type: 'HealthChecked',
  stream,
  data: { occasion: 'admission', finding: 'fit', examinedAt: START, ...data },
  personal: {},
});

describe('the state of health: what the command refuses, PostgreSQL refuses', () => {
  it('only a health officer of an authority within reach says that somebody was seen', async () => {
    const personNo = await test.person();
    for (const [role, officer] of everyRole) {
      const verdict = await attackers.as(officer).append(seen(personNo));
      expect([role, verdict]).toEqual([role, role === 'health_officer' ? 'accepted' : 'not-permitted']);
    }
    // of another authority, the role alone is not enough
    await test.admin.query("UPDATE access.posting SET role = 'health_officer' WHERE officer_no = $1", [
      test.officerNo('moj-receiver'),
    ]);
    expect(await attackers.as('moj-receiver').append(seen(personNo))).toBe('not-permitted');
  });

  it('occasion and finding are those of the list, and nobody is seen in the future', async () => {
    const personNo = await test.person();
    const append = (data: Record<string, string | number>) => attackers.as('sdf-health').append(seen(personNo, data));
    expect(await append({ occasion: 'transfer' })).not.toBe('accepted');
    expect(await append({ finding: 'well' })).not.toBe('accepted');
    expect(await append({ examinedAt: START + 9 * HOUR })).toBe('invalid-input');
    expect(await append({ occasion: 'release', finding: 'needs-care' })).toBe('accepted');
  });

  it('nobody who serves writes the table', async () => {
    for (const sql of ["UPDATE care.health_check SET finding = 'fit'", 'DELETE FROM care.health_check'])
      await expect(test.see('sdf-health', sql)).rejects.toThrow(/permission denied/);
  });
});
