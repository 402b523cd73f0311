import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { receiveList } from '../../src/systems/register/commands/receive-list.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { createTestRegister, type TestRegister } from '../support/register.ts';

/** As many persons as the list brings at least. */
const PERSONS = 150;

/** How often each table was read from its first row to its last. */
const readWhole = async (register: TestRegister): Promise<Map<string, number>> => {
  const { rows } = await register.admin.query<{ name: string; scans: string }>(
    "SELECT schemaname || '.' || relname AS name, seq_scan AS scans FROM pg_stat_user_tables",
  );
  return new Map(rows.map(({ name, scans }) => [name, Number(scans)]));
};

/** Ends the server's connections: each tells what it has read when it ends. */
const countsWritten = async ({ admin, register }: TestRegister): Promise<void> => {
  const { rows } = await register.pool.query<{ role: string }>('SELECT current_user AS role');
  const role = [rows[0]?.role];
  await admin.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = $1',
    role,
  );
  const open = 'SELECT FROM pg_stat_activity WHERE datname = current_database() AND usename = $1';
  await expect.poll(async () => (await admin.query(open, role)).rowCount, { timeout: 20_000 }).toBe(0);
};

it('no command of the way from a list to the admission reads a table whole that has a row for each person', async () => {
  const register = await createTestRegister();
  try {
    const { database } = register.database.app;
    // whatever an index can serve is asked of it now, however few rows there are; what is still read whole has no index
    await register.admin.query(`ALTER DATABASE ${database} SET enable_seqscan = off`);
    await countsWritten(register);
    const before = await readWhole(register);
    await register.run('sdf-origin', receiveList, {
      site: 'GHW',
      source: 'SDF list of 21 January',
      fileName: 'list-21-january.csv',
      file: (await readFile('scenarios/january-2026/list-21-january.csv')).toString('base64'),
    });
    await (await createTestConvoy(register, 2)).until('closed');
    await countsWritten(register);
    const after = await readWhole(register);
    const found = [];
    for (const [table, times] of after) {
      if (times === (before.get(table) ?? 0)) continue;
      const { rows } = await register.admin.query<{ count: string }>(`SELECT count(*) FROM ${table}`);
      if (Number(rows[0]?.count) >= PERSONS) found.push([table, times]);
    }
    expect(found).toEqual([]);
  } finally {
    await register.close();
  }
});
