import { hash } from 'node:crypto';
import { readerOf } from '../../src/core/register/reader.ts';
import { storeDocument } from '../../src/systems/register/commands/store-document.ts';
import { openOperation } from '../../src/systems/transfers/commands/open-operation.ts';
import { storePlan } from '../../src/systems/transfers/commands/store-plan.ts';
import { makePlanOfRows, type StorePlanInput } from '../../src/systems/transfers/plans/make-plan.ts';
import { type PlanChoice, type ReadPlanRows, readPlanRows } from '../../src/systems/transfers/plans/read-plan-rows.ts';
import type { TestOfficer, TestRegister } from './register.ts';

/** Reads what a plan is made from as an officer, behind the walls, in one snapshot. */
export const readRowsAs = async (
  test: TestRegister,
  officer: TestOfficer,
  choice: PlanChoice,
  seed: string,
): Promise<ReadPlanRows> => {
  const client = await test.register.pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const read = readerOf(client);
    const opened = await read.row<{ context: { authority: string | null; now: number } }>(
      "SELECT register.reading_context() AS context FROM set_config('amana.token', $1, true)",
      [test.token(officer)],
    );
    return await readPlanRows(read, choice, { authority: null, now: 0, ...opened?.context, seed });
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
};

/** The rules that a test plans by unless it says otherwise. */
export const usualRules = { countedAs: {}, lossWeights: [1, 2, 4], slackThousandths: 50 } as const;

/** An operation to plan in. */
export const openTestOperation = async (test: TestRegister, code: string): Promise<number> => {
  const opened = await test.run('sdf-cell', openOperation, {
    code,
    titleEn: code,
    titleAr: code,
    jointSupervision: [],
  });
  return opened.events[0]?.streamNo ?? 0;
};

/** Makes a plan for an officer as the server does, and answers what would be stored. */
export const planFor = async (
  test: TestRegister,
  officer: TestOfficer,
  choice: Partial<PlanChoice> & Pick<PlanChoice, 'operationNo'>,
  seed = 'seed of a test',
): Promise<StorePlanInput> => {
  const whole = { sites: [], persons: [], receiving: ['KRK'], rules: usualRules, ...choice };
  const rows = await readRowsAs(test, officer, whole, seed);
  const input = await makePlanOfRows(rows, { operationNo: choice.operationNo, title: 'first draft' });
  for (const text of [input.instanceText, input.planText])
    await test
      .run(officer, storeDocument, { sha256: hash('sha256', text), mediaType: 'application/json', bytes: text.length })
      // the same instance was planned before
      .catch((error: { code?: string }) => {
        if (error.code !== 'nothing-to-do') throw error;
      });
  return input;
};

/** Makes and stores a plan; answers its id. */
export const storeTestPlan = async (
  test: TestRegister,
  officer: TestOfficer,
  choice: Partial<PlanChoice> & Pick<PlanChoice, 'operationNo'>,
  seed?: string,
): Promise<string> => {
  const input = await planFor(test, officer, choice, seed);
  return ((await test.run(officer, storePlan, input)).result as { planId: string }).planId;
};
