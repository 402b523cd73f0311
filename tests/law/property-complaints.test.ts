import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from '../../src/platform/ids.ts';
import { answerPropertyComplaint } from '../../src/systems/register/commands/answer-property-complaint.ts';
import { endPacket } from '../../src/systems/register/commands/end-packet.ts';
import { passPackets } from '../../src/systems/register/commands/pass-packets.ts';
import { recordPropertyComplaint } from '../../src/systems/register/commands/record-property-complaint.ts';
import { sealPacket } from '../../src/systems/register/commands/seal-packet.ts';
import { propertyReceiptInput } from '../../src/systems/register/paper/property-receipt.ts';
import { person } from '../../src/systems/register/queries/person.ts';
import { property, propertyReceipt } from '../../src/systems/register/queries/property.ts';
import { ask } from '../support/ask.ts';
import { Attackers } from '../support/attacker.ts';
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

const packetOf = async (personNo: number): Promise<string> => {
  const items = [{ quantity: 1, description: 'ring' }];
  const taken = { takenFrom: 'the person', takenWhere: 'the gate', takenAt: START - HOUR };
  const outcome = await test.run('sdf-origin', sealPacket, { personNo, seal: `S-${uuidv7()}`, items, ...taken });
  return (outcome.result as { packetId: string }).packetId;
};
const complain = async (packetId: string, officer: TestOfficer = 'sdf-origin'): Promise<string> => {
  const said = { about: 'thing-missing', madeBy: 'person', account: 'a second ring', madeAt: START - HOUR } as const;
  const outcome = await test.run(officer, recordPropertyComplaint, { packetId, ...said });
  return (outcome.result as { complaintId: string }).complaintId;
};
const owedTo = async (personNo: number) =>
  (await ask(test, 'sdf-origin', person, { personNo: String(personNo) })).owedNext;
const upheld = (complaintId: string) => ({ complaintId, outcome: 'upheld', found: 'torn', remedy: 'paid' }) as const;
const recorded = (stream: number, packetId: string, account = 'torn') => ({
  type: 'PropertyComplaintRecorded',
  stream,
  id: uuidv7(),
  data: { packetId, about: 'seal-broken', madeBy: 'person' },
  personal: { account },
});
const answered = (
  stream: number,
  complaintId: string,
  personal: Record<string, string> = { found: 'x', remedy: 'y' },
) => ({
  type: 'PropertyComplaintAnswered',
  stream,
  data: { complaintId, outcome: 'upheld' },
  personal,
});

describe('a complaint about property', () => {
  it('stands with the packet until another officer of the authority that has it answers, once, with what is done about it', async () => {
    const personNo = await test.person();
    const packetId = await packetOf(personNo);
    const complaintId = await complain(packetId);
    expect(await ask(test, 'sdf-origin', property, { personNo: String(personNo) })).toMatchObject({
      openComplaints: 1,
      packets: [{ complaints: [{ complaintId, about: 'thing-missing', account: 'a second ring', outcome: null }] }],
    });
    const owed = { code: 'complaint-open', by: null, authority: 'SDF', dueAt: START - HOUR };
    expect(await owedTo(personNo)).toContainEqual(expect.objectContaining(owed));
    await expect(test.run('sdf-origin', answerPropertyComplaint, upheld(complaintId))).rejects.toMatchObject({
      code: 'complaint-own-hands',
    });
    await expect(
      test.run('sdf-origin-two', answerPropertyComplaint, { complaintId, outcome: 'upheld', found: 'torn' }),
    ).rejects.toMatchObject({ code: 'invalid-input', problems: [{ code: 'remedy-missing', field: 'remedy' }] });
    await test.run('sdf-origin-two', answerPropertyComplaint, upheld(complaintId));
    await expect(test.run('sdf-origin-two', answerPropertyComplaint, upheld(complaintId))).rejects.toMatchObject({
      code: 'complaint-answered',
    });
    expect(await ask(test, 'sdf-origin', property, { personNo: String(personNo) })).toMatchObject({
      openComplaints: 0,
      packets: [{ complaints: [{ outcome: 'upheld', found: 'torn', remedy: 'paid' }] }],
    });
    expect((await owedTo(personNo)).map(({ code }) => code)).not.toContain('complaint-open');
    const paper = propertyReceiptInput(
      (await ask(test, 'sdf-origin', propertyReceipt, { personNo: String(personNo) })) as never,
    );
    expect(JSON.stringify(paper.data)).toContain('a second ring');
  });

  it('is recorded also of a packet that has ended, and never refused for what it says', async () => {
    const packetId = await packetOf(await test.person());
    await test.run('sdf-origin', endPacket, { packetId, ended: 'returned', authorisedBy: 'order 7', witness: 'W' });
    const complaintId = await complain(packetId);
    await test.run('sdf-origin-two', answerPropertyComplaint, {
      complaintId,
      outcome: 'not-upheld',
      found: 'the person signed for one ring',
    });
  });

  it('complaint-own-hands: is answered by nobody who passed the packet on, whoever wrote the complaint down', async () => {
    const personNo = await test.person();
    const packetId = await packetOf(personNo);
    await test.run('sdf-origin-two', passPackets, {
      packets: [{ packetId, sealFound: 'broken' }],
      purpose: 'storage',
      releasedBy: 'the gate',
      receivedBy: 'the store',
    });
    const complaintId = await complain(packetId);
    await expect(test.run('sdf-origin-two', answerPropertyComplaint, upheld(complaintId))).rejects.toMatchObject({
      code: 'complaint-own-hands',
    });
    expect(await attackers.as('sdf-origin-two').append(answered(personNo, complaintId))).toBe('complaint-own-hands');
  });

  it('complaint-own-hands: is answered neither by who sealed the packet nor by who returned or disposed of it', async () => {
    const personNo = await test.person();
    const packetId = await packetOf(personNo);
    await test.run('sdf-origin-two', endPacket, { packetId, ended: 'disposed', authorisedBy: 'order 7', witness: 'W' });
    const complaintId = await complain(packetId, 'interviewer');
    for (const officer of ['sdf-origin', 'sdf-origin-two'] as const) {
      await expect(test.run(officer, answerPropertyComplaint, upheld(complaintId))).rejects.toMatchObject({
        code: 'complaint-own-hands',
      });
      expect(await attackers.as(officer).append(answered(personNo, complaintId))).toBe('complaint-own-hands');
    }
  });

  it('holds against SQL as every role: by who has the person in reach, of a packet of the person, with words; answered by who has it, once', async () => {
    const personNo = await test.person();
    const packetId = await packetOf(personNo);
    const heard = await attackers.each(() => [recorded(personNo, packetId)]);
    expect(heard).toMatchObject({ 'sdf-origin': 'accepted', 'moj-receiver': 'not-permitted' });
    expect(await attackers.as('sdf-origin').append(recorded(personNo, packetId, ' '))).toBe('invalid-input');
    expect(await attackers.as('sdf-origin').append(recorded(await test.person(), packetId))).toBe('not-found');
    const made = recorded(personNo, packetId);
    expect(await attackers.as('sdf-origin').append(made)).toBe('accepted');
    expect(await attackers.as('sdf-origin').append(answered(personNo, made.id))).toBe('complaint-own-hands');
    expect(await attackers.as('moj-receiver').append(answered(personNo, made.id))).toBe('not-permitted');
    expect(await attackers.as('sdf-origin-two').append(answered(personNo, made.id, { found: 'x' }))).toBe(
      'invalid-input',
    );
    expect(await attackers.as('sdf-origin-two').append(answered(personNo, made.id))).toBe('accepted');
    expect(await attackers.as('sdf-origin-two').append(answered(personNo, made.id))).toBe('complaint-answered');
    expect(await test.see('moj-receiver', 'SELECT FROM register.property_complaint')).toEqual([]);
    expect(
      await test.see('monitor', `SELECT FROM register.property_complaint WHERE person_no = ${personNo}`),
    ).not.toEqual([]);
  });
});
