/**
 * What an older program left of children who were born in custody to detained mothers: all of them held. Migration 0070 says of them what the present program says, also where one was taken into custody and that was
 * withdrawn again: it is what `verify` rebuilds.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { advanceClock } from '../../src/core/access/commands/advance-clock.ts';
import { uuidv7 } from '../../src/platform/ids.ts';
import { correctEvent } from '../../src/systems/register/commands/correct-event.ts';
import { recordBirth } from '../../src/systems/register/commands/record-birth.ts';
import { recordFoundInSection } from '../../src/systems/register/commands/record-found-in-section.ts';
import { recordUnaccounted } from '../../src/systems/register/commands/record-unaccounted.ts';
import { Attackers } from '../support/attacker.ts';
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

/** An hour passes, so that each fact is known from an instant of its own. */
const later = async () => test.run('sdf-origin', advanceClock, { minutes: 60 });
const born = async (): Promise<number> => {
  const motherNo = await test.person({ sex: 'female', section: 'W' });
  const { result } = await test.run('sdf-origin', recordBirth, { motherNo, sex: 'male', bornAt: START - HOUR / 2 });
  return (result as { personNo: number }).personNo;
};
const found = async (personNo: number) => {
  await later();
  await test.run('sdf-origin', recordFoundInSection, { personNo, site: 'GHW', section: 'J' });
};
/** The child is taken into custody itself. */
const detained = async (personNo: number, occurredAt?: number): Promise<string> => {
  await later();
  const id = uuidv7();
  const data = { custodian: 'SDF', site: 'GHW', section: 'J', basis: 'arrest' };
  const breach = { rule: 'I04-no-admission-without-order', source: 'test', authority: 'SDF', factEvent: id };
  const taken = await attackers
    .as('sdf-origin')
    .append(
      { type: 'CustodyFound', stream: personNo, id, data, ...(occurredAt === undefined ? {} : { occurredAt }) },
      { type: 'BreachOpened', stream: personNo, data: breach },
    );
  expect(taken).toBe('accepted');
  return id;
};
const withdrawn = async (eventId: string) => {
  await later();
  await test.run('sdf-origin', correctEvent, { eventId, correction: { withdrawn: true }, reason: 'Another.' });
};
const told = async () => [
  (
    await test.admin.query(
      'SELECT person_no, from_at, to_at, state, outcome, event_pos, known_from, known_to FROM register.custody ORDER BY person_no, from_at, known_from, event_pos',
    )
  ).rows,
  (
    await test.admin.query(
      'SELECT person_no, event_pos, state, superseded_pos FROM register.custody_fact ORDER BY event_pos',
    )
  ).rows,
  (await test.admin.query('SELECT person_no, parent_no, since, born, event_pos FROM register.accompaniment ORDER BY 1'))
    .rows,
];

it('are what the present program says, also where a child was taken into custody and that was withdrawn', async () => {
  const [alone, kept, freed, late] = [await born(), await born(), await born(), await born()];
  for (const child of [alone, kept, freed, late]) await found(child);
  await detained(kept);
  await found(kept);
  const taken = await detained(freed);
  await found(freed);
  await withdrawn(taken);
  // it became known after what followed it, and was withdrawn too
  await withdrawn(await detained(late, START - HOUR / 4));
  await detained(late, START - HOUR / 5);
  await found(freed);
  await later();
  await test.run('sdf-origin', recordUnaccounted, { personNo: freed, circumstances: 'Synthetic account.' });
  const present = await told();
  // the older program: everybody who was born in custody was held, and no period was told anew because of it
  const older = (table: string) =>
    `UPDATE register.${table} c SET state = CASE c.state WHEN 'accompanying' THEN 'held' ELSE 'unaccounted' END FROM register.accompaniment a WHERE a.person_no = c.person_no AND c.state IN ('accompanying', 'missing')`;
  await test.admin.query(
    `SET session_replication_role = replica; ${older('custody')}; ${older('custody_fact')}; DELETE FROM register.accompaniment;
     DO $$ DECLARE m record; merges int := 0; BEGIN
       LOOP
         SELECT c.ctid AS place, n.ctid AS gone, n.known_to INTO m FROM register.custody c JOIN register.custody n USING (person_no, from_at, to_at, event_pos, state)
          WHERE c.outcome IS NOT DISTINCT FROM n.outcome AND c.known_to = n.known_from AND c.person_no IN (SELECT person_no FROM register.birth_in_custody) LIMIT 1;
         EXIT WHEN NOT FOUND;
         DELETE FROM register.custody WHERE ctid = m.gone;
         UPDATE register.custody SET known_to = m.known_to WHERE ctid = m.place;
         merges := merges + 1;
       END LOOP;
       ASSERT merges > 1, 'the story has periods that were told anew';
     END $$;
     RESET session_replication_role`,
  );
  expect(await told()).not.toEqual(present);
  await test.admin.query(readFileSync('migrations/0070-children-born-in-custody.sql', 'utf8'));
  expect(await told()).toEqual(present);
});
