import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../../../tests/support/ask.ts';
import {
  createTestRegister,
  HOUR,
  START,
  type TestOfficer,
  type TestRegister,
} from '../../../../tests/support/register.ts';
import { anyQuery } from '../../../platform/http/query-definition.ts';
import { runQuery } from '../../../platform/http/run-query.ts';
import type { CaptureResult, DeprivationInput } from '../command-views.ts';
import { cureBreach } from '../commands/cure-breach.ts';
import { recordBirth } from '../commands/record-birth.ts';
import { recordDeprivation } from '../commands/record-deprivation.ts';
import { recordEscape } from '../commands/record-escape.ts';
import { recordRecapture } from '../commands/record-recapture.ts';
import { registerPerson } from '../commands/register-person.ts';
import { people } from '../queries/people.ts';
import { person } from '../queries/person.ts';
import { strength } from '../queries/strength.ts';
import type { StrengthAnswer } from '../strength/views.ts';
import type { PeopleAnswer, PersonAnswer } from '../views.ts';

let test: TestRegister;
beforeAll(async () => {
  test = await createTestRegister();
});
afterAll(() => test.close());

const known = (text: string) => ({ state: 'known', text }) as const;
const unknown = { state: 'unknown', reason: 'the previous guards left no record' } as const;
const told: DeprivationInput = {
  when: known('2026-01-17T22:15'),
  place: known('crossroads south of al-Shaddadi'),
  unit: known('Second patrol company'),
  authority: known('Internal security'),
  circumstances: known('Stopped at a checkpoint.'),
  condition: known('Bruise on the left forearm.'),
  reasonsTold: known('Told in Arabic at the checkpoint.'),
  inventory: {
    state: 'listed',
    items: [{ kind: 'document', description: 'identity card', quantity: 1, kept: 'taken' }],
  },
};
const nothingTold: DeprivationInput = {
  when: { state: 'inherited', from: 'SDF' },
  place: unknown,
  unit: unknown,
  authority: { state: 'inherited', from: 'SDF', text: 'Internal security' },
  circumstances: unknown,
  condition: unknown,
  reasonsTold: unknown,
  inventory: unknown,
};
let count = 0;
const enter = async (
  basis: 'capture' | 'arrest' | 'surrender' | 'hand-over-by-third-state' | 'existing-custody',
  deprivation?: DeprivationInput,
  more: { sex?: 'male' | 'female'; section?: string } = {},
): Promise<CaptureResult> => {
  count += 1;
  const { result } = await test.run('sdf-origin', registerPerson, {
    site: 'GHW',
    person: {
      names: [{ full: `سامر نبيل ${count}`, script: 'arabic', kind: 'primary', source: 'own statement' }],
      sex: more.sex ?? 'male',
      birth: '1990',
      nationalities: [],
    },
    custody: {
      custodian: 'SDF',
      site: 'GHW',
      fromAt: START - 20 * HOUR,
      basis,
      ...(more.section ? { section: more.section } : {}),
    },
    ...(deprivation === undefined ? {} : { deprivation }),
  });
  return result as CaptureResult;
};
const file = (personNo: number, officer: TestOfficer = 'sdf-origin') =>
  runQuery(test.register.pool, anyQuery(person), test.token(officer), { personNo: String(personNo) }, () => [
    'register/record-deprivation',
    'register/record-recapture',
  ]) as Promise<PersonAnswer>;
const owed = async (personNo: number) => (await file(personNo)).owedNext.map(({ code }) => code);

describe('a person comes in', () => {
  it.each(['capture', 'arrest', 'surrender', 'hand-over-by-third-state'] as const)(
    'by %s, with everything told and a tag of its own',
    async (basis) => {
      const { personNo, registerNumber, tag } = await enter(basis, told, { section: 'A' });
      expect(tag).toBe(`${registerNumber}-1`);
      const { openings, timeline, owedNext } = await file(personNo);
      expect(openings).toMatchObject([{ way: basis, tag, particulars: told }]);
      expect(timeline.map(({ type }) => type)).toContain('DeprivationRecorded');
      expect(owedNext.map(({ code }) => code)).toEqual([
        'breach-open',
        'order-missing',
        'health-at-admission',
        'judge-missing',
      ]);
    },
  );

  it('with nothing known: it is recorded as unknown, with what was inherited unverified, and owed', async () => {
    const { personNo, tag } = await enter('existing-custody', nothingTold);
    expect(tag).toBeNull();
    expect((await file(personNo)).openings[0]?.particulars).toEqual(nothingTold);
    const [incomplete] = (await file(personNo)).owedNext.filter(({ code }) => code === 'deprivation-incomplete');
    expect(incomplete?.text.en).toContain('date and time, place, unit, circumstances, physical condition');
    await test.run('sdf-origin', recordDeprivation, { personNo, deprivation: told });
    const later = await file(personNo);
    expect(later.openings).toMatchObject([{ way: 'existing-custody', tag: null, particulars: told }]);
    expect(later.owedNext.map(({ code }) => code)).not.toContain('deprivation-incomplete');
    expect(later.timeline.filter(({ type }) => type === 'DeprivationRecorded')).toHaveLength(2);
  });

  it('without a word: that is owed; told afterwards, a capture gets its tag', async () => {
    const { personNo, registerNumber } = await enter('capture');
    expect(await owed(personNo)).toContain('deprivation-missing');
    await test.run('sdf-origin', recordDeprivation, { personNo, deprivation: told });
    await test.run('sdf-origin', recordDeprivation, { personNo, deprivation: nothingTold });
    expect((await file(personNo)).openings).toMatchObject([{ way: 'capture', tag: `${registerNumber}-1` }]);
  });

  it.each([
    ['31/12/2025', 'partial-date-not-understood'],
    ['2026-01-19', 'date-in-future'],
    ['2027', 'date-in-future'],
  ])('not at %s', async (text, code) => {
    await expect(enter('capture', { ...told, when: known(text) })).rejects.toMatchObject({
      code: 'invalid-input',
      problems: [{ code, field: 'deprivation.when' }],
    });
  });

  it('told by who has the person within reach only, and read by nobody else', async () => {
    const { personNo } = await enter('capture', told);
    await expect(test.run('moj-receiver', recordDeprivation, { personNo, deprivation: told })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await test.see('moj-receiver', 'SELECT tag FROM register.deprivation')).toEqual([]);
    expect(await test.see('sdf-admin', 'SELECT tag FROM register.deprivation')).toEqual([]);
    expect((await test.see('sdf-cell', 'SELECT tag FROM register.deprivation')).length).toBeGreaterThan(4);
  });
});

describe('a recapture', () => {
  const recapture = (personNo: number, more: object = {}) =>
    test.run('sdf-origin', recordRecapture, {
      personNo,
      site: 'GHW',
      section: 'A',
      fromAt: START - 5 * HOUR,
      deprivation: told,
      ...more,
    });

  it('opens the same file again, with the next tag and the breach of a missing order', async () => {
    const { personNo, registerNumber } = await enter('arrest', told);
    await expect(recapture(personNo)).rejects.toMatchObject({ problems: [{ code: 'person-not-at-large' }] });
    await test.run('sdf-origin', recordEscape, {
      personNo,
      circumstances: 'Through the north wall.',
      place: 'GHW',
      occurredAt: START - 10 * HOUR,
    });
    expect((await file(personNo)).custody.at(-1)?.state).toBe('escaped');
    expect((await recapture(personNo)).result).toEqual({ personNo, registerNumber, tag: `${registerNumber}-2` });
    const { custody, openings, breaches } = await file(personNo);
    expect(custody.map(({ state }) => state)).toEqual(['held', 'escaped', 'held']);
    expect(openings.map(({ way, tag }) => [way, tag])).toEqual([
      ['recapture', `${registerNumber}-2`],
      ['arrest', `${registerNumber}-1`],
    ]);
    expect(breaches.filter(({ rule }) => rule.startsWith('I04'))).toHaveLength(2);
    await expect(recapture(personNo)).rejects.toMatchObject({ problems: [{ code: 'person-not-at-large' }] });
  });

  it('is recorded with its breaches where the section does not fit', async () => {
    const { personNo } = await enter('arrest', told, { sex: 'male' });
    await test.run('sdf-origin', recordEscape, {
      personNo,
      circumstances: 'x',
      place: 'GHW',
      occurredAt: START - 10 * HOUR,
    });
    await recapture(personNo, { section: 'W' });
    expect((await file(personNo)).breaches.map(({ rule }) => rule)).toContain('I16-men-and-women-apart');
  });
});

describe('a recapture by another authority', () => {
  const SIGNED = 'I07-two-signatures-one-instant';
  const fled = (personNo: number) =>
    test.run('sdf-origin', recordEscape, {
      personNo,
      circumstances: 'Through the north wall.',
      place: 'GHW',
      occurredAt: START - 10 * HOUR,
    });
  const recapture = (registerNumber: string, officer: TestOfficer = 'moj-receiver', more: object = {}) =>
    test.run(officer, recordRecapture, {
      registerNumber,
      site: 'KRK',
      fromAt: START - 5 * HOUR,
      deprivation: told,
      ...more,
    });
  const fileAs = async (officer: TestOfficer, personNo: number): Promise<PersonAnswer> =>
    (await ask(test, officer, person, { personNo: String(personNo) })) as PersonAnswer;

  it('goes on with the file under who caught: the custody that failed stays told, and both see that nothing was signed', async () => {
    const { personNo, registerNumber } = await enter('arrest', told);
    await fled(personNo);
    await expect(fileAs('moj-receiver', personNo)).rejects.toMatchObject({ code: 'not-found' });
    const { result } = await recapture(registerNumber);
    expect(result).toEqual({ personNo, registerNumber, tag: `${registerNumber}-2` });
    for (const officer of ['moj-receiver', 'sdf-origin'] as const) {
      const { custody, breaches, openings } = await fileAs(officer, personNo);
      expect(custody.map(({ custodian, state }) => [custodian, state])).toEqual([
        ['SDF', 'held'],
        ['SDF', 'escaped'],
        ['MOJ', 'held'],
      ]);
      expect(openings[0]?.way).toBe('recapture');
      expect(breaches.filter(({ rule }) => rule === SIGNED)).toMatchObject([{ authority: 'MOJ', curedAt: null }]);
    }
    // who caught cannot say alone that it is settled; whose custody failed can
    const breachId =
      (await fileAs('sdf-origin', personNo)).breaches.find(({ rule }) => rule === SIGNED)?.breachId ?? '';
    const cure = (officer: TestOfficer) =>
      test.run(officer, cureBreach, { breachId, how: 'Letter of both authorities of 19 January.' });
    await expect(cure('moj-receiver')).rejects.toMatchObject({ code: 'not-permitted' });
    await cure('sdf-origin');
    const strengthOf = async (code: string) =>
      (await ask(test, code === 'SDF' ? 'sdf-origin' : 'moj-receiver', strength, {
        scope: 'authority',
        code,
        fromAt: String(START - 8 * HOUR),
        toAt: String(START),
      })) as StrengthAnswer;
    expect((await strengthOf('MOJ')).gains).toEqual([{ reason: 'recapture', persons: 1 }]);
    expect((await strengthOf('SDF')).losses).toEqual([]);
  });

  it('tells nobody of a number who is not at large: neither of those who are held elsewhere nor of those who are nobody', async () => {
    const { registerNumber } = await enter('arrest', told);
    await expect(recapture(registerNumber)).rejects.toMatchObject({ code: 'not-found' });
    await expect(recapture('GHW-999999-X')).rejects.toMatchObject({ code: 'not-found' });
    const { personNo, registerNumber: escaped } = await enter('arrest', told);
    await fled(personNo);
    await expect(recapture(escaped, 'monitor')).rejects.toThrow();
    await expect(recapture(escaped, 'moj-receiver', { personNo })).rejects.toMatchObject({
      problems: [{ code: 'person-named-once', field: 'registerNumber' }],
    });
    // the own authority is told that its prisoner is held, and breaks no rule of signatures
    await expect(recapture(registerNumber, 'sdf-origin', { site: 'GHW' })).rejects.toMatchObject({
      problems: [{ code: 'person-not-at-large', field: 'registerNumber' }],
    });
    await recapture(escaped, 'sdf-origin', { site: 'GHW' });
    expect((await file(personNo)).breaches.map(({ rule }) => rule)).not.toContain(SIGNED);
  });
});

describe('a birth in custody', () => {
  it('gives the child a file of its own: linked to its mother, nobody’s detainee, to travel with her', async () => {
    const mother = await enter('arrest', told, { sex: 'female', section: 'W' });
    const { result } = await test.run('sdf-origin', recordBirth, {
      motherNo: mother.personNo,
      sex: 'male',
      bornAt: START - 2 * HOUR,
      deprivation: { ...nothingTold, ...told },
    });
    const child = result as CaptureResult;
    expect(child.tag).toBeNull();
    const answer = await file(child.personNo);
    expect(answer).toMatchObject({
      mother: { personNo: mother.personNo, registerNumber: mother.registerNumber },
      detained: false,
      breaches: [{ rule: 'I13-minor-apart-from-adults' }, { rule: 'I16-men-and-women-apart' }],
      person: {
        ageClass: 'minor',
        sex: 'male',
        legalStatus: 'accompanying',
        place: { site: 'GHW', section: 'W' },
        custodian: 'SDF',
      },
      openings: [{ way: 'birth-in-custody' }],
    });
    expect(answer.person.names[0]?.full).toContain('سامر نبيل');
    expect(answer.owedNext.map(({ code }) => code)).not.toContain('order-missing');
    expect((await file(mother.personNo)).children).toEqual([
      { personNo: child.personNo, registerNumber: child.registerNumber },
    ]);
    const eligible = (await runQuery(
      test.register.pool,
      anyQuery(people),
      test.token('sdf-origin'),
      { status: 'eligible', pageSize: 500 },
      () => [],
    )) as PeopleAnswer;
    expect(eligible.rows.map(({ personNo }) => personNo)).toContain(mother.personNo);
    expect(eligible.rows.map(({ personNo }) => personNo)).toContain(child.personNo);
  });

  it('has a woman of the own authority as the mother, and no birth before today', async () => {
    const father = await enter('arrest', told);
    const birth = (motherNo: number, more: object = {}) =>
      test.run('sdf-origin', recordBirth, { motherNo, sex: 'female', bornAt: START - HOUR, ...more });
    await expect(birth(father.personNo)).rejects.toMatchObject({ problems: [{ code: 'mother-not-a-woman' }] });
    const mother = await enter('arrest', told, { sex: 'female' });
    await expect(birth(mother.personNo, { bornAt: START + 48 * HOUR })).rejects.toMatchObject({
      problems: [{ code: 'birth-in-future' }],
    });
    await expect(
      test.run('moj-receiver', recordBirth, { motherNo: mother.personNo, sex: 'male', bornAt: START }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
