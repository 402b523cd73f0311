import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Attackers, everyRole } from '../support/attacker.ts';
import { createTestConvoy, type TestConvoy } from '../support/convoy.ts';
import { breachOf, fearRecorded, lineDecided, lineListed, lineStruckOff, personBoarded } from '../support/forged.ts';
import { createTestRegister, type TestOfficer, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
let convoy: TestConvoy;
/** Afraid of Iraq, struck off, and not afraid: accepted, sealed, then withdrawn at the same stage. */
let afraid: number;
let struck: number;
let travelling: number;
/** Listed, and not prepared: nobody told or asked this person. */
let unprepared: number;
/** Boarded under an open fear: a breach of I11 that the register opened by itself. */
let breach: { person: number; fact: string; id: string };

beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  convoy = await (await createTestConvoy(test, 3)).until('sealed');
  [afraid, struck, travelling] = convoy.persons as [number, number, number];
  expect(await attackers.as('interviewer').append(fearRecorded(afraid, 'IRQ'))).toBe('accepted');
  expect(await attackers.as('sdf-cell').append(lineStruckOff(struck, convoy.manifestNo))).toBe('accepted');
  unprepared = await test.person({ section: 'A', name: 'Not Prepared' });
  expect(await attackers.as('sdf-cell').append(lineListed(unprepared, convoy.manifestNo))).toBe('accepted');
  // who was suspended and boards all the same: witnessed
  const other = await (await createTestConvoy(test, 1)).until('sealed');
  const [person] = other.persons as [number];
  expect(await attackers.as('interviewer').append(fearRecorded(person, 'IRQ'))).toBe('accepted');
  const fact = personBoarded(person, other.manifestNo);
  expect(await attackers.as('escort').append(fact, breachOf(fact, 'I08-sealed-is-immutable', 'CJTF'))).toBe('accepted');
  const { rows } = await test.admin.query<{ id: string }>(
    "SELECT id FROM register.breach WHERE fact_event = $1 AND rule = 'I11-fear-suspends-line'",
    [fact.id],
  );
  breach = { person, fact: fact.id, id: rows[0]?.id as string };
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

it('a line that an officer does not see is struck off by nobody who does not see it, and the receiving authority strikes off nobody', async () => {
  // one after the other: a strike-off that was accepted would change what the next officer meets
  for (const officer of ['sdf-origin', 'escort'] as const)
    for (const person of [afraid, struck])
      expect([officer, await attackers.as(officer).append(lineStruckOff(person, convoy.manifestNo))]).toEqual([
        officer,
        'I08-sealed-is-immutable',
      ]);
  for (const person of [afraid, struck, unprepared, travelling])
    expect(await attackers.as('moj-cell').append(lineStruckOff(person, convoy.manifestNo))).toBe('not-permitted');
});

it('a command is told the lines that the policy shows, to every officer', async () => {
  for (const officer of [...told, ...untold]) {
    const lines = async (from: string) =>
      (await attackers.as(officer).read<{ line: string }>(`SELECT to_json(l)::text AS line FROM ${from} l`)).map(
        ({ line }) => line,
      );
    expect([officer, (await lines(`transfers.lines_seen(${convoy.manifestNo})`)).toSorted()]).toEqual([
      officer,
      (
        await lines(
          `(SELECT l.person_no, p.register_number, l.state, l.live, l.vehicle, l.compartment FROM transfers.line l JOIN register.person p ON p.no = l.person_no WHERE l.manifest_no = ${convoy.manifestNo})`,
        )
      ).toSorted(),
    ]);
  }
});

/** Who is told: those who hear, decide or watch fears, and the transfer cell that gives. Not child protection of the state feared. */
const told: readonly TestOfficer[] = ['interviewer', 'assessor', 'monitor', 'sdf-cell'];
const untold: readonly TestOfficer[] = [
  ...everyRole.map(([, officer]) => officer),
  'moj-cell' as const,
  'moj-admin' as const,
  'sdf-origin-two' as const,
].filter((officer) => !told.includes(officer));

/** Every column of every table that the serving role may read, of rows that name a person. */
const personTables = async () =>
  (
    await test.admin.query<{ table: string; column: string; columns: string }>(
      `SELECT c.oid::regclass::text AS table, a.attname AS column,
              (SELECT string_agg(quote_ident(x.attname), ', ' ORDER BY x.attnum) FROM pg_attribute x WHERE x.attrelid = c.oid AND x.attnum > 0 AND has_column_privilege('amana_app', c.oid, x.attname, 'SELECT')) AS columns
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE n.nspname IN ('register', 'sites', 'transfers', 'care', 'safeguards', 'juveniles') AND c.relkind = 'r' AND has_column_privilege('amana_app', c.oid, a.attname, 'SELECT')
          AND (a.attname ~ '^person_(no|a|b)$' OR (c.oid = 'register.person'::regclass AND a.attname = 'no')) ORDER BY 1, 2`,
    )
  ).rows;
/** What differs between any two persons: ids, positions, names, numbers, instants. What is left must be the same. */
const blurred = (row: Record<string, unknown>): string =>
  JSON.stringify(
    Object.entries(row).map(([key, value]) =>
      /(^|_)(no|pos|id|event|at|from|to|hash|name|token|number|ord|person_a|person_b|known_from|full_name|fact)$/.test(
        key,
      )
        ? [key, value === null]
        : [key, value],
    ),
  );
const seenOf = async (officer: TestOfficer, person: number) => {
  const seen: [string, string[]][] = [];
  for (const { table, column, columns } of await personTables()) {
    const rows = await attackers.as(officer).read(`SELECT ${columns} FROM ${table} WHERE ${column} = $1`, [person]);
    // the words of a name are many or few
    seen.push([table, table === 'register.name_token' ? [] : rows.map(blurred).sort()]);
  }
  await attackers.as(officer).opens(person);
  const events = await attackers
    .as(officer)
    .read<{ type: string }>('SELECT type FROM register.person_events($1) ORDER BY pos', [person]);
  seen.push(['timeline', events.map(({ type }) => type)]);
  return seen;
};

describe('who may not learn of a fear', () => {
  it('sees the same of a person who is afraid as of one who was struck off: every table, every column, the timeline', async () => {
    expect(untold).toContain('moj-receiver');
    for (const officer of untold)
      expect([officer, await seenOf(officer, afraid)]).toEqual([officer, await seenOf(officer, struck)]);
  });

  it('does not see the line; nor that of a person who is not prepared, where the authority receives', async () => {
    const lines = (officer: TestOfficer) =>
      attackers
        .as(officer)
        .read<{ person_no: string }>('SELECT person_no FROM transfers.line WHERE manifest_no = $1 ORDER BY person_no', [
          convoy.manifestNo,
        ]);
    for (const officer of untold) {
      const seen = (await lines(officer)).map(({ person_no }) => Number(person_no));
      if (['sdf-origin', 'sdf-origin-two', 'sdf-health', 'escort'].includes(officer))
        expect([officer, seen]).toEqual([officer, [travelling, unprepared]]);
      else if (officer.endsWith('admin')) expect([officer, seen]).toEqual([officer, []]);
      else expect([officer, seen]).toEqual([officer, [travelling]]);
    }
    for (const officer of told) expect([officer, (await lines(officer)).length]).toEqual([officer, 4]);
  });

  it('is refused in the same words for all four: afraid, struck off, not prepared, never listed', async () => {
    const stranger = await test.person({ section: 'A' });
    expect(
      await attackers.as('sdf-cell').append(lineListed(stranger, (await createTestConvoy(test, 1)).manifestNo)),
    ).toBe('accepted');
    for (const person of [afraid, struck, unprepared, stranger])
      expect([person, await attackers.as('moj-receiver').append(lineDecided(person, convoy.manifestNo))]).toEqual([
        person,
        'not-offered',
      ]);
    // and by the giving authority's own officers, who may not list again whom the cell has withdrawn
    for (const person of [afraid, struck])
      expect(await attackers.as('sdf-origin').append(lineListed(person, convoy.manifestNo))).toBe('not-offered');
  });

  it('finds no reason in the seal that fell, in the gates, or in any function', async () => {
    for (const officer of untold) {
      const attacker = attackers.as(officer);
      const seals = await attacker.read<{ void_reason: string }>(
        'SELECT void_reason FROM transfers.seal WHERE void_reason IS NOT NULL',
      );
      expect(new Set(seals.map(({ void_reason }) => void_reason)).difference(new Set(['line-withdrawn']))).toEqual(
        new Set(),
      );
      expect(await attacker.read('SELECT * FROM register.fears_on($1, now())', [convoy.manifestNo])).toEqual([]);
      const problems = await attacker.ask<{ person_no: string | null; rule: string }>(
        'SELECT person_no, rule FROM transfers.seal_problems_seen($1, register.clock())',
        [convoy.manifestNo],
      );
      expect(problems.filter(({ rule }) => rule.startsWith('I11'))).toEqual([]);
      expect(problems.filter(({ person_no }) => [afraid, struck].includes(Number(person_no)))).toEqual([]);
      const accepted = await attacker.read<{ person_no: string }>(
        'SELECT person_no FROM transfers.standing_acceptance_seen($1)',
        [convoy.manifestNo],
      );
      expect(accepted.filter(({ person_no }) => [afraid, struck].includes(Number(person_no)))).toEqual([]);
    }
  });

  it('does not see a breach of I11, and cannot find it by guessing its id or by curing it', async () => {
    expect(breach.id).toBeTruthy();
    for (const officer of untold) {
      const rules = await attackers
        .as(officer)
        .read<{ rule: string }>('SELECT rule FROM register.breach WHERE person_no = $1', [breach.person]);
      expect([officer, rules.filter(({ rule }) => rule.startsWith('I11'))]).toEqual([officer, []]);
    }
    for (const officer of told)
      expect(
        await attackers
          .as(officer)
          .read("SELECT FROM register.breach WHERE person_no = $1 AND rule LIKE 'I11-%'", [breach.person]),
      ).toHaveLength(1);
    // the file and the lists look past row security and ask for this wall themselves: they tell what row security shows
    for (const officer of [...told, ...untold]) {
      await attackers.as(officer).opens(breach.person);
      const [shown] = await attackers.as(officer).read<{ fears: number; listed: number; seen: number }>(
        `SELECT (SELECT count(*)::int FROM json_array_elements(register.person_file($1, NULL)->'breaches') b WHERE b->>1 LIKE 'I11-%') AS fears,
             coalesce((register.person_rows(ARRAY[$1::bigint])->'breaches'->>($1::bigint)::text)::int, 0) AS listed,
             (SELECT count(*)::int FROM register.breach WHERE person_no = $1 AND cured_at IS NULL) AS seen`,
        [breach.person],
      );
      expect([officer, shown?.fears, shown?.listed]).toEqual([officer, told.includes(officer) ? 1 : 0, shown?.seen]);
    }
    // the id is made of the fact, which the receiving authority knows, and of the fear's id, which it does not
    const { rows } = await test.admin.query<{ guess: boolean }>(
      "SELECT md5($1)::uuid = $2 OR md5($1 || ' ')::uuid = $2 AS guess",
      [breach.fact, breach.id],
    );
    expect(rows[0]?.guess).toBe(false);
    // and to have the id would tell nothing: the answer is that of an id that does not exist
    for (const officer of untold)
      for (const id of [breach.id, breach.fact])
        expect(
          await attackers.as(officer).read<{ told: boolean }>('SELECT transfers.told_of_breach($1) AS told', [id]),
        ).toEqual([{ told: false }]);
  });

  it('is told the same by the questions of who is told, whether there is a fear or not', async () => {
    for (const officer of [...told, ...untold]) {
      const answers = await attackers
        .as(officer)
        .read<{ told: boolean }>('SELECT transfers.told_of_fears(p) AS told FROM unnest($1::bigint[]) p', [
          [afraid, struck, travelling],
        ]);
      expect([officer, new Set(answers.map((row) => row.told))]).toEqual([officer, new Set([told.includes(officer)])]);
    }
  });
});

describe('whoever hears of fears, but belongs to the state feared', () => {
  it('reads fears of other states only, in the table and in the timeline', async () => {
    expect(await attackers.as('interviewer').append(fearRecorded(travelling, 'TUR'))).toBe('accepted');
    const countries = async (officer: TestOfficer) =>
      (
        await attackers.as(officer).read<{ country: string }>('SELECT DISTINCT country FROM safeguards.fear ORDER BY 1')
      ).map(({ country }) => country);
    expect(await countries('assessor')).toEqual(['IRQ', 'TUR']);
    expect(await countries('moj-child')).toEqual(['TUR']);
    await attackers.as('moj-child').opens(afraid);
    const events = await attackers
      .as('moj-child')
      .read('SELECT FROM register.person_events($1) WHERE type LIKE $2', [afraid, 'Fear%']);
    expect(events).toEqual([]);
  });
});
