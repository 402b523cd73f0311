import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordFoundInSection } from '../../src/systems/register/commands/record-found-in-section.ts';
import { formatRegisterNumber } from '../../src/systems/register/numbers/register-number.ts';
import { Attackers, type ForgedEvent, refused } from '../support/attacker.ts';
import { foundInSection, withId } from '../support/forged.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
let person: number;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  person = await test.person({ section: 'A', fromAt: START - 10 * HOUR });
  for (const section of ['SMALL', 'A'])
    await test.run('sdf-origin', recordFoundInSection, { personNo: person, site: 'GHW', section });
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const tiles = async () =>
  (
    await test.admin.query<{ from_at: Date; to_at: Date; state: string; custodian: string }>(
      'SELECT from_at, to_at, state, custodian FROM register.custody WHERE person_no = $1 AND known_to IS NULL ORDER BY from_at',
      [person],
    )
  ).rows;

describe('I02-custody-tiles', () => {
  it.each([
    ['a middle period removed', 'DELETE FROM register.custody WHERE ctid = $1'],
    ['a middle period no longer believed', 'UPDATE register.custody SET known_to = known_from WHERE ctid = $1'],
    [
      'a middle period cut short',
      "UPDATE register.custody SET to_at = to_at - interval '1 microsecond' WHERE ctid = $1",
    ],
    [
      'a middle period begun late',
      "UPDATE register.custody SET from_at = from_at + interval '1 microsecond' WHERE ctid = $1",
    ],
  ])('I02-custody-tiles: %s is refused at commit, even to the owner of the database', async (_what, sql) => {
    const { rows } = await test.admin.query<{ ctid: string }>(
      'SELECT ctid FROM register.custody WHERE person_no = $1 AND known_to IS NULL ORDER BY from_at OFFSET 1 LIMIT 1',
      [person],
    );
    await expect(test.admin.query(sql, [rows[0]?.ctid])).rejects.toMatchObject({ constraint: 'I02-custody-tiles' });
  });

  it('I02-custody-tiles: custody that does not begin with the first fact is refused', async () => {
    await expect(
      test.admin.query(
        'DELETE FROM register.custody WHERE ctid = (SELECT ctid FROM register.custody WHERE person_no = $1 AND known_to IS NULL ORDER BY from_at LIMIT 1)',
        [person],
      ),
    ).rejects.toMatchObject({ constraint: 'I02-custody-tiles' });
  });

  it('I02-custody-tiles: no role puts a fact without a custodian before the first one', async () => {
    const early = () => [{ ...foundInSection(person, 'A'), occurredAt: START - 100 * HOUR }];
    const results = await attackers.each(early);
    expect(results).toEqual(refused({ 'sdf-origin': 'I02-custody-tiles' }));
  });

  it('I02-custody-tiles: missing time is an explicit period under the last responsible authority', async () => {
    const missing = withId({
      type: 'UnaccountedRecorded',
      stream: person,
      personal: { circumstances: 'not at the evening count' },
    });
    expect(await attackers.as('sdf-origin').append(missing)).toBe('accepted');
    const rows = await tiles();
    expect(rows.at(-1)).toMatchObject({ state: 'unaccounted', custodian: 'SDF' });
    for (const [i, row] of rows.slice(1).entries()) expect(row.from_at).toEqual(rows[i]?.to_at);
  });

  it('I02-custody-tiles: no role registers a person whom nobody holds', async () => {
    const registerNumber = formatRegisterNumber('GHW', 50);
    const registered: ForgedEvent = {
      type: 'PersonRegistered',
      stream: { new: 'person' },
      data: { registerNumber, sex: 'male', synthetic: true },
      personal: { names: [], tokens: [] },
    };
    expect(await attackers.each(() => [registered])).toEqual(
      refused({ 'sdf-origin': 'I02-custody-tiles', 'moj-receiver': 'I02-custody-tiles' }),
    );
  });
});
