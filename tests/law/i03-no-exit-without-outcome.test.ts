import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Attackers, refused } from '../support/attacker.ts';
import { withId } from '../support/forged.ts';
import { createTestRegister, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
let person: number;
let entry: string;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  person = await test.person({ section: 'A' });
  const { rows } = await test.admin.query<{ event_id: string }>(
    'SELECT event_id FROM register.custody_fact WHERE person_no = $1',
    [person],
  );
  entry = rows[0]?.event_id as string;
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

describe('I03-no-exit-without-outcome', () => {
  it.each([
    ['a last period that ends', 'UPDATE register.custody SET to_at = now() WHERE person_no = $1 AND known_to IS NULL'],
    ['every period removed', 'DELETE FROM register.custody WHERE person_no = $1'],
    ['every period no longer believed', 'UPDATE register.custody SET known_to = known_from WHERE person_no = $1'],
    ['an outcome without an end', "UPDATE register.custody SET outcome = 'release' WHERE person_no = $1"],
  ])('I03-no-exit-without-outcome: %s is refused, even to the owner of the database', async (_what, sql) => {
    await expect(test.admin.query(sql, [person])).rejects.toMatchObject({ constraint: 'I03-no-exit-without-outcome' });
  });

  it('I03-no-exit-without-outcome: no role withdraws the only fact that a person is held', async () => {
    const withdrawn = {
      type: 'CustodyCorrected',
      stream: person,
      data: { corrects: entry, withdrawn: true },
      personal: { reason: 'forged' },
    };
    const rule = 'I03-no-exit-without-outcome';
    expect(await attackers.each(() => [withdrawn])).toEqual(
      refused({ 'sdf-origin': rule, 'sdf-cell': rule, 'sdf-health': rule }),
    );
  });

  it.each(['EscapeRecorded', 'UnaccountedRecorded'])('I03-no-exit-without-outcome: %s is no exit', async (type) => {
    const fact = withId({ type, stream: person, personal: { circumstances: 'the fence was cut', place: 'GHW' } });
    expect(await attackers.as('sdf-origin').append(fact)).toBe('accepted');
    const { rows } = await test.admin.query<{ open: boolean; custodian: string; outcome: string | null }>(
      "SELECT to_at = 'infinity' AS open, custodian, outcome FROM register.custody WHERE person_no = $1 AND known_to IS NULL ORDER BY from_at DESC LIMIT 1",
      [person],
    );
    expect(rows).toEqual([{ open: true, custodian: 'SDF', outcome: null }]);
  });
});
