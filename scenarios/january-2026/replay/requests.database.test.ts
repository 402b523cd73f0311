import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { postedAs } from '../../../tests/support/posted-as.ts';
import { createTestRegister, START, type TestRegister } from '../../../tests/support/register.ts';
import { Cast } from './cast.ts';
import { askForRelatives, relativesHaveAsked } from './requests.ts';

/** Persons of the published operation: as many requests as its replay has are made of the few of this register. */
const PUBLISHED = 5_704;

let test: TestRegister;
let client: pg.Client;
beforeAll(async () => {
  test = await createTestRegister();
  for (const officer of ['sdf-origin-two', 'sdf-health'] as const) await postedAs(test, officer, ['family_desk']);
  for (let i = 0; i < 20; i += 1) await test.person({ name: `Testman ${'ABCDEFGHIJKLMNOPQRST'[i]} Example` });
  client = new pg.Client(test.database.admin);
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await test?.close();
});

it('families of the replay ask, are told, refused or told that nothing can be confirmed; a second run finds all of it done', async () => {
  const numbers = new Map([
    ['desk.one', test.officerNo('sdf-origin-two')],
    ['desk.two', test.officerNo('sdf-health')],
  ]);
  const counted = async () => {
    const { rows } = await test.admin.query(
      'SELECT (SELECT count(*) FROM safeguards.request)::int AS requests, (SELECT count(*) FROM safeguards.request WHERE withdrawn_at IS NOT NULL)::int AS withdrawn, (SELECT count(DISTINCT (outcome, person_no IS NULL)) FROM safeguards.request_answer WHERE approved)::int AS kinds, (SELECT count(*) FROM safeguards.request_answer WHERE NOT approved)::int AS returned',
    );
    return rows[0];
  };
  const walk = async (): Promise<number> => {
    const cast = new Cast(client, test.register, numbers, 'families');
    await cast.begin();
    const asked = await relativesHaveAsked(cast, PUBLISHED);
    await askForRelatives(cast, PUBLISHED, START);
    expect(await relativesHaveAsked(cast, PUBLISHED)).toBe(true);
    // whoever has asked has nothing to ask in the next run
    expect(asked).toBe(cast.commands === 0);
    await cast.end();
    return cast.commands;
  };
  expect(await walk()).toBeGreaterThan(40);
  const once = await counted();
  expect(once).toEqual({ requests: 17, withdrawn: 2, kinds: 4, returned: 2 });
  expect(await walk()).toBe(0);
  expect(await counted()).toEqual(once);
});
