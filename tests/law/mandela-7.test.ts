import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAdmissionAnswer } from '../../src/systems/transfers/commands/add-admission-answer.ts';
import { Attackers, type ForgedEvent, refused } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { personAdmitted } from '../support/forged.ts';
import { createTestRegister, type TestRegister } from '../support/register.ts';

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

const RULE = 'mandela-7-answered';
const recorded = { answer: 'recorded' };
const seven = Object.fromEntries(
  ['a_identity', 'b_reasons', 'c_hour', 'd_injuries', 'e_property', 'f_family', 'g_contact'].map((key) => [
    key,
    recorded,
  ]),
);
type Answers = Record<string, { answer?: string; reason?: string } | string | null>;
const admitted = (person: number, manifestNo: number, answers: Answers): ForgedEvent => ({
  ...personAdmitted(person, manifestNo),
  personal: { answers },
});
const added = (person: number, manifestNo: number, question: string, answer: Answers[string]): ForgedEvent => ({
  type: 'AdmissionAnswerAdded',
  stream: person,
  data: { manifestNo, question },
  personal: { answer },
});

describe('mandela-7-answered: at admission', () => {
  it('mandela-7-answered: the database demands each of the seven, no other, each with an answer and each unknown with its reason', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('handed-over-2');
    const [person] = convoy.persons as [number];
    const receiver = attackers.as('moj-receiver');
    for (const key of Object.keys(seven)) {
      const { [key]: _left, ...six } = seven;
      expect([key, await receiver.append(admitted(person, convoy.manifestNo, six))]).toEqual([key, RULE]);
      for (const wrong of [
        {},
        'recorded',
        null,
        { answer: 'perhaps' },
        { answer: 'unknown' },
        { answer: 'unknown', reason: ' ' },
      ])
        expect([
          key,
          wrong,
          await receiver.append(admitted(person, convoy.manifestNo, { ...seven, [key]: wrong })),
        ]).toEqual([key, wrong, RULE]);
    }
    expect(await receiver.append(admitted(person, convoy.manifestNo, { ...seven, h_more: recorded }))).toBe(RULE);
    expect(await receiver.append(admitted(person, convoy.manifestNo, {}))).toBe(RULE);
    const answers = { ...seven, g_contact: { answer: 'unknown', reason: 'asleep' } };
    expect(await receiver.append(admitted(person, convoy.manifestNo, answers))).toBe('accepted');
  });
});

describe('mandela-7-answered: asked again', () => {
  it('mandela-7-answered: only what is unknown is answered later, by the authority that admitted, once', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('handed-over-2');
    const [person] = convoy.persons as [number];
    const { manifestNo } = convoy;
    const unknown = { answer: 'unknown', reason: 'asleep' };
    expect(
      await attackers
        .as('moj-receiver')
        .append(admitted(person, manifestNo, { ...seven, d_injuries: unknown, g_contact: unknown })),
    ).toBe('accepted');
    await convoy.step('closed');
    const receiver = attackers.as('moj-receiver');
    // answered questions, questions that do not exist, other manifests, unknown without a reason
    expect(await receiver.append(added(person, manifestNo, 'a_identity', recorded))).toBe('stale');
    expect(await receiver.append(added(person, manifestNo, 'h_more', recorded))).not.toBe('accepted');
    expect(await receiver.append(added(person, manifestNo + 1, 'g_contact', recorded))).toBe('not-found');
    for (const wrong of [{}, { answer: 'perhaps' }, { answer: 'unknown' }])
      expect(await receiver.append(added(person, manifestNo, 'g_contact', wrong))).toBe(RULE);
    // still unknown, with a new reason, and then found out: once
    expect(
      await receiver.append(added(person, manifestNo, 'g_contact', { answer: 'unknown', reason: 'does not say' })),
    ).toBe('accepted');
    expect(await attackers.each(() => [added(person, manifestNo, 'g_contact', recorded)])).toEqual(
      refused({ 'moj-receiver': 'accepted' }),
    );
    expect(await receiver.append(added(person, manifestNo, 'g_contact', { answer: 'none' }))).toBe('stale');
    // what was said at admission stays
    const { rows } = await test.admin.query(
      "SELECT answers->'g_contact'->>'answer' AS said FROM transfers.admission WHERE person_no = $1",
      [person],
    );
    expect(rows).toEqual([{ said: 'unknown' }]);
  });

  it('mandela-7-answered: the command explains the same, in its fields', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('handed-over-2');
    const [personNo] = convoy.persons as [number];
    const unknown = { answer: 'unknown', reason: 'asleep' };
    await attackers.as('moj-receiver').append(admitted(personNo, convoy.manifestNo, { ...seven, f_family: unknown }));
    const add = (question: 'a_identity' | 'f_family', answer: { answer: 'recorded' | 'unknown'; text?: string }) =>
      test.run('moj-receiver', addAdmissionAnswer, { personNo, question, answer });
    await expect(add('a_identity', { answer: 'recorded' })).rejects.toMatchObject({ code: 'stale' });
    await expect(add('f_family', { answer: 'unknown' })).rejects.toMatchObject({ problems: [{ field: 'reason' }] });
    await add('f_family', { answer: 'recorded', text: 'three children, with their mother' });
    await expect(add('f_family', { answer: 'recorded' })).rejects.toMatchObject({ code: 'stale' });
    await expect(
      test.run('moj-receiver', addAdmissionAnswer, {
        personNo: await test.person(),
        question: 'f_family',
        answer: { answer: 'none' },
      }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
