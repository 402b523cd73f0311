import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advanceClock } from '../../src/core/access/commands/advance-clock.ts';
import { recordOrder } from '../../src/systems/register/commands/record-order.ts';
import { person as personFile } from '../../src/systems/register/queries/person.ts';
import { proposeOrder } from '../../src/systems/transfers/commands/propose-order.ts';
import { ask } from '../support/ask.ts';
import { Attackers, type ForgedEvent, refused } from '../support/attacker.ts';
import { createTestConvoy } from '../support/convoy.ts';
import { sealProposed } from '../support/forged.ts';
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

const RULE = 'I05-order-live';
const DAY = 24 * HOUR;
const days = async (n: number) => {
  for (let left = n; left > 0; left -= 14)
    await test.run('clerk', advanceClock, { minutes: Math.min(left, 14) * 24 * 60 });
};
const now = async (): Promise<number> =>
  Number((await test.admin.query<{ ms: string }>('SELECT register.ms(register.clock()) AS ms')).rows[0]?.ms);

/** A person with an order that ends in ten days, and the order's id. */
const personWithOrder = async () => {
  const person = await test.person();
  const outcome = await test.run('sdf-origin', recordOrder, {
    persons: [person],
    ground: 'Suspected offence',
    article: 'Article 4',
    authority: 'SDF',
    documentSha256: await test.document('sdf-origin'),
    issuedAt: START - DAY,
    expiresAt: (await now()) + 10 * DAY,
  });
  return { person, orderId: outcome.events[0]?.id as string };
};
const extension = async (person: number, orderId: string, expiresAt: number): Promise<ForgedEvent> => ({
  type: 'OrderExtended',
  stream: person,
  data: { orderId, expiresAt, documentSha256: await test.document('clerk') },
  personal: { reason: 'forged' },
});

describe('I05-order-live', () => {
  it('I05-order-live: only a judicial role extends, and only to a later end', async () => {
    const { person, orderId } = await personWithOrder();
    const shorter = await extension(person, orderId, (await now()) + DAY);
    expect(await attackers.each(() => [shorter])).toEqual(refused({ clerk: RULE }));
    const longer = await extension(person, orderId, (await now()) + 20 * DAY);
    expect(await attackers.each(() => [longer])).toEqual(refused({ clerk: 'accepted' }));
  });

  it('I05-order-live: an order that has ended is not extended', async () => {
    const { person, orderId } = await personWithOrder();
    await days(11);
    const late = await extension(person, orderId, (await now()) + 20 * DAY);
    expect(await attackers.each(() => [late])).toEqual(refused({ clerk: RULE }));
  });

  it('I05-order-live: the file says when nobody had a live order, also after a new one; what was decided in time and arrives late leaves no gap', async () => {
    const [gap, late] = [await personWithOrder(), await personWithOrder()];
    const ended = (await now()) + 10 * DAY;
    await days(12);
    const gaps = async (person: number) =>
      (await ask(test, 'sdf-origin', personFile, { personNo: String(person) })).withoutOrder;
    const openGap = await gaps(gap.person);
    expect(openGap).toMatchObject([{ toAt: null }]);
    expect(Math.abs(Number(openGap.at(-1)?.fromAt) - ended)).toBeLessThan(HOUR);
    const issuedAt = await now();
    const order = {
      ground: 'Suspected offence',
      article: 'Article 4',
      authority: 'SJC',
      documentSha256: await test.document('clerk'),
      expiresAt: issuedAt + 10 * DAY,
    };
    await test.run('clerk', recordOrder, { ...order, persons: [gap.person], issuedAt });
    expect(await gaps(gap.person)).toEqual([{ fromAt: openGap[0]?.fromAt, toAt: issuedAt }]);
    await test.run('clerk', recordOrder, { ...order, persons: [late.person], issuedAt: issuedAt - 3 * DAY });
    expect(await gaps(late.person)).toEqual([]);
  });

  it('I05-order-live: an extension on the stream of another person, or on a document that is not stored, is refused', async () => {
    const { person, orderId } = await personWithOrder();
    const other = await test.person();
    const later = (await now()) + 20 * DAY;
    expect(await attackers.as('clerk').append(await extension(other, orderId, later))).toBe('not-found');
    const unknown = await extension(person, orderId, later);
    expect(
      await attackers.as('clerk').append({ ...unknown, data: { ...unknown.data, documentSha256: '0'.repeat(64) } }),
    ).toBe('not-found');
  });

  it('I05-order-live: an order that ends before it begins is refused to every role', async () => {
    const person = await test.person();
    const documentSha256 = await test.document('sdf-origin');
    const order: ForgedEvent = {
      type: 'OrderRecorded',
      stream: person,
      data: { authority: 'SDF', documentSha256, issuedAt: START, expiresAt: START },
      personal: { ground: 'forged', article: 'forged' },
    };
    const results = await attackers.each(() => [order]);
    expect(Object.values(results)).not.toContain('accepted');
  });

  it('I05-order-live: no role seals a manifest when the order to move, or a person’s order, has ended', async () => {
    const convoy = await prepareWithout(await createTestConvoy(test, 1), 'ordered');
    await test.run('sdf-origin', proposeOrder, {
      manifestNo: convoy.manifestNo,
      ground: 'Transfer for prosecution',
      article: 'Agreement 4',
      documentSha256: await test.document('sdf-origin'),
      expiresAt: (await now()) + DAY,
    });
    const approval: ForgedEvent = { type: 'TransferOrderApproved', stream: convoy.manifestNo };
    await days(2);
    expect(await attackers.as('sdf-origin-two').append(approval)).toBe(RULE);
    await test.admin.query('UPDATE transfers.transfer_order SET expires_at = $2 WHERE manifest_no = $1', [
      convoy.manifestNo,
      new Date(START + 4000 * DAY),
    ]);
    expect(await attackers.as('sdf-origin-two').append(approval)).toBe('accepted');
    // the order to move lives now; the persons' own orders end after sixty days
    await days(56);
    const seal = () => [sealProposed(convoy.manifestNo)];
    expect(await attackers.each(seal)).toEqual(refused({ 'sdf-cell': RULE }));
    const proposal: ForgedEvent = {
      type: 'TransferOrderProposed',
      stream: convoy.manifestNo,
      data: { ground: 'x', article: 'y', documentSha256: await test.document('sdf-origin'), expiresAt: START },
    };
    expect(await attackers.each(() => [proposal])).toEqual(refused({ 'sdf-origin': RULE }));
  });
});
