import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Attackers, refused } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import {
  custodyFound,
  deathRecorded,
  foundInSection,
  lineListed,
  personBoarded,
  sectionMoved,
  withId,
} from '../support/forged.ts';
import { createTestRegister, HOUR, START, type TestRegister } from '../support/register.ts';

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

const FINAL = 'I21-death-is-final';
const COMPLETE = 'I21-death-complete';
/** Officers who may witness, within whose reach a person of SDF is. */
const witnesses = ['sdf-origin', 'sdf-cell', 'sdf-health'] as const;
const asWitness = (code: string) => Object.fromEntries(witnesses.map((officer) => [officer, code]));

describe('I21-death-complete', () => {
  it.each(['cause', 'circumstances', 'remains', 'referral'])(
    'I21-death-complete: no role records a death without its %s',
    async (field) => {
      const person = await test.person();
      expect(await attackers.each(() => [deathRecorded(person, { [field]: '' })])).toEqual(
        refused(asWitness(COMPLETE)),
      );
    },
  );

  it('I21-death-complete: the cause may be pending; the officers of another authority do not record it', async () => {
    const person = await test.person();
    expect(await attackers.as('moj-receiver').append(deathRecorded(person))).toBe('not-permitted');
    expect(await attackers.as('sdf-health').append(deathRecorded(person))).toBe('accepted');
  });
});

describe('I21-death-is-final', () => {
  let dead: number;
  beforeAll(async () => {
    dead = await test.person({ section: 'A' });
    expect(await attackers.as('sdf-origin').append(deathRecorded(dead))).toBe('accepted');
  });

  it('I21-death-is-final: custody ends with it', async () => {
    const { rows } = await test.admin.query<{ open: boolean; outcome: string }>(
      "SELECT bool_or(to_at = 'infinity') AS open, max(outcome) AS outcome FROM register.custody WHERE person_no = $1 AND known_to IS NULL",
      [dead],
    );
    expect(rows).toEqual([{ open: false, outcome: 'death' }]);
  });

  it.each([
    ['moved', () => sectionMoved(dead, 'A'), ['sdf-origin']],
    ['found in a section', () => foundInSection(dead, 'A'), ['sdf-origin']],
    ['found in custody again', () => custodyFound(dead), ['sdf-origin']],
    [
      'escaped',
      () => withId({ type: 'EscapeRecorded', stream: dead, personal: { circumstances: 'x', place: 'y' } }),
      witnesses,
    ],
    [
      'unaccounted for',
      () => withId({ type: 'UnaccountedRecorded', stream: dead, personal: { circumstances: 'x' } }),
      witnesses,
    ],
    ['dead a second time', () => ({ ...deathRecorded(dead), occurredAt: START + HOUR / 3600 }), witnesses],
  ] as const)('I21-death-is-final: no role records that a dead person was %s', async (_what, forge, officers) => {
    const results = await attackers.each(() => [forge()]);
    expect(results).toEqual(refused(Object.fromEntries(officers.map((officer) => [officer, FINAL]))));
  });

  it('I21-death-is-final: no role puts the dead on a manifest, and who dies on one does not board', async () => {
    const convoy = await (await createTestConvoy(test, 2)).until('sealed');
    const [person] = convoy.persons as [number];
    const open = await createTestConvoy(test, 1);
    expect(await attackers.each(() => [lineListed(dead, open.manifestNo)])).toEqual(
      refused({ 'sdf-origin': FINAL, 'sdf-cell': FINAL }),
    );
    // before the hand-over the escort holds nobody
    expect(await attackers.as('escort').append(deathRecorded(person))).toBe('I01-one-place-one-custodian');
    expect(await attackers.as('sdf-health').append(deathRecorded(person))).toBe('accepted');
    expect(await attackers.each(() => [personBoarded(person, convoy.manifestNo)])).toEqual(refused({ escort: FINAL }));
  });

  it('I21-death-is-final: a death before what is believed to have happened later is refused', async () => {
    const person = await test.person({ section: 'A', fromAt: START - 10 * HOUR });
    expect(await attackers.as('sdf-origin').append(foundInSection(person, 'A'))).toBe('accepted');
    const early = { ...deathRecorded(person), occurredAt: START - 5 * HOUR };
    expect(await attackers.each(() => [early])).toEqual(refused(asWitness(FINAL)));
  });
});
