import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createManifest } from '../../src/systems/transfers/commands/create-manifest.ts';
import { planPhase } from '../../src/systems/transfers/commands/plan-phase.ts';
import { recallRefusalReasons, sealVoidingReasons } from '../../src/systems/transfers/convoy-words.ts';
import { escortQuestions } from '../../src/systems/transfers/escort-questions.ts';
import { phaseCancellationReasons } from '../../src/systems/transfers/phase-words.ts';
import { orderedBack } from '../support/at-the-gate.ts';
import { Attackers, type ForgedEvent } from '../support/attacker.ts';
import { createTestConvoy, openTestOperation } from '../support/convoy.ts';
import { breachOf, foundInSection, lineStruckOff, withId } from '../support/forged.ts';
import { createTestRegister, HOUR, START, type TestOfficer, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
let operationNo: number;
const streams: Record<string, number> = {};
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  operationNo = await openTestOperation(test);
  for (const site of ['GHW', 'KRK']) streams[site] = await number('SELECT sites.stream_of($1) AS n', [site]);
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const number = async (sql: string, values: readonly unknown[] = []): Promise<number> =>
  Number((await test.admin.query<{ n: string }>(sql, [...values])).rows[0]?.n);
const append = (officer: TestOfficer, ...events: ForgedEvent[]) => attackers.as(officer).append(...events);
const atSite = (type: string, data: NonNullable<ForgedEvent['data']>, personal: ForgedEvent['personal'] = {}) =>
  withId({ type, stream: streams.GHW as number, data, personal });
/** Where words belong, none of these is one. */
const SILENT = ['', ' \n'];

describe('sites: what the commands refuse, PostgreSQL refuses', () => {
  const told = { sourceKind: 'document', source: 'a letter of the governor' };

  it('invalid-input: a hazard begins when it is seen, and is not over when it is recorded', async () => {
    const hazard = (more: Record<string, string | number> = {}) =>
      atSite('HazardRecorded', {
        site: 'GHW',
        kind: 'fire',
        severity: 'likely',
        said: 'dry grass',
        fromAt: START - HOUR,
        expiresAt: START + 300 * HOUR,
        ...told,
        ...more,
      });
    for (const wrong of [
      { fromAt: START + 24 * HOUR },
      { fromAt: START - 48 * HOUR, expiresAt: START - HOUR },
      { said: ' ' },
      { source: ' ' },
    ])
      expect([wrong, await append('escort', hazard(wrong))]).toEqual([wrong, 'invalid-input']);
    const now = hazard();
    expect(await append('escort', now)).toBe('accepted');
    const back = (reason: string) => atSite('HazardWithdrawn', { hazardId: now.id, reason });
    expect(await append('escort', back(' '))).toBe('invalid-input');
    expect(await append('escort', back('it rained'))).toBe('accepted');
  });

  it('invalid-input: who controls a site, and that it ended or was wrong, comes from a source, and never from the register itself', async () => {
    const claim = (more: Record<string, string> = {}) =>
      atSite('ControlRecorded', { site: 'GHW', holder: 'a militia', fromAt: START - HOUR, ...told, ...more });
    for (const wrong of [{ source: ' ' }, { sourceKind: 'register', source: 'roll-call' }])
      expect([wrong, await append('moj-receiver', claim(wrong))]).toEqual([wrong, 'invalid-input']);
    const by = claim();
    expect(await append('moj-receiver', by)).toBe('accepted');
    const ended = (more: Record<string, string>): ForgedEvent =>
      atSite('ControlEnded', { controlId: by.id, endedAt: START - HOUR / 2, ...more });
    for (const wrong of [{}, { ...told, source: '' }, { ...told, sourceKind: 'rumour' }, { sourceKind: 'press' }])
      expect([wrong, await append('moj-receiver', ended(wrong))]).toEqual([wrong, 'invalid-input']);
    expect(await append('sdf-origin', ended(told))).toBe('not-permitted');
    const back = (reason: string) => atSite('ControlWithdrawn', { controlId: by.id, reason });
    for (const text of SILENT) expect(await append('moj-receiver', back(text))).toBe('invalid-input');
    expect(await append('monitor', back('a rumour'))).toBe('not-permitted');
    expect(await append('moj-receiver', back('a rumour'))).toBe('accepted');
  });

  it('I03-missing-have-outcome: no count of long ago, and none of a section that is none, closes an emergency', async () => {
    await test.person({ section: 'A' });
    const account = 'the wall was blown up';
    const declared = (text: string) => atSite('EmergencyDeclared', { site: 'GHW', kind: 'breach' }, { account: text });
    for (const text of SILENT) expect(await append('sdf-origin', declared(text))).not.toBe('accepted');
    const emergency = declared(account);
    expect(await append('sdf-origin', emergency)).toBe('accepted');
    const of = { emergencyId: emergency.id };
    const counted = (more: Record<string, string> = {}, heads = 0): ForgedEvent => ({
      ...atSite('LockdownCounted', { ...of, counted: heads, missing: [], residentsToo: true, ...more }),
      v: 2,
    });
    expect(await append('sdf-origin', { ...counted(), occurredAt: START - 1000 * HOUR })).toBe('invalid-input');
    expect(await append('sdf-origin', counted({ section: 'NONE' }))).toBe('invalid-input');
    const closed = (text: string) => atSite('EmergencyClosed', of, { account: text });
    expect(await append('sdf-origin', closed(account))).toBe('I03-missing-have-outcome');
    expect(await append('monitor', counted({}, 99))).toBe('not-permitted');
    expect(await append('sdf-origin', counted({}, 99))).toBe('accepted');
    for (const text of SILENT) expect(await append('sdf-origin', closed(text))).toBe('invalid-input');
    expect(await append('sdf-origin', closed(account))).toBe('accepted');
  });

  it('stale: an evacuation counts everybody who is there, also those who still need another way', async () => {
    const persons = [await test.person({ section: 'SMALL' }), await test.person({ section: 'SMALL' })];
    const emergency = atSite('EmergencyDeclared', { site: 'GHW', kind: 'fire' }, { account: 'the roof burns' });
    expect(await append('sdf-origin', emergency)).toBe('accepted');
    const evacuated = async (code: string, leftOut: number, missing = 0): Promise<ForgedEvent[]> => {
      const manifestNo = await number('SELECT last_value + 1 AS n FROM register.stream_no');
      const way = { fromSite: 'GHW', toSite: 'KRK', via: [], plannedAt: START + HOUR };
      const who = { fromAuthority: 'SDF', escortAuthority: 'CJTF', toAuthority: 'MOJ' };
      const of = { emergencyId: emergency.id, manifestNo, section: 'SMALL', toSite: 'KRK' };
      return [
        { type: 'ManifestCreated', stream: { new: 'manifest' }, data: { operationNo, code, ...way, ...who } },
        { ...atSite('EvacuationPlanned', { ...of, listed: 1, leftOut, missing }), v: 2 },
        { type: 'LineListed', stream: persons[0] as number, data: { manifestNo } },
      ];
    };
    for (const leftOut of [0, 2])
      expect(await append('sdf-origin', ...(await evacuated('BURNS-1', leftOut)))).toBe('stale');
    // nobody is missing: who is there is left out, and not told to be looked for
    expect(await append('sdf-origin', ...(await evacuated('BURNS-1', 0, 1)))).toBe('stale');
    expect(await append('sdf-origin', ...(await evacuated('BURNS-2', 1)))).toBe('accepted');
  });

  it('invalid-input, not-found: places come from a source, more persons than places from a reason, and each stands in the chain of its site', async () => {
    const places = (more: Record<string, string> = {}) =>
      atSite('CapacityRecorded', {
        site: 'GHW',
        section: 'J',
        places: 50,
        fromAt: START + HOUR / 60,
        ...told,
        ...more,
      });
    for (const wrong of [{ source: '' }, { sourceKind: 'register' }])
      expect([wrong, await append('sdf-origin', places(wrong))]).toEqual([wrong, 'invalid-input']);
    const more = (reason: string, stream = streams.GHW as number): ForgedEvent => ({
      type: 'OverCapacityProposed',
      stream,
      data: { site: 'GHW', section: 'A', extraPlaces: 5, expiresAt: START + 24 * HOUR, reason },
    });
    for (const text of SILENT) expect(await append('sdf-origin', more(text))).toBe('invalid-input');
    expect(await append('sdf-origin', more('no other place', streams.KRK))).toBe('not-found');
    expect(await append('sdf-origin', more('no other place'))).toBe('accepted');
    const section: ForgedEvent = {
      type: 'SectionAdded',
      stream: streams.KRK as number,
      data: { site: 'GHW', section: 'X', sex: 'male', ageGroup: 'adult', legalStatus: 'any', capacity: 5 },
    };
    expect(
      await append('sdf-admin', { ...section, data: { ...section.data, capacitySource: 'a plan of the site' } }),
    ).toBe('not-found');
    const block = { prefix: 'GHW', first: 900_000, size: 10 };
    expect(
      await append('sdf-admin', { type: 'NumberBlockAllocated', stream: streams.KRK as number, data: block }),
    ).toBe('not-found');
  });
});

describe('operations and convoys: what the commands refuse, PostgreSQL refuses', () => {
  it('invalid-input: a phase has a code and titles, and is cancelled for a coded reason', async () => {
    const times = { plannedFromAt: START, plannedToAt: START + 100 * HOUR };
    const planned = (more: Record<string, string>): ForgedEvent => ({
      type: 'PhasePlanned',
      stream: operationNo,
      data: { code: 'L1', titleEn: 'x', titleAr: 'x', authority: 'SDF', ...times, ...more },
    });
    for (const wrong of [{ code: 'not a code' }, { code: '../x y' }, { titleEn: ' ' }, { titleAr: '\n' }])
      expect([wrong, await append('sdf-cell', planned(wrong))]).toEqual([wrong, 'invalid-input']);
    await test.run('sdf-cell', planPhase, { operationNo, code: 'L1', titleEn: 'x', titleAr: 'x', ...times });
    const cancelled = (data: Record<string, string>, note?: string): ForgedEvent => ({
      type: 'PhaseCancelled',
      stream: operationNo,
      v: 2,
      data: { phase: 'L1', ...data },
      ...(note === undefined ? {} : { personal: { note } }),
    });
    for (const data of [{}, { reason: '' }, { reason: ' \n ' }, { reason: 'no buses' }, { reason: 'entry-refused' }])
      for (const note of [undefined, '', 'no buses'])
        expect([data, await append('sdf-cell', cancelled(data, note))]).toEqual([data, 'invalid-input']);
    for (const note of SILENT)
      expect(await append('sdf-cell', cancelled({ reason: 'other' }, note))).toBe('invalid-input');
    // nor as it was cancelled before there were codes
    expect(await append('sdf-cell', { ...cancelled({ reason: 'no buses' }), v: 1 })).toBe('invalid-input');
    expect(await append('sdf-cell', cancelled({ reason: 'no-transport' }, ''))).toBe('accepted');
  });

  it('invalid-input: a convoy is cancelled, turned or not let in, and a person struck off, for another reason than the coded ones only where it is told; at its gate only', async () => {
    const convoy = await createTestConvoy(test, 1);
    const other = (type: string, note?: string, data: Record<string, string> = {}): ForgedEvent => ({
      type,
      stream: convoy.manifestNo,
      data: { reason: 'other', ...data },
      personal: note === undefined ? {} : { note },
    });
    for (const note of [undefined, ...SILENT])
      expect(await append('sdf-cell', other('ConvoyCancelled', note))).toBe('invalid-input');
    const struck = lineStruckOff(convoy.persons[0] as number, convoy.manifestNo);
    for (const note of SILENT)
      expect(await append('sdf-cell', { ...struck, personal: { reason: 'other', note } })).toBe('invalid-input');
    await convoy.until('handed-over-1');
    for (const note of SILENT) {
      expect(await append('sdf-cell', other('ConvoyRedirected', note, { toSite: 'NSR' }))).toBe('invalid-input');
      const back = { ...orderedBack(convoy.manifestNo), data: { reason: 'other', restAtHand: true } };
      expect(await append('sdf-cell', { ...back, personal: { note } })).toBe('invalid-input');
    }
    const refused = (note: string, site = 'KRK') => other('EntryRefused', note, { site });
    for (const note of SILENT) expect(await append('escort', refused(note))).toBe('invalid-input');
    expect(await append('escort', refused('the gate is shut', 'GHW'))).toBe('not-permitted');
    const [person] = convoy.persons as [number];
    const notIn: ForgedEvent = {
      type: 'PersonEntryRefused',
      stream: person,
      data: { manifestNo: convoy.manifestNo, site: 'KRK', reason: 'other' },
      personal: { note: ' ' },
    };
    expect(await append('escort', notIn)).toBe('invalid-input');
    // who gave the persons is not at the gate
    const posted = 'UPDATE access.posting SET role = $2 WHERE officer_no = $1 AND role = $3';
    await test.admin.query(posted, [test.officerNo('sdf-origin'), 'receiving_officer', 'origin_officer']);
    expect(await append('sdf-origin', refused('the gate is shut'))).toBe('not-permitted');
    await test.admin.query(posted, [test.officerNo('sdf-origin'), 'origin_officer', 'receiving_officer']);
    expect(await append('escort', refused('the gate is shut'))).toBe('accepted');
  });

  it('invalid-input: what others will publish nobody has published yet, and a figure has a reference', async () => {
    const source = { definition: 'moved so far', attributedTo: 'a spokesman', source: 'https://example.org/report' };
    const figure = (more: Record<string, string> = {}, from: Record<string, string> = {}): ForgedEvent => ({
      type: 'FiguresPublished',
      stream: operationNo,
      data: {
        figures: [
          {
            reference: 'L1',
            measure: 'received',
            said: '7',
            unit: 'persons',
            atLeast: 7,
            publishedOn: '2026-01',
            ...more,
          },
        ],
      },
      personal: { sources: [{ ...source, ...from }] },
    });
    for (const wrong of [{ publishedOn: '2026-01-19' }, { publishedOn: '2027' }, { reference: '../x' }, { said: ' ' }])
      expect([wrong, await append('sdf-cell', figure(wrong))]).toEqual([wrong, 'invalid-input']);
    for (const field of ['definition', 'attributedTo', 'source'])
      expect([field, await append('sdf-cell', figure({}, { [field]: ' ' }))]).toEqual([field, 'invalid-input']);
    expect(await append('sdf-cell', figure())).toBe('accepted');
    const back = (reason: string): ForgedEvent => ({
      type: 'PublishedFigureWithdrawn',
      stream: operationNo,
      data: { reference: 'L1' },
      personal: { reason },
    });
    for (const text of SILENT) expect(await append('sdf-cell', back(text))).toBe('invalid-input');
    expect(await append('sdf-cell', back('a slip of the pen'))).toBe('accepted');
  });

  it('not-on-manifest: the escort record of whoever was struck off is neither answered nor confirmed', async () => {
    const convoy = await createTestConvoy(test, 2);
    const [person, other] = convoy.persons as [number, number];
    const { manifestNo } = convoy;
    const answered = (stream: number, section: 'risk' | 'release' | 'property'): ForgedEvent => ({
      type: 'EscortSectionAnswered',
      stream,
      data: { manifestNo, section },
      personal: {
        answers: escortQuestions[section].map((question) => ({ question, answer: 'no', source: 'asked' })),
      },
    });
    const health: ForgedEvent = {
      type: 'EscortHealthAnswered',
      stream: person,
      data: { manifestNo },
      personal: { answers: escortQuestions.health.map((question) => ({ question, answer: 'no', source: 'asked' })) },
    };
    for (const section of ['risk', 'release', 'property'] as const)
      expect(await append('sdf-origin', answered(person, section))).toBe('accepted');
    expect(await append('sdf-health', health)).toBe('accepted');
    const confirmed: ForgedEvent = { type: 'EscortRecordConfirmed', stream: person, data: { manifestNo } };
    expect(await append('sdf-cell', lineStruckOff(person, manifestNo))).toBe('accepted');
    expect(await append('sdf-origin', confirmed)).toBe('not-on-manifest');
    expect(await append('sdf-origin', answered(person, 'risk'))).toBe('not-on-manifest');
    expect(await append('moj-receiver', answered(other, 'risk'))).toBe('not-permitted');
    expect(await append('sdf-origin', answered(other, 'risk'))).toBe('accepted');
  });

  it('invalid-input: a person is asked back, and the answer is given, with reasons', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('closed');
    const [person] = convoy.persons as [number];
    const asked = (reasons: string) =>
      withId({
        type: 'RecallRequested',
        stream: person,
        data: { manifestNo: convoy.manifestNo, ground: 'other' },
        personal: { reasons },
      });
    for (const text of SILENT) expect(await append('sdf-cell', asked(text))).toBe('invalid-input');
    expect(await append('moj-cell', asked('a promise was broken'))).toBe('not-permitted');
    const recall = asked('a promise was broken');
    expect(await append('sdf-cell', recall)).toBe('accepted');
    const answer = (personal: Record<string, string>, said = 'refused', v = 2): ForgedEvent => ({
      type: 'RecallAnswered',
      stream: person,
      v,
      data: { recallId: recall.id, answer: said },
      personal,
    });
    const unsaid = SILENT.map((note) => ({ reason: 'other', note }));
    for (const personal of [
      {},
      { note: 'as agreed' },
      { reason: 'as agreed', note: '' },
      { reason: 'remedied' },
      ...unsaid,
    ])
      expect([personal, await append('moj-cell', answer(personal as Record<string, string>))]).toEqual([
        personal,
        'invalid-input',
      ]);
    // nor as it was answered before there were codes, nor is an agreement given a reason of refusal
    for (const said of ['agreed', 'refused'])
      expect(await append('moj-cell', answer({ reasons: 'as agreed' }, said, 1))).toBe('invalid-input');
    expect(await append('moj-cell', answer({ reason: 'remedied', note: '' }, 'agreed'))).toBe('invalid-input');
    expect(await append('sdf-cell', answer({ reason: 'remedied', note: '' }))).toBe('not-permitted');
    expect(await append('moj-cell', answer({ reason: 'remedied', note: '' }))).toBe('accepted');
  });

  it('invalid-input: a seal is voided for a coded reason, which are those of the commands', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('sealed');
    const voided = (reason: string, note?: string, v = 2): ForgedEvent => ({
      type: 'SealVoided',
      stream: convoy.manifestNo,
      v,
      data: { sealNo: 1, reason },
      ...(note === undefined ? {} : { personal: { note } }),
    });
    for (const note of SILENT) expect(await append('sdf-cell', voided('other', note))).toBe('invalid-input');
    for (const event of [
      voided('the road is closed', ''),
      voided('way-changed'),
      voided('the road is closed', undefined, 1),
    ])
      expect(await append('sdf-cell', event)).toBe('invalid-input');
    expect(await append('sdf-cell', voided('way-changed', ''))).toBe('accepted');
    const codes = await test.admin.query<{ definition: string }>(
      "SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname IN ('seal_void_code_check', 'phase_reason_code_check', 'recall_answer_code_check') ORDER BY conname",
    );
    expect(
      codes.rows.map(({ definition }) => [...definition.matchAll(/'([a-z-]+)'::text/g)].map(([, code]) => code)),
    ).toEqual([phaseCancellationReasons, recallRefusalReasons, sealVoidingReasons].map((list) => [...list]));
  });

  it('not-permitted: a convoy starts where the giving authority has its persons, and from no house of another', async () => {
    await createTestConvoy(test, 1).then((convoy) => convoy.until('closed'));
    const { code: _none, ...data } = {
      code: '',
      operationNo,
      fromSite: 'KRK',
      toSite: 'GHW',
      via: [],
      escortAuthority: 'CJTF',
      plannedAt: START + 72 * HOUR,
    };
    // the destination is of a third authority
    await test.admin.query("UPDATE sites.site SET authority = 'SJC' WHERE code = 'GHW'");
    const made = (code: string): ForgedEvent => ({
      type: 'ManifestCreated',
      stream: { new: 'manifest' },
      data: { ...data, code, fromAuthority: 'SDF', toAuthority: 'SJC' },
    });
    const asked = (code: string) =>
      test.run('sdf-cell', createManifest, { ...data, code, toAuthority: 'SJC', persons: [] });
    expect(await append('sdf-cell', made('ELSEWHERE-1'))).toBe('not-permitted');
    await expect(asked('ELSEWHERE-1')).rejects.toMatchObject({
      code: 'not-permitted',
      problems: [{ code: 'starts-elsewhere', field: 'fromSite' }],
    });
    await test.admin.query("UPDATE sites.site SET authority = 'SDF' WHERE code = 'GHW'");
    // whom the authority has there all the same, it brings away: found there, with the breach that shows it
    const found = foundInSection(await test.person(), '1', 'KRK');
    expect(await append('sdf-origin', found, breachOf(found, 'I07-two-signatures-one-instant'))).toBe('accepted');
    await test.admin.query("UPDATE sites.site SET authority = 'SJC' WHERE code = 'GHW'");
    expect(await append('sdf-cell', made('ELSEWHERE-2'))).toBe('accepted');
    await asked('ELSEWHERE-3');
    await test.admin.query("UPDATE sites.site SET authority = 'SDF' WHERE code = 'GHW'");
  });
});
