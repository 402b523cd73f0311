import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reader } from '../../src/core/register/command-definition.ts';
import type { QueryContext } from '../../src/platform/http/query-definition.ts';
import { dryRunReceiveList } from '../../src/systems/register/queries/dry-run-list.ts';
import { extract } from '../../src/systems/register/queries/extract.ts';
import { people } from '../../src/systems/register/queries/people.ts';
import { createTestRegister, START, type TestOfficer, type TestRegister } from '../support/register.ts';

const PERSONS = 4000;
let test: TestRegister;
let real: number;

beforeAll(async () => {
  test = await createTestRegister();
  real = await test.person({ name: 'Bilal Real Person', section: 'A' });
  // Many persons at once, past the commands: only how they are found matters here.
  await test.admin.query(`
    BEGIN; SET LOCAL session_replication_role = replica;
    INSERT INTO register.person (no, register_number, sex, synthetic, event_pos) SELECT g, 'ZZZ-' || lpad((g - 1000000)::text, 6, '0') || '-0', 'male', true, 1 FROM generate_series(1000000, ${1_000_000 + PERSONS - 1}) g;
    INSERT INTO register.person_name (person_no, ord, kind, script, source, full_name, parts, event_pos) SELECT g, 1, 'primary', 'latin', 'x', 'Name ' || g, '{}', 1 FROM generate_series(1000000, ${1_000_000 + PERSONS - 1}) g;
    INSERT INTO register.name_token (token, person_no, event_pos) SELECT t || (g % 700), g, 1 FROM generate_series(1000000, ${1_000_000 + PERSONS - 1}) g, unnest(ARRAY['a', 'b', 'c', 'd']) t;
    INSERT INTO register.nationality_claim (person_no, code, source, event_pos) SELECT g, 'IRQ', 'x', 1 FROM generate_series(1000000, ${1_000_000 + PERSONS - 1}) g;
    INSERT INTO juveniles.age_evidence (person_no, event_id, kind, source, birth_text, born_from, born_to, event_pos) SELECT g, gen_random_uuid(), 'statement', 'x', '1990', '1990-01-01', '1991-01-01', 1 FROM generate_series(1000000, ${1_000_000 + PERSONS - 1}) g;
    INSERT INTO register.person_reach (person_no, authority, event_pos) SELECT g, a, 1 FROM generate_series(1000000, ${1_000_000 + PERSONS - 1}) g, unnest(ARRAY['SDF', 'MOJ']) a WHERE a = 'SDF' OR g % 40 = 0;
    INSERT INTO register.custody_fact (person_no, event_pos, event_id, at, received_at, kind, opens, custodian, moves, site, section, state) SELECT g, 1, gen_random_uuid(), now(), now(), 'fact', true, 'SDF', true, 'GHW', 'A', 'held' FROM generate_series(1000000, ${1_000_000 + PERSONS - 1}) g;
    INSERT INTO register.custody (person_no, from_at, to_at, custodian, site, section, state, event_pos, known_from) SELECT g, '2026-01-01', 'infinity', 'SDF', 'GHW', 'A', 'held', 1, '2026-01-01' FROM generate_series(1000000, ${1_000_000 + PERSONS - 1}) g;
    INSERT INTO register.custody (person_no, from_at, to_at, custodian, site, section, state, event_pos, known_from, known_to) SELECT g, '2025-01-01', 'infinity', 'SDF', 'GHW', 'J', 'held', 1, '2025-01-01', '2026-01-01' FROM generate_series(1000000, ${1_000_000 + PERSONS - 1}) g;
    INSERT INTO register.breach (id, person_no, rule, source, authority, fact_event, opened_at, event_pos) SELECT gen_random_uuid(), g, 'I04-no-admission-without-order', 'x', 'SDF', gen_random_uuid(), now(), 1 FROM generate_series(1000000, ${1_000_000 + PERSONS - 1}) g;
    COMMIT`);
  await test.admin.query('ANALYZE');
});
afterAll(() => test.close());

type Plan = { 'Node Type': string; 'Relation Name'?: string; Schema?: string; Plans?: Plan[] };
type Planned = { readonly statement: string; readonly scanned: readonly string[] };

const scans = (plan: Plan): string[] => [
  ...(plan['Node Type'] === 'Seq Scan' ? [plan['Relation Name'] as string] : []),
  ...(plan.Plans ?? []).flatMap(scans),
];
/** Tables with thousands of rows here. */
const big = [
  'person',
  'person_name',
  'name_token',
  'nationality_claim',
  'age_evidence',
  'person_reach',
  'custody_fact',
  'custody',
  'breach',
];

/** Runs a query as the server does, and explains each of its statements as the role and officer that ran it. */
const explaining = async (
  officer: TestOfficer,
  run: (read: Reader, context: QueryContext) => Promise<unknown>,
): Promise<Planned[]> => {
  const planned: Planned[] = [];
  const client: pg.PoolClient = await test.register.pool.connect();
  const rows = async <Row>(text: string, values: readonly unknown[] = []) => {
    const { rows: plan } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`EXPLAIN (FORMAT JSON) ${text}`, [
      ...values,
    ]);
    const top = plan[0]?.['QUERY PLAN'][0]?.Plan as Plan;
    planned.push({ statement: text.replace(/\s+/g, ' '), scanned: scans(top).filter((table) => big.includes(table)) });
    return (await client.query(text, [...values])).rows as Row[];
  };
  try {
    await client.query('BEGIN READ ONLY');
    await client.query("SELECT set_config('amana.token', $1, true)", [test.token(officer)]);
    await run(
      { rows, row: async <Row>(text: string, values: readonly unknown[] = []) => (await rows<Row>(text, values))[0] },
      {
        officerNo: test.officerNo(officer),
        authority: 'SDF',
        postings: [],
        now: START,
        synthetic: true,
        snapshot: '',
        asker: '',
        abilities: [],
      },
    );
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
  return planned;
};
/** Statements that read a big table from end to end, and which. */
const whole = (planned: readonly Planned[]) => planned.filter(({ scanned }) => scanned.length > 0);

describe('under the walls, as the role that the server works as', () => {
  it('an extract from a person’s file is read by indexes', async () => {
    for (const officer of ['sdf-origin', 'monitor'] as const) {
      const planned = await explaining(officer, (read, context) => extract.run(read, { personNo: real }, context));
      // what register.person_file reads inside is measured by bench/register/reads.ts
      expect(planned.length).toBeGreaterThan(0);
      expect(whole(planned)).toEqual([]);
    }
  });

  it('a search by name goes by the tokens', async () => {
    for (const officer of ['sdf-origin', 'moj-receiver', 'monitor'] as const) {
      const planned = await explaining(officer, (read, context) => people.run(read, { q: 'Bilal Real' }, context));
      expect(whole(planned)).toEqual([]);
    }
  });

  it('the doubles of a list are found by tokens of whole names', async () => {
    const file = [
      'Full name,Sex,Date of birth,Nationality',
      'Bilal Real Person,male,,IRQ',
      'Someone Else Altogether,male,,IRQ',
    ];
    const planned = await explaining('sdf-origin', (read, context) =>
      dryRunReceiveList
        .run(
          read,
          { site: 'GHW', source: 'test', fileName: 'l.csv', file: Buffer.from(file.join('\n')).toString('base64') },
          context,
        )
        .then((answer) => expect(answer).toMatchObject({ accepted: 1, waiting: 1 })),
    );
    expect(planned.some(({ statement }) => statement.includes('register.named_alike_seen'))).toBe(true);
    expect(whole(planned)).toEqual([]);
    // what the function asks, behind its name
    const { rows: found } = await test.admin.query<{ body: string }>(
      "SELECT prosrc AS body FROM pg_proc WHERE oid = 'register.named_alike_seen(text[],text[])'::regprocedure",
    );
    const { rows } = await test.admin.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `EXPLAIN (FORMAT JSON) ${found[0]?.body.replaceAll('p_whole', '$1::text[]').replaceAll('p_also', '$2::text[]')}`,
      [
        ['one token', 'another'],
        ['a third', null],
      ],
    );
    expect(scans(rows[0]?.['QUERY PLAN'][0]?.Plan as Plan).filter((table) => big.includes(table))).toEqual([]);
  });

  it('a search by number goes by the number', async () => {
    const { rows } = await test.admin.query<{ n: string }>(
      'SELECT register_number AS n FROM register.person WHERE no = $1',
      [real],
    );
    const planned = await explaining('sdf-origin', (read, context) =>
      people.run(read, { q: rows[0]?.n as string }, context),
    );
    expect(whole(planned)).toEqual([]);
  });

  it('a page of the list of persons comes in the order of an index; only its total counts the persons', async () => {
    for (const officer of ['sdf-origin', 'moj-receiver', 'monitor'] as const) {
      const planned = await explaining(officer, (read, context) => people.run(read, { page: 2 }, context));
      const page = planned.filter(({ statement }) => !statement.startsWith('SELECT count(*)'));
      expect(page.length).toBeGreaterThan(0);
      // the reach of an authority, a narrow table, is hashed once for the page: the wall is not asked person by person
      for (const { statement, scanned } of page)
        expect([statement, scanned.filter((table) => table !== 'person_reach')]).toEqual([statement, []]);
    }
  });

  it('present custody of one person, and of a section, is found by its index', async () => {
    const planned = await explaining('sdf-origin', async (read) => {
      await read.rows('SELECT * FROM register.custody WHERE person_no = $1 AND known_to IS NULL ORDER BY from_at', [
        real,
      ]);
      await read.rows(
        "SELECT * FROM register.custody WHERE site = 'GHW' AND section = 'SMALL' AND known_to IS NULL AND to_at = 'infinity'",
      );
    });
    expect(whole(planned)).toEqual([]);
  });
});
