import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordFitness } from '../../src/systems/care/commands/record-fitness.ts';
import { registerPerson } from '../../src/systems/register/commands/register-person.ts';
import { recordFear } from '../../src/systems/safeguards/commands/record-fear.ts';
import { allocateNumberBlock } from '../../src/systems/sites/commands/allocate-number-block.ts';
import { Attackers, everyRole } from '../support/attacker.ts';
import { createTestConvoy, type TestConvoy } from '../support/convoy.ts';
import { createTestRegister, HOUR, START, type TestOfficer, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
/** Held by SDF and on no manifest. */
let held: number;
/** Handed over to MOJ by a convoy that is closed. */
let gone: TestConvoy;
/** Listed on a manifest: SDF gives, CJTF escorts, MOJ will receive. */
let listed: TestConvoy;
/** Held by MOJ, never by anybody else. */
let theirs: number;
let everyone: number[];

beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  held = await test.person({ name: 'Held Only Here', section: 'A' });
  gone = await (await createTestConvoy(test, 1)).until('closed');
  listed = await (await createTestConvoy(test, 1)).until('placed');
  const [person] = listed.persons as [number];
  await test.run('sdf-health', recordFitness, {
    rows: [{ personNo: person, fit: true, note: 'an old wound', medication: 'none' }],
    expectedCount: 1,
  });
  await test.run('interviewer', recordFear, { personNo: person, country: 'TUR', account: 'told in private' });
  await test.run('installation', allocateNumberBlock, { site: 'KRK', first: 1, size: 10 });
  await test.admin.query("INSERT INTO access.posting (officer_no, role, event_pos) VALUES ($1, 'origin_officer', 1)", [
    test.officerNo('moj-receiver-two'),
  ]);
  const outcome = await test.run('moj-receiver-two', registerPerson, {
    site: 'KRK',
    person: {
      names: [{ full: 'Theirs Only', script: 'latin', kind: 'primary', source: 'test' }],
      sex: 'male',
      birth: '1980-01-01',
      nationalities: [{ code: 'IRQ', source: 'test' }],
    },
    custody: { custodian: 'MOJ', site: 'KRK', fromAt: START - HOUR, basis: 'existing-custody' },
  });
  theirs = (outcome.result as { personNo: number }).personNo;
  everyone = [held, ...gone.persons, ...listed.persons, theirs].sort((a, b) => a - b);
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

/** Persons whom each officer may see. */
const reach = (officer: TestOfficer): number[] => {
  if (officer === 'sdf-admin' || officer === 'moj-admin') return [];
  if (officer.startsWith('sdf-')) return everyone.filter((person) => person !== theirs);
  if (officer === 'escort') return everyone.filter((person) => person !== theirs && person !== held);
  if (officer === 'moj-receiver' || officer === 'moj-cell') return everyone.filter((person) => person !== held);
  return everyone;
};
const officers: readonly TestOfficer[] = [
  ...everyRole.map(([, officer]) => officer),
  'moj-cell',
  'moj-admin',
  'sdf-origin-two',
];
/** Tables that say something of a person, with the column that names the person. */
const personTables = async () =>
  (
    await test.admin.query<{ table: string; column: string }>(
      `SELECT c.oid::regclass::text AS table, a.attname AS column FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE n.nspname IN ('access', 'register', 'sites', 'transfers', 'care', 'safeguards', 'juveniles') AND c.relkind = 'r' AND has_column_privilege('amana_app', c.oid, a.attname, 'SELECT')
          AND (a.attname ~ '^person_(no|a|b)$' OR (c.oid = 'register.person'::regclass AND a.attname = 'no')) ORDER BY 1, 2`,
    )
  ).rows;
/** Tables that only some roles read at all. */
const closed: Record<string, readonly TestOfficer[]> = {
  'safeguards.fear': ['interviewer', 'assessor', 'moj-child'],
  'care.fitness_note': ['sdf-health'],
};

describe('an authority sees the persons whom it holds, held or is about to receive', () => {
  it('in every table that names a person, and every role', async () => {
    const tables = await personTables();
    expect(tables.length).toBeGreaterThan(20);
    for (const { table, column } of tables)
      for (const officer of officers) {
        const rows = await attackers
          .as(officer)
          .read<{ no: string }>(`SELECT DISTINCT ${column} AS no FROM ${table} WHERE ${column} IS NOT NULL`);
        const seen = rows.map((row) => Number(row.no)).sort((a, b) => a - b);
        const readers = closed[table];
        const allowed = readers === undefined || readers.includes(officer) ? reach(officer) : [];
        expect([table, officer, seen.filter((no) => !allowed.includes(no))]).toEqual([table, officer, []]);
      }
  });

  it('and all of them, as persons', async () => {
    for (const officer of officers) {
      const rows = await attackers.as(officer).read<{ no: string }>('SELECT no FROM register.person ORDER BY no');
      expect([officer, rows.map((row) => Number(row.no))]).toEqual([officer, reach(officer)]);
    }
  });

  it('in the functions that read past the policies', async () => {
    for (const officer of officers)
      for (const person of everyone) {
        const inReach = reach(officer).includes(person);
        const attacker = attackers.as(officer);
        await attacker.opens(person);
        const events = await attacker.read('SELECT * FROM register.person_events($1)', [person]);
        expect([officer, person, events.length > 0]).toEqual([officer, person, inReach]);
        expect(await attacker.read('SELECT register.sees_person($1) AS sees', [person])).toEqual([{ sees: inReach }]);
      }
  });

  it('manifests and all that hangs on them are seen by who gives, escorts or receives, and by whose work crosses authorities', async () => {
    const { rows: tables } = await test.admin.query<{ table: string; column: string }>(
      `SELECT c.oid::regclass::text AS table, CASE WHEN c.relname = 'manifest' THEN 'no' ELSE 'manifest_no' END AS column FROM pg_class c WHERE c.relnamespace = 'transfers'::regnamespace AND c.relkind = 'r'
          AND (c.relname = 'manifest' OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'manifest_no')) ORDER BY 1`,
    );
    expect(tables.length).toBeGreaterThan(10);
    // a stranger: an escort of an authority that takes no part
    await test.admin.query("UPDATE access.posting SET role = 'escort_commander' WHERE officer_no = $1", [
      test.officerNo('clerk'),
    ]);
    for (const { table, column } of tables) {
      expect([table, await attackers.as('clerk').read(`SELECT ${column} FROM ${table}`)]).toEqual([table, []]);
      expect([table, await attackers.as('sdf-admin').read(`SELECT ${column} FROM ${table}`)]).toEqual([table, []]);
    }
    for (const officer of ['sdf-origin', 'escort', 'moj-receiver', 'monitor'] as const)
      expect((await attackers.as(officer).read('SELECT no FROM transfers.manifest')).length).toBe(2);
    await test.admin.query("UPDATE access.posting SET role = 'judiciary_clerk' WHERE officer_no = $1", [
      test.officerNo('clerk'),
    ]);
  });
});

describe('what only some may read', () => {
  it('health content is for health officers within reach', async () => {
    for (const officer of officers) {
      const notes = await attackers.as(officer).read('SELECT note, medication FROM care.fitness_note');
      expect([officer, notes.length]).toEqual([officer, officer === 'sdf-health' ? 1 : 0]);
    }
    // a health officer of an authority that does not reach the person
    await test.admin.query(
      "INSERT INTO access.posting (officer_no, role, event_pos) VALUES ($1, 'health_officer', 1)",
      [test.officerNo('clerk')],
    );
    expect(await attackers.as('clerk').read('SELECT * FROM care.fitness_note')).toEqual([]);
    await test.admin.query("DELETE FROM access.posting WHERE officer_no = $1 AND role = 'health_officer'", [
      test.officerNo('clerk'),
    ]);
  });

  it('fears are for interviewers, assessors and child protection, in the table and in the timeline', async () => {
    const [person] = listed.persons as [number];
    for (const officer of officers) {
      const may = ['interviewer', 'assessor', 'moj-child'].includes(officer);
      const attacker = attackers.as(officer);
      expect([officer, (await attacker.read('SELECT account FROM safeguards.fear')).length]).toEqual([
        officer,
        may ? 1 : 0,
      ]);
      await attacker.opens(person);
      const events = await attacker.read<{ type: string }>('SELECT type FROM register.person_events($1)', [person]);
      expect([officer, events.some(({ type }) => type.startsWith('Fear'))]).toEqual([officer, may]);
    }
  });

  it('no account, note or reason stands in the frozen text of an event', async () => {
    const { rows } = await test.admin.query(
      "SELECT type FROM register.event WHERE body ~ '(told in private|an old wound|Held Only Here|Theirs Only)'",
    );
    expect(rows).toEqual([]);
  });
});

describe('who asks', () => {
  it('is found by the session only: naming an officer or a hash does nothing', async () => {
    const nobody = attackers.withToken('');
    for (const setting of ['amana.officer', 'amana.officer_id', 'amana.officer_no', 'amana.role', 'amana.authority'])
      expect(
        await nobody.read("SELECT set_config($1, '0', true), (SELECT count(*)::int FROM register.person) AS n", [
          setting,
        ]),
      ).toMatchObject([{ n: 0 }]);
    for (const token of [
      String(test.officerNo('monitor')),
      'monitor',
      '0',
      ...(await test.admin.query<{ h: string }>("SELECT encode(token_hash, 'hex') AS h FROM access.session")).rows.map(
        (row) => row.h,
      ),
    ])
      expect(await attackers.withToken(token).read('SELECT count(*)::int AS n FROM register.person')).toEqual([
        { n: 0 },
      ]);
  });

  it('is forgotten at the end of the transaction', async () => {
    await attackers.as('monitor').read('SELECT no FROM register.person');
    expect(await attackers.withToken('').read('SELECT count(*)::int AS n FROM register.person')).toEqual([{ n: 0 }]);
  });
});
