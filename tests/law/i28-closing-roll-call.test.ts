import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPerson } from '../../src/systems/register/commands/register-person.ts';
import { explainRollDifference } from '../../src/systems/sites/commands/explain-roll-difference.ts';
import { decodeRollCallPayload } from '../../src/systems/sites/control/roll-call-payload.ts';
import { Attackers, type ForgedEvent } from '../support/attacker.ts';
import { breachOf, custodyFound, withId } from '../support/forged.ts';
import { createOwnSite, holderOf, holdPersons, whoAnswers } from '../support/own-site.ts';
import { createTestRegister, HOUR, START, type TestOfficer, type TestRegister } from '../support/register.ts';
import { callerSigned, rollBytes, signAsCaller, signAsOther } from '../support/roll-call.ts';

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

const SECRET = 'ab'.repeat(32);
const RULE = 'I28-roll-call-at-change-of-control';
let made = 0;
const newSite = () => {
  made += 1;
  return createOwnSite(test, String.fromCharCode(64 + made));
};
const answers = (code: string) => whoAnswers(test, code);

describe('the closing roll-call', () => {
  /** Persons held by SDF at a new site, by the commands. */
  const withPersons = async (n: number) => holdPersons(test, await newSite(), n);
  type Held = Awaited<ReturnType<typeof withPersons>>;
  const called = ({ code, stream }: Held, present: number[], strangers: string[] = [], taking = 'MOJ') =>
    withId({
      type: 'RollCallProposed',
      v: 3,
      stream,
      data: { site: code, giving: 'SDF', taking, calledAt: START, counted: present.length + strangers.length, present },
      personal: { strangers, secret: SECRET },
    });
  const hashOf = async (id: string) => (await rollBytes(test, id)).hash;
  /** The second signature past the commands, with the enrolled key of an officer. */
  const signed = async (
    { stream }: Held,
    id: string,
    counted: number,
    { hash, by = 'moj-receiver' }: { hash?: string; by?: TestOfficer } = {},
  ): Promise<ForgedEvent> => ({
    type: 'RollCallSigned',
    v: 2,
    stream,
    data: {
      rollCallId: id,
      rollHash: hash ?? (await hashOf(id)),
      counted,
      keyId: (await test.device(by)).keyId,
      signature: '00'.repeat(64),
    },
  });
  const passed = ({ code }: Held, id: string, person: number): ForgedEvent => ({
    type: 'PersonPassedWithSite',
    stream: person,
    occurredAt: START,
    data: { rollCallId: id, site: code, custodian: 'MOJ' },
  });
  const holder = (person: number) => holderOf(test, person);

  it('I28-roll-call-at-change-of-control: nobody is left off the old roll, whatever is sent, and only the other authority signs it', async () => {
    const site = await withPersons(3);
    const [one, two, three] = site.persons as [number, number, number];
    const call = called(site, [one, two], ['A stranger']);
    expect(await attackers.as('escort').append(call)).toBe('not-permitted');
    expect(await attackers.as('sdf-origin').append(call)).toBe('accepted');
    const { rows } = await test.admin.query<{ person_no: number | null; on_old: boolean; on_new: boolean }>(
      'SELECT person_no::int, on_old, on_new FROM sites.roll_row WHERE roll_call_id = $1 ORDER BY ord',
      [call.id],
    );
    expect(rows).toEqual([
      { person_no: one, on_old: true, on_new: true },
      { person_no: two, on_old: true, on_new: true },
      { person_no: three, on_old: true, on_new: false },
      { person_no: null, on_old: false, on_new: true },
    ]);
    const all = [passed(site, call.id, one), passed(site, call.id, two)];
    const sign = await signed(site, call.id, 3);
    // whoever called the roll signs first, with a key
    expect(await attackers.as('moj-receiver').append(sign, ...all)).toBe(RULE);
    const first = await callerSigned(test, 'sdf-origin', site.stream, call.id);
    expect(await attackers.as('sdf-origin-two').append(first)).toBe(RULE);
    expect(await attackers.as('moj-receiver').append(first)).toBe(RULE);
    const stolen = (await test.device('moj-receiver')).keyId;
    for (const data of [{ keyId: stolen }, { keyId: '00'.repeat(8) }, { signature: '00' }])
      expect(await attackers.as('sdf-origin').append({ ...first, data: { ...first.data, ...data } })).toBe(RULE);
    const other = { ...first, data: { ...first.data, payload: `${String(first.data?.payload)} ` } };
    expect(await attackers.as('sdf-origin').append(other)).toBe('stale');
    expect(await attackers.as('sdf-origin').append(first)).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(first)).toBe('stale');
    expect(await attackers.as('sdf-origin').append(sign, ...all)).toBe('I24-four-eyes');
    expect(await attackers.as('sdf-origin-two').append(sign, ...all)).toBe(RULE);
    const permitted = await attackers.each(() => [sign]);
    expect(new Set(Object.values(permitted))).toEqual(new Set(['not-permitted', 'I24-four-eyes', RULE]));
    expect(await attackers.as('moj-receiver').append(await signed(site, call.id, 2), ...all)).toBe('stale');
    expect(
      await attackers.as('moj-receiver').append(await signed(site, call.id, 3, { hash: '00'.repeat(32) }), ...all),
    ).toBe('stale');
    // the key is that of the officer who signs, and there is no signature without one any more
    const bare = { ...sign, v: 1, data: { rollCallId: call.id, rollHash: await hashOf(call.id), counted: 3 } };
    const foreign = await signed(site, call.id, 3, { by: 'sdf-origin' });
    for (const forged of [bare, foreign, await signed(site, call.id, 3, { by: 'moj-receiver-two' })])
      expect(await attackers.as('moj-receiver').append(forged, ...all)).toBe(RULE);
    // whoever was there passes, all of them, and nobody else
    expect(await attackers.as('moj-receiver').append(sign, passed(site, call.id, one))).toBe(RULE);
    expect(await attackers.as('moj-receiver').append(sign, ...all, passed(site, call.id, three))).toBe(RULE);
    expect(await attackers.as('moj-receiver').append(passed(site, call.id, one))).toBe(RULE);
    expect(await attackers.as('moj-receiver').append(sign, ...all)).toBe('accepted');
    expect([await holder(one), await holder(two), await holder(three)]).toEqual(['MOJ', 'MOJ', 'SDF']);
    expect(await answers(site.code)).toBe('MOJ');
    expect(await attackers.as('moj-receiver').append(sign)).toBe('stale');
    const late = await test.person();
    expect(await attackers.as('moj-receiver').append(passed(site, call.id, late))).toBe(RULE);
  });

  it('both sides sign bytes that name nobody and commit to both rolls under a secret', async () => {
    const site = await withPersons(2);
    const call = called(site, site.persons.slice(0, 1), ['A stranger']);
    expect(await attackers.as('sdf-origin').append({ ...call, v: 1, personal: { strangers: ['A stranger'] } })).toBe(
      RULE,
    );
    expect(await attackers.as('sdf-origin').append(call)).toBe('accepted');
    const { payload, hash } = await rollBytes(test, call.id);
    const numbers = await test.admin.query<{ number: string }>(
      'SELECT register_number AS number FROM register.person WHERE no = ANY ($1) ORDER BY no',
      [site.persons],
    );
    const [there, missing] = numbers.rows.map(({ number }) => number);
    const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
    const lines = [`${there} 11`, `${missing} 10`, `? ${sha256('A stranger')}`].sort();
    expect(hash).toBe(sha256(payload));
    expect(decodeRollCallPayload(payload)).toEqual({
      version: 1,
      site: site.code,
      giving: 'SDF',
      taking: 'MOJ',
      calledAt: START,
      counted: 2,
      onRoll: 2,
      present: 2,
      missing: 1,
      unknown: 1,
      rollRoot: sha256([SECRET, ...lines].join('\n')),
      synthetic: true,
    });
    expect(
      decodeRollCallPayload(Buffer.from(payload.toString('utf8').replace('"missing":1', '"missing":01'))),
    ).toBeUndefined();
    expect(decodeRollCallPayload(Buffer.from(payload.toString('utf8').replace('"missing":1,', '')))).toBeUndefined();
    expect(decodeRollCallPayload(payload.subarray(1))).toBeUndefined();
    expect(decodeRollCallPayload(Buffer.from([0xff]))).toBeUndefined();
  });

  it('I28-roll-call-at-change-of-control: a roll is signed only while the register has at the site whom the roll names, and is recorded within a day of its call', async () => {
    const site = await withPersons(2);
    const other = await newSite();
    const [stays, leaves] = site.persons as [number, number];
    const old = called(site, []);
    const longAgo = { ...old, data: { ...old.data, calledAt: START - 25 * HOUR } };
    expect(await attackers.as('sdf-origin').append(longAgo)).toBe('invalid-input');
    const call = called(site, [stays, leaves]);
    expect(await attackers.as('sdf-origin').append(call)).toBe('accepted');
    const { rows } = await test.admin.query<{ now: string }>('SELECT register.ms(register.clock()) AS now');
    const found = { ...custodyFound(leaves, 'SDF', other.code), occurredAt: Number(rows[0]?.now) };
    expect(await attackers.as('sdf-origin').append(found, breachOf(found, 'I04-no-admission-without-order'))).toBe(
      'accepted',
    );
    expect(await attackers.as('sdf-origin').append(await callerSigned(test, 'sdf-origin', site.stream, call.id))).toBe(
      'accepted',
    );
    const sign = await signed(site, call.id, 2);
    const both = [passed(site, call.id, stays), passed(site, call.id, leaves)];
    expect(await attackers.as('moj-receiver').append(sign, ...both)).toBe('stale');
    const again = called(site, [stays]);
    const now = { ...again, data: { ...again.data, calledAt: Number(rows[0]?.now) + 1 } };
    expect(await attackers.as('sdf-origin').append(now)).toBe('accepted');
    await test.run('sdf-origin', registerPerson, {
      site: site.code,
      person: {
        names: [{ full: 'Roll Z Example', script: 'latin', kind: 'primary', source: 'test' }],
        sex: 'male',
        nationalities: [],
      },
      custody: { custodian: 'SDF', site: site.code, fromAt: Number(rows[0]?.now), basis: 'existing-custody' },
    });
    await signAsCaller(test, 'sdf-origin', now.id);
    await expect(signAsOther(test, 'moj-receiver', now.id, 1)).rejects.toThrow('stale');
    expect([await holder(stays), await holder(leaves), await answers(site.code)]).toEqual(['SDF', 'SDF', 'SDF']);
  });

  it('I28-roll-call-at-change-of-control: two authorities do not pass a site between them that neither of them has', async () => {
    const site = await withPersons(1);
    const foreign = { ...called(site, []), data: { ...called(site, []).data, giving: 'SJC', taking: 'MOJ' } };
    expect(await attackers.as('moj-receiver').append(foreign)).toBe(RULE);
  });

  it('a roll-call that the taking side calls tells it nothing of the old roll', async () => {
    const site = await withPersons(2);
    const call = called(site, [], ['A stranger', 'Another stranger']);
    expect(await attackers.as('moj-receiver').append(call)).toBe('accepted');
    const seen = (officer: 'moj-receiver' | 'sdf-origin' | 'monitor' | 'escort' | 'sdf-admin') =>
      test.see<{ name: string }>(officer, 'SELECT name FROM sites.roll_seen($1)', [call.id]);
    expect((await seen('moj-receiver')).map(({ name }) => name)).toEqual(['A stranger', 'Another stranger']);
    expect((await seen('sdf-origin')).length).toBe(4);
    expect((await seen('monitor')).length).toBe(4);
    expect(await seen('escort')).toEqual([]);
    expect(await seen('sdf-admin')).toEqual([]);
    expect(
      await test.see('moj-receiver', 'SELECT FROM sites.roll_row WHERE roll_call_id = $1', [call.id]),
    ).toHaveLength(2);
    expect(await test.see('escort', 'SELECT FROM sites.roll_call WHERE id = $1', [call.id])).toEqual([]);
    const stolen = called(site, site.persons);
    expect(await attackers.as('moj-receiver').append(stolen)).toBe('not-permitted');
    const explained = (ord: number, more: Record<string, unknown> = {}) => ({
      type: 'RollDifferenceExplained',
      stream: site.stream,
      data: { rollCallId: call.id, ord, explanation: 'roll-was-wrong', ...more },
      personal: { account: 'told by nobody at all' },
    });
    // what is on the rolls is a question only when both sides have signed, of a row that is seen, about a person in reach
    for (const officer of ['sdf-origin', 'moj-receiver', 'clerk'] as const)
      expect(await attackers.as(officer).append(explained(3))).toBe(RULE);
    await expect(
      test.run('sdf-origin', explainRollDifference, {
        rollCallId: call.id,
        ord: 3,
        explanation: 'roll-was-wrong',
        account: 'told by nobody at all',
      }),
    ).rejects.toThrow(RULE);
    expect(
      await attackers.as('moj-receiver').append(await callerSigned(test, 'moj-receiver', site.stream, call.id)),
    ).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(await signed(site, call.id, 2, { by: 'sdf-origin' }))).toBe(
      'accepted',
    );
    expect(await attackers.as('moj-receiver').append(explained(1))).toBe('not-found');
    expect(await attackers.as('moj-receiver').append(explained(3, { personNo: site.persons[0] }))).toBe(
      'not-permitted',
    );
    await expect(
      test.run('moj-receiver', explainRollDifference, {
        rollCallId: call.id,
        ord: 3,
        explanation: 'roll-was-wrong',
        personNo: site.persons[0],
        account: 'told by nobody at all',
      }),
    ).rejects.toThrow('not-found');
    expect(await attackers.as('moj-receiver').append(explained(3))).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(explained(1))).toBe('accepted');
  });
});
