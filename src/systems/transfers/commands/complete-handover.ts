import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { breachesFor } from '../../register/index.ts';
import { HandedOver, PersonHandedOver } from '../events.ts';
import { bytesOf, departures, readPayload, readTerms, signatureHolds } from '../handover-signing.ts';
import { wholeManifest } from '../state.ts';

type Offer = {
  id: string;
  manifest_no: number;
  ordinal: number;
  officer_no: number;
  payload: Buffer;
  counted: number;
  manifest_hash: string;
  expires_at: number;
  withdrawn_at: number | null;
  done: boolean;
};

const findOffer =
  "SELECT o.id, o.manifest_no, o.ordinal, o.officer_no, o.payload, o.counted, encode(o.manifest_hash, 'hex') AS manifest_hash, o.expires_at, o.withdrawn_at, EXISTS (SELECT FROM transfers.handover h WHERE h.offer_id = o.id) AS done FROM transfers.offer o WHERE o.id = $1";

/**
 * The second signature: custody of the convoy passes at the instant that both signed: one manifest event and one event per person, all citing the
 * manifest hash, in one transaction (I07). A fear still open or a notice shorter than 72 hours is recorded as a breach, never refused.
 */
export const completeHandover = defineCommand({
  system: 'transfers',
  name: 'complete-handover',
  roles: ['escort_commander', 'receiving_officer'],
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
      terms: await readTerms(read, offer.manifest_no, synthetic),
      persons: await read.rows<{ person_no: number; afraid: boolean; short_notice: boolean }>(
        `WITH expected AS MATERIALIZED (SELECT p FROM transfers.expected_persons($1) p)
         SELECT p AS person_no, p IN (SELECT transfers.afraid($1, (SELECT array_agg(p) FROM expected), $2)) AS afraid,
           NOT EXISTS (SELECT FROM safeguards.notice n WHERE n.person_no = p AND n.manifest_no = $1 AND n.given_at <= $2::timestamptz - interval '72 hours') AS short_notice
         FROM expected ORDER BY p`,
        [offer.manifest_no, at],
      ),
    };
  },
  decide: ({ offer, same, payload, signature, holds, terms, persons }, input, { authority, now }) => {
    if (offer.withdrawn_at !== null || offer.expires_at <= now || !same || departures(payload, terms).length > 0)
      throw new Refusal('offer-void');
    if (authority !== terms.toAuthority)
      throw new Refusal('I07-two-signatures-one-instant', {
        values: { detail: 'the second signature is that of the taking authority' },
      });
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
      ...breachesFor(
        [
          ...persons.filter((row) => row.afraid).map((row) => ({ ...row, rule: 'I11-fear-suspends-line' })),
          // K9: the notice is owed before the border, so the first hand-over settles whether it was given in time
          ...persons
            .filter((row) => terms.ordinal === 1 && row.short_notice)
            .map((row) => ({ ...row, rule: 'I12-notice-72h' })),
        ],
        (personNo) => ids.get(personNo) as string,
        terms.fromAuthority,
        payload.instant,
      ),
    ];
  },
  present: async (_read, events) => ({ handoverId: events.find((event) => event.type === 'HandedOver')?.id }),
});
