import { afterAll, beforeAll, expect, it } from 'vitest';
import { completeHandover } from '../../src/systems/transfers/commands/complete-handover.ts';
import { offerHandover } from '../../src/systems/transfers/commands/offer-handover.ts';
import { checkHandovers } from '../../src/systems/transfers/verification/check-handovers.ts';
import { Attackers } from '../support/attacker.ts';
import { createTestConvoy, type TestConvoy } from '../support/convoy.ts';
import { breachOf, handedOver, handoverOffered, personHandedOver } from '../support/forged.ts';
import { createTestRegister, type TestRegister } from '../support/register.ts';

const NOTICE = 'I12-notice-72h';
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

const FALSE = Buffer.alloc(64).toString('base64url');
/** What `verify` says of the signatures of one convoy. */
const found = async ({ manifestNo }: TestConvoy): Promise<string[]> => {
  const asText = { getTypeParser: () => (text: string) => text };
  const { findings } = await checkHandovers(
    async (text) => (await test.admin.query({ text, rowMode: 'array', types: asText as never })).rows,
  );
  return findings.filter(({ text }) => text.includes(`manifest ${manifestNo},`)).map(({ code }) => code);
};
/** A first signature over the right payload, by the enrolled key of the officer, that is 64 false bytes: past the commands. */
const falseOffer = async (convoy: TestConvoy) => {
  const payload = await convoy.payload('sdf-origin');
  const now = Number((await test.admin.query('SELECT register.ms(register.clock()) AS ms')).rows[0].ms);
  const offer = handoverOffered(convoy.manifestNo, {
    ordinal: 1,
    keyId: (await convoy.device('sdf-origin')).keyId,
    counted: convoy.persons.length,
    manifestHash: await convoy.sealHash(),
    instantAt: now,
  });
  const data = { ...offer.data, payload: Buffer.from(payload).toString('hex') };
  expect(await attackers.as('sdf-origin').append({ ...offer, data })).toBe('accepted');
  return { offerId: offer.id, payload };
};

it('I07-two-signatures-one-instant: the commands take no false signature under an enrolled key, neither the first nor the second', async () => {
  const convoy = await (await createTestConvoy(test, 1)).until('boarded');
  const { manifestNo } = convoy;
  const payload = await convoy.payload('sdf-origin');
  const first = { manifestNo, ordinal: 1, ...(await convoy.sign('sdf-origin', payload)), counted: 1, signature: FALSE };
  await expect(test.run('sdf-origin', offerHandover, first)).rejects.toMatchObject({ code: 'signature-invalid' });
  const offered = await convoy.offer(1, 'sdf-origin');
  const second = { offerId: offered.offerId, ...(await convoy.sign('escort', offered.payload)), counted: 1 };
  await expect(test.run('escort', completeHandover, { ...second, signature: FALSE })).rejects.toMatchObject({
    code: 'signature-invalid',
  });
  await test.run('escort', completeHandover, second);
  expect(await found(convoy)).toEqual([]);
});

it('I07-two-signatures-one-instant: no second signature is taken over a first one that is false', async () => {
  const convoy = await (await createTestConvoy(test, 1)).until('boarded');
  const { offerId, payload } = await falseOffer(convoy);
  const second = { offerId, ...(await convoy.sign('escort', payload)), counted: 1 };
  await expect(test.run('escort', completeHandover, second)).rejects.toMatchObject({ code: 'signature-invalid' });
  expect(await found(convoy)).toContain('signature-wrong');
});

it('I07-two-signatures-one-instant: what two sessions write past the commands with false bytes is named by verify, because PostgreSQL cannot verify Ed25519', async () => {
  const convoy = await (await createTestConvoy(test, 1)).until('boarded');
  const { offerId } = await falseOffer(convoy);
  const [person] = convoy.persons as [number];
  const hash = await convoy.sealHash();
  const signed = handedOver(convoy.manifestNo, offerId, (await convoy.device('escort')).keyId, 1, hash);
  const passed = personHandedOver(person, signed.id, convoy.manifestNo, 1, hash);
  expect(await attackers.as('escort').append(signed, passed, breachOf(passed, NOTICE))).toBe('accepted');
  expect((await found(convoy)).filter((code) => code === 'signature-wrong')).toHaveLength(2);
});
