import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { repositoryFolder } from '../../src/platform/config/repository-folder.ts';

/** Event types that no command writes. */
const UNWRITTEN: ReadonlySet<string> = new Set(['CustodyAdmitted']);

/**
 * Event types of the lock of released schemas, in their newest version, of which a register holds no event: what a kept register would not prove of an upgrade. Older versions are written by no command any more.
 * @param connection a role that reads every event
 * @returns names as in the lock, `MovementRecorded@2`
 */
export const findUnwritten = async (connection: pg.ClientConfig): Promise<string[]> => {
  const lock = JSON.parse(
    readFileSync(path.join(repositoryFolder, 'src/systems/event-schemas.lock.json'), 'utf8'),
  ) as Record<string, string>;
  const newest = new Map<string, number>();
  for (const name of Object.keys(lock)) {
    const [type = '', v = '1'] = name.split('@');
    newest.set(type, Math.max(newest.get(type) ?? 0, Number(v)));
  }
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "SELECT DISTINCT type || '@' || v AS name FROM register.event",
    );
    const there = new Set(rows.map(({ name }) => name));
    return [...newest]
      .filter(([type]) => !UNWRITTEN.has(type))
      .map(([type, v]) => `${type}@${v}`)
      .filter((name) => !there.has(name));
  } finally {
    await client.end();
  }
};
