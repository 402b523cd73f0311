import { afterAll, beforeAll, expect, it } from 'vitest';
import { addKeepApart } from '../../src/systems/sites/commands/add-keep-apart.ts';
import { agreeToPlan } from '../../src/systems/transfers/commands/agree-to-plan.ts';
import { approvePlan } from '../../src/systems/transfers/commands/approve-plan.ts';
import { createManifest } from '../../src/systems/transfers/commands/create-manifest.ts';
import { discardPlan } from '../../src/systems/transfers/commands/discard-plan.ts';
import { storePlan } from '../../src/systems/transfers/commands/store-plan.ts';
import { plan } from '../../src/systems/transfers/queries/plans.ts';
import { ask } from '../support/ask.ts';
import { Attackers, type ForgedEvent, refused } from '../support/attacker.ts';
import { withId } from '../support/forged.ts';
import { openTestOperation, planFor, storeTestPlan } from '../support/placement-plan.ts';
import { createTestRegister, type TestOfficer, type TestRegister } from '../support/register.ts';

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
const draftOf = (code: string) => ({
  code,
  fromSite: 'GHW',
  toSite: 'KRK',
  via: ['RAB'],
  escortAuthority: 'CJTF',
  toAuthority: 'MOJ',
  plannedAt: Date.UTC(2026, 0, 25),
});
const listed = (person: number, manifestNo: number): ForgedEvent => ({
  type: 'LineListed',
  stream: person,
  data: { manifestNo },
});
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
  // agreed to, and with none of the drafts that it would make
  expect(await attackers.as('sdf-cell').append(approval)).toBe('invalid-input');
  await test.run('sdf-cell', approvePlan, { planId, manifests: [draftOf('P-LAW')] });
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
    // another officer passes as far as the drafts, which are missing
    expect(await attackers.as('sdf-origin').append(approval)).toBe('invalid-input');
  } finally {
    await test.admin.query("UPDATE sites.site SET authority = 'MOJ' WHERE code = 'KRK'");
  }
});

it('an approval makes the drafts of its plan: not those of another command or operation, of another way, of fewer or more than are brought', async () => {
  const persons = [await test.person(), await test.person()] as const;
  const planId = await storeTestPlan(test, 'sdf-cell', { operationNo, persons: [...persons] }, 'drafts');
  await test.run('moj-receiver', agreeToPlan, { planId });
  const attacker = attackers.as('sdf-cell');
  const stranger = await test.person();
  const elsewhere = await openTestOperation(test, 'OP-ELSEWHERE');
  const before = await test.run('sdf-cell', createManifest, { ...draftOf('P-BEFORE'), operationNo, persons: [] });
  const manifestBefore = before.events[0]?.streamNo as number;
  expect(
    await attacker.append(
      ...persons.map((person) => listed(person, manifestBefore)),
      forged('PlacementPlanApproved', { planId, manifests: [manifestBefore] }),
    ),
  ).toBe('invalid-input');
  const approvals: readonly (readonly [string, { operation?: number; toSite?: string; on: readonly number[] }])[] = [
    ['invalid-input', { on: [] }],
    ['invalid-input', { on: [persons[0]] }],
    ['invalid-input', { on: [...persons, stranger] }],
    ['invalid-input', { on: persons, operation: elsewhere }],
    ['invalid-input', { on: persons, toSite: 'RAB' }],
    ['accepted', { on: persons }],
  ];
  for (const [expected, { operation = operationNo, toSite = 'KRK', on }] of approvals) {
    const { rows } = await test.admin.query('SELECT last_value::int + 1 AS n FROM register.stream_no');
    const manifestNo = rows[0].n as number;
    const { escortAuthority, toAuthority, ...draft } = draftOf('P-FORGED');
    const parties = { fromAuthority: 'SDF', escortAuthority, toAuthority };
    expect([
      on.length,
      operation,
      toSite,
      await attacker.append(
        {
          type: 'ManifestCreated',
          stream: { new: 'manifest' },
          data: { ...draft, ...parties, operationNo: operation, toSite },
        },
        ...on.map((person) => listed(person, manifestNo)),
        forged('PlacementPlanApproved', { planId, manifests: [manifestNo] }),
      ),
    ]).toEqual([on.length, operation, toSite, expected]);
  }
});

it('two sign: after the end of the operation nobody agrees by SQL either, and to a site for which no authority answers nobody is brought', async () => {
  const ended = await openTestOperation(test, 'OP-ENDED');
  const person = await test.person();
  const planId = await storeTestPlan(test, 'sdf-cell', { operationNo: ended, persons: [person] }, 'ended');
  await test.admin.query('UPDATE transfers.operation SET ended_at = now() WHERE no = $1', [ended]);
  expect(
    await attackers.as('moj-receiver').append({ ...forged('PlacementPlanAgreed', { planId }), stream: ended }),
  ).toBe('stale');
  const other = await planFor(test, 'sdf-cell', { operationNo, persons: [person] }, 'nobody answers');
  await expect(
    test.run('sdf-cell', storePlan, {
      ...other,
      sections: other.sections.map((section) => ({ ...section, authority: null })),
    }),
  ).rejects.toMatchObject({ code: 'invalid-input', problems: [{ code: 'site-without-authority' }] });
  await test.admin.query("UPDATE sites.site SET authority = NULL WHERE code = 'KRK'");
  try {
    await expect(planFor(test, 'sdf-cell', { operationNo, persons: [person] })).rejects.toMatchObject({
      code: 'invalid-input',
      problems: [{ code: 'site-without-authority', field: 'receiving', values: { detail: 'KRK' } }],
    });
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

it('a plan whose persons came onto another manifest is not agreed to by SQL', async () => {
  const { planId, person } = await made();
  await test.run('sdf-cell', createManifest, { ...draftOf('P-OTHER'), operationNo, persons: [person] });
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
    const whole = withId(
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
    expect(await attackers.each(() => [{ ...whole, id: withId(whole).id }])).toEqual(refused({}));
    expect(await attackers.as('sdf-cell').append(people(planId))).toBe('not-permitted');
    await test.admin.query('DELETE FROM access.server_word');
    // with the server's word: a plan without its persons, and persons without their plan
    expect(await attackers.as('sdf-cell').append({ ...whole, id: withId(whole).id })).toBe('invalid-input');
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

it('whom its notes name and why it was put aside, the receiver learns neither by SQL nor otherwise', async () => {
  const person = await test.person({ birth: null });
  const planId = await storeTestPlan(test, 'sdf-cell', { operationNo, persons: [person] }, String(person));
  await test.run('sdf-cell', discardPlan, { planId, reason: 'a word about somebody' });
  for (const column of ['notes', 'discard_reason', '*'])
    for (const officer of ['moj-cell', 'sdf-cell', 'monitor'] as const)
      await expect(test.see(officer, `SELECT ${column} FROM transfers.plan`)).rejects.toMatchObject({ code: '42501' });
  const told = (officer: TestOfficer) => test.see(officer, 'SELECT * FROM transfers.plan_told_seen($1)', [planId]);
  const noteOf = (persons: number[]) => expect.arrayContaining([{ code: 'age-undetermined', persons }]);
  expect(await told('moj-cell')).toEqual([{ notes: noteOf([]), discard_reason: null }]);
  for (const officer of ['sdf-origin', 'monitor'] as const)
    expect(await told(officer)).toEqual([{ notes: noteOf([person]), discard_reason: 'a word about somebody' }]);
  expect(await told('escort')).toEqual([]);
  expect(await ask(test, 'moj-cell', plan, { planId })).toMatchObject({ state: 'discarded', discardReason: null });
  expect(await ask(test, 'sdf-cell', plan, { planId })).toMatchObject({ discardReason: 'a word about somebody' });
});
