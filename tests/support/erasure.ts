import pg from 'pg';
import { expect } from 'vitest';
import { openErasable } from '../../src/core/ledger/disclosure.ts';
import { openSecret, unwrapStreamKey } from '../../src/core/ledger/envelope-key.ts';
import { StreamKeyRing } from '../../src/core/register/stream-key-ring.ts';
import { checkLog } from '../../src/core/register/verify/check-log.ts';
import { readChains } from '../../src/core/register/verify/read-chains.ts';
import { createScratch } from '../../src/core/register/verify/scratch.ts';
import { openSnapshot, settle } from '../../src/core/register/verify/session.ts';
import { verifyRegister } from '../../src/core/register/verify/verify-register.ts';
import { allEvents } from '../../src/systems/all-events.ts';
import { loadSystemChecks } from '../../src/systems/verification.ts';
import { ourTables } from './our-tables.ts';
import type { TestRegister } from './register.ts';

/** What tests of erasure look at: the newest event of a type, what its secret still has, what verify finds, and where a text stands. */
export const lookAtErasure = (test: TestRegister) => {
  const eventOf = async (personNo: number, type: string): Promise<string> =>
    (
      await test.admin.query<{ id: string }>(
        'SELECT id FROM register.event WHERE stream_no = $1 AND type = $2 ORDER BY seq DESC LIMIT 1',
        [personNo, type],
      )
    ).rows[0]?.id ?? expect.fail(type);

  /** The personal fields of an event as its secret has them. */
  const opened = async (eventId: string) => {
    const { rows } = await test.admin.query(
      'SELECT e.body, e.stream_no, s.wrapped_key, x.secret FROM register.event e JOIN register.stream s ON s.no = e.stream_no JOIN register.event_secret x ON x.event_pos = e.pos WHERE e.id = $1',
      [eventId],
    );
    const { data } = unwrapStreamKey(test.key, rows[0].stream_no, rows[0].wrapped_key);
    const texts = JSON.parse(openSecret(data, eventId, rows[0].secret).subarray(32).toString('utf8'));
    return openErasable(JSON.parse(rows[0].body)._sd, texts);
  };

  /** What is found in chains and log after somebody with every right has done this, past every trigger. */
  const findings = async (statement = ''): Promise<string[]> => {
    const live = new pg.Client(test.database.admin);
    await live.connect();
    const found: string[] = [];
    try {
      await live.query(`BEGIN; SET LOCAL session_replication_role = replica; ${statement}`);
      await settle(live);
      const definitions = new Map(allEvents.map((event) => [`${event.type} ${event.v}`, event]));
      const add = ({ code }: { code: string }) => found.push(code);
      await readChains(live, { keys: new StreamKeyRing(test.key), definitions, rebuild: undefined, add });
      await checkLog(live, { key: undefined, kek: test.key }, add);
      return found;
    } finally {
      await live.end();
    }
  };

  /** What a whole verification finds, with its rebuild of every table. */
  const verified = async (): Promise<string[]> => {
    const live = new pg.Client(test.database.admin);
    await live.connect();
    const scratch = await createScratch(test.database.admin);
    try {
      await openSnapshot(live);
      const report = await verifyRegister(live, { key: test.key, scratch, systems: await loadSystemChecks() });
      // a copy of a test database has not the rights of one that was made by itself
      return report.findings.filter(({ section }) => section !== 'catalogue').map(({ text }) => text);
    } finally {
      await live.end();
      await scratch.close();
    }
  };

  /** Tables in which a text stands. */
  const standsIn = async (text: string): Promise<string[]> => {
    const found: string[] = [];
    for (const { name } of await ourTables(test.admin))
      if (
        (await test.admin.query(`SELECT FROM ${name} t WHERE t::text LIKE '%' || $1 || '%' LIMIT 1`, [text])).rowCount
      )
        found.push(name);
    return found;
  };

  return { eventOf, opened, findings, verified, standsIn };
};
