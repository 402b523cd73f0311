import { z } from 'zod';
import { defineCommand } from '../../register/command-definition.ts';
import { Refusal } from '../../register/refusal.ts';
import { DeviceKeyRevoked, keyRevocationReasons } from '../account-events.ts';
import { demandGoverned, findGoverned } from '../governed-officer.ts';

/** Revokes a device key: an own one, or for an administrator one of another officer of the own authority. What it signed before stays signed; from now on it signs nothing. */
export const revokeDeviceKey = defineCommand({
  system: 'access',
  name: 'revoke-device-key',
  refuses: ['not-found', 'not-permitted'],
  input: z.object({ keyId: z.string().regex(/^[0-9a-f]{16}$/), reason: z.enum(keyRevocationReasons) }).strict(),
  streams: async ({ keyId }, read) => {
    const key = await read.row<{ officer_no: number }>('SELECT officer_no FROM access.device_key WHERE key_id = $1', [
      keyId,
    ]);
    if (key === undefined) throw new Refusal('not-found', { values: { detail: 'key' } });
    return [key.officer_no];
  },
  load: async (read, { keyId }, { officerNo, postings }) => {
    const key = await read.row<{ officer_no: number; revoked: boolean }>(
      'SELECT officer_no, revoked_at IS NOT NULL AS revoked FROM access.device_key WHERE key_id = $1',
      [keyId],
    );
    const own = key?.officer_no === officerNo;
    const governs = postings.some(({ role }) => role === 'administrator' || role === 'installation');
    return { key, own, governed: own || !governs ? undefined : await findGoverned(read, key?.officer_no ?? 0) };
  },
  decide: ({ key, own, governed }, { keyId, reason }, context) => {
    if (!own) demandGoverned(governed, context);
    if (key === undefined || key.revoked) throw new Refusal('nothing-to-do');
    return [DeviceKeyRevoked.make({ stream: key.officer_no, data: { keyId, reason } })];
  },
});
