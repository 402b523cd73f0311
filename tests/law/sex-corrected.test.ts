import { afterAll, beforeAll, expect, it } from 'vitest';
import { correctSex } from '../../src/systems/register/commands/correct-sex.ts';
import { recordBirth } from '../../src/systems/register/commands/record-birth.ts';
import { Attackers, refused } from '../support/attacker.ts';
import { breachOf, sectionMoved, withId } from '../support/forged.ts';
import { createTestRegister, START, type TestRegister } from '../support/register.ts';

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

const APART = 'I16-men-and-women-apart';
const recordedBy = async (person: number) =>
  (
    await test.admin.query<{ id: string; sex: string }>(
      'SELECT e.id, p.sex FROM register.person p JOIN register.event e ON e.pos = p.event_pos WHERE p.no = $1',
      [person],
    )
  ).rows[0] as { id: string; sex: string };
const corrected = (stream: number, corrects: string, sex = 'female') =>
  withId({
    type: 'SexCorrected',
    stream,
    data: { corrects, sex },
    personal: { source: 'physician', reason: 'examined' },
  });

it('a birth in custody is recorded of a mother who was recorded as a man, once the sex is corrected; the correction cites what it corrects', async () => {
  const mother = await test.person({ name: 'Synthetic Mother' });
  const birth = { motherNo: mother, sex: 'male', bornAt: START } as const;
  await expect(test.run('sdf-origin', recordBirth, birth)).rejects.toMatchObject({
    problems: [{ code: 'mother-not-a-woman' }],
  });
  const first = await recordedBy(mother);
  const given = { personNo: mother, sex: 'female', source: 'physician of the site', reason: 'examined' } as const;
  const outcome = await test.run('sdf-origin', correctSex, given);
  expect(await recordedBy(mother)).toEqual({ id: outcome.events[0]?.id, sex: 'female' });
  const { rows } = await test.admin.query(
    "SELECT body::jsonb->'data'->>'corrects' AS cites FROM register.event WHERE id = $1",
    [outcome.events[0]?.id],
  );
  expect(rows).toEqual([{ cites: first.id }]);
  await expect(test.run('sdf-origin', correctSex, given)).rejects.toThrow('nothing-to-do');
  await test.run('sdf-origin', recordBirth, birth);
  const now = await recordedBy(mother);
  expect(await attackers.as('sdf-origin').append(corrected(mother, now.id, 'male'))).toBe('mother-not-a-woman');
});

it('the recorded sex is corrected by who holds the person, against the record that counts', async () => {
  const person = await test.person();
  const { id } = await recordedBy(person);
  expect(await attackers.each(() => [corrected(person, id)])).toEqual(
    refused({ 'sdf-origin': 'accepted', 'sdf-health': 'stale' }),
  );
  expect(await attackers.as('sdf-origin').append(corrected(person, id, 'male'))).toBe('stale');
  expect(await attackers.as('sdf-origin').append(corrected(person, (await recordedBy(person)).id, 'female'))).toBe(
    'stale',
  );
  const other = await test.person();
  expect(await attackers.as('sdf-origin').append(corrected(other, id))).toBe('stale');
});

it('I16-men-and-women-apart: who sits among the other sex by the corrected record gets the breach with it, and moves among the own sex only', async () => {
  const person = await test.person({ section: 'A' });
  const { id } = await recordedBy(person);
  const bare = corrected(person, id);
  expect(await attackers.as('sdf-origin').append(bare)).toBe(APART);
  expect(await attackers.as('sdf-origin').append(bare, breachOf(bare, APART))).toBe('accepted');
  expect(await attackers.as('sdf-origin').append(sectionMoved(person, 'SMALL'))).toBe(APART);
  expect(await attackers.as('sdf-origin').append(sectionMoved(person, 'W'))).toBe('accepted');
  const again = await test.person({ section: 'A' });
  await test.run('sdf-origin', correctSex, { personNo: again, sex: 'female', source: 'physician', reason: 'examined' });
  const { rows } = await test.admin.query('SELECT rule FROM register.breach WHERE person_no = $1 AND rule = $2', [
    again,
    APART,
  ]);
  expect(rows).toHaveLength(1);
});
