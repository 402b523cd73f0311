import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestRegister, type TestRegister } from '../../../tests/support/register.ts';
import { comesOfAge } from './age/age-class.ts';
import { civilDate, dayNumber, findCivilDate, fromDayNumber } from './age/civil-date.ts';
import { type AgeEvidence, addDays, classify } from './age/index.ts';

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
});
afterAll(() => test.close());

/** Days on which a class is asked: any, and those around a leap day. */
const onDates = fc.oneof(
  fc.integer({ min: dayNumber('2017-12-01'), max: dayNumber('2036-12-31') }).map(fromDayNumber),
  fc
    .tuple(fc.integer({ min: 2018, max: 2036 }), fc.constantFrom(-2, -1, 0, 1))
    .map(([year, more]) => addDays(civilDate(year, 3, 1), more)),
);
const birth = fc
  .record({
    year: fc.integer({ min: 2000, max: 2014 }),
    // the days around a birthday and the leap day decide
    day: fc.constantFrom('01-01', '01-17', '01-18', '02-27', '02-28', '02-29', '03-01', '03-02', '07-01'),
    days: fc.constantFrom(1, 1, 2, 31, 365, 2000),
  })
  .map(({ year, day, days }) => {
    const [month, dayOfMonth] = day.split('-').map(Number) as [number, number];
    const from = civilDate(year, month, day === '02-29' && year % 4 !== 0 ? 28 : dayOfMonth);
    return { from, to: addDays(from, days) };
  });
const evidence: fc.Arbitrary<AgeEvidence> = fc.record({
  kind: fc.constantFrom('document', 'registry', 'school', 'statement', 'medical'),
  birth: fc.option(birth, { freq: 6 }),
});

it('I14-age-from-evidence: the database and the pure rule find the same class', async () => {
  const personNo = await test.person();
  const client = await test.admin.connect();
  try {
    await fc.assert(
      fc.asyncProperty(
        fc.array(evidence, { maxLength: 4 }),
        fc.boolean(),
        onDates,
        async (items, superseded, onDate) => {
          await client.query('BEGIN; SET LOCAL session_replication_role = replica; DELETE FROM juveniles.age_evidence');
          for (const [i, item] of items.entries())
            await client.query(
              "INSERT INTO juveniles.age_evidence (person_no, event_id, kind, source, birth_text, born_from, born_to, superseded_pos, event_pos) VALUES ($1, gen_random_uuid(), $2, 's', 't', $3, $4, $5, $6)",
              [
                personNo,
                item.kind,
                item.birth?.from ?? null,
                item.birth?.to ?? null,
                superseded && i === 0 ? 99 : null,
                i + 1,
              ],
            );
          const { rows } = await client.query('SELECT juveniles.age_class($1, $2::date) AS class', [personNo, onDate]);
          await client.query('ROLLBACK');
          const believed = superseded ? items.slice(1) : items;
          expect(rows[0].class).toBe(classify(believed, onDate).ageClass);
        },
      ),
      { numRuns: 300 },
    );
  } finally {
    client.release();
  }
});

it('I14-age-from-evidence: who is born on 29 February comes of age on 1 March of a common year, in both', async () => {
  // every day of birth of sixty years at once
  const { rows } = await test.admin.query<{ born: string; adult: string }>(
    "SELECT d::date::text AS born, juveniles.comes_of_age(d::date)::text AS adult FROM generate_series('1960-01-01', '2020-12-31', interval '1 day') d",
  );
  expect(rows.length).toBeGreaterThan(22_000);
  expect(rows.filter(({ born, adult }) => comesOfAge(findCivilDate(born) ?? '0001-01-01') !== adult)).toEqual([]);
  expect(rows.find(({ born }) => born === '2008-02-29')?.adult).toBe('2026-03-01');
  expect(rows.find(({ born }) => born === '2006-03-01')?.adult).toBe('2024-03-01');
});
