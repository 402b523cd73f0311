import type pg from 'pg';
import { enrolDeviceKey } from '../../src/core/access/commands/enrol-device-key.ts';
import { signPayload } from '../../src/core/ledger/dsse.ts';
import { readerOf } from '../../src/core/register/reader.ts';
import { correctSex } from '../../src/systems/register/commands/correct-sex.ts';
import { recordEscape } from '../../src/systems/register/commands/record-escape.ts';
import { completeHandover } from '../../src/systems/transfers/commands/complete-handover.ts';
import { offerHandover } from '../../src/systems/transfers/commands/offer-handover.ts';
import { recordBirth } from '../../src/systems/transfers/commands/record-birth.ts';
import { recordRecapture } from '../../src/systems/transfers/commands/record-recapture.ts';
import { withdrawOffer } from '../../src/systems/transfers/commands/withdraw-offer.ts';
import { handoverPayload } from '../../src/systems/transfers/handover-signing.ts';
import type { Desk, Officer } from './fill-with-the-rest.ts';

/** An officer who signs on a device of the own. */
const signer = async ({ run }: Desk, client: pg.Client, officer: Officer) => {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const publicKey = Buffer.from(await crypto.subtle.exportKey('raw', pair.publicKey)).toString('base64url');
  const { result } = await run(officer, enrolDeviceKey, { publicKey, class: 'demonstration' });
  const { keyId } = result as { keyId: string };
  return {
    /** The terms are seen by who is a party to them. */
    payload: async (manifestNo: number): Promise<Uint8Array> => {
      await client.query("SELECT set_config('amana.token', $1, false)", [officer.token]);
      return (await handoverPayload(readerOf(client), manifestNo)).bytes;
    },
    sign: async (bytes: Uint8Array) => ({
      payload: Buffer.from(bytes).toString('base64url'),
      keyId,
      signature: Buffer.from(await signPayload(pair.privateKey, bytes)).toString('base64url'),
    }),
  };
};

/** A convoy that is handed over at the second offer; one of it escapes and is caught by the escort, and one, whose sex was recorded wrongly, gives birth. */
export const fillTheWay = async (
  desk: Desk,
  client: pg.Client,
  way: {
    readonly manifestNo: number;
    readonly origin: Officer;
    readonly escort: Officer;
    readonly mother: number;
    readonly escapee: number;
    readonly seat: { readonly vehicle: string; readonly compartment: string };
  },
): Promise<void> => {
  const { run } = desk;
  const { manifestNo, origin, escort, mother, escapee, seat } = way;
  const [gives, takes] = [await signer(desk, client, origin), await signer(desk, client, escort)];
  const offer = async () => {
    const bytes = await gives.payload(manifestNo);
    const made = await run(origin, offerHandover, { manifestNo, ordinal: 1, ...(await gives.sign(bytes)), counted: 2 });
    return { offerId: made.events[0]?.id ?? '', bytes };
  };
  await run(origin, withdrawOffer, { offerId: (await offer()).offerId });
  const { offerId, bytes } = await offer();
  await run(escort, completeHandover, { offerId, ...(await takes.sign(bytes)), counted: 2 });
  await run(escort, recordEscape, { personNo: escapee, circumstances: 'at a stop', place: 'the road' });
  await run(escort, recordRecapture, {
    manifestNo,
    personNo: escapee,
    ...seat,
    place: 'a field',
    circumstances: 'came out when called',
  });
  // by the authority that has the person now
  const physician = await desk.invite('rest-physician', 'CJTF', 'health_officer');
  await run(physician, correctSex, { personNo: mother, sex: 'female', source: 'physician', reason: 'examined' });
  const { rows } = await client.query<{ now: number }>('SELECT register.clock_now() AS now');
  await run(escort, recordBirth, {
    manifestNo,
    motherNo: mother,
    sex: 'female',
    bornAt: Number(rows[0]?.now),
    note: '',
  });
};
