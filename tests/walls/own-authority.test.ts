import { hash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addVehicle } from '../../src/systems/sites/commands/add-vehicle.ts';
import { Attackers, type ForgedEvent, refused } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { ageEvidence, deathRecorded, withId } from '../support/forged.ts';
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

const streamOf = async (sql: string) => Number((await test.admin.query<{ no: string }>(sql)).rows[0]?.no);
const officer = (postings: { role: string }[], more: Record<string, string | boolean> = {}): ForgedEvent => ({
  type: 'OfficerInvited',
  stream: { new: 'officer' },
  data: {
    username: `forged-${postings[0]?.role}`.replace('_', '-'),
    authority: 'SDF',
    demonstration: false,
    postings,
    ...more,
  },
  personal: { nameEn: 'forged', nameAr: 'forged' },
});

describe('an officer writes of persons within reach only', () => {
  const about = (person: number): ForgedEvent[] => [
    { type: 'NameAdded', stream: person, personal: { names: [], tokens: [] } },
    { type: 'NationalityClaimed', stream: person, personal: { code: 'IRQ', source: 'forged' } },
    ageEvidence(person, '1990-01-01', '1991-01-01'),
    deathRecorded(person),
    withId({ type: 'EscapeRecorded', stream: person, personal: { circumstances: 'x', place: 'y' } }),
    withId({ type: 'UnaccountedRecorded', stream: person, personal: { circumstances: 'x' } }),
    { type: 'RemarkRecorded', stream: person, personal: { text: 'forged' } },
    {
      type: 'BreachOpened',
      stream: person,
      data: {
        rule: 'I17-section-capacity',
        source: 'forged',
        authority: 'SDF',
        factEvent: '01900000-0000-7000-8000-000000000000',
      },
    },
    { type: 'KeepApartAdded', stream: person, data: { otherPersonNo: 1, expiresAt: START }, personal: { reason: 'x' } },
  ];

  it('another authority writes nothing of a person whom it neither holds nor held nor will receive', async () => {
    const person = await test.person();
    for (const event of about(person))
      for (const stranger of ['moj-receiver', 'escort', 'moj-cell'] as const)
        expect([event.type, stranger, await attackers.as(stranger).append(event)]).toEqual([
          event.type,
          stranger,
          'not-permitted',
        ]);
  });

  it('an authority that is only about to receive looks on', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('accepted');
    const [person] = convoy.persons as [number];
    const { rows } = await test.admin.query<{ kind: string; event_id: string }>(
      'SELECT kind, event_id FROM juveniles.age_evidence WHERE person_no = $1',
      [person],
    );
    const evidence = ageEvidence(person, '1990-01-01', '1991-01-01', rows[0]?.kind);
    const corrected = { ...evidence, data: { ...evidence.data, corrects: rows[0]?.event_id as string } };
    const order: ForgedEvent = {
      type: 'OrderRecorded',
      stream: person,
      data: {
        authority: 'SDF',
        documentSha256: await test.document('moj-receiver'),
        issuedAt: START,
        expiresAt: START + HOUR,
      },
      personal: { ground: 'forged', article: 'forged' },
    };
    const one = 'I01-one-place-one-custodian';
    for (const [event, code] of [
      [deathRecorded(person), one],
      [withId({ type: 'EscapeRecorded', stream: person, personal: { circumstances: 'x', place: 'y' } }), one],
      [withId({ type: 'UnaccountedRecorded', stream: person, personal: { circumstances: 'x' } }), one],
      [corrected, 'not-permitted'],
      [{ type: 'NationalityClaimed', stream: person, personal: { code: 'IRQ', source: 'forged' } }, 'not-permitted'],
      [order, 'not-permitted'],
    ] satisfies [ForgedEvent, string][])
      expect([event.type, await attackers.as('moj-receiver').append(event)]).toEqual([event.type, code]);
    expect(await attackers.as('sdf-origin').append(corrected)).toBe('accepted');
  });

  it('a breach is cured by those within reach only', async () => {
    const person = await test.person();
    const { rows } = await test.admin.query<{ id: string }>('SELECT id FROM register.breach WHERE person_no = $1', [
      person,
    ]);
    const cure: ForgedEvent = {
      type: 'BreachCured',
      stream: person,
      data: { breachId: rows[0]?.id as string },
      personal: { how: 'forged' },
    };
    for (const stranger of ['moj-receiver', 'escort', 'monitor', 'sdf-admin'] as const)
      expect(await attackers.as(stranger).append(cure)).toBe('not-permitted');
  });

  it('an officer of no authority of a convoy reports nothing on it', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('boarded');
    await test.admin.query(
      "INSERT INTO access.posting (officer_no, role, event_pos) VALUES ($1, 'escort_commander', 1)",
      [test.officerNo('clerk')],
    );
    const { manifestNo } = convoy;
    const [person] = convoy.persons as [number];
    for (const event of [
      {
        type: 'MovementRecorded',
        stream: manifestNo,
        data: { kind: 'arrived', place: 'KRK' },
        personal: { note: 'x' },
      },
      {
        type: 'HeadCountRecorded',
        v: 2,
        stream: manifestNo,
        data: { occasion: 'stop', place: 'x', counted: 1, expected: 1, allAboard: true },
      },
      {
        type: 'DifferenceRecorded',
        stream: person,
        data: { manifestNo, ordinal: 1, kind: 'missing' },
        personal: { note: 'x' },
      },
      { type: 'PersonBoarded', stream: person, data: { manifestNo, vehicle: 'BUS-1', compartment: '1' } },
      { type: 'BoardingFailed', stream: person, data: { manifestNo, outcome: 'absent' }, personal: { note: 'x' } },
    ])
      expect([event.type, await attackers.as('clerk').append(event)]).toEqual([event.type, 'not-permitted']);
    await test.admin.query("DELETE FROM access.posting WHERE officer_no = $1 AND role = 'escort_commander'", [
      test.officerNo('clerk'),
    ]);
  });
});

describe('an administrator', () => {
  it('posts nobody as the installation, and makes no demonstration officer', async () => {
    for (const event of [officer([{ role: 'installation' }]), officer([{ role: 'monitor' }], { demonstration: true })])
      expect(await attackers.each(() => [event])).toEqual(refused({}));
  });

  it('invites into the own authority only', async () => {
    const forged = officer([{ role: 'origin_officer' }], { authority: 'MOJ' });
    expect(await attackers.each(() => [forged])).toEqual(refused({}));
    const own = officer([{ role: 'origin_officer' }]);
    expect(await attackers.each(() => [own])).toEqual(refused({ 'sdf-admin': 'accepted' }));
  });

  it('enters sites, sections, vehicles, compartments and numbers of the own authority only', async () => {
    const register = await streamOf('SELECT register.register_stream() AS no');
    const kirkuk = await streamOf("SELECT sites.stream_of('KRK') AS no");
    const site = { nameEn: 'x', nameAr: 'x', kind: 'prison', country: 'SYR', zone: 'Asia/Damascus' };
    const section = {
      section: 'FORGED',
      sex: 'male',
      ageGroup: 'adult',
      legalStatus: 'any',
      capacity: 9999,
      capacitySource: 'x',
    };
    await test.run('installation', addVehicle, { code: 'MOJ-BUS', authority: 'MOJ', kind: 'bus' });
    const compartment = (vehicle: string): ForgedEvent => ({
      type: 'CompartmentAdded',
      stream: register,
      data: { vehicle, compartment: '9', seats: 99, sex: 'male', ageGroup: 'adult' },
    });
    for (const event of [
      { type: 'SiteAdded', stream: { new: 'site' as const }, data: { ...site, code: 'FRG', authority: 'MOJ' } },
      { type: 'SiteAdded', stream: { new: 'site' as const }, data: { ...site, code: 'FRH' } },
      { type: 'SectionAdded', stream: kirkuk, data: { ...section, site: 'KRK' } },
      { type: 'VehicleAdded', stream: register, data: { code: 'FORGED', authority: 'MOJ', kind: 'bus' } },
      compartment('MOJ-BUS'),
      { type: 'NumberBlockAllocated', stream: kirkuk, data: { prefix: 'KRK', first: 900_000, size: 10 } },
    ] satisfies ForgedEvent[])
      expect([event.type, await attackers.each(() => [event])]).toEqual([event.type, refused({})]);
    // who commands an escort enters vehicles of the own authority, and of no other (0033)
    expect(await attackers.as('sdf-admin').append(compartment('BUS-1'))).toBe('not-permitted');
    expect(await attackers.as('escort').append(compartment('BUS-1'))).toBe('accepted');
  });
});

describe('lists', () => {
  it('are received and resolved by the authority that holds the site', async () => {
    const list = (site: string): ForgedEvent[] => [
      {
        type: 'ListReceived',
        stream: { new: 'list' },
        data: { site, source: 'x', fileSha256: '00'.repeat(32), read: 0, accepted: 0, waiting: 0, refused: 0 },
        personal: { fileName: 'forged' },
      },
    ];
    expect(await attackers.each(() => list('KRK'))).toEqual(refused({ 'moj-receiver': 'accepted' }));
    expect(await attackers.each(() => list('GHW'))).toEqual(refused({ 'sdf-origin': 'accepted' }));
  });
});

describe('a device key', () => {
  it('is enrolled by its own officer, of the class of that officer', async () => {
    const key = (kind: string): ForgedEvent => {
      const publicKey = randomBytes(32);
      const keyId = hash('sha256', publicKey).slice(0, 16);
      const data = { keyId, publicKey: publicKey.toString('hex'), class: kind };
      return { type: 'DeviceKeyEnrolled', stream: test.officerNo('escort'), data };
    };
    expect(await attackers.each(() => [key('demonstration')])).toEqual(refused({ escort: 'accepted' }));
    expect(await attackers.as('escort').append(key('operational'))).toBe('not-permitted');
    const named = key('demonstration');
    const wrong = { ...named, data: { ...named.data, keyId: '0123456789abcdef' } };
    expect(await attackers.as('escort').append(wrong)).toBe('invalid-input');
  });
});
