import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportList } from '../../src/core/access/commands/export-list.ts';
import type { ExportListResult } from '../../src/core/access/list-views.ts';
import { listingsOf } from '../../src/core/access/listing.ts';
import { checkInvariants } from '../../src/core/register/verify/check-invariants.ts';
import { parseInvariants } from '../../src/core/register/verify/read-invariants.ts';
import { allQueries } from '../../src/systems/all-queries.ts';
import { recordFitness } from '../../src/systems/care/commands/record-fitness.ts';
import { extract } from '../../src/systems/register/queries/extract.ts';
import { fileReadings } from '../../src/systems/register/queries/file-readings.ts';
import { person } from '../../src/systems/register/queries/person.ts';
import { timeline } from '../../src/systems/register/queries/person-timeline.ts';
import { recordFear } from '../../src/systems/safeguards/commands/record-fear.ts';
import { fears } from '../../src/systems/safeguards/queries/fears.ts';
import { ask } from '../support/ask.ts';
import { Attackers } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { createTestRegister, type TestOfficer, type TestRegister } from '../support/register.ts';

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

type Kept = { officer: string; part: string; ground: string; roles: string[]; authority: string };
const kept = async (personNo: number): Promise<Kept[]> =>
  (
    await test.admin.query<Kept>(
      'SELECT o.username AS officer, r.part, r.ground, r.roles, r.authority FROM access.file_read r JOIN access.officer o ON o.no = r.officer_no WHERE r.person_no = $1 ORDER BY r.no',
      [personNo],
    )
  ).rows;
const inBrief = async (personNo: number) => (await kept(personNo)).map(({ officer, part }) => `${officer} ${part}`);
const opens = (officer: TestOfficer, personNo: number) => ask(test, officer, person, { personNo: String(personNo) });
const readings = (officer: TestOfficer, personNo: number, more: Record<string, string> = {}) =>
  ask(test, officer, fileReadings, { personNo: String(personNo), ...more });

describe('whoever opens a file', () => {
  it('is written down with authority, roles, part and ground, once in ten minutes; whoever is refused is not', async () => {
    const personNo = await test.person();
    for (let again = 0; again < 3; again += 1) await opens('sdf-origin', personNo);
    await Promise.all([1, 2, 3, 4].map(() => opens('monitor', personNo)));
    await ask(test, 'sdf-origin', timeline, { personNo: String(personNo) });
    await ask(test, 'sdf-origin', extract, { personNo: String(personNo) });
    for (const officer of ['moj-receiver', 'sdf-admin'] as const)
      await expect(opens(officer, personNo)).rejects.toThrow('not-found');
    await expect(ask(test, 'moj-receiver', extract, { personNo: String(personNo) })).rejects.toThrow('not-found');
    expect(await kept(personNo)).toEqual([
      { officer: 'sdf-origin', part: 'file', ground: 'custody', roles: ['origin_officer'], authority: 'SDF' },
      { officer: 'monitor', part: 'file', ground: 'role', roles: ['monitor'], authority: 'MON' },
      { officer: 'sdf-origin', part: 'extract', ground: 'custody', roles: ['origin_officer'], authority: 'SDF' },
    ]);
    // ten minutes later it is another opening
    await test.admin.query('UPDATE register.clock_setting SET clock_base = clock_base + $1::interval', ['11 minutes']);
    await opens('sdf-origin', personNo);
    expect((await inBrief(personNo)).at(-1)).toBe('sdf-origin file');
    expect(await inBrief(personNo)).toHaveLength(4);
  });

  it('sees nothing by SQL without that row, and cannot write, change, remove or read rows of it', async () => {
    const personNo = await test.person();
    const origin = attackers.as('sdf-origin');
    for (const sql of ['SELECT register.person_file($1, NULL)', 'SELECT * FROM register.person_events($1)'])
      expect(await origin.would(sql, [personNo])).toBe('read-not-noted');
    await opens('sdf-origin', personNo);
    // a row of one officer opens the file to no other
    expect(await attackers.as('sdf-cell').would('SELECT register.person_file($1, NULL)', [personNo])).toBe(
      'read-not-noted',
    );
    for (const sql of [
      'SELECT * FROM access.file_read',
      'DELETE FROM access.file_read',
      'UPDATE access.file_read SET part = part',
      'TRUNCATE access.file_read',
      'SELECT * FROM access.read_seal',
      'LOCK TABLE access.read_gate IN SHARE MODE',
      `SELECT access.write_reads(ARRAY[1::bigint], 'file')`,
    ])
      expect([sql, await origin.would(sql)]).toEqual([sql, expect.stringMatching(/^42501: permission denied/)]);
    // of who is out of reach nothing is written, so that nobody can be accused of a reading that was refused
    expect(await attackers.as('moj-receiver').opens(personNo)).toBe('accepted');
    expect(await inBrief(personNo)).toEqual(['sdf-origin file']);
  });

  it('sees nothing in a transaction that can still be taken back, whatever it wrote, and how', async () => {
    const personNo = await test.person();
    const shows = 'SELECT register.person_file($1, NULL)';
    const told = 'SELECT register.person_told($1, NULL) AS told';
    const within = async (...statements: readonly string[]): Promise<unknown> => {
      const client = await test.register.pool.connect();
      try {
        await client.query('BEGIN');
        await client.query("SELECT set_config('amana.token', $1, true)", [test.token('sdf-origin')]);
        let last: pg.QueryResult = await client.query('SELECT 1');
        for (const sql of statements)
          last = sql.includes('$1') ? await client.query(sql, [personNo]) : await client.query(sql);
        return Object.values(last.rows[0] ?? {})[0];
      } finally {
        await client.query('ROLLBACK');
        client.release();
      }
    };
    // looks, and takes the row back
    expect(await within(told)).toEqual({ noted: true });
    expect(await within(told, told)).toEqual({ noted: true });
    const note = "SELECT access.note_reads(ARRAY[$1::bigint], 'file')";
    for (const [first, ...then] of [
      [note, shows],
      [told, shows],
      [note, 'SELECT * FROM register.person_events($1)'],
      ['SAVEPOINT here', note, 'ROLLBACK TO SAVEPOINT here', shows],
      ['SAVEPOINT here', note, 'RELEASE SAVEPOINT here', shows],
    ] as const)
      expect([first, await within(first, ...then).catch((error: Error) => error.message)]).toEqual([
        first,
        expect.stringContaining('read-not-noted'),
      ]);
    // while another transaction holds the row open, it is not kept yet
    const holder = await test.register.pool.connect();
    try {
      await holder.query('BEGIN');
      await holder.query("SELECT set_config('amana.token', $1, true)", [test.token('sdf-origin')]);
      await holder.query(note, [personNo]);
      await expect(within(shows)).rejects.toThrow('read-not-noted');
    } finally {
      await holder.query('ROLLBACK');
      holder.release();
    }
    expect(await kept(personNo)).toEqual([]);
    // kept, it is shown, and the row of then stands for ten minutes
    expect((await opens('sdf-origin', personNo)).person.personNo).toBe(personNo);
    expect(await within(told)).toMatchObject({ file: { registerNumber: expect.any(String) } });
    expect(await inBrief(personNo)).toEqual(['sdf-origin file']);
    // whoever wrote anything before is shown nothing either: nothing tells what it was
    const other = await test.person();
    expect(await within(note.replace('$1', String(other)), told)).toEqual({ noted: true });
  });

  it('sees findings of health only where a row says so, also who has one of the file', async () => {
    const [personNo] = (await createTestConvoy(test, 1)).persons as [number];
    await test.run('sdf-health', recordFitness, {
      expectedCount: 1,
      rows: [{ personNo, fit: true, note: 'an old wound' }],
    });
    const health = attackers.as('sdf-health');
    expect(await health.opens(personNo)).toBe('accepted');
    expect(await health.would('SELECT register.person_file($1, NULL)', [personNo])).toBe('read-not-noted');
    expect((await opens('sdf-health', personNo)).person.personNo).toBe(personNo);
    expect(await health.would('SELECT register.person_file($1, NULL)', [personNo])).toBe('accepted');
    expect(await inBrief(personNo)).toEqual(['sdf-health file', 'sdf-health health']);
  });

  it('is shown nothing where the row cannot be written', async () => {
    const personNo = await test.person();
    await test.admin.query('ALTER TABLE access.file_read ADD CONSTRAINT full_disk CHECK (person_no = 0) NOT VALID');
    try {
      await expect(opens('sdf-origin', personNo)).rejects.toThrow();
      await expect(ask(test, 'sdf-origin', extract, { personNo: String(personNo) })).rejects.toThrow();
    } finally {
      await test.admin.query('ALTER TABLE access.file_read DROP CONSTRAINT full_disk');
    }
    expect((await opens('sdf-origin', personNo)).person.personNo).toBe(personNo);
  });

  it('reads health findings, documents and fears under their own names', async () => {
    const [personNo] = (await createTestConvoy(test, 1)).persons as [number];
    await test.run('sdf-health', recordFitness, {
      expectedCount: 1,
      rows: [{ personNo, fit: true, note: 'an old wound' }],
    });
    await opens('sdf-health', personNo);
    await opens('sdf-origin', personNo);
    expect(await inBrief(personNo)).toEqual(['sdf-health file', 'sdf-health health', 'sdf-origin file']);
    const { rows } = await test.admin.query<{ sha256: string }>(
      'SELECT document_sha256 AS sha256 FROM register.custody_order WHERE person_no = $1',
      [personNo],
    );
    const read = 'SELECT register.read_document($1)';
    // taken back, it was not shown either
    expect(await attackers.as('monitor').ask(read, [rows[0]?.sha256])).toEqual([{ read_document: { noted: true } }]);
    expect(await attackers.as('monitor').sql(read, [rows[0]?.sha256])).toBe('accepted');
    expect(await attackers.as('monitor').ask(read, [rows[0]?.sha256])).toEqual([
      { read_document: { media_type: expect.any(String), bytes: expect.any(Number) } },
    ]);
    expect(await attackers.as('moj-receiver').sql(read, [rows[0]?.sha256])).toBe('accepted');
    expect(await attackers.as('sdf-admin').sql(read, [rows[0]?.sha256])).toBe('accepted');
    expect(await inBrief(personNo)).toEqual([
      'sdf-health file',
      'sdf-health health',
      'sdf-origin file',
      'monitor document',
      'moj-receiver document',
    ]);
    expect((await kept(personNo)).at(-1)?.ground).toBe('convoy');
    await test.run('interviewer', recordFear, { personNo, country: 'IRQ', account: 'told in private' });
    await ask(test, 'interviewer', fears);
    expect((await inBrief(personNo)).at(-1)).toBe('interviewer fears');
    // that an account was read says that there is one: only who reads it is told
    const parts = async (officer: TestOfficer) => (await readings(officer, personNo)).rows.map(({ part }) => part);
    for (const officer of ['sdf-origin', 'monitor', 'moj-child'] as const)
      expect([officer, (await parts(officer)).includes('fears')]).toEqual([officer, false]);
    expect(await parts('assessor')).toContain('fears');
  });
});

describe('who read this file', () => {
  it('names officers of the own authority, all to a monitor, and of others the authority and the roles; paged, filtered, as a table', async () => {
    const personNo = await test.person();
    await opens('sdf-origin', personNo);
    await opens('monitor', personNo);
    await opens('assessor', personNo);
    const named = async (officer: TestOfficer) =>
      (await readings(officer, personNo)).rows.map((row) => [
        row.authority,
        row.officer?.name.en ?? null,
        ...row.roles,
      ]);
    expect(await named('sdf-cell')).toEqual([
      ['PAP', null, 'assessor'],
      ['MON', null, 'monitor'],
      ['SDF', 'sdf-origin', 'origin_officer'],
    ]);
    expect(await named('monitor')).toEqual([
      ['PAP', 'assessor', 'assessor'],
      ['MON', 'monitor', 'monitor'],
      ['SDF', 'sdf-origin', 'origin_officer'],
    ]);
    expect(await readings('sdf-cell', personNo, { authority: 'MON' })).toMatchObject({ total: 1 });
    expect(await readings('sdf-cell', personNo, { page: '2', pageSize: '2' })).toMatchObject({
      total: 3,
      rows: [{ authority: 'SDF' }],
    });
    await expect(readings('moj-receiver', personNo)).rejects.toThrow('not-found');
    const { result } = await test.run('sdf-origin', exportList(listingsOf(allQueries)), {
      list: 'register/file-readings',
      filter: { personNo: String(personNo) },
      language: 'en',
    });
    expect((result as ExportListResult).csv).toMatch(/,SDF,sdf-origin,origin_officer,File,Holds the person/);
  });
});

describe('a seal over readings', () => {
  const rules = parseInvariants(readFileSync('src/systems/register/invariants.sql', 'utf8'), 'register').filter(
    ({ sql }) => sql.includes('access.file_read'),
  );
  /** What verify finds after somebody with every right did this, past every trigger. */
  const foundAfter = async (statement: string): Promise<string[]> => {
    const live = new pg.Client(test.database.admin);
    await live.connect();
    try {
      await live.query('BEGIN; SET LOCAL session_replication_role = replica');
      await live.query(statement);
      const found: string[] = [];
      await checkInvariants(live, rules, ({ key }) => found.push(key ?? ''));
      return found;
    } finally {
      await live.query('ROLLBACK');
      await live.end();
    }
  };

  it('finds what was removed, changed or put in, and a seal that is gone', async () => {
    expect(rules).toHaveLength(2);
    const seal = () => attackers.as('sdf-admin').sql('SELECT access.seal_reads()');
    await seal();
    const personNo = await test.person();
    for (const officer of ['sdf-origin', 'monitor', 'clerk'] as const) await opens(officer, personNo);
    await seal();
    await opens('assessor', personNo);
    await seal();
    // nothing new, no seal
    await seal();
    const { rows } = await test.admin.query<{ n: number; last: number }>(
      'SELECT count(*)::int AS n, max(no)::int AS last FROM access.read_seal',
    );
    const { n, last } = rows[0] as { n: number; last: number };
    expect(n).toBe(last);
    const [here, before] = [`seal ${last}`, `seal ${last - 1}`];
    const middle = `(SELECT min(no) + 1 FROM access.file_read WHERE person_no = ${personNo})`;
    expect(await foundAfter('SELECT 1')).toEqual([]);
    expect(await foundAfter(`DELETE FROM access.file_read WHERE no = ${middle}`)).toEqual([before]);
    expect(await foundAfter(`DELETE FROM access.file_read WHERE person_no = ${personNo}`)).toEqual([before, here]);
    for (const change of [
      "authority = 'SDF'",
      'officer_no = officer_no - 1',
      `person_no = ${personNo - 1}`,
      "part = 'extract'",
      "roles = '{}'",
      "read_at = read_at + interval '1 s'",
      "ground = 'earlier'",
      "session = '\\x0000000000000000'",
    ])
      expect([change, await foundAfter(`UPDATE access.file_read SET ${change} WHERE no = ${middle}`)]).toEqual([
        change,
        expect.arrayContaining([before]),
      ]);
    expect(await foundAfter(`DELETE FROM access.read_seal WHERE no = ${last - 1}`)).toEqual([here]);
    // to seal the rest anew is seen by the seal after it
    expect(
      await foundAfter(
        `DELETE FROM access.file_read WHERE no = ${middle}; UPDATE access.read_seal SET reads = reads - 1, digest = sha256('forged') WHERE no = ${last - 1}`,
      ),
    ).toEqual([before, here]);
  });
});
