import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordRemarks } from '../../src/systems/register/commands/record-remarks.ts';
import { households } from '../../src/systems/register/queries/households.ts';
import { people } from '../../src/systems/register/queries/people.ts';
import { ask } from '../support/ask.ts';
import { createTestRegister, type TestRegister } from '../support/register.ts';

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
});
afterAll(() => test.close());

it('who speaks SQL as the serving role reads the statements of all others, and no session token in them', async () => {
  const personNo = await test.person({ section: 'A' });
  const spy = new pg.Client(test.database.app);
  await spy.connect();
  const seen = new Set<string>();
  let looks = 0;
  let working = true;
  const work = async () => {
    for (let i = 0; i < 60; i += 1) {
      await test.run('sdf-origin', recordRemarks, { rows: [{ personNo, text: `synthetic ${i}` }] });
      await ask(test, 'sdf-cell', people, {});
      await ask(test, 'sdf-origin-two', households, { site: 'GHW' });
    }
  };
  const done = work().finally(() => {
    working = false;
  });
  while (working) {
    const { rows } = await spy.query<{ query: string }>(
      'SELECT query FROM pg_stat_activity WHERE usename = current_user AND pid <> pg_backend_pid()',
    );
    for (const { query } of rows) {
      looks += query === '' ? 0 : 1;
      for (const officer of ['sdf-origin', 'sdf-cell', 'sdf-origin-two'] as const)
        if (query.includes(test.token(officer))) seen.add(query.replace(test.token(officer), 'TOKEN'));
    }
  }
  await done;
  await spy.end();
  expect(looks).toBeGreaterThan(50);
  expect([...seen]).toEqual([]);
});
