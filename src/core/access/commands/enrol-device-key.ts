import { hash } from 'node:crypto';
import { z } from 'zod';
import { defineCommand } from '../../register/command-definition.ts';
import { Refusal } from '../../register/refusal.ts';
import { roles } from '../../register/roles.ts';
import { DeviceKeyEnrolled } from '../events.ts';

/** Enrols the public key of the officer's own device, Ed25519. The private key was made on the device and never leaves it (ledger.md 5). */
export const enrolDeviceKey = defineCommand({
  system: 'access',
  name: 'enrol-device-key',
  roles: roles.filter((role) => role !== 'installation'),
  input: z.object({ publicKey: z.string().max(60), class: z.enum(['operational', 'demonstration']) }).strict(),
  streams: async (_input, read) => {
    const row = await read.row<{ no: number | null }>('SELECT access.officer_id() AS no');
    return row?.no == null ? [] : [row.no];
  },
  load: async (read, input, { officerNo }) => {
    const bytes = Buffer.from(input.publicKey, 'base64url');
    const keyId = hash('sha256', bytes, 'hex').slice(0, 16);
    return {
      bytes,
      keyId,
      known: await read.row<{ officer_no: number }>('SELECT officer_no FROM access.device_key WHERE key_id = $1', [
        keyId,
      ]),
      officer: await read.row<{ demonstration: boolean }>('SELECT demonstration FROM access.officer WHERE no = $1', [
        officerNo,
      ]),
    };
  },
  decide: ({ bytes, keyId, known, officer }, input, { officerNo }) => {
    if (bytes.length !== 32)
      throw new Refusal('invalid-input', { problems: [{ code: 'key-length', field: 'publicKey' }] });
    if (known !== undefined) throw new Refusal('stale', { values: { detail: 'the key is enrolled already' } });
    if ((input.class === 'demonstration') !== officer?.demonstration)
      throw new Refusal('not-permitted', {
        values: { detail: 'demonstration officers have demonstration keys, and only they' },
      });
    return [
      DeviceKeyEnrolled.make({
        stream: officerNo,
        data: { keyId, publicKey: bytes.toString('hex'), class: input.class },
      }),
    ];
  },
  present: async (_read, _events, input) => ({
    keyId: hash('sha256', Buffer.from(input.publicKey, 'base64url'), 'hex').slice(0, 16),
  }),
});
