import pg from 'pg';
import { expect, it } from 'vitest';
import { createTestDatabase } from './database.ts';

const ask = async (connection: pg.ClientConfig, sql: string): Promise<unknown[]> => {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
};

it('gives a migrated database of its own, reached by three roles, and removes it', async () => {
  const database = await createTestDatabase();
  const other = await createTestDatabase();
  try {
    expect(await ask(database.admin, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([true]);
    for (const [role, connection] of [
      ['amana_app', database.app],
      ['amana_verify', database.verify],
    ] as const) {
      const own = 'select rolname, rolsuper from pg_roles where rolname = current_user';
      expect(await ask(connection, own)).toEqual([role, false]);
    }
    expect(await ask(database.admin, 'select count(*)::int from register.event')).toEqual([0]);
    await ask(database.admin, 'create table only_here ()');
    expect(await ask(other.admin, "select to_regclass('only_here')")).toEqual([null]);
  } finally {
    await database.drop();
    await other.drop();
  }
  await expect(ask(database.admin, 'select 1')).rejects.toMatchObject({ code: '3D000' });
});
