import { HANDOVER_PAYLOAD_TYPE, type PayloadType, verifySignature } from '../ledger/dsse.ts';
import type { Reader } from '../register/command-definition.ts';
import { Refusal } from '../register/refusal.ts';

/** Bytes from base64url. @throws Refusal `invalid-input` naming the field. */
export const bytesOf = (text: string, field: string): Buffer => {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length === 0 || bytes.toString('base64url') !== text)
    throw new Refusal('invalid-input', { problems: [{ code: 'not-base64url', field }] });
  return bytes;
};

/** Whether a key enrolled to this officer and not revoked signed these payload bytes (DSSE, Ed25519). */
export const signatureHolds = async (
  read: Reader,
  officerNo: number,
  keyId: string,
  payload: Uint8Array,
  signature: Uint8Array,
  type: PayloadType = HANDOVER_PAYLOAD_TYPE,
): Promise<boolean> => {
  const key = await read.row<{ public_key: Buffer }>(
    'SELECT public_key FROM access.device_key WHERE key_id = $1 AND officer_no = $2 AND revoked_at IS NULL',
    [keyId, officerNo],
  );
  return key !== undefined && verifySignature(key.public_key, payload, signature, type);
};
