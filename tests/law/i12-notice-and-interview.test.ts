import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveNotice } from '../../src/systems/safeguards/commands/give-notice.ts';
import { Attackers, type ForgedEvent, refused } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { breachOf, handedOver, lineDecided, personHandedOver, sealProposed } from '../support/forged.ts';
import { prepareWithout } from '../support/prepare.ts';
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

const RULE = 'I12-notice-and-interview';

const manifest = (code: string, data: Record<string, string | string[]>): ForgedEvent => ({
  type: 'ManifestCreated',
  stream: { new: 'manifest' },
  data: {
    operationNo: 0,
    code,
    fromSite: 'GHW',
    toSite: 'KRK',
    via: ['RAB'],
    fromAuthority: 'SDF',
    escortAuthority: 'CJTF',
    toAuthority: 'MOJ',
    plannedAt: START + 72 * HOUR,
    ...data,
  },
});

describe('I12-notice-and-interview', () => {
  it.each([['told'], ['interviewed']] as const)(
    'I12-notice-and-interview: no role seals when nobody was %s',
    async (step) => {
      const convoy = await prepareWithout(await createTestConvoy(test, 1), step, 'accepted');
      expect(await attackers.each(() => [sealProposed(convoy.manifestNo)])).toEqual(refused({ 'sdf-cell': RULE }));
      await convoy.step(step);
      await convoy.step('accepted');
      expect(await attackers.as('sdf-cell').append(sealProposed(convoy.manifestNo))).toBe('accepted');
    },
  );

  it('I12-notice-and-interview: notice and interview for another manifest do not count, and an empty manifest is not sealed', async () => {
    const one = await prepareWithout(await createTestConvoy(test, 1), 'told', 'interviewed', 'accepted');
    const other = await createTestConvoy(test, 1);
    const [person] = one.persons as [number];
    const at = START;
    const elsewhere = { manifestNo: other.manifestNo };
    expect(
      await attackers
        .as('interviewer')
        .append(
          { type: 'NoticeGiven', stream: person, data: { ...elsewhere, language: 'ar', form: 'oral', givenAt: at } },
          { type: 'InterviewRecorded', stream: person, data: { ...elsewhere, outcome: 'held', language: 'ar' } },
        ),
    ).toBe(RULE);
    expect(await attackers.as('sdf-cell').append(sealProposed(one.manifestNo))).toBe(RULE);
    expect(
      await attackers.as('sdf-cell').append({
        type: 'LineStruckOff',
        stream: person,
        data: { manifestNo: one.manifestNo },
        personal: { reason: 'other', note: 'x' },
      }),
    ).toBe('accepted');
    expect(await attackers.as('sdf-cell').append(sealProposed(one.manifestNo))).toBe(RULE);
  });

  it('I12-notice-and-interview: only interviewers (and, for the notice, the origin) record them; a notice is not given in the future', async () => {
    const convoy = await createTestConvoy(test, 1);
    const [person] = convoy.persons as [number];
    const { manifestNo } = convoy;
    const notice = (givenAt: number): ForgedEvent => ({
      type: 'NoticeGiven',
      stream: person,
      data: { manifestNo, language: 'ar', form: 'oral', givenAt },
    });
    const interview: ForgedEvent = {
      type: 'InterviewRecorded',
      stream: person,
      data: { manifestNo, outcome: 'held', language: 'ar' },
    };
    expect(await attackers.each(() => [interview])).toEqual(refused({ interviewer: 'accepted' }));
    expect(await attackers.each(() => [notice(START)])).toEqual(
      refused({ interviewer: 'accepted', 'sdf-origin': 'accepted' }),
    );
    expect(await attackers.as('interviewer').append(notice(START + 24 * HOUR))).toBe('invalid-input');
    // nobody was told of a manifest that did not exist
    expect(await attackers.as('interviewer').append(notice(START - HOUR))).toBe('invalid-input');
    const row = { personNo: person, form: 'oral' as const };
    for (const wrong of [
      { ...row, language: 'ar', givenAt: START - HOUR },
      { ...row, language: 'zzz' },
    ])
      await expect(
        test.run('interviewer', giveNotice, { manifestNo, expectedCount: 1, rows: [wrong] }),
      ).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('I12-notice-and-interview: one named destination: the receiving authority is that of the receiving site', async () => {
    const operationNo = (await createTestConvoy(test, 1)).operationNo;
    const forged = (data: Record<string, string | string[]>, code: string) => {
      const event = manifest(code, data);
      return { ...event, data: { ...event.data, operationNo } };
    };
    const results = await attackers.each(() => [forged({ toSite: 'GHW', fromSite: 'KRK' }, 'FORGED-1')]);
    expect(results).toEqual(refused({ 'sdf-origin': RULE, 'sdf-cell': RULE }));
    expect(await attackers.as('sdf-cell').append(forged({ toAuthority: 'SJC' }, 'FORGED-2'))).toBe(RULE);
    expect(
      await attackers
        .as('sdf-cell')
        .append(forged({ fromAuthority: 'MOJ', toAuthority: 'SDF', toSite: 'GHW', fromSite: 'KRK' }, 'FORGED-3')),
    ).toBe('not-permitted');
    expect(await attackers.as('sdf-cell').append(forged({ toSite: 'NON' }, 'FORGED-4'))).toBe(RULE);
    expect(await attackers.as('sdf-cell').append(forged({ via: ['RAB', 'NON'] }, 'FORGED-6'))).toBe(RULE);
    expect(await attackers.as('sdf-cell').append(forged({ escortAuthority: 'SDF' }, 'FORGED-5'))).toBe(
      'I07-two-signatures-one-instant',
    );
  });

  it('I12-notice-and-interview: the receiving authority accepts for the named destination only', async () => {
    const convoy = await createTestConvoy(test, 1);
    const [person] = convoy.persons as [number];
    const elsewhere = lineDecided(person, convoy.manifestNo, 'A', 'GHW');
    expect(await attackers.each(() => [elsewhere])).toEqual(refused({ 'moj-receiver': RULE }));
  });

  it('I12-notice-72h: a hand-over sooner than 72 hours after the notice is witnessed with its breach only', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('boarded');
    const [person] = convoy.persons as [number];
    const { offerId, counted } = await convoy.offer(1, 'sdf-origin');
    const hash = await convoy.sealHash();
    const pass = handedOver(convoy.manifestNo, offerId, (await convoy.device('escort')).keyId, counted, hash);
    const passing = personHandedOver(person, pass.id, convoy.manifestNo, 1, hash);
    expect(await attackers.as('escort').append(pass, passing)).toBe('I12-notice-72h');
    expect(await attackers.as('escort').append(pass, passing, breachOf(passing, 'I12-notice-72h'))).toBe('accepted');
  });
});
