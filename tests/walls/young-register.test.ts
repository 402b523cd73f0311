import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestRegister, type TestRegister } from '../support/register.ts';

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
});
afterAll(() => test.close());

type Plan = { readonly 'Index Cond'?: string; readonly 'Index Name'?: string; readonly Plans?: readonly Plan[] };
const conditions = (plan: Plan): string[] => [
  ...(plan['Index Cond'] === undefined ? [] : [plan['Index Cond']]),
  ...(plan.Plans ?? []).flatMap(conditions),
];
const indexes = (plan: Plan): string[] => [
  ...(plan['Index Name'] === undefined ? [] : [plan['Index Name']]),
  ...(plan.Plans ?? []).flatMap(indexes),
];

it('the plan that is made while nobody is in custody looks for a person by the person', async () => {
  const { admin } = test;
  await admin.query('BEGIN');
  try {
    // an empty table with the same indexes, and the settings of whoever writes
    await admin.query('CREATE TABLE register.young (LIKE register.custody INCLUDING ALL)');
    await admin.query('SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL enable_seqscan = off');
    const looked = {
      present: "known_to IS NULL AND to_at = 'infinity'",
      held: "known_to IS NULL AND to_at = 'infinity' AND state IN ('held', 'resident')",
      aboard: "known_to IS NULL AND to_at = 'infinity' AND vehicle IS NOT NULL",
      known: 'known_to IS NULL',
    };
    for (const [name, condition] of Object.entries(looked)) {
      await admin.query(
        `PREPARE ${name} (bigint) AS SELECT site FROM register.young WHERE person_no = $1 AND ${condition}`,
      );
      const { rows } = await admin.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
        `EXPLAIN (FORMAT JSON) EXECUTE ${name}(1)`,
      );
      const plan = (rows[0] as (typeof rows)[0])['QUERY PLAN'][0].Plan;
      expect([name, conditions(plan).join()]).toEqual([name, expect.stringContaining('person_no = $1')]);
      // the tree of time ranges would answer as well, and takes twice as long
      const trees = await admin.query<{ kind: string }>(
        'SELECT DISTINCT a.amname AS kind FROM pg_class c JOIN pg_am a ON a.oid = c.relam WHERE c.relname = ANY ($1)',
        [indexes(plan)],
      );
      expect([name, trees.rows]).toEqual([name, [{ kind: 'btree' }]]);
      await admin.query(`DEALLOCATE ${name}`);
    }
  } finally {
    await admin.query('ROLLBACK');
  }
});

it('what every command asks is found by its key, also by a session that began in an empty register', async () => {
  const { admin } = test;
  const { rows } = await admin.query<{ name: string; settings: string[] | null }>(
    `SELECT p.oid::regproc::text AS name, p.proconfig AS settings FROM pg_proc p
      WHERE p.oid::regproc::text IN ('register.open_command', 'register.append', 'register.project') ORDER BY 1`,
  );
  expect(rows.map(({ name }) => name)).toEqual(['register.append', 'register.open_command', 'register.project']);
  for (const { name, settings } of rows)
    expect([name, settings ?? []]).toEqual([name, expect.arrayContaining(['enable_seqscan=off', 'jit=off'])]);
});
