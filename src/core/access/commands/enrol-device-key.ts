import { z } from 'zod';
import { keyId } from '../../ledger/dsse.ts';
import { defineCommand } from '../../register/command-definition.ts';
import { Refusal } from '../../register/refusal.ts';
import { DeviceKeyEnrolled } from '../events.ts';
import { ownStream } from '../own-stream.ts';

/** Enrols the raw Ed25519 public key of a device under the officer who asks, and nobody else. */
export const enrolDeviceKey = defineCommand({
  system: 'access',
  name: 'enrol-device-key',
  refuses: ['not-signed-in'],
  input: z
    .object({
      publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
      class: z.enum(['operational', 'demonstration']),
    })
    .strict(),
  streams: (_input, read) => ownStream(read),
  load: async (read, input, { officerNo }) => {
    const publicKey = Buffer.from(input.publicKey, 'base64url');
    const id = await keyId(publicKey);
    return {
      publicKey,
      id,
      known: await read.row('SELECT FROM access.device_key WHERE key_id = $1', [id]),
      officer: await read.row<{ demonstration: boolean }>('SELECT demonstration FROM access.officer WHERE no = $1', [
        officerNo,
      ]),
    };
  },
  decide: ({ publicKey, id, known, officer }, input, { officerNo }) => {
    if (known !== undefined)
      throw new Refusal('invalid-input', { problems: [{ code: 'key-enrolled-already', field: 'publicKey' }] });
    if (officer?.demonstration !== (input.class === 'demonstration'))
      throw new Refusal('invalid-input', { problems: [{ code: 'wrong-key-class', field: 'class' }] });
    return [
      DeviceKeyEnrolled.make({
        stream: officerNo,
        data: { keyId: id, publicKey: publicKey.toString('hex'), class: input.class },
      }),
    ];
  },
  result: z.object({ keyId: z.string() }),
  present: async (read, events) =>
    read.row('SELECT key_id AS "keyId" FROM access.device_key WHERE officer_no = $1 ORDER BY event_pos DESC LIMIT 1', [
      events[0]?.streamNo,
    ]),
});
