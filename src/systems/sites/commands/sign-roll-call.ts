import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { callerSignatureHolds, checkRollSignature, findPassing, getRollCall } from '../control/find-roll-call.ts';
import { PersonPassedWithSite, RollCallSigned } from '../control/roll-call-events.ts';

/**
 * The second signature under the closing roll-call (I28): an officer of the other authority counted the same and signs the same bytes with the key of the own device. The site passes, the breach of the
 * change is over, and everybody who was there passes into the custody of the authority that took the site; an open fear of its state is a breach that the register opens by itself.
 */
export const signRollCall = defineCommand({
  system: 'sites',
  name: 'sign-roll-call',
  vouched: true,
  input: z
    .object({
      rollCallId: z.uuid(),
      rollHash: z.string().regex(/^[0-9a-f]{64}$/),
      counted: z.int().nonnegative(),
      keyId: z.string().regex(/^[0-9a-f]{16}$/),
      signature: z.string().max(200),
    })
    .strict(),
  streams: async ({ rollCallId }, read) => [
    (await getRollCall(read, rollCallId)).stream,
    ...(await findPassing(read, rollCallId)),
  ],
  load: async (read, { rollCallId, keyId, signature }, { officerNo }) => {
    const call = await getRollCall(read, rollCallId);
    return {
      call,
      passing: await findPassing(read, rollCallId),
      callerHolds: await callerSignatureHolds(read, call),
      ...(await checkRollSignature(read, call, officerNo, keyId, signature)),
    };
  },
  decide: ({ call, passing, callerHolds, holds, signature }, input, { authority, officerNo }) => {
    const data = { ...input, signature };
    if (call.signed || call.roll_hash !== data.rollHash) throw new Refusal('stale');
    if (call.proposed_by === officerNo)
      throw new Refusal('I24-four-eyes', { values: { detail: 'who proposed the roll does not sign it' } });
    if ((authority !== call.giving && authority !== call.taking) || authority === call.proposed_for)
      throw new Refusal('I28-roll-call-at-change-of-control', {
        values: { detail: 'the second signature is that of the other authority' },
      });
    if (!call.caller_signed)
      throw new Refusal('I28-roll-call-at-change-of-control', {
        values: { detail: 'the officer who called the roll signs it first, with a device key' },
      });
    if (!callerHolds) throw new Refusal('signature-invalid', { values: { detail: 'the signature of the caller' } });
    if (!holds) throw new Refusal('signature-invalid');
    if (data.counted !== call.counted)
      throw new Refusal('counts-differ', { values: { counted: data.counted, expected: call.counted } });
    return [
      RollCallSigned.make({ stream: call.stream, data }),
      ...passing.map((personNo) =>
        PersonPassedWithSite.make({
          stream: personNo,
          occurredAt: call.called_at,
          data: { rollCallId: data.rollCallId, site: call.site, custodian: call.taking },
        }),
      ),
    ];
  },
});
