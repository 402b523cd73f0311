import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { checkRollSignature, getRollCall } from '../control/find-roll-call.ts';
import { RollCallSignedByCaller } from '../control/roll-call-events.ts';

/** The first signature under a closing roll-call (I28): the officer who called it signs, with the key of the own device, the bytes that the register made of it. */
export const signRollCallAsCaller = defineCommand({
  system: 'sites',
  name: 'sign-roll-call-as-caller',
  vouched: true,
  input: z
    .object({
      rollCallId: z.uuid(),
      payload: z.string().max(2000),
      keyId: z.string().regex(/^[0-9a-f]{16}$/),
      signature: z.string().max(200),
    })
    .strict(),
  streams: async ({ rollCallId }, read) => [(await getRollCall(read, rollCallId)).stream],
  load: async (read, { rollCallId, keyId, signature }, { officerNo }) => {
    const call = await getRollCall(read, rollCallId);
    return { call, ...(await checkRollSignature(read, call, officerNo, keyId, signature)) };
  },
  decide: ({ call, holds, signature }, { rollCallId, payload, keyId }, { officerNo }) => {
    if (call.proposed_by !== officerNo)
      throw new Refusal('I28-roll-call-at-change-of-control', {
        values: { detail: 'the first signature is that of the officer who called the roll' },
      });
    if (call.signed || call.caller_signed || call.payload?.toString('base64url') !== payload)
      throw new Refusal('stale');
    if (!holds) throw new Refusal('signature-invalid');
    return [
      RollCallSignedByCaller.make({
        stream: call.stream,
        data: { rollCallId, payload: call.payload.toString('utf8'), keyId, signature },
      }),
    ];
  },
});
