import { z } from 'zod';
import { bytesOf, signatureHolds } from '../../../core/access/device-signature.ts';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { breachesFor } from '../../register/index.ts';
import { HandedOver, PersonHandedOver } from '../events.ts';
import { departures, readPayload, readTerms } from '../handover-signing.ts';
import { signsWithin } from '../manifest-kind.ts';
import { type Violation, wholeManifest } from '../state.ts';

type Offer = {
  id: string;
  manifest_no: number;
  ordinal: number;
  officer_no: number;
  payload: Buffer;
  key_id: string;
  signature: Buffer;
  counted: number;
  manifest_hash: string;
  expires_at: number;
  withdrawn_at: number | null;
  goes_back: boolean;
  done: boolean;
};

const findOffer =
  "SELECT o.id, o.manifest_no, o.ordinal, o.officer_no, o.payload, o.key_id, o.signature, o.counted, encode(o.manifest_hash, 'hex') AS manifest_hash, o.expires_at, o.withdrawn_at, o.goes_back, EXISTS (SELECT FROM transfers.handover h WHERE h.offer_id = o.id) AS done FROM transfers.offer o WHERE o.id = $1";

/**
 * The second signature: custody of the convoy passes at the instant that both signed: one manifest event and one event per person, all citing the
 * manifest hash, in one transaction (I07). What it breaks is recorded as a breach, never refused; the breach of an open fear is opened by the register itself,
 * because who signs second is not told of fears.
 */
export const completeHandover = defineCommand({
  system: 'transfers',
  name: 'complete-handover',
  vouched: true,
  refuses: ['I08-movement-reconciles'],
  input: z
    .object({
      offerId: z.uuid(),
      payload: z.string().max(4000),
      keyId: z.string().regex(/^[0-9a-f]{16}$/),
      signature: z.string().max(200),
      counted: z.int().nonnegative(),
    })
    .strict(),
  streams: async (input, read) => {
    const offer = await read.row<Offer>(findOffer, [input.offerId]);
    return offer === undefined ? [] : wholeManifest(read, offer.manifest_no);
  },
  load: async (read, input, { officerNo, synthetic }) => {
    const offer = await read.row<Offer>(findOffer, [input.offerId]);
    if (offer === undefined) throw new Refusal('not-found', { values: { detail: 'offer' } });
    if (offer.done) throw new Refusal('stale', { values: { detail: 'handed over already' } });
    const bytes = bytesOf(input.payload, 'payload');
    const signature = bytesOf(input.signature, 'signature');
    const at = new Date(readPayload(bytes).instant);
    return {
      offer,
      same: bytes.equals(offer.payload),
      payload: readPayload(bytes),
      signature: signature.toString('hex'),
      holds: await signatureHolds(read, officerNo, input.keyId, bytes, signature),
      // no trigger can verify Ed25519: a first signature that came past the commands is asked again before anything follows from it
      firstHolds: await signatureHolds(read, offer.officer_no, offer.key_id, offer.payload, offer.signature),
      terms: await readTerms(read, offer.manifest_no, synthetic),
      gaveFirst: (
        await read.row<{ officer_no: number }>(
          'SELECT from_officer AS officer_no FROM transfers.handover WHERE manifest_no = $1 AND ordinal = 1',
          [offer.manifest_no],
        )
      )?.officer_no,
      persons: await read.rows<{ person_no: number }>('SELECT transfers.expected_persons_seen($1) AS person_no', [
        offer.manifest_no,
      ]),
      samePersons:
        (
          await read.row<{ same: boolean }>(
            'SELECT o.persons_digest = transfers.digest_of(ARRAY(SELECT transfers.expected_persons_seen(o.manifest_no))) AS same FROM transfers.offer o WHERE o.id = $1',
            [offer.id],
          )
        )?.same ?? false,
      problems: await read.rows<Violation & { person_no: number }>(
        "SELECT person_no, rule FROM transfers.handover_problems_seen($1, $2, $3) WHERE rule <> 'I11-fear-suspends-line'",
        [offer.manifest_no, offer.ordinal, at],
      ),
    };
  },
  decide: (
    { offer, same, samePersons, payload, signature, holds, firstHolds, terms, gaveFirst, persons, problems },
    input,
    { authority, officerNo, now, postings },
  ) => {
    if (offer.withdrawn_at !== null || offer.expires_at <= now || !same || departures(payload, terms).length > 0)
      throw new Refusal('offer-void');
    if (!samePersons) throw new Refusal('offer-void', { values: { detail: 'other persons than those signed for' } });
    if (authority !== terms.toAuthority)
      throw new Refusal('I07-two-signatures-one-instant', {
        values: { detail: 'the second signature is that of the taking authority' },
      });
    if (officerNo === offer.officer_no)
      throw new Refusal('I07-two-signatures-one-instant', {
        values: { detail: 'the two signatures are of two officers' },
      });
    if (terms.kind === 'within-authority' && !signsWithin('takes', terms, postings))
      throw new Refusal('I07-two-signatures-one-instant', {
        values: {
          detail: 'within one authority the escort signs second, and after it an officer of the receiving site',
        },
      });
    if (terms.kind === 'within-authority' && !offer.goes_back && officerNo === gaveFirst)
      throw new Refusal('I07-two-signatures-one-instant', {
        values: { detail: 'within one authority another officer takes than the one who gave where the convoy left' },
      });
    if (!firstHolds) throw new Refusal('signature-invalid', { values: { detail: 'the first signature' } });
    if (!holds) throw new Refusal('signature-invalid');
    if (input.counted !== offer.counted || persons.length !== offer.counted)
      throw new Refusal('counts-differ', { values: { counted: input.counted, expected: offer.counted } });
    const handoverId = uuidv7();
    const manifestNo = offer.manifest_no;
    const ids = new Map(persons.map((row) => [row.person_no, uuidv7()]));
    return [
      HandedOver.make({
        stream: manifestNo,
        id: handoverId,
        occurredAt: payload.instant,
        data: {
          offerId: offer.id,
          keyId: input.keyId,
          signature,
          counted: input.counted,
          manifestHash: terms.manifestHash,
        },
      }),
      ...persons.map((row) =>
        PersonHandedOver.make({
          stream: row.person_no,
          id: ids.get(row.person_no),
          occurredAt: payload.instant,
          data: { handoverId, manifestNo, ordinal: terms.ordinal, manifestHash: terms.manifestHash },
        }),
      ),
      // what the hand-over breaks at its instant (order, fitness, acceptance, 72 hours of notice) is recorded, never refused
      ...breachesFor(problems, (personNo) => ids.get(personNo) as string, terms.fromAuthority, payload.instant),
    ];
  },
  result: z.object({ handoverId: z.uuid() }),
  present: async (_read, events) => ({ handoverId: events.find((event) => event.type === 'HandedOver')?.id }),
});
