import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestRegister, HOUR, START, type TestRegister } from '../../../tests/support/register.ts';

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
});
afterAll(() => test.close());

it('enters a person with the custody he is found in and the breach that he is without an order', async () => {
  const personNo = await test.person({ section: 'A' });
  const [person] = await test.see<{ register_number: string; sex: string }>(
    'sdf-origin',
    'SELECT register_number, sex FROM register.person WHERE no = $1',
    [personNo],
  );
  expect(person).toEqual({ register_number: expect.stringMatching(/^GHW-\d{6}-[0-9A-Z]$/), sex: 'male' });
  const custody = await test.see(
    'sdf-origin',
    'SELECT from_at, to_at, custodian, site, section, state, outcome, known_to FROM register.custody WHERE person_no = $1',
    [personNo],
  );
  expect(custody).toEqual([
    {
      from_at: START - HOUR,
      to_at: null,
      custodian: 'SDF',
      site: 'GHW',
      section: 'A',
      state: 'held',
      outcome: null,
      known_to: null,
    },
  ]);
  const breaches = await test.see(
    'sdf-origin',
    'SELECT rule, authority, cured_at FROM register.breach WHERE person_no = $1',
    [personNo],
  );
  expect(breaches).toEqual([{ rule: 'I04-no-admission-without-order', authority: 'SDF', cured_at: null }]);
});
