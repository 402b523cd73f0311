import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordEscape } from '../../src/systems/register/commands/record-escape.ts';
import { registerPerson } from '../../src/systems/register/commands/register-person.ts';
import { recordFear } from '../../src/systems/safeguards/commands/record-fear.ts';
import { explainRollDifference } from '../../src/systems/sites/commands/explain-roll-difference.ts';
import { proposeRollCall } from '../../src/systems/sites/commands/propose-roll-call.ts';
import { recordControl } from '../../src/systems/sites/commands/record-control.ts';
import { signRollCall } from '../../src/systems/sites/commands/sign-roll-call.ts';
import { signRollCallAsCaller } from '../../src/systems/sites/commands/sign-roll-call-as-caller.ts';
import { Attackers } from '../support/attacker.ts';
import { breachesOfSite, createOwnSite, holderOf, holdPersons, whoAnswers } from '../support/own-site.ts';
import { createTestRegister, type TestRegister } from '../support/register.ts';
import { rollBytes, rollSignature } from '../support/roll-call.ts';

let test: TestRegister;
let attackers: Attackers;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const RULE = 'I28-roll-call-at-change-of-control';

it('a change that nobody called, its roll-call, the persons pass, a fear is a breach that nobody is told of, and each difference stays open until explained', async () => {
  const site = await holdPersons(test, await createOwnSite(test, 'A'), 4);
  const [one, afraid, gone] = site.persons as [number, number, number];
  const elsewhere = await test.person();
  await test.run('interviewer', recordFear, { personNo: afraid, country: 'IRQ', account: 'Synthetic account.' });
  const { rows } = await test.admin.query<{ now: string }>('SELECT register.ms(register.clock()) AS now');
  const now = Number(rows[0]?.now);
  const seized = await test.run('moj-receiver', recordControl, {
    site: site.code,
    authority: 'MOJ',
    fromAt: now,
    sourceKind: 'observation',
    source: 'own troops',
  });
  expect(await breachesOfSite(test, site.code)).toEqual([{ rule: RULE, authority: 'SDF', open: true }]);
  expect(await whoAnswers(test, site.code)).toBe('SDF');
  expect(seized.events.length).toBe(1);
  const roll = { site: site.code, giving: 'SDF', taking: 'MOJ', calledAt: now };
  const proposed = await test.run('sdf-origin', proposeRollCall, {
    ...roll,
    counted: 3,
    present: [one, afraid],
    strangers: ['Testman Found'],
  });
  const { rollCallId } = proposed.result as { rollCallId: string };
  const { payload, hash } = await rollBytes(test, rollCallId);
  const sign = { rollCallId, rollHash: hash, counted: 3, ...(await rollSignature(test, 'moj-receiver', payload)) };
  // the side that takes is named nobody before it has signed, afraid of its state or not: whom it saw only afterwards it would know to be afraid
  const named = async (officer: 'moj-receiver' | 'sdf-origin') => {
    const rows = await test.see<{ no: number | null }>(
      officer,
      'SELECT w.person_no::int AS no FROM sites.roll_row w WHERE w.roll_call_id = $1 ORDER BY ord',
      [rollCallId],
    );
    const seen = await test.see<{ no: number | null }>(
      officer,
      'SELECT person_no::int AS no FROM sites.roll_seen($1)',
      [rollCallId],
    );
    expect(seen).toEqual(rows);
    return rows.map(({ no }) => no);
  };
  const everybody = [...site.persons, null];
  expect(await named('sdf-origin')).toEqual(everybody);
  expect(await named('moj-receiver')).toEqual([null]);
  // numbers of streams for the signature, of everybody who passes
  const passing = 'SELECT no::int AS no FROM sites.passes_with_site($1) no';
  expect(await test.see('moj-receiver', passing, [rollCallId])).toEqual([{ no: one }, { no: afraid }]);
  expect(
    await test.see('moj-receiver', 'SELECT on_roll, present FROM sites.roll_call WHERE id = $1', [rollCallId]),
  ).toEqual([{ on_roll: 4, present: 3 }]);
  // the key of the officer who called it signs first, over these bytes and no others
  await expect(test.run('moj-receiver', signRollCall, sign)).rejects.toThrow(RULE);
  const mine = {
    rollCallId,
    payload: payload.toString('base64url'),
    ...(await rollSignature(test, 'sdf-origin', payload)),
  };
  await expect(test.run('sdf-origin-two', signRollCallAsCaller, mine)).rejects.toThrow(RULE);
  await expect(test.run('sdf-origin', signRollCallAsCaller, { ...mine, signature: sign.signature })).rejects.toThrow(
    'signature-invalid',
  );
  await expect(
    test.run('sdf-origin', signRollCallAsCaller, { ...mine, payload: Buffer.from('{}').toString('base64url') }),
  ).rejects.toThrow('stale');
  await test.run('sdf-origin', signRollCallAsCaller, mine);
  await expect(test.run('sdf-origin-two', signRollCall, sign)).rejects.toThrow(RULE);
  await expect(test.run('moj-receiver', signRollCall, { ...sign, keyId: mine.keyId })).rejects.toThrow(
    'signature-invalid',
  );
  await expect(test.run('moj-receiver', signRollCall, { ...sign, counted: 2 })).rejects.toThrow('counts-differ');
  await test.run('moj-receiver', signRollCall, sign);
  expect(await named('moj-receiver')).toEqual(everybody);
  expect(await breachesOfSite(test, site.code)).toEqual([{ rule: RULE, authority: 'SDF', open: false }]);
  expect(await whoAnswers(test, site.code)).toBe('MOJ');
  expect([await holderOf(test, one), await holderOf(test, afraid), await holderOf(test, gone)]).toEqual([
    'MOJ',
    'MOJ',
    'SDF',
  ]);
  // nobody travels: neither an order, nor an examination, nor an acceptance keeps anybody back, and none is made up. The order that was missing at the intake stays a breach, and is the taker's to see
  const rules = 'SELECT DISTINCT rule FROM register.breach WHERE person_no = $1 AND cured_at IS NULL';
  expect((await test.admin.query(rules, [one])).rows).toEqual([{ rule: 'I04-no-admission-without-order' }]);
  expect(await test.see('moj-receiver', rules, [one])).toEqual([{ rule: 'I04-no-admission-without-order' }]);
  const fears = "SELECT authority FROM register.breach WHERE person_no = $1 AND rule = 'I11-fear-suspends-line'";
  expect((await test.admin.query(fears, [afraid])).rows).toEqual([{ authority: 'SDF' }]);
  // not even child protection of the state feared, though the person is on no manifest that would say where it leads
  for (const officer of ['moj-receiver', 'moj-child'] as const)
    expect([officer, await test.see(officer, fears, [afraid])]).toEqual([officer, []]);
  expect(await test.see('interviewer', fears, [afraid])).toEqual([{ authority: 'SDF' }]);
  const open = async () =>
    (
      await test.admin.query<{ ord: number }>(
        'SELECT ord FROM sites.roll_row WHERE roll_call_id = $1 AND on_old <> on_new AND explained_at IS NULL ORDER BY ord',
        [rollCallId],
      )
    ).rows.map(({ ord }) => ord);
  expect(await open()).toEqual([3, 4, 5]);
  const account = 'told by the guards of the night';
  const explain = (ord: number, explanation: 'at-large' | 'elsewhere' | 'registered' | 'roll-was-wrong') => ({
    rollCallId,
    ord,
    explanation,
    account,
  });
  await expect(test.run('sdf-origin', explainRollDifference, explain(3, 'at-large'))).rejects.toThrow(
    'difference-not-so',
  );
  const lie = {
    type: 'RollDifferenceExplained',
    stream: site.stream,
    data: { rollCallId, ord: 3, explanation: 'at-large' },
    personal: { account },
  };
  expect(await attackers.as('sdf-origin').append(lie)).toBe('difference-not-so');
  expect(await attackers.as('clerk').append(lie)).toBe('difference-not-so');
  await test.run('sdf-origin', recordEscape, { personNo: gone, circumstances: 'through the wall', place: site.code });
  await test.run('sdf-origin', explainRollDifference, explain(3, 'at-large'));
  await expect(test.run('sdf-origin', explainRollDifference, explain(3, 'at-large'))).rejects.toThrow('stale');
  for (const personNo of [elsewhere, one])
    await expect(
      test.run('sdf-origin', explainRollDifference, { ...explain(5, 'registered'), personNo }),
    ).rejects.toThrow('difference-not-so');
  const found = await test.run('moj-receiver', registerPerson, {
    site: site.code,
    person: {
      names: [{ full: 'Testman Found', script: 'latin', kind: 'primary', source: 'test' }],
      sex: 'male',
      nationalities: [],
    },
    custody: { custodian: 'MOJ', site: site.code, fromAt: now, basis: 'existing-custody' },
  });
  const { personNo } = found.result as { personNo: number };
  await test.run('moj-receiver', explainRollDifference, { ...explain(5, 'registered'), personNo });
  await test.run('clerk', explainRollDifference, explain(4, 'roll-was-wrong'));
  expect(await open()).toEqual([]);
});
