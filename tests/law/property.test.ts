import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyQuery } from '../../src/platform/http/query-definition.ts';
import { runQuery } from '../../src/platform/http/run-query.ts';
import { uuidv7 } from '../../src/platform/ids.ts';
import { pdfText } from '../../src/platform/pdf/read-pdf.fixture.ts';
import { createPdfRenderer } from '../../src/platform/pdf/typst.ts';
import { endPacket } from '../../src/systems/register/commands/end-packet.ts';
import { passPackets } from '../../src/systems/register/commands/pass-packets.ts';
import { sealPacket } from '../../src/systems/register/commands/seal-packet.ts';
import { sealPackets } from '../../src/systems/register/commands/seal-packets.ts';
import { propertyReceiptInput, renderPropertyReceipt } from '../../src/systems/register/paper/property-receipt.ts';
import type { PropertyAnswer } from '../../src/systems/register/property/views.ts';
import { convoyProperty } from '../../src/systems/register/queries/convoy-property.ts';
import { property, propertyReceipt } from '../../src/systems/register/queries/property.ts';
import { Attackers, refused } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { createTestRegister, HOUR, START, type TestOfficer, type TestRegister } from '../support/register.ts';

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

const sealed = (stream: number, seal = `S-${uuidv7()}`) => ({
  type: 'PacketSealed',
  stream,
  id: uuidv7(),
  data: { seal },
  personal: { items: [{ quantity: 1, description: 'ring' }], takenFrom: 'the person', takenWhere: 'GHW' },
});
const passed = (stream: number, packetId: string, sealFound = 'intact') => ({
  type: 'PacketPassed',
  stream,
  data: { packetId, purpose: 'transfer', sealFound },
  personal: { releasedBy: 'keeper', receivedBy: 'escort' },
});
const ended = (stream: number, packetId: string) => ({
  type: 'PacketEnded',
  stream,
  data: { packetId, ended: 'returned' },
  personal: { authorisedBy: 'order 7', witness: 'a neighbour' },
});
const ask = (officer: TestOfficer, personNo: number) =>
  runQuery(test.register.pool, anyQuery(property), test.token(officer), { personNo: String(personNo) }, () => [
    'register/end-packet',
    'register/record-order',
  ]) as Promise<PropertyAnswer>;

describe('property under seal', () => {
  it('goes from hand to hand; a seal that is missing is recorded as a difference, and the end has authority and witness', async () => {
    const personNo = await test.person();
    const outcome = await test.run('sdf-origin', sealPacket, {
      personNo,
      seal: 'A-100',
      items: [
        { quantity: 2, description: 'خاتم' },
        { quantity: 1, description: 'phone' },
      ],
      takenFrom: 'the person',
      takenWhere: 'Hasakah',
      takenAt: START - HOUR,
    });
    const { packetId } = outcome.result as { packetId: string };
    const hands = { releasedBy: 'Keeper', receivedBy: 'Escort', purpose: 'transfer' as const };
    await test.run('sdf-origin', passPackets, {
      ...hands,
      packets: [{ packetId, sealFound: 'missing', newSeal: 'A-101' }],
    });
    expect(await ask('sdf-origin', personNo)).toMatchObject({
      differences: 1,
      packets: [
        { seal: 'A-101', firstSeal: 'A-100', ended: null, passes: [{ sealFound: 'missing', newSeal: 'A-101' }] },
      ],
      abilities: ['register/end-packet'],
    });
    await expect(
      test.run('sdf-origin', sealPacket, {
        personNo,
        seal: 'A-101',
        items: [{ quantity: 1, description: 'x' }],
        takenFrom: 'x',
        takenWhere: 'x',
        takenAt: START - HOUR,
      }),
    ).rejects.toMatchObject({ code: 'seal-used' });
    await test.run('sdf-origin', endPacket, { packetId, ended: 'returned', authorisedBy: 'order 7', witness: 'W' });
    await expect(
      test.run('sdf-origin', passPackets, { ...hands, packets: [{ packetId, sealFound: 'intact' }] }),
    ).rejects.toMatchObject({ code: 'packet-ended' });
    const document = await propertyReceipt.run(
      {
        rows: (sql, values) => test.see('sdf-origin', sql, values),
        row: async (sql, values) => (await test.see('sdf-origin', sql, values))[0] as never,
      },
      { personNo },
      {
        officerNo: 1,
        authority: 'SDF',
        postings: [],
        now: START,
        synthetic: true,
        snapshot: '',
        asker: '',
        abilities: [],
      },
    );
    const pdf = renderPropertyReceipt(document);
    expect(Buffer.from(createPdfRenderer().render(propertyReceiptInput(document)))).toEqual(Buffer.from(pdf));
    for (const shown of ['A-101', 'A-100', 'phone', 'missing', 'returned to the person', 'order 7'])
      expect(pdfText(pdf)).toContain(shown);
  });

  it('seal-used: many packets are sealed at once, and a number that is borne already or twice refuses all and is named', async () => {
    const persons = [await test.person(), await test.person(), await test.person()];
    const rows = (...seals: string[]) =>
      persons.map((personNo, i) => ({
        personNo,
        seal: seals[i] ?? '',
        items: [{ quantity: 1, description: 'ring' }],
        takenFrom: 'the person',
      }));
    const taken = { takenWhere: 'property room', takenAt: START - HOUR };
    await test.run('sdf-origin', sealPackets, { ...taken, rows: rows('M-1', 'M-2', 'M-3') });
    await expect(
      test.run('sdf-origin', sealPackets, { ...taken, rows: rows('M-3', 'M-4', 'M-4') }),
    ).rejects.toMatchObject({
      code: 'seal-used',
      problems: [
        { personNo: persons[0], values: { detail: 'M-3' } },
        { personNo: persons[2], values: { detail: 'M-4' } },
      ],
    });
    for (const personNo of persons) expect((await ask('sdf-origin', personNo)).packets).toHaveLength(1);
  });

  it('seal-used, packet-ended: no role writes past the rules with SQL', async () => {
    const personNo = await test.person();
    const packet = sealed(personNo, 'B-1');
    expect(await attackers.each(() => [sealed(personNo)])).toEqual(refused({ 'sdf-origin': 'accepted' }));
    expect(await attackers.as('sdf-origin').append(packet)).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(sealed(personNo, 'B-1'))).toBe('seal-used');
    expect(await attackers.as('sdf-origin').append(passed(personNo, packet.id, 'broken'))).toBe('accepted');
    expect(await attackers.as('moj-receiver').append(passed(personNo, packet.id))).toBe('not-permitted');
    expect(await attackers.as('sdf-origin').append(passed(await test.person(), packet.id))).toBe('not-found');
    expect(await attackers.as('sdf-origin').append(ended(personNo, packet.id))).toBe('accepted');
    for (const event of [ended(personNo, packet.id), passed(personNo, packet.id)])
      expect(await attackers.as('sdf-origin').append(event)).toBe('packet-ended');
  });

  it('is seen by who has the person in reach only', async () => {
    const personNo = await test.person();
    expect(await attackers.as('sdf-origin').append(sealed(personNo))).toBe('accepted');
    expect((await ask('monitor', personNo)).packets).toHaveLength(1);
    await expect(ask('moj-receiver', personNo)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('goes with the convoy: its bags are counted beside the persons, and a seal that is missing at the hand-over is a difference of it', async () => {
    const convoy = await createTestConvoy(test, 2);
    const [first, second] = convoy.persons as [number, number];
    const bag = sealed(first, 'C-1');
    expect(await attackers.as('sdf-origin').append(bag, sealed(first, 'C-2'), sealed(second, 'C-3'))).toBe('accepted');
    await convoy.until('handed-over-1');
    const count = (officer: TestOfficer) =>
      runQuery(
        test.register.pool,
        anyQuery(convoyProperty),
        test.token(officer),
        { manifestNo: String(convoy.manifestNo) },
        () => [],
      );
    expect(await count('escort')).toMatchObject({ persons: 2, packets: [{}, {}, {}], differences: [] });
    await test.run('escort', passPackets, {
      packets: [{ packetId: bag.id, sealFound: 'missing' }],
      purpose: 'transfer',
      releasedBy: 'keeper',
      receivedBy: 'escort',
      manifestNo: convoy.manifestNo,
    });
    expect(await count('sdf-origin')).toMatchObject({ differences: [{ seal: 'C-1', sealFound: 'missing' }] });
    expect(await count('sdf-admin')).toMatchObject({ packets: [], persons: 0 });
    // the authority that held before has the person in reach, and its things no more
    for (const event of [passed(first, bag.id), ended(first, bag.id)])
      for (const officer of ['sdf-origin', 'moj-receiver'] as const)
        expect([officer, await attackers.as(officer).append(event)]).toEqual([officer, 'not-permitted']);
    const order = { packetId: bag.id, ended: 'returned', authorisedBy: 'x', witness: 'y' } as const;
    await expect(test.run('sdf-origin', endPacket, order)).rejects.toMatchObject({ code: 'not-permitted' });
    expect((await ask('sdf-origin', first)).abilities).not.toContain('register/end-packet');
    await convoy.until('handed-over-2');
    expect(await attackers.as('escort').append(passed(first, bag.id))).toBe('not-permitted');
    await test.run('moj-receiver', endPacket, order);
  });

  it('is passed by the escort as soon as the person is in its vehicle, before the hand-over is signed', async () => {
    const convoy = await (await createTestConvoy(test, 1)).until('sealed');
    const [person] = convoy.persons as [number];
    const bag = sealed(person);
    expect(await attackers.as('sdf-origin').append(bag)).toBe('accepted');
    expect(await attackers.as('escort').append(passed(person, bag.id))).toBe('not-permitted');
    await convoy.until('boarded');
    expect(await attackers.as('escort').append(passed(person, bag.id))).toBe('accepted');
  });
});
