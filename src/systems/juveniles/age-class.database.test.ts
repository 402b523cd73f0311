import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestRegister, type TestRegister } from '../../../tests/support/register.ts';
import { civilDate } from './age/civil-date.ts';
import { type AgeEvidence, addDays, classify } from './age/index.ts';

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
});
afterAll(() => test.close());

const onDate = civilDate(2026, 1, 18);
const birth = fc
  .record({
    year: fc.integer({ min: 2000, max: 2014 }),
    // the days around a birthday and the leap day decide
    day: fc.constantFrom('01-01', '01-17', '01-18', '01-19', '02-28', '02-29', '07-01'),
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

it('I14-age-from-evidence: the database and the pure rule find the same class', { timeout: 60_000 }, async () => {
  const personNo = await test.person();
  const client = await test.admin.connect();
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(evidence, { maxLength: 4 }), fc.boolean(), async (items, superseded) => {
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
      }),
      { numRuns: 300 },
    );
  } finally {
    client.release();
  }
});
