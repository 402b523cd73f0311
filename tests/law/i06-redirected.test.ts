import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAuthority } from '../../src/core/access/commands/add-authority.ts';
import { recordEscape } from '../../src/systems/register/commands/record-escape.ts';
import { recordRecapture } from '../../src/systems/register/commands/record-recapture.ts';
import { person as personFile } from '../../src/systems/register/queries/person.ts';
import { addSection } from '../../src/systems/sites/commands/add-section.ts';
import { addSite } from '../../src/systems/sites/commands/add-site.ts';
import { acceptLines } from '../../src/systems/transfers/commands/accept-lines.ts';
import { answerRecall } from '../../src/systems/transfers/commands/answer-recall.ts';
import { closeMovement } from '../../src/systems/transfers/commands/close-movement.ts';
import { grantEntry } from '../../src/systems/transfers/commands/grant-entry.ts';
import { orderReturn } from '../../src/systems/transfers/commands/order-return.ts';
import { recordAdmission } from '../../src/systems/transfers/commands/record-admission.ts';
import { redirectConvoy } from '../../src/systems/transfers/commands/redirect-convoy.ts';
import { refuseEntry } from '../../src/systems/transfers/commands/refuse-entry.ts';
import { refusePersons } from '../../src/systems/transfers/commands/refuse-persons.ts';
import { requestRecall } from '../../src/systems/transfers/commands/request-recall.ts';
import { ask } from '../support/ask.ts';
import { Attackers, type ForgedEvent, refused } from '../support/attacker.ts';
import { answered, createTestConvoy, type TestConvoy } from '../support/convoy.ts';
import { fearRecorded, lineDecided } from '../support/forged.ts';
import { createTestRegister, type TestOfficer, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  // a second site of the receiving authority, one in another state, and a receiving officer of the giving authority
  const site = { kind: 'prison', zone: 'Asia/Baghdad' } as const;
  await test.run('installation', addSite, {
    ...site,
    code: 'NSR',
    nameEn: 'NSR',
    nameAr: 'NSR',
    country: 'IRQ',
    authority: 'MOJ',
  });
  await test.run('installation', addAuthority, { code: 'JOR', country: 'JOR', nameEn: 'JOR', nameAr: 'JOR' });
  await test.run('installation', addSite, {
    ...site,
    code: 'AMM',
    nameEn: 'AMM',
    nameAr: 'AMM',
    country: 'JOR',
    authority: 'JOR',
  });
  await test.run('installation', addSection, {
    site: 'NSR',
    section: '9',
    capacity: 50,
    sex: 'male',
    ageGroup: 'adult',
    legalStatus: 'any',
    capacitySource: 'test',
  });
  await test.admin.query(
    "INSERT INTO access.posting (officer_no, role, event_pos) VALUES ($1, 'receiving_officer', 1)",
    [test.officerNo('sdf-origin')],
  );
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const RULE = 'I06-acceptance-per-person';
const redirected = (manifestNo: number, toSite = 'NSR'): ForgedEvent => ({
  type: 'ConvoyRedirected',
  stream: manifestNo,
  data: { toSite, reason: 'entry-refused' },
  personal: { note: '' },
});
const returned = (manifestNo: number): ForgedEvent => ({
  type: 'ReturnOrdered',
  v: 2,
  stream: manifestNo,
  data: { reason: 'entry-refused', restAtHand: true },
  personal: { note: '' },
});
const turn = { reason: 'entry-refused', note: '' } as const;
const told = { state: 'known', text: 'synthetic' } as const;
const deprivation = {
  when: { state: 'known' as const, text: '2026-01' },
  place: told,
  unit: told,
  authority: told,
  circumstances: told,
  condition: told,
  reasonsTold: told,
  inventory: { state: 'listed' as const, items: [] },
};
/** What a recall leaves owed in the file. */
const owedOfRecall = async (personNo: number, officer: TestOfficer = 'moj-receiver') =>
  (await ask(test, officer, personFile, { personNo: String(personNo) })).owedNext
    .filter(({ code }) => code === 'recall-open' || code === 'way-back')
    .map(({ code, by, authority }) => [code, by, authority]);
const one = async (sql: string, values: readonly unknown[]): Promise<string> =>
  (await test.admin.query<{ value: string }>(sql, [...values])).rows[0]?.value ?? '';
const stageOf = ({ manifestNo }: TestConvoy) => one('SELECT transfers.manifest_stage($1) AS value', [manifestNo]);
const admitted = (convoy: TestConvoy, officer: TestOfficer, site: string, section: string) =>
  test.run(officer, recordAdmission, {
    manifestNo: convoy.manifestNo,
    expectedCount: convoy.persons.length,
    rows: convoy.persons.map((personNo) => ({ personNo, site, section, answers: answered })),
  });

describe('I06-acceptance-per-person: a convoy that was redirected', () => {
  it('I06-acceptance-per-person: is turned by the giving or the escorting authority, on the way only, within the state of its destination', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('boarded');
    const { manifestNo } = convoy;
    for (const event of [redirected(manifestNo), returned(manifestNo)])
      expect(await attackers.each(() => [event])).toEqual(
        refused({ 'sdf-cell': 'no-such-step', escort: 'no-such-step' }),
      );
    await convoy.until('handed-over-1');
    expect(await attackers.as('moj-cell').append(redirected(manifestNo))).toBe('not-permitted');
    expect(await attackers.as('sdf-cell').append(redirected(manifestNo, 'AMM'))).toBe('I12-notice-and-interview');
    expect(await attackers.as('sdf-cell').append(redirected(manifestNo, 'KRK'))).not.toBe('accepted');
    expect(await attackers.as('sdf-cell').append(redirected(manifestNo, 'NOWHERE'))).not.toBe('accepted');
    await expect(test.run('sdf-cell', redirectConvoy, { manifestNo, toSite: 'AMM', ...turn })).rejects.toMatchObject({
      code: 'I12-notice-and-interview',
    });
    expect(await stageOf(convoy)).toBe('on-the-way');
  });

  it('I06-acceptance-per-person: passes to nobody who was not accepted again, person by person, for the new site', async () => {
    const convoy = await (await createTestConvoy(test, 2)).until('handed-over-1');
    const { manifestNo, persons } = convoy;
    await test.run('moj-receiver', refuseEntry, { manifestNo, reason: 'no-space', note: 'full' });
    await test.run('escort', redirectConvoy, { manifestNo, toSite: 'NSR', ...turn });
    expect(await stageOf(convoy)).toBe('redirected');
    // the first acceptance was for another site: it has lapsed, and the signature is refused by the database itself
    await expect(convoy.offer(2, 'escort')).rejects.toMatchObject({ code: RULE });
    expect(await attackers.as('moj-receiver').append(lineDecided(persons[0] as number, manifestNo, '1', 'KRK'))).toBe(
      'I12-notice-and-interview',
    );
    expect(await attackers.as('moj-receiver').append(lineDecided(persons[0] as number, manifestNo, '9', 'NSR'))).toBe(
      'accepted',
    );
    await expect(convoy.offer(2, 'escort')).rejects.toMatchObject({ code: RULE });
    expect(await attackers.as('moj-receiver').append(lineDecided(persons[1] as number, manifestNo, '9', 'NSR'))).toBe(
      'accepted',
    );
    await convoy.handOver(2, 'escort', 'moj-receiver');
    await expect(admitted(convoy, 'moj-receiver', 'KRK', '1')).rejects.toMatchObject({ code: 'invalid-input' });
    await admitted(convoy, 'moj-receiver', 'NSR', '9');
    await test.run('moj-receiver', closeMovement, { manifestNo });
    expect(
      await one('SELECT place AS value FROM transfers.handover WHERE manifest_no = $1 AND ordinal = 2', [manifestNo]),
    ).toBe('NSR');
  });

  it('I06-acceptance-per-person: whom the first gate refused is let in at the second, once accepted there, and passes with the others', async () => {
    const convoy = await (await createTestConvoy(test, 2)).until('handed-over-1');
    const { manifestNo, persons } = convoy;
    const [first, out] = persons as [number, number];
    await test.run('moj-receiver', refusePersons, { manifestNo, persons: [out], reason: 'no-space', note: '' });
    await test.run('escort', redirectConvoy, { manifestNo, toSite: 'NSR', ...turn });
    const letIn = (site: string): ForgedEvent => ({
      type: 'PersonEntryGranted',
      stream: out,
      data: { manifestNo, site },
      personal: { note: '' },
    });
    // not at the gate that the convoy has left
    expect(await attackers.as('moj-receiver').append(letIn('KRK'))).toBe('not-permitted');
    await test.run('moj-receiver', grantEntry, { manifestNo, persons: [out], note: 'there is a bed here' });
    expect(await attackers.as('moj-receiver').append(letIn('NSR'))).toBe('I08-movement-reconciles');
    expect(await attackers.as('moj-receiver').append(lineDecided(first, manifestNo, '9', 'NSR'))).toBe('accepted');
    // let in, and not accepted yet
    await expect(convoy.offer(2, 'escort')).rejects.toMatchObject({ code: RULE });
    expect(await attackers.as('moj-receiver').append(lineDecided(out, manifestNo, '9', 'NSR'))).toBe('accepted');
    await convoy.handOver(2, 'escort', 'moj-receiver');
    await admitted(convoy, 'moj-receiver', 'NSR', '9');
    await test.run('moj-receiver', closeMovement, { manifestNo });
    expect(
      await one("SELECT refused_site || ' ' || site AS value FROM transfers.let_in WHERE manifest_no = $1", [
        manifestNo,
      ]),
    ).toBe('KRK NSR');
  });

  it('I06-acceptance-per-person: returns by a hand-over to the giving authority, also of a person who fears the destination, without a breach', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('handed-over-1');
    const { manifestNo, persons } = convoy;
    const [person] = persons as [number];
    expect(await attackers.as('interviewer').append(fearRecorded(person, 'IRQ'))).toBe('accepted');
    await test.run('sdf-cell', orderReturn, { manifestNo, ...turn });
    expect(await stageOf(convoy)).toBe('returning');
    expect(await attackers.as('sdf-cell').append(returned(manifestNo))).toBe('no-such-step');
    expect(await attackers.as('moj-receiver').append(lineDecided(person, manifestNo))).not.toBe('accepted');
    await convoy.handOver(2, 'escort', 'sdf-origin');
    await admitted(convoy, 'sdf-origin', 'GHW', 'A');
    await test.run('sdf-origin', closeMovement, { manifestNo });
    expect(
      await one(
        "SELECT custodian || ' ' || site AS value FROM register.custody WHERE person_no = $1 AND known_to IS NULL AND to_at = 'infinity'",
        [person],
      ),
    ).toBe('SDF GHW');
    expect(
      await one(
        "SELECT count(*)::text AS value FROM register.breach WHERE person_no = $1 AND rule = 'I11-fear-suspends-line'",
        [person],
      ),
    ).toBe('0');
    await expect(
      test.run('sdf-cell', requestRecall, { manifestNo, personNo: person, ground: 'other', reasons: 'none' }),
    ).rejects.toMatchObject({ code: 'not-received-from-you' });
  });

  it('I11-fear-suspends-line: a return to the state feared is a breach that nobody of that state reads', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('handed-over-1');
    const { manifestNo, persons } = convoy;
    const [person] = persons as [number];
    expect(await attackers.as('interviewer').append(fearRecorded(person, 'SYR'))).toBe('accepted');
    await test.run('sdf-cell', orderReturn, { manifestNo, ...turn });
    await convoy.handOver(2, 'escort', 'sdf-origin');
    const breaches = "SELECT id FROM register.breach WHERE person_no = $1 AND rule = 'I11-fear-suspends-line'";
    const { rows } = await test.admin.query<{ id: string }>(breaches, [person]);
    expect(rows).toHaveLength(1);
    for (const officer of ['sdf-cell', 'sdf-origin', 'moj-child'] as const)
      expect([officer, await test.see(officer, breaches, [person])]).toEqual([officer, []]);
    expect(await test.see('interviewer', breaches, [person])).toEqual(rows);
    // nor that it was cured
    const cured: ForgedEvent = {
      type: 'BreachCured',
      stream: person,
      data: { breachId: rows[0]?.id ?? '' },
      personal: { how: 'taken elsewhere' },
    };
    expect(await attackers.as('interviewer').append(cured)).toBe('accepted');
    for (const officer of ['sdf-cell', 'interviewer'] as const) await attackers.as(officer).opens(person);
    const cures = "SELECT type FROM register.person_events($1) WHERE data->>'breachId' = $2";
    expect(await test.see('sdf-cell', cures, [person, rows[0]?.id])).toEqual([]);
    expect(await test.see('interviewer', cures, [person, rows[0]?.id])).toHaveLength(1);
  });

  it('I06-acceptance-per-person: a redirect voids an offer that stands', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('handed-over-1');
    const { offerId } = await convoy.offer(2, 'escort');
    await test.run('escort', redirectConvoy, { manifestNo: convoy.manifestNo, toSite: 'NSR', ...turn });
    expect(
      await one('SELECT (withdrawn_at IS NOT NULL)::text AS value FROM transfers.offer WHERE id = $1', [offerId]),
    ).toBe('true');
  });
});

describe('recall (GC III 12)', () => {
  it('is asked by the authority that transferred, of whom it handed over; the holder answers once; the escort sees nothing of it', async () => {
    const convoy = await (await createTestConvoy(test, 2)).until('handed-over-1');
    const { manifestNo, persons } = convoy;
    const [person, other] = persons as [number, number];
    const asked = (personNo = person): ForgedEvent => ({
      type: 'RecallRequested',
      stream: personNo,
      data: { manifestNo, ground: 'ill-treatment' },
      personal: { reasons: 'marks were seen' },
    });
    expect(await attackers.as('sdf-cell').append(asked())).toBe('not-received-from-you');
    await convoy.until('admitted');
    expect(await attackers.each(() => [asked()])).toEqual(
      refused({ 'sdf-origin': 'accepted', 'sdf-cell': 'recall_open' }),
    );
    await expect(
      test.run('sdf-cell', requestRecall, { manifestNo, personNo: person, ground: 'other', reasons: 'again' }),
    ).rejects.toMatchObject({ code: 'stale' });
    const recallId = await one('SELECT id AS value FROM transfers.recall WHERE person_no = $1', [person]);
    const reply: ForgedEvent = {
      type: 'RecallAnswered',
      stream: person,
      v: 2,
      data: { recallId, answer: 'agreed' },
      personal: { note: 'we will bring the person to the border' },
    };
    expect(await test.see('escort', 'SELECT id FROM transfers.recall')).toEqual([]);
    expect(await test.see('moj-receiver', 'SELECT id FROM transfers.recall')).toHaveLength(1);
    expect(await attackers.as('sdf-cell').append(reply)).toBe('not-permitted');
    expect(await attackers.as('moj-receiver').append({ ...reply, stream: other })).toBe('stale');
    expect(await attackers.as('moj-receiver').append(reply)).toBe('accepted');
    expect(await attackers.as('moj-receiver').append(reply)).toBe('stale');
    await expect(
      test.run('moj-cell', answerRecall, { recallId, answer: 'refused', reason: 'other', note: 'too late' }),
    ).rejects.toMatchObject({ code: 'stale' });
    // the way back is owed as long as the person is not with the authority that asked
    expect(await owedOfRecall(person)).toEqual([['way-back', 'transfer_cell', 'MOJ']]);
    // answered is answered: it can be asked again
    expect(await attackers.as('sdf-origin').append(asked())).toBe('accepted');
    expect(await owedOfRecall(person)).toEqual([['recall-open', 'receiving_officer', 'MOJ']]);
    await test.run('moj-receiver', recordEscape, { personNo: person, circumstances: 'at the fence', place: 'KRK' });
    const number = await one('SELECT register_number AS value FROM register.person WHERE no = $1', [person]);
    const fromAt = Number(await one('SELECT register.ms(register.clock())::text AS value', []));
    await test.run('sdf-origin', recordRecapture, { registerNumber: number, site: 'GHW', fromAt, deprivation });
    // whoever is back with the authority that asked is owed neither an answer nor a way back
    expect(await owedOfRecall(person, 'sdf-origin')).toEqual([]);
  });
});

it('I06-acceptance-per-person: who is let in later where the convoy was redirected is accepted there first, and nobody who has passed is decided on again', async () => {
  const convoy = await (await createTestConvoy(test, 2)).until('handed-over-1');
  const { manifestNo } = convoy;
  const [first, out] = convoy.persons as [number, number];
  const decide = (personNo: number) =>
    attackers.as('moj-receiver').append(lineDecided(personNo, manifestNo, '9', 'NSR'));
  await test.run('sdf-cell', redirectConvoy, { manifestNo, toSite: 'NSR', ...turn });
  await test.run('moj-receiver', refusePersons, { manifestNo, persons: [out], reason: 'no-space', note: '' });
  expect(await decide(first)).toBe('accepted');
  await convoy.handOver(2, 'escort', 'moj-receiver');
  expect(await decide(out)).toBe('no-such-step');
  await test.run('moj-receiver', grantEntry, { manifestNo, persons: [out], note: '' });
  await expect(convoy.offer(3, 'escort')).rejects.toMatchObject({ code: RULE });
  expect(await decide(first)).toBe('no-such-step');
  const [lines, sheet] = [
    { decision: 'accepted', site: 'NSR', section: '9' } as const,
    { manifestNo, expectedCount: 1 },
  ];
  await test.run('moj-receiver', acceptLines, { ...sheet, decisions: [{ personNo: out, ...lines }] });
  await convoy.handOver(3, 'escort', 'moj-receiver');
  const passed = await test.admin.query(
    'SELECT p.person_no::int FROM transfers.handover h JOIN transfers.handover_person p ON p.handover_id = h.id WHERE h.manifest_no = $1 AND h.ordinal = 3',
    [manifestNo],
  );
  expect(passed.rows).toEqual([{ person_no: out }]);
});
