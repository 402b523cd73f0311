import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../../../../tests/support/ask.ts';
import {
  openTestOperation,
  planFor,
  readRowsAs,
  storeTestPlan,
  usualRules,
} from '../../../../tests/support/placement-plan.ts';
import { createTestRegister, START, type TestRegister } from '../../../../tests/support/register.ts';
import { addKeepApart } from '../../sites/commands/add-keep-apart.ts';
import { recordCapacity } from '../../sites/commands/record-capacity.ts';
import { agreeToPlan } from '../commands/agree-to-plan.ts';
import { approvePlan } from '../commands/approve-plan.ts';
import { createManifest } from '../commands/create-manifest.ts';
import { discardPlan } from '../commands/discard-plan.ts';
import { storePlan } from '../commands/store-plan.ts';
import { plan, plans } from '../queries/plans.ts';

let test: TestRegister;
let operationNo: number;
beforeAll(async () => {
  test = await createTestRegister();
  operationNo = await openTestOperation(test, 'OP-PLAN');
});
afterAll(() => test.close());

const show = (officer: Parameters<typeof ask>[1], planId: string) => ask(test, officer, plan, { planId });
const draft = (code: string) => ({
  code,
  fromSite: 'GHW',
  toSite: 'KRK',
  via: ['RAB'],
  escortAuthority: 'CJTF',
  toAuthority: 'MOJ',
  plannedAt: Date.UTC(2026, 0, 25),
});

it('a plan is made from the register, checked, stored with its moment, agreed to by the receiver, approved by the sender, and makes a draft manifest', async () => {
  const persons = [await test.person(), await test.person(), await test.person({ birth: null })];
  const planId = await storeTestPlan(test, 'sdf-cell', { operationNo, persons });
  const told = await show('sdf-cell', planId);
  expect(told).toMatchObject({
    state: 'made',
    status: 'complete',
    persons: 3,
    receiving: ['KRK'],
    figures: { unplaced: { value: 0, bound: 0, certified: true } },
    ways: [{ from: 'GHW', to: 'KRK', persons: 3 }],
    changes: [],
    agreements: [{ authority: 'MOJ', agreedBy: null }],
    abilities: ['transfers/discard-plan'],
  });
  // of whom the age is not known a juvenile is planned, and one site that fails leaves everybody without a place
  expect(told.notes).toEqual(
    expect.arrayContaining([
      { code: 'age-undetermined', persons: [persons[2]], site: null, section: null, planId: null },
    ]),
  );
  expect(told.drill).toEqual([{ site: 'KRK', persons: 3, stranded: 3, bound: 3 }]);
  // the receiver sees the plan, and nobody's name
  expect(await show('moj-cell', planId)).toMatchObject({
    state: 'made',
    ways: [],
    abilities: ['transfers/agree-to-plan'],
  });
  await expect(show('escort', planId)).rejects.toMatchObject({ code: 'not-found' });
  await expect(test.run('sdf-cell', approvePlan, { planId, manifests: [draft('P-1')] })).rejects.toMatchObject({
    code: 'plan-not-agreed',
  });
  await expect(test.run('sdf-cell', agreeToPlan, { planId })).rejects.toMatchObject({ code: 'not-permitted' });
  await test.run('moj-receiver', agreeToPlan, { planId });
  await expect(test.run('moj-cell', agreeToPlan, { planId })).rejects.toMatchObject({ code: 'stale' });
  await expect(test.run('moj-cell', approvePlan, { planId, manifests: [draft('P-1')] })).rejects.toMatchObject({
    code: 'not-permitted',
  });
  await expect(test.run('sdf-cell', approvePlan, { planId, manifests: [] })).rejects.toMatchObject({
    code: 'invalid-input',
    problems: [{ code: 'manifest-of-way' }],
  });
  await test.run('sdf-cell', approvePlan, { planId, manifests: [draft('P-1')] });
  const approved = await show('moj-receiver', planId);
  expect(approved).toMatchObject({ state: 'approved', changes: [] });
  const { manifests } = await show('sdf-cell', planId);
  expect(manifests).toMatchObject([{ code: 'P-1' }]);
  const lines = await test.see<{ person_no: number }>(
    'sdf-cell',
    'SELECT person_no::int FROM transfers.line WHERE manifest_no = $1 AND live ORDER BY 1',
    [manifests[0]?.manifestNo],
  );
  expect(lines.map(({ person_no }) => person_no)).toEqual(persons);
  await expect(test.run('sdf-origin', discardPlan, { planId, reason: 'not needed' })).rejects.toMatchObject({
    code: 'stale',
  });
});

it('a plan whose facts changed is outdated, says which, and is neither agreed to nor approved', async () => {
  const [one, other] = [await test.person(), await test.person()];
  const planId = await storeTestPlan(test, 'sdf-origin', { operationNo, persons: [one, other] });
  await test.run('moj-receiver', agreeToPlan, { planId });
  await test.run('sdf-origin', addKeepApart, {
    personNo: one,
    otherPersonNo: other,
    reason: 'threatened each other',
    expiresAt: Date.UTC(2026, 5, 1),
  });
  const told = await show('sdf-origin', planId);
  expect(told.state).toBe('outdated');
  expect(told.changes.map(({ personNo, fact }) => [personNo, fact])).toEqual([
    [one, 'apart'],
    [other, 'apart'],
  ]);
  // the receiver learns that somebody changed, not who or what
  expect((await show('moj-cell', planId)).changes).toEqual([
    { personNo: null, site: null, section: null, fact: 'person' },
  ]);
  await expect(test.run('sdf-cell', approvePlan, { planId, manifests: [draft('P-2')] })).rejects.toMatchObject({
    code: 'plan-outdated',
    problems: [{ personNo: one }, { personNo: other }],
  });
  const again = await storeTestPlan(test, 'sdf-origin', { operationNo, persons: [one, other] }, 'another seed');
  // the pair cannot both be at the one site
  expect((await show('sdf-origin', again)).figures.unplaced).toEqual({ value: 1, bound: 1, certified: true });
  await test.run('sdf-origin', discardPlan, { planId: again, reason: 'more sites are needed' });
  expect(await show('sdf-origin', again)).toMatchObject({ state: 'discarded', discardReason: 'more sites are needed' });
  const list = await ask(test, 'sdf-origin', plans, { operationNo: String(operationNo) });
  expect(list.rows.map(({ planId: id, state }) => [id, state]).slice(0, 2)).toEqual([
    [again, 'discarded'],
    [planId, 'outdated'],
  ]);
});

it('a section with fewer places than were counted makes a plan outdated', async () => {
  const persons = [await test.person()];
  const planId = await storeTestPlan(test, 'sdf-cell', { operationNo, persons });
  await test.run('moj-admin', recordCapacity, {
    site: 'KRK',
    section: '1',
    places: 10,
    sourceKind: 'document',
    source: 'inspection',
    fromAt: START,
  });
  expect((await show('sdf-cell', planId)).changes).toEqual([
    { personNo: null, site: 'KRK', section: '1', fact: 'places' },
  ]);
  await expect(test.run('moj-receiver', agreeToPlan, { planId })).rejects.toMatchObject({ code: 'plan-outdated' });
});

it('who is on a manifest is left out of a plan with a note, chosen as a person, by site or by phase; who comes onto one afterwards outdates it', async () => {
  const [free, listed] = [await test.person(), await test.person()];
  const manifest = await test.run('sdf-cell', createManifest, { ...draft('P-3'), operationNo, persons: [listed] });
  const manifestNo = manifest.events[0]?.streamNo ?? 0;
  // a phase of one convoy, past its guards: only that a plan finds who is in it matters here
  await test.admin.query(
    `BEGIN; SET LOCAL session_replication_role = replica; UPDATE transfers.convoy SET phase = 'first' WHERE manifest_no = ${manifestNo}; COMMIT`,
  );
  const choices = [{ persons: [free, listed] }, { sites: ['GHW'] }, { persons: [free], phase: 'first' }];
  for (const choice of choices) {
    const { units, notes } = await planFor(test, 'sdf-cell', { operationNo, ...choice });
    const planned = units.flatMap(({ members }) => members.map(({ personNo }) => personNo));
    expect([planned.includes(free), planned.includes(listed)]).toEqual([true, false]);
    const [note] = notes.filter(({ code }) => code === 'on-a-manifest');
    expect(note?.persons).toContain(listed);
  }
  const planId = await storeTestPlan(test, 'sdf-cell', { operationNo, persons: [free, listed] }, 'before it is listed');
  expect(await show('sdf-cell', planId)).toMatchObject({ state: 'made', persons: 1 });
  await test.run('sdf-cell', createManifest, { ...draft('P-4'), operationNo, persons: [free] });
  const change = { site: null, section: null, fact: 'on-a-manifest' };
  expect(await show('sdf-cell', planId)).toMatchObject({ state: 'outdated', changes: [{ ...change, personNo: free }] });
  // who is on a manifest to the receiver is seen by it
  expect((await show('moj-cell', planId)).changes).toEqual([{ ...change, personNo: free }]);
  await expect(test.run('moj-receiver', agreeToPlan, { planId })).rejects.toMatchObject({ code: 'plan-outdated' });
});

it('who is left out stays and keeps the own place, so that a plan is not outdated as soon as it is stored', async () => {
  const [man, girl] = [await test.person({ section: 'SMALL' }), await test.person({ section: 'SMALL' })];
  // somebody who is found where nobody like her may be held: no section of the site is for her
  await test.admin.query("UPDATE register.person SET sex = 'female' WHERE no = $1", [girl]);
  await test.admin.query('DELETE FROM juveniles.age_evidence WHERE person_no = $1', [girl]);
  const choice = { operationNo, persons: [man, girl], receiving: ['GHW'], rules: usualRules, sites: [] };
  const { people, sections } = await readRowsAs(test, 'sdf-cell', choice, 'x');
  expect(people).toHaveLength(2);
  expect(sections.find(({ section }) => section === 'SMALL')?.places).toBe(1);
  const planId = await storeTestPlan(test, 'sdf-cell', choice, 'x');
  const told = await show('sdf-cell', planId);
  // nobody is brought anywhere, so that nobody has to agree
  expect(told).toMatchObject({ state: 'agreed', persons: 1, changes: [] });
  expect(told.notes).toContainEqual({
    code: 'no-section-for-them',
    persons: [girl],
    site: null,
    section: null,
    planId: null,
  });
});

it('a plan that the checker refuses is not stored', async () => {
  const persons = [await test.person(), await test.person()];
  const input = await planFor(test, 'sdf-cell', { operationNo, persons });
  const planText = input.planText.replace('"unplaced":0', '"unplaced":1');
  expect(planText).not.toBe(input.planText);
  await expect(test.run('sdf-cell', storePlan, { ...input, planText })).rejects.toMatchObject({ code: 'plan-refused' });
});

it('the instance names nobody, a phase and a site choose, and of another authority nobody is planned', async () => {
  const choice = { operationNo, sites: ['GHW'], persons: [], receiving: ['KRK'], rules: usualRules };
  const rows = await readRowsAs(test, 'sdf-cell', choice, 'x');
  expect(rows.people.length).toBeGreaterThan(5);
  expect((await readRowsAs(test, 'moj-cell', choice, 'x')).people).toEqual([]);
  await expect(planFor(test, 'moj-cell', { operationNo, sites: ['GHW'] })).rejects.toMatchObject({
    code: 'plan-empty',
  });
  const { instanceText } = await planFor(test, 'sdf-cell', choice);
  const numbers = await test.see<{ register_number: string }>(
    'sdf-cell',
    'SELECT register_number FROM register.person',
  );
  for (const { register_number } of numbers) expect(instanceText).not.toContain(register_number);
});
