import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestServer, type TestServer } from '../../../../tests/support/http.ts';
import type { WorkAnswer } from '../../../platform/http/work-routes.ts';
import { checkPlan } from '../../placement-check/check-plan.ts';
import type { OperationAnswer } from '../operation-views.ts';
import type { PlannedUnitsAnswer, UnitExplanation } from './unit-views.ts';
import type { PlanAnswer } from './views.ts';

let server: TestServer;
let cell: string;
let receiver: string;
let planId: string;
let units: PlannedUnitsAnswer['rows'];

const read = async <Answer>(address: string, cookie = cell): Promise<Answer> =>
  (await server.get(`/api/${address}`, cookie)).json() as Answer;
const work = async (name: string, body: object, cookie = cell): Promise<WorkAnswer> => {
  const begun = await server.ask(`works/transfers/${name}`, body, cookie);
  if (begun.statusCode !== 202) return { state: 'refused', progress: null, result: null, problem: begun.json() };
  const { workId } = begun.json() as { workId: string };
  for (;;) {
    const answer = await read<WorkAnswer>(`works/${workId}`, cookie);
    if (answer.state !== 'running') return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
const listOf = (plan: string, cookie = cell) =>
  read<PlannedUnitsAnswer>(`transfers/planned-units?planId=${plan}&pageSize=500`, cookie);
const explain = async (unit: string, cookie = cell) =>
  (await work('explain-placement', { planId, unit }, cookie)).result as UnitExplanation;

beforeAll(async () => {
  server = await createTestServer();
  cell = await server.signIn('cell.sdf');
  receiver = await server.signIn('cell.moj');
  const { operation } = await read<OperationAnswer>('transfers/operation');
  const made = await work('make-plan', {
    operationNo: operation?.operationNo,
    title: 'before anybody is moved by hand',
    sites: ['GHW'],
    persons: [],
    receiving: ['KRK', 'GHW'],
    countedAs: {},
    lossWeights: [1, 2, 4],
    slackThousandths: 200,
  });
  planId = (made.result as { planId: string }).planId;
  units = (await listOf(planId)).rows;
});
afterAll(() => server.close());

it('a plan lists its units: who sees the persons is told who they are, who receives is told how many', async () => {
  expect(units.length).toBeGreaterThan(10);
  for (const { persons, people } of units) expect(people).toHaveLength(persons);
  const told = (await listOf(planId, receiver)).rows;
  expect(told.map(({ unit, from, to, persons }) => ({ unit, from, to, persons }))).toEqual(
    units.map(({ unit, from, to, persons }) => ({ unit, from, to, persons })),
  );
  expect(told.flatMap(({ people }) => people)).toEqual([]);
});

it('a unit is explained by every site to who sees the plan, and to nobody else', async () => {
  const [first] = units as [PlannedUnitsAnswer['rows'][number]];
  const told = await explain(first.unit);
  expect(told.at).toBe(first.to);
  expect(told.options.map(({ site }) => site).sort()).toEqual(['GHW', 'KRK']);
  expect(told.options.find(({ site }) => site === told.at)).toMatchObject({ couldTake: true, more: 0, breaks: [] });
  expect(await explain(first.unit, receiver)).toEqual(told);
  expect((await work('explain-placement', { planId, unit: 'u99999' })).problem).toMatchObject({ code: 'not-found' });
  const administrator = await server.signIn('admin.sdf');
  expect((await work('explain-placement', { planId, unit: first.unit }, administrator)).problem).toMatchObject({
    code: 'not-found',
  });
});

it('who is placed by hand stays there in a plan of its own, which says from which it was made and who was placed; a second hand leaves the first in place', async () => {
  const [one, two] = units as [PlannedUnitsAnswer['rows'][number], PlannedUnitsAnswer['rows'][number]];
  const around = async (from: string, unit: string, to: string | null, cookie = cell) =>
    work('plan-around', { planId: from, title: 'around by hand', moves: [{ unit, to }] }, cookie);
  const made = (await around(planId, one.unit, one.to)).result as { planId: string };
  const plan = await read<PlanAnswer>(`transfers/plan?planId=${made.planId}`);
  expect(plan).toMatchObject({ title: 'around by hand', state: 'made', changes: [] });
  expect(plan.notes).toEqual(
    expect.arrayContaining([
      { code: 'made-from', persons: [], site: null, section: null, planId },
      {
        code: 'placed-by-hand',
        persons: one.people.map(({ personNo }) => personNo),
        site: one.to,
        section: null,
        planId: null,
      },
    ]),
  );
  const file = async (sha256: string) => (await server.get(`/api/documents/${sha256}`, cell)).body;
  expect(checkPlan(await file(plan.instanceSha256), await file(plan.planSha256)).refusals).toEqual([]);
  const again = (await around(made.planId, two.unit, null)).result as { planId: string };
  const placed = new Map((await listOf(again.planId)).rows.map(({ unit, to }) => [unit, to]));
  expect([placed.get(one.unit), placed.get(two.unit)]).toEqual([one.to, null]);
  // who receives makes no plan of persons of others
  expect((await around(planId, one.unit, one.to, receiver)).problem).toMatchObject({ code: 'not-permitted' });
});

it('what names a unit or a site that the plan has not is refused, and nothing is stored', async () => {
  const [first] = units as [PlannedUnitsAnswer['rows'][number]];
  const around = async (unit: string, to: string) =>
    (await work('plan-around', { planId, title: 'cannot be', moves: [{ unit, to }] })).problem;
  expect(await around(first.unit, 'XXX')).toMatchObject({ code: 'not-found' });
  expect(await around('u99999', 'KRK')).toMatchObject({ code: 'not-found' });
  const { rows } = await read<{ rows: { title: string }[] }>(
    `transfers/plans?operationNo=${(await read<PlanAnswer>(`transfers/plan?planId=${planId}`)).operationNo}`,
  );
  expect(rows.map(({ title }) => title)).not.toContain('cannot be');
});
