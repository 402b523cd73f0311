import { afterAll, beforeAll, expect, it } from 'vitest';
import { addKeepApart } from '../../src/systems/sites/commands/add-keep-apart.ts';
import { agreeToPlan } from '../../src/systems/transfers/commands/agree-to-plan.ts';
import { approvePlan } from '../../src/systems/transfers/commands/approve-plan.ts';
import { Attackers, type ForgedEvent, refused } from '../support/attacker.ts';
import { withId } from '../support/forged.ts';
import { openTestOperation, storeTestPlan } from '../support/placement-plan.ts';
import { createTestRegister, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
let operationNo: number;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  operationNo = await openTestOperation(test, 'OP-LAW');
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const made = async () => {
  const person = await test.person();
  return { person, planId: await storeTestPlan(test, 'sdf-cell', { operationNo, persons: [person] }, String(person)) };
};
const forged = (type: string, data: ForgedEvent['data'], personal?: ForgedEvent['personal']): ForgedEvent => ({
  type,
  stream: operationNo,
  ...(data === undefined ? {} : { data }),
  ...(personal === undefined ? {} : { personal }),
});

it('I24-four-eyes: by SQL too, a plan is approved by the authority that made it, after each receiving one agreed, and by nobody who agreed', async () => {
  const { planId } = await made();
  const approval = forged('PlacementPlanApproved', { planId, manifests: [] });
  expect(await attackers.each(() => [approval])).toEqual(
    refused({ 'sdf-cell': 'plan-not-agreed', 'sdf-origin': 'plan-not-agreed' }),
  );
  const agreement = forged('PlacementPlanAgreed', { planId });
  expect(await attackers.as('sdf-cell').append(agreement)).toBe('not-permitted');
  expect(await attackers.as('moj-receiver').append(agreement)).toBe('accepted');
  expect(await attackers.as('moj-cell').append(agreement)).toBe('stale');
  expect(await attackers.as('moj-cell').append(approval)).toBe('not-permitted');
  // on the stream of another operation the plan is unknown
  const elsewhere = await openTestOperation(test, 'OP-ELSE');
  expect(await attackers.as('sdf-cell').append({ ...approval, stream: elsewhere })).toBe('stale');
  expect(await attackers.as('sdf-cell').append(approval)).toBe('accepted');
  expect(await attackers.as('sdf-cell').append(approval)).toBe('stale');
  expect(
    await attackers.as('sdf-cell').append(forged('PlacementPlanDiscarded', { planId }, { reason: 'changed my mind' })),
  ).toBe('stale');
});

it('within one authority the officer who agreed does not approve', async () => {
  const person = await test.person();
  const planId = await storeTestPlan(
    test,
    'sdf-cell',
    { operationNo, persons: [person], receiving: ['GHW'] },
    'within',
  );
  // everybody stays: nobody receives, and nobody has to agree
  expect(await attackers.as('sdf-cell').append(forged('PlacementPlanAgreed', { planId }))).toBe('not-permitted');
  expect(await attackers.as('sdf-cell').append(forged('PlacementPlanApproved', { planId, manifests: [] }))).toBe(
    'accepted',
  );
  const other = await made();
  await test.admin.query("UPDATE sites.site SET authority = 'SDF' WHERE code = 'KRK'");
  try {
    await test.admin.query("UPDATE transfers.planned_section SET authority = 'SDF' WHERE plan_id = $1", [other.planId]);
    await test.run('sdf-cell', agreeToPlan, { planId: other.planId });
    const approval = forged('PlacementPlanApproved', { planId: other.planId, manifests: [] });
    expect(await attackers.as('sdf-cell').append(approval)).toBe('I24-four-eyes');
    await expect(test.run('sdf-cell', approvePlan, { planId: other.planId, manifests: [] })).rejects.toMatchObject({
      code: 'I24-four-eyes',
    });
    expect(await attackers.as('sdf-origin').append(approval)).toBe('accepted');
  } finally {
    await test.admin.query("UPDATE sites.site SET authority = 'MOJ' WHERE code = 'KRK'");
  }
});

it('a plan that is outdated is neither agreed to nor approved by SQL', async () => {
  const { planId, person } = await made();
  await test.run('sdf-origin', addKeepApart, {
    personNo: person,
    otherPersonNo: await test.person(),
    reason: 'threatened each other',
    expiresAt: Date.UTC(2026, 5, 1),
  });
  expect(await attackers.as('moj-receiver').append(forged('PlacementPlanAgreed', { planId }))).toBe('plan-outdated');
});

it('what the server did not check is no plan, and nobody is added to one afterwards', async () => {
  const { planId, person } = await made();
  await test.admin.query(
    "INSERT INTO access.server_word (outer_key, inner_key) VALUES (decode(repeat('00', 64), 'hex'), decode(repeat('11', 64), 'hex'))",
  );
  try {
    const { rows } = await test.admin.query('SELECT * FROM transfers.plan WHERE id = $1', [planId]);
    const [of] = rows;
    const plan = withId(
      forged(
        'PlacementPlanMade',
        {
          title: 'mine',
          instanceSha256: of.instance_sha256,
          planSha256: of.plan_sha256,
          planHash: of.plan_hash,
          registerPos: 1,
          momentAt: 1,
          status: 'complete',
          persons: 1,
          parts: 1,
          receiving: ['KRK'],
          sections: [],
          rules: of.rules,
          figures: of.figures,
          drill: of.drill,
        },
        { notes: [] },
      ),
    );
    const people = (id: string, personNo = person) =>
      forged(
        'PlacementPlanPeople',
        { planId: id, part: 1 },
        { people: [{ personNo, unit: 'u9', from: 'GHW', to: 'KRK', facts: {} }] },
      );
    expect(await attackers.each(() => [{ ...plan, id: withId(plan).id }])).toEqual(refused({}));
    expect(await attackers.as('sdf-cell').append(people(planId))).toBe('not-permitted');
    await test.admin.query('DELETE FROM access.server_word');
    // with the server's word: a plan without its persons, and persons without their plan
    expect(await attackers.as('sdf-cell').append({ ...plan, id: withId(plan).id })).toBe('invalid-input');
    const another = await test.person();
    expect(await attackers.as('sdf-cell').append(people(planId, another))).toBe('invalid-input');
  } finally {
    await test.admin.query('DELETE FROM access.server_word');
  }
});

it('officers of authorities that neither made it nor would receive see no plan, no person of it and no document', async () => {
  const { planId } = await made();
  for (const [officer, seen] of [
    ['sdf-cell', [1, 1, 2]],
    // the receiver sees the plan and its documents, in which nobody has a name, and not who is meant
    ['moj-cell', [1, 0, 2]],
    ['escort', [0, 0, 0]],
    ['sdf-admin', [0, 0, 0]],
    ['monitor', [1, 1, 2]],
  ] as const) {
    const count = async (sql: string) => (await test.see(officer, sql, [planId])).length;
    expect([
      officer,
      await count('SELECT FROM transfers.plan WHERE id = $1'),
      await count('SELECT FROM transfers.planned_person WHERE plan_id = $1'),
      await count(
        'SELECT FROM register.document d JOIN transfers.plan p ON d.sha256 IN (p.instance_sha256, p.plan_sha256) WHERE p.id = $1',
      ),
    ]).toEqual([officer, ...seen]);
  }
});
