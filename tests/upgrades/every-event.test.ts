import { expect, it } from 'vitest';
import { migrate } from '../../src/platform/db/migrate.ts';
import { fillWithConvoy } from '../faults/tampering-register.ts';
import { createEmptyDatabase } from '../support/database.ts';
import { fillWithTheRest } from './fill-with-the-rest.ts';
import { findUnwritten } from './unwritten-events.ts';

it('the register that is kept at a release has an event of every type of the lock: a new one belongs into fill-with-the-rest.ts', async () => {
  const database = await createEmptyDatabase();
  try {
    await migrate(database.admin);
    const key = await fillWithConvoy(database.admin);
    await fillWithTheRest(database.admin, key);
    expect(await findUnwritten(database.admin)).toEqual([]);
  } finally {
    await database.drop();
  }
});
