/** The identity of children by SQL as the serving role, past the queries (docs/decisions/0063-the-identity-of-children.md; Beijing Rules 8 and 21, Havana Rules 19, CRC 40(2)(b)(vii)). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breakGlass } from '../../src/core/access/commands/break-glass.ts';
import { type RoleProperties, roleTable } from '../../src/core/register/role-table.ts';
import { type Role, roles } from '../../src/core/register/roles.ts';
import { correctEvent } from '../../src/systems/register/commands/correct-event.ts';
import { receiveList } from '../../src/systems/register/commands/receive-list.ts';
import { recordMark } from '../../src/systems/register/commands/record-mark.ts';
import { recordNumber } from '../../src/systems/register/commands/record-number.ts';
import { recordUnaccounted } from '../../src/systems/register/commands/record-unaccounted.ts';
import { recordUnverifiedRelease } from '../../src/systems/register/commands/record-unverified-release.ts';
import { strikeOff } from '../../src/systems/transfers/commands/strike-off.ts';
import { addCamp, presentState, registerTestHousehold } from '../support/camp.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { postedAs } from '../support/posted-as.ts';
import { createTestRegister, HOUR, START, type TestOfficer, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let child = 0;
let released = 0;
let grown = 0;
let unknown = 0;
let adult = 0;

const post = (officer: TestOfficer, posted: readonly Role[], site = '*') => postedAs(test, officer, posted, site);
/** Tables in which an identity is. */
const IDENTITY = [
  'register.person_name',
  'register.name_token',
  'register.external_number',
  'register.distinguishing_mark',
  'juveniles.age_evidence',
] as const;
const rowsOf = async (officer: TestOfficer, table: string, person: number): Promise<number> =>
  (await test.see<{ n: number }>(officer, `SELECT count(*)::int AS n FROM ${table} WHERE person_no = ${person}`))[0]
    ?.n ?? 0;
const namesOf = (officer: TestOfficer, person: number) => rowsOf(officer, 'register.person_name', person);
const keysOf = async (person: number) =>
  (
    await test.admin.query<{ open_to: string[]; sealed: boolean }>(
      'SELECT open_to, sealed FROM juveniles.closed_identity WHERE person_no = $1',
      [person],
    )
  ).rows[0];

beforeAll(async () => {
  test = await createTestRegister();
  const of = { section: 'J', birth: '2012-03-04' };
  child = await test.person({ ...of, name: 'Zqchild Example' });
  released = await test.person({ ...of, name: 'Zqfreed Example' });
  grown = await test.person({ birth: '2006-03-04', fromAt: START - 900 * 24 * HOUR });
  unknown = await test.person({ birth: null });
  adult = await test.person({ section: 'A', name: 'Zqadult Example' });
  for (const personNo of [child, released, adult]) {
    await test.run('sdf-origin', recordMark, { personNo, kind: 'scar', place: 'face', seenBy: 'Synthetic' });
    await test.run('sdf-origin', recordNumber, { personNo, kind: 'prison', number: `H-${personNo}`, source: 'test' });
  }
  await test.run('sdf-origin', recordUnverifiedRelease, {
    personNo: released,
    how: 'without-verification',
    circumstances: 'Synthetic.',
    place: 'GHW',
  });
}, 60_000);
afterAll(() => test?.close());

describe('the identity of a child', () => {
  it('is covered from the day on which custody began: also of who is an adult now, and of whom no age is known; of no adult', async () => {
    expect(await keysOf(child)).toEqual({ open_to: ['at:GHW', 'case', 'child', 'holds:SDF'], sealed: false });
    expect((await keysOf(grown))?.open_to).toEqual(['at:GHW', 'case', 'child', 'holds:SDF']);
    expect((await keysOf(unknown))?.open_to).toEqual(['at:GHW', 'case', 'child', 'holds:SDF']);
    expect(await keysOf(released)).toEqual({ open_to: ['child'], sealed: true });
    expect(await keysOf(adult)).toBeUndefined();
  });

  it('follows what the evidence says, without anybody deciding it', async () => {
    const one = await test.person({ birth: '1990-01-01' });
    expect(await keysOf(one)).toBeUndefined();
    const { rows } = await test.admin.query<{ id: string }>(
      'SELECT event_id AS id FROM juveniles.age_evidence WHERE person_no = $1',
      [one],
    );
    await test.run('sdf-origin', correctEvent, {
      eventId: rows[0]?.id as string,
      correction: { birth: '2012-01-01' },
      reason: 'The certificate says so.',
    });
    expect(await keysOf(one)).toMatchObject({ sealed: false });
    expect(await namesOf('sdf-cell', one)).toBe(0);
  });

  it('is in no table that a transfer cell or a monitor reads, while the person, the custody and the counts are', async () => {
    for (const officer of ['sdf-cell', 'monitor'] as const) {
      for (const table of IDENTITY) {
        for (const person of [child, released])
          expect([officer, table, await rowsOf(officer, table, person)]).toEqual([officer, table, 0]);
        expect([officer, table, (await rowsOf(officer, table, adult)) > 0]).toEqual([officer, table, true]);
      }
      expect(await rowsOf(officer, 'register.custody', child)).toBe(1);
      expect(await rowsOf(officer, 'juveniles.closed_identity', child)).toBe(1);
      expect(await test.see(officer, `SELECT register_number FROM register.person WHERE no = ${child}`)).toHaveLength(
        1,
      );
    }
  });

  it('is open to the authority that holds, to the court and to child protection; sealed, to child protection alone', async () => {
    expect(await namesOf('sdf-origin', child)).toBe(1);
    expect(await namesOf('sdf-health', child)).toBe(1);
    expect(await namesOf('clerk', child)).toBe(1);
    expect(await namesOf('moj-child', child)).toBe(1);
    for (const officer of ['sdf-origin', 'sdf-health', 'clerk', 'interviewer', 'assessor'] as const)
      expect([officer, await namesOf(officer, released)]).toEqual([officer, 0]);
    expect(await namesOf('moj-child', released)).toBe(1);
  });

  it('is open to a prosecutor also of who is missing from a camp and whose age nobody knows: a search has no number to go by', async () => {
    await addCamp(test);
    const [, boy] = (await registerTestHousehold(test)).persons;
    const { rows } = await test.admin.query<{ id: string }>(
      'SELECT event_id AS id FROM juveniles.age_evidence WHERE person_no = $1',
      [boy],
    );
    await test.run('sdf-origin', correctEvent, {
      eventId: rows[0]?.id as string,
      correction: { birth: '2008' },
      reason: 'The paper says the year alone.',
    });
    await test.run('sdf-origin', recordUnaccounted, { personNo: boy, circumstances: 'not at the count' });
    expect(await presentState(test, boy)).toBe('missing');
    const { rows: classes } = await test.admin.query<{ class: string }>(
      "SELECT class FROM juveniles.age_classes(ARRAY[$1::bigint], ARRAY['2026-01-18'::date])",
      [boy],
    );
    expect(classes).toEqual([{ class: 'undetermined' }]);
    await post('clerk', ['prosecutor']);
    try {
      expect(await namesOf('clerk', boy)).toBeGreaterThan(0);
      expect(await namesOf('clerk', released)).toBe(0);
      for (const officer of ['sdf-cell', 'monitor', 'moj-receiver'] as const)
        expect([officer, await namesOf(officer, boy)]).toEqual([officer, 0]);
    } finally {
      await post('clerk', ['judiciary_clerk']);
    }
  });

  it('is found by no search, page, file, paper or proposal of a double of who may not read it', async () => {
    const words = JSON.stringify([['zqchild']]);
    const { rows } = await test.admin.query<{ token: string }>(
      'SELECT token FROM register.name_token WHERE person_no = $1 AND person_no NOT IN (SELECT t.person_no FROM register.name_token t WHERE t.token = name_token.token AND t.person_no <> $1) ORDER BY token',
      [child],
    );
    const asked = [words, ...rows.map(({ token }) => JSON.stringify([[token]]))];
    for (const officer of ['sdf-cell', 'monitor'] as const)
      for (const one of asked) {
        const found = await test.see<{ persons: number[]; told: unknown }>(
          officer,
          `SELECT persons, told FROM register.people_page('${one}', NULL, NULL, NULL, NULL, 500, 0, NULL, NULL, 0, 0, ARRAY['zqchild'])`,
        );
        expect([officer, one, found[0]?.persons.map(Number).includes(child)]).toEqual([officer, one, false]);
        const near = await test.see(
          officer,
          `SELECT told FROM register.similar_people('[["zq"]]', '${one}', '${one}', 500, 0)`,
        );
        expect([officer, one, JSON.stringify(near).includes('Zqchild')]).toEqual([officer, one, false]);
      }
    const page = await test.see<{ told: unknown }>(
      'sdf-cell',
      "SELECT told FROM register.people_page('[]', NULL, NULL, NULL, NULL, 500, 0, NULL, NULL, 0, 0, NULL)",
    );
    expect(JSON.stringify(page).toLowerCase()).not.toContain('zqchild');
    expect(JSON.stringify(page).toLowerCase()).toContain('zqadult');
    for (const { token } of rows)
      expect(
        JSON.stringify(
          await test.see('sdf-cell', `SELECT * FROM register.named_alike_seen(ARRAY['${token}'], ARRAY[NULL::text])`),
        ),
      ).not.toContain('Zqchild');
    expect(
      await test.see(
        'sdf-cell',
        `SELECT * FROM register.person_rows(ARRAY[${child}::bigint]) r WHERE r::text ILIKE '%zqchild%'`,
      ),
    ).toEqual([]);
  });

  it('opens to who takes and who escorts with the line, and does not close with it, so that nothing is told of who was struck off', async () => {
    const convoy = await createTestConvoy(test, 1);
    const [one] = convoy.persons as [number];
    await test.admin.query(
      "UPDATE juveniles.age_evidence SET born_from = '2012-01-01', born_to = '2012-01-02' WHERE person_no = $1",
      [one],
    );
    await test.admin.query('SELECT juveniles.fold_identity(ARRAY[$1::bigint])', [one]);
    const open = ['at:GHW', 'case', 'child', 'escorts:CJTF', 'holds:SDF', 'takes:MOJ'];
    expect((await keysOf(one))?.open_to).toEqual(open);
    expect([await namesOf('moj-receiver', one), await namesOf('escort', one), await namesOf('moj-cell', one)]).toEqual([
      1, 1, 0,
    ]);
    await test.run('sdf-cell', strikeOff, {
      manifestNo: convoy.manifestNo,
      personNo: one,
      reason: 'other',
      note: 'Synthetic words.',
    });
    expect((await keysOf(one))?.open_to).toEqual(open);
    expect([await namesOf('moj-receiver', child), await namesOf('escort', child)]).toEqual([0, 0]);
  });

  it('closes what a row of a list says: of a child, and of whoever waits without an age; not that there is a row, nor the rows of adults', async () => {
    const rows = [
      'Full name,Sex,Birth',
      'Zqlisted Kid,male,2013-01-01',
      'Zqlisted Man,male,1980-01-01',
      'Zqwaiting One,,',
    ];
    const received = await test.run('sdf-origin', receiveList, {
      site: 'GHW',
      source: 'list of the place',
      fileName: 'list.csv',
      file: Buffer.from(rows.join('\r\n')).toString('base64'),
    });
    const { listNo } = received.result as { listNo: number };
    const told = async (officer: TestOfficer) =>
      JSON.stringify(await test.see(officer, `SELECT * FROM register.list_contents(${listNo})`));
    for (const officer of ['sdf-cell', 'monitor'] as const) {
      const text = await told(officer);
      expect([officer, text.includes('Zqlisted Kid'), text.includes('Zqwaiting')]).toEqual([officer, false, false]);
      expect(text).toContain('Zqlisted Man');
      expect(
        await test.see(officer, `SELECT row, outcome FROM register.list_row WHERE list_no = ${listNo}`),
      ).toHaveLength(3);
      await expect(test.see(officer, 'SELECT cells FROM register.list_row')).rejects.toThrow(/permission denied/);
    }
    const text = await told('sdf-origin');
    expect([text.includes('Zqlisted Kid'), text.includes('Zqwaiting')]).toEqual([true, true]);
  });

  it('is opened by break-glass for one file, and what is sealed is not', async () => {
    const number = async (no: number) =>
      (await test.admin.query<{ n: string }>('SELECT register_number AS n FROM register.person WHERE no = $1', [no]))
        .rows[0]?.n as string;
    const opening = {
      wall: 'identity',
      reason: 'missing-person',
      words: 'the family asks at the gate',
      reviewer: test.officerNo('sdf-origin'),
    } as const;
    await test.run('sdf-cell', breakGlass, { ...opening, registerNumber: await number(child) });
    const asked = async () => {
      const client = await test.register.pool.connect();
      try {
        await client.query('BEGIN');
        await client.query("SELECT set_config('amana.token', $1, true)", [test.token('sdf-cell')]);
        return JSON.stringify((await client.query('SELECT register.person_told($1, NULL) AS told', [child])).rows[0]);
      } finally {
        await client.query('COMMIT');
        client.release();
      }
    };
    // the first writes down who looks
    const file = async () => [await asked(), await asked()][1];
    expect(await file()).toContain('Zqchild');
    // no table, list or search asks for it
    expect(await namesOf('sdf-cell', child)).toBe(0);
    const reads = await test.admin.query("SELECT FROM access.file_read WHERE person_no = $1 AND ground = 'emergency'", [
      child,
    ]);
    expect(reads.rowCount).toBe(1);
    await expect(
      test.run('sdf-cell', breakGlass, { ...opening, registerNumber: await number(released) }),
    ).rejects.toMatchObject({ code: 'no-wall' });
    await expect(
      test.run('sdf-cell', breakGlass, { ...opening, registerNumber: await number(adult) }),
    ).rejects.toMatchObject({ code: 'no-wall' });
  });

  it('has the same lists of roles in the database as in the table of roles', async () => {
    const lists: Readonly<Record<string, RoleProperties['readsChildren']>> = {
      roles_reading_sealed_children: 'also-sealed',
      roles_reading_children: 'in-custody',
      roles_reading_children_held: 'held-or-coming',
      roles_reading_children_asked_for: 'for-a-request',
      roles_reading_children_escorted: 'on-a-convoy',
      roles_reading_children_at_sites: 'at-its-sites',
    };
    for (const [name, value] of Object.entries(lists)) {
      const { rows } = await test.admin.query<{ r: Role[] }>(`SELECT access.${name}() AS r`);
      const expected = roles.filter((role) => role !== 'installation' && roleTable[role].readsChildren === value);
      expect([name, [...(rows[0]?.r ?? [])].sort()]).toEqual([name, [...expected].sort()]);
    }
  });

  it('is open at the site to who directs it, and to nobody by a role that stands in no list', async () => {
    await post('sdf-origin-two', ['site_director'], 'GHW');
    expect(await namesOf('sdf-origin-two', child)).toBe(1);
    await post('sdf-origin-two', ['transfer_cell', 'press_officer']);
    expect(await namesOf('sdf-origin-two', child)).toBe(0);
  });
});
