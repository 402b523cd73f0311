import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from '../../src/platform/ids.ts';
import { approveSeparation } from '../../src/systems/register/commands/approve-separation.ts';
import { proposeSeparation } from '../../src/systems/register/commands/propose-separation.ts';
import { recordDeparture } from '../../src/systems/register/commands/record-departure.ts';
import { recordOrder } from '../../src/systems/register/commands/record-order.ts';
import { CHECK_ITEMS } from '../../src/systems/register/release/release.ts';
import { Attackers, type ForgedEvent } from '../support/attacker.ts';
import { addCamp, presentState, registerTestHousehold } from '../support/camp.ts';
import { breachOf, withId } from '../support/forged.ts';
import { createTestRegister, HOUR, START, type TestOfficer, type TestRegister } from '../support/register.ts';

let test: TestRegister;
let attackers: Attackers;
let document: string;
beforeAll(async () => {
  test = await createTestRegister();
  attackers = await Attackers.open(test);
  document = await test.document('sdf-origin');
  await addCamp(test);
});
afterAll(async () => {
  await attackers.close();
  await test.close();
});

const append = (officer: TestOfficer, ...events: ForgedEvent[]) => attackers.as(officer).append(...events);
/** White space is no word. */
const SILENT = [undefined, '', ' \n\t'];
const said = (field: string, text: string | undefined): Record<string, string> =>
  text === undefined ? {} : { [field]: text };

describe('release: what the commands refuse, PostgreSQL refuses', () => {
  const proposed = (stream: number, personal = { ground: 'acquitted', orderedBy: 'the court' }) =>
    withId({ type: 'ReleaseProposed', stream, data: { documentSha256: document }, personal });
  const step = (
    type: string,
    stream: number,
    releaseId: string,
    personal: Record<string, string> = {},
    data: Record<string, string | boolean> = {},
  ): ForgedEvent => ({ type, stream, data: { releaseId, ...data }, personal });
  const checked = (stream: number, id: string, item = 'identity', source = 'letter 4') =>
    step('ReleaseChecked', stream, id, { source }, { item, satisfied: true });
  const approved = async () => {
    const person = await test.person();
    const order = proposed(person);
    expect(await append('sdf-origin', order)).toBe('accepted');
    expect(await append('sdf-origin-two', step('ReleaseApproved', person, order.id))).toBe('accepted');
    return { person, id: order.id };
  };
  const ready = async () => {
    const { person, id } = await approved();
    for (const item of CHECK_ITEMS) expect(await append('sdf-origin', checked(person, id, item))).toBe('accepted');
    return { person, id };
  };

  it('release-step: the checklist is answered before the person is let go, and not of a release that was taken back', async () => {
    const gone = await ready();
    const left = step('ReleaseCarriedOut', gone.person, gone.id, { place: 'the gate' });
    expect(await append('sdf-origin', left)).toBe('accepted');
    expect(await append('sdf-origin', checked(gone.person, gone.id))).toBe('release-step');
    const back = await approved();
    const withdrawn = step('ReleaseWithdrawn', back.person, back.id, { reason: 'a slip' });
    expect(await append('sdf-origin', withdrawn)).toBe('accepted');
    expect(await append('sdf-origin', checked(back.person, back.id))).toBe('release-step');
    const past = await approved();
    const error = withId({
      type: 'ReleasedUnverified',
      stream: past.person,
      data: { how: 'in-error' },
      personal: { circumstances: 'the wrong man was called', place: 'the gate' },
    });
    expect(await append('sdf-origin', error, breachOf(error, 'I24-release-verified'))).toBe('accepted');
    expect(await append('sdf-origin', checked(past.person, past.id))).toBe('release-step');
  });

  it('release-step: nobody is verified as free before the person was let go', async () => {
    const { person, id } = await ready();
    expect(await append('sdf-origin', step('ReleaseCarriedOut', person, id, { place: 'gate' }))).toBe('accepted');
    const verified = step('ReleaseVerified', person, id, { how: 'met at home' });
    expect(await append('clerk', { ...verified, occurredAt: START - HOUR })).toBe('release-step');
    expect(await append('clerk', verified)).toBe('accepted');
  });

  it('invalid-input: each step says what it must say', async () => {
    const person = await test.person();
    for (const text of ['', ' \t'])
      for (const personal of [
        { ground: text, orderedBy: 'the court' },
        { ground: 'acquitted', orderedBy: text },
      ])
        expect([personal, await append('sdf-origin', proposed(person, personal))]).toEqual([personal, 'invalid-input']);
    const { person: held, id } = await ready();
    for (const text of SILENT) {
      for (const event of [
        step('ReleaseWithdrawn', held, id, said('reason', text)),
        step('ReleaseCarriedOut', held, id, said('place', text)),
        step('ReleaseChecked', held, id, said('source', text), { item: 'copy', satisfied: true }),
      ])
        expect([event.type, text, await append('sdf-origin', event)]).toEqual([event.type, text, 'invalid-input']);
    }
    expect(await append('sdf-origin', step('ReleaseCarriedOut', held, id, { place: 'gate' }))).toBe('accepted');
    for (const text of SILENT)
      expect(await append('clerk', step('ReleaseVerified', held, id, said('how', text)))).toBe('invalid-input');
  });

  it('I24-release-verified: who lets a person go past it lays the breach on nobody else, and so does not declare it mended', async () => {
    const person = await test.person();
    const error = withId({
      type: 'ReleasedUnverified',
      stream: person,
      data: { how: 'in-error' },
      personal: { circumstances: 'the wrong man was called', place: 'the gate' },
    });
    const rule = 'I24-release-verified';
    for (const other of ['MOJ', 'CJTF', 'SJC'])
      expect(await append('sdf-origin', error, breachOf(error, rule, other))).toBe(rule);
    expect(await append('sdf-origin', error, breachOf(error, rule, 'SDF'))).toBe('accepted');
  });
});

describe('documents: knowing the hash of one is not enough', () => {
  it('invalid-input: nobody cites a document that the officer does not see, and so comes to read it', async () => {
    const person = await test.person();
    const theirs = await test.document('moj-receiver');
    const order = {
      type: 'OrderRecorded',
      stream: person,
      data: { authority: 'SDF', documentSha256: theirs, issuedAt: START - HOUR, expiresAt: START + HOUR },
      personal: { ground: 'x', article: 'y' },
    };
    const release = {
      type: 'ReleaseProposed',
      stream: person,
      data: { documentSha256: theirs },
      personal: { ground: 'acquitted', orderedBy: 'the court' },
    };
    const evidence = {
      type: 'AgeEvidenceRecorded',
      stream: person,
      data: { kind: 'registry', documentSha256: theirs },
      personal: { source: 'forged', birth: { text: '1990', from: '1990-01-01', to: '1991-01-01' } },
    };
    for (const event of [order, release, evidence])
      expect([event.type, await append('sdf-origin', event)]).toEqual([event.type, 'invalid-input']);
    expect(await test.see('sdf-origin', 'SELECT FROM register.document WHERE sha256 = $1', [theirs])).toEqual([]);
    // the own is cited, and by a colleague who reads it in the person's file
    const own = { ...order, data: { ...order.data, documentSha256: document } };
    expect(await append('sdf-origin', own)).toBe('accepted');
    expect(await append('sdf-origin-two', own)).toBe('accepted');
  });
});

describe('property: what the commands refuse, PostgreSQL refuses', () => {
  const items = [{ quantity: 1, description: 'ring' }];
  const sealed = (stream: number, personal: Record<string, unknown> = {}, data: Record<string, string> = {}) =>
    withId({
      type: 'PacketSealed',
      stream,
      data: { seal: `S-${uuidv7()}`, ...data },
      personal: { items, takenFrom: 'the person', takenWhere: 'GHW', ...personal } as never,
    });

  it('invalid-input: a packet holds things that are counted and named', async () => {
    const person = await test.person();
    for (const wrong of [
      [{ quantity: 0, description: 'ring' }],
      [{ quantity: -3, description: 'ring' }],
      [{ quantity: 'many', description: 'ring' }],
      [{ quantity: 1, description: '  ' }],
      [{ quantity: 1 }],
      [{ description: 'ring' }],
      ['ring'],
    ])
      expect([wrong, await append('sdf-origin', sealed(person, { items: wrong }))]).toEqual([wrong, 'invalid-input']);
    for (const field of ['takenFrom', 'takenWhere'])
      expect(await append('sdf-origin', sealed(person, { [field]: ' \n' }))).toBe('invalid-input');
    expect(await append('sdf-origin', sealed(person, {}, { seal: '  ' }))).toBe('invalid-input');
  });

  it('invalid-input: every hand and every witness is named, and a packet goes with a convoy that has its person', async () => {
    const person = await test.person();
    const packet = sealed(person);
    expect(await append('sdf-origin', packet)).toBe('accepted');
    const passed = (personal: Record<string, string>, data: Record<string, string | number> = {}): ForgedEvent => ({
      type: 'PacketPassed',
      stream: person,
      data: { packetId: packet.id, purpose: 'storage', sealFound: 'intact', ...data },
      personal: { releasedBy: 'keeper', receivedBy: 'store', ...personal },
    });
    const ended = (personal: Record<string, string>): ForgedEvent => ({
      type: 'PacketEnded',
      stream: person,
      data: { packetId: packet.id, ended: 'returned' },
      personal: { authorisedBy: 'order 7', witness: 'a neighbour', ...personal },
    });
    for (const field of ['releasedBy', 'receivedBy'])
      expect(await append('sdf-origin', passed({ [field]: ' ' }))).toBe('invalid-input');
    expect(await append('sdf-origin', passed({}, { newSeal: ' ' }))).toBe('invalid-input');
    expect(await append('sdf-origin', passed({}, { manifestNo: 999_999 }))).toBe('not-on-manifest');
    for (const field of ['authorisedBy', 'witness'])
      expect(await append('sdf-origin', ended({ [field]: '\t' }))).toBe('invalid-input');
    expect(await append('sdf-origin', passed({}))).toBe('accepted');
    expect(await append('sdf-origin', ended({}))).toBe('accepted');
  });
});

describe('orders: what the commands refuse, PostgreSQL refuses', () => {
  it('invalid-input: an order that nobody has issued yet holds nobody, from no day on', async () => {
    const person = await test.person();
    const order = (issuedAt: number, personal = { ground: 'x', article: 'y' }): ForgedEvent => ({
      type: 'OrderRecorded',
      stream: person,
      data: { authority: 'SDF', documentSha256: document, issuedAt, expiresAt: issuedAt + 1000 * HOUR },
      personal,
    });
    const tomorrow = START + 24 * HOUR;
    expect(await append('sdf-origin', order(tomorrow))).toBe('invalid-input');
    await expect(
      test.run('sdf-origin', recordOrder, {
        persons: [person],
        ground: 'x',
        article: 'y',
        authority: 'SDF',
        documentSha256: document,
        issuedAt: tomorrow,
        expiresAt: tomorrow + HOUR,
      }),
    ).rejects.toMatchObject({ code: 'invalid-input', problems: [{ code: 'not-yet', field: 'issuedAt' }] });
    expect(await append('sdf-origin', order(START - HOUR, { ground: ' ', article: 'y' }))).toBe('invalid-input');
    const now = withId(order(START - HOUR));
    expect(await append('sdf-origin', now)).toBe('accepted');
    const extended = (reason: string): ForgedEvent => ({
      type: 'OrderExtended',
      stream: person,
      data: { orderId: now.id, expiresAt: START + 2000 * HOUR, documentSha256: document },
      personal: { reason },
    });
    expect(await append('sdf-origin', extended('hearing'))).toBe('not-permitted');
    expect(await append('clerk', extended(''))).toBe('invalid-input');
    expect(await append('clerk', extended('hearing on the 20th'))).toBe('accepted');
  });
});

describe('households: what the commands refuse, PostgreSQL refuses', () => {
  const household = async () => (await registerTestHousehold(test)).persons;
  const reaches = (person: number) =>
    test.admin.query(
      "INSERT INTO register.person_reach (person_no, authority, event_pos) SELECT $1, 'MOJ', min(pos) FROM register.event",
      [person],
    );

  it('I01-one-place-one-custodian: that a resident went away is said by the authority under which the person lives', async () => {
    const [, boy] = await household();
    await reaches(boy);
    const personal = { destination: 'an aunt', account: 'fetched by kin' };
    const departed = { type: 'ResidentDeparted', stream: boy, personal };
    expect(await append('moj-receiver', departed)).toBe('I01-one-place-one-custodian');
    await expect(test.run('moj-receiver', recordDeparture, { personNo: boy, ...personal })).rejects.toMatchObject({
      code: 'I01-one-place-one-custodian',
    });
    expect(await presentState(test, boy)).toBe('resident');
    for (const field of ['destination', 'account'])
      expect(await append('sdf-origin', { ...departed, personal: { ...personal, [field]: '' } })).toBe('invalid-input');
    expect(await append('sdf-origin', departed)).toBe('accepted');
  });

  it('not-permitted: an authority that looks on tears no household apart, and nobody does without reasons', async () => {
    const { householdId, persons } = await registerTestHousehold(test);
    const [, boy] = persons;
    await reaches(boy);
    const reasons = 'The boy stays with his grandmother, as he and she ask.';
    const terms = { ground: 'member-declines', expiresAt: START + 240 * HOUR } as const;
    const proposed = (text = reasons) =>
      withId({
        type: 'SeparationProposed',
        stream: boy,
        data: { householdId, ...terms },
        personal: { reasons: text },
      });
    expect(await append('moj-receiver', proposed())).toBe('not-permitted');
    await expect(
      test.run('moj-receiver', proposeSeparation, { personNo: boy, ...terms, reasons }),
    ).rejects.toMatchObject({ code: 'not-permitted' });
    for (const text of ['', 'because', ' '.repeat(40)])
      expect(await append('sdf-origin', proposed(text))).toBe('invalid-input');
    const by = proposed();
    expect(await append('sdf-origin', by)).toBe('accepted');
    // the person passed to another authority meanwhile: the old one decides no more
    const approved = { type: 'SeparationApproved', stream: boy, data: { separationId: by.id } };
    const lives = 'UPDATE register.custody SET custodian = $2 WHERE person_no = $1 AND known_to IS NULL';
    await test.admin.query(lives, [boy, 'MOJ']);
    expect(await append('sdf-origin-two', approved)).toBe('not-permitted');
    await expect(test.run('sdf-origin-two', approveSeparation, { separationId: by.id })).rejects.toMatchObject({
      code: 'not-permitted',
    });
    await test.admin.query(lives, [boy, 'SDF']);
    expect(await append('sdf-origin-two', approved)).toBe('accepted');
  });

  it('invalid-input: a household begins with its head, and joining and leaving say why', async () => {
    const { householdId, persons } = await registerTestHousehold(test);
    const alone = await test.person();
    const joined = (role: string, household: string, personal: Record<string, string> = {}): ForgedEvent => ({
      type: 'HouseholdJoined',
      stream: alone,
      data: { householdId: household, role },
      personal: { source: 'a list', reason: 'an aunt', ...personal },
    });
    expect(await append('sdf-origin', joined('child', uuidv7()))).toBe('invalid-input');
    for (const field of ['source', 'reason'])
      expect(await append('sdf-origin', joined('other', householdId, { [field]: ' ' }))).toBe('invalid-input');
    expect(await append('sdf-origin', joined('other', householdId))).toBe('accepted');
    const left = (account: string): ForgedEvent => ({
      type: 'HouseholdLeft',
      v: 2,
      stream: persons[2],
      data: { householdId, kind: 'other' },
      personal: { account },
    });
    expect(await append('sdf-origin', left('\n'))).toBe('invalid-input');
    expect(await append('sdf-origin', left('went to her aunt'))).toBe('accepted');
    const apart: ForgedEvent = {
      type: 'FoundApart',
      stream: persons[1],
      data: { householdId },
      personal: { circumstances: ' ' },
    };
    expect(await append('sdf-origin', apart)).toBe('invalid-input');
  });

  it('invalid-input: what a movement rests on is of a resident, has not ended, and says how it was heard', async () => {
    const [mother] = await household();
    const held = await test.person();
    const basis = (stream: number, expiresAt: number, account = 'said so before an interpreter') =>
      withId({
        type: 'MovementBasisRecorded',
        stream,
        occurredAt: START - 48 * HOUR,
        data: { toSite: 'JAD', basis: 'consent', expiresAt },
        personal: { account },
      });
    const later = START + 240 * HOUR;
    expect(await append('sdf-origin', basis(held, later))).toBe('invalid-input');
    expect(await append('sdf-origin', basis(mother, START - HOUR))).toBe('invalid-input');
    expect(await append('sdf-origin', basis(mother, later, ''))).toBe('invalid-input');
    const given = basis(mother, later);
    expect(await append('sdf-origin', given)).toBe('accepted');
    const back = (reason: string): ForgedEvent => ({
      type: 'MovementBasisWithdrawn',
      stream: mother,
      data: { basisId: given.id },
      personal: { reason },
    });
    expect(await append('sdf-origin', back(''))).toBe('invalid-input');
    expect(await append('sdf-origin', back('does not want to go'))).toBe('accepted');
  });
});

describe('absences: what the commands refuse, PostgreSQL refuses', () => {
  it('invalid-input: where a person is taken, and how the person came back, is said', async () => {
    const person = await test.person({ section: 'A' });
    const begun = (destination: string) =>
      withId({
        type: 'AbsenceBegun',
        stream: person,
        data: { reason: 'court', escort: 'SDF', dueAt: START + 5 * HOUR },
        personal: { destination },
        occurredAt: START - HOUR / 2,
      });
    expect(await append('sdf-origin', begun('  '))).toBe('invalid-input');
    const away = begun('the court of the town');
    expect(await append('monitor', away)).toBe('not-permitted');
    expect(await append('moj-receiver', away)).toBe('not-permitted');
    expect(await append('sdf-origin', away)).toBe('accepted');
    const back = (account: string): ForgedEvent => ({
      type: 'AbsenceEnded',
      stream: person,
      data: { absenceId: away.id },
      personal: { account },
    });
    expect(await append('sdf-origin', back(''))).toBe('invalid-input');
    expect(await append('sdf-origin', back('brought back'))).toBe('accepted');
  });
});
