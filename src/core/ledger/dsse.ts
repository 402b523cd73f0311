/** The media type that both officers' signatures under a hand-over cover together with the payload. */
export const HANDOVER_PAYLOAD_TYPE = 'application/vnd.amana.handover+cbor';
/** The same of a closing roll-call, whose payload is canonical JSON. */
export const ROLL_CALL_PAYLOAD_TYPE = 'application/vnd.amana.roll-call+json';

/** What a device signs: a signature of one kind never passes for one of the other. */
export type PayloadType = typeof HANDOVER_PAYLOAD_TYPE | typeof ROLL_CALL_PAYLOAD_TYPE;

const ALGORITHM = 'Ed25519';

/** The name of a public key: the first 8 bytes of SHA-256 of its raw 32 bytes, as 16 hex digits. */
export async function keyId(publicKeyRaw: Uint8Array): Promise<string> {
  if (publicKeyRaw.length !== 32) throw new RangeError('A raw Ed25519 public key is 32 bytes long.');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(publicKeyRaw)));
  return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The DSSE pre-authentication encoding, the bytes under the signature:
 * "DSSEv1" SP LEN(type) SP type SP LEN(payload) SP payload, lengths in decimal bytes.
 */
export function preAuthenticationEncoding(type: string, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder();
  const head = text.encode(`DSSEv1 ${text.encode(type).length} ${type} ${payload.length} `);
  const bytes = new Uint8Array(head.length + payload.length);
  bytes.set(head);
  bytes.set(payload, head.length);
  return bytes;
}

/**
 * Signs payload bytes with a device's key (WebCrypto Ed25519, may be non-extractable). @returns 64 bytes.
 * Ed25519 is deterministic: the same key and payload always give the same signature.
 */
export async function signPayload(
  privateKey: CryptoKey,
  payload: Uint8Array,
  type: PayloadType = HANDOVER_PAYLOAD_TYPE,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = preAuthenticationEncoding(type, payload);
  return new Uint8Array(await crypto.subtle.sign(ALGORITHM, privateKey, bytes));
}

/**
 * Whether a signature over payload bytes of this type was made with the private half of this key (raw, 32 bytes).
 * False for any other signature, also one of another length; rejects only when the key itself cannot be imported.
 */
export async function verifySignature(
  publicKeyRaw: Uint8Array,
  payload: Uint8Array,
  signature: Uint8Array,
  type: PayloadType = HANDOVER_PAYLOAD_TYPE,
): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', new Uint8Array(publicKeyRaw), ALGORITHM, false, ['verify']);
  const bytes = preAuthenticationEncoding(type, payload);
  return crypto.subtle.verify(ALGORITHM, key, new Uint8Array(signature), bytes);
}
