import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestServer, type TestServer } from '../../../../tests/support/http.ts';
import type { WorkAnswer } from '../../../platform/http/work-routes.ts';
import { checkPlan } from '../../placement-check/check-plan.ts';
import type { OperationAnswer } from '../operation-views.ts';
import type { PlanRequest } from './plan-work.ts';
import type { PlanAnswer } from './views.ts';

let server: TestServer;
let cell: string;
let operationNo: number;
beforeAll(async () => {
  server = await createTestServer();
  cell = await server.signIn('cell.sdf');
  const answer = (await server.get('/api/transfers/operation', cell)).json() as OperationAnswer;
  operationNo = answer.operation?.operationNo ?? 0;
});
afterAll(() => server.close());

const wanted = (more: Partial<PlanRequest> = {}): PlanRequest => ({
  operationNo,
  title: 'by the server',
  sites: ['GHW'],
  persons: [],
  receiving: ['KRK', 'GHW'],
  countedAs: {},
  lossWeights: [1, 2, 4],
  slackThousandths: 50,
  ...more,
});
const begin = (cookie: string, body: object) => server.ask('works/transfers/make-plan', body, cookie);
const show = async (cookie: string, workId: string) => (await server.get(`/api/works/${workId}`, cookie)).json();
const ended = async (workId: string): Promise<WorkAnswer> => {
  for (;;) {
    const answer = (await show(cell, workId)) as WorkAnswer;
    if (answer.state !== 'running') return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

it('an officer has the server make a plan, watches it, and reads it with two files that the checker accepts', async () => {
  const begun = await begin(cell, wanted());
  expect(begun.statusCode).toBe(202);
  const { workId } = begun.json() as { workId: string };
  // one at a time, and nobody else's
  expect((await begin(cell, wanted())).json()).toMatchObject({ code: 'busy' });
  const other = await server.signIn('origin.one');
  expect(await show(other, workId)).toMatchObject({ code: 'not-found' });
  const answer = await ended(workId);
  expect(answer).toMatchObject({ state: 'done', problem: null });
  const { planId } = answer.result as { planId: string };
  const plan = (await server.get(`/api/transfers/plan?planId=${planId}`, cell)).json() as PlanAnswer;
  expect(plan).toMatchObject({ title: 'by the server', status: 'complete', state: 'made', changes: [] });
  expect(plan.persons).toBeGreaterThan(10);
  expect(plan.registerPos).toBeGreaterThan(0);
  const file = async (sha256: string) => (await server.get(`/api/documents/${sha256}`, cell)).body;
  const [instanceText, planText] = [await file(plan.instanceSha256), await file(plan.planSha256)];
  expect(checkPlan(instanceText, planText).refusals).toEqual([]);
  // no number of the register, and nobody's name, leaves in a file
  expect(instanceText + planText).not.toMatch(/[A-Z]{3}-\d{6}-\d/);
});

it('what cannot be planned is refused before anything is begun, by who may not plan too', async () => {
  expect((await begin(cell, wanted({ receiving: ['XXX'] }))).json()).toMatchObject({ code: 'invalid-input' });
  expect((await begin(cell, wanted({ sites: [] }))).json()).toMatchObject({ code: 'plan-empty' });
  expect((await begin(cell, wanted({ title: 'x' }))).json()).toMatchObject({ code: 'invalid-input' });
  // as many as the schema allows, each of whom nobody knows: read, and found to be nobody
  const many = Array.from({ length: 20_000 }, (_, i) => 1_000_000_000 + i);
  expect((await begin(cell, wanted({ sites: [], persons: many }))).json()).toMatchObject({ code: 'plan-empty' });
  const monitor = await server.signIn('monitor.mon');
  expect((await begin(monitor, wanted())).json()).toMatchObject({ code: 'not-permitted' });
  expect((await server.ask('works/transfers/make-plan', wanted())).json()).toMatchObject({ code: 'not-signed-in' });
  // the command that stores has no address
  expect((await server.command('transfers/store-plan', {}, cell)).statusCode).toBe(404);
});

it('a planner that is ended by hand keeps its best plan, marked, or says that there was none', async () => {
  const { workId } = (await begin(cell, wanted({ title: 'ended by hand' }))).json() as { workId: string };
  const gone = await server.app.inject({
    method: 'DELETE',
    url: `/api/works/${workId}`,
    headers: { cookie: cell, 'x-amana-request': '1' },
  });
  expect(gone.statusCode).toBe(204);
  const { state, problem, result } = await ended(workId);
  if (state === 'refused') expect(problem).toMatchObject({ code: 'plan-ended-early' });
  else expect(result).toMatchObject({ planId: expect.any(String) });
});
