import { encode, rfc8949EncodeOptions } from 'cborg';
import { decodeBase45, encodeBase45 } from './base45.ts';
import { HANDOVER_PAYLOAD_TYPE, keyId, verifySignature } from './dsse.ts';
import { HandoverError } from './handover-error.ts';
import { decodeHandoverPayload, decodeStrictCbor, type HandoverPayload } from './handover-payload.ts';

/** One officer's signature: the 16 hex digits of the key id and 64 bytes. */
export type ReceiptSignature = { readonly keyId: string; readonly signature: Uint8Array };

/** The delivering officer's signature, then the receiving officer's. */
export type ReceiptSignatures = readonly [ReceiptSignature, ReceiptSignature];

/** A receipt taken apart; nothing about its signatures has been verified yet. */
export type ParsedReceipt = {
  readonly payloadBytes: Uint8Array;
  readonly payload: HandoverPayload;
  readonly signatures: ReceiptSignatures;
};

/** A device key as enrolled in the register. */
export type EnrolledKey = { readonly publicKey: Uint8Array; readonly authority: string };

/** Looks a device key up by its id, as it was enrolled at the instant of the payload; undefined when nobody enrolled it. */
export type FindEnrolledKey = (
  keyId: string,
  payload: HandoverPayload,
) => EnrolledKey | undefined | Promise<EnrolledKey | undefined>;

/** Number of the compact form; also says that the payload has the type {@link HANDOVER_PAYLOAD_TYPE}. */
const COMPACT_FORM = 1;
const KEY_ID = /^[0-9a-f]{16}$/;

const malformed = (reason: string): HandoverError =>
  new HandoverError('malformed', `The hand-over receipt is not valid: ${reason}.`);

function hexToBytes(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16),
  );
}

function bytesToHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function bytesToBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function requireTwoKeys([delivering, receiving]: ReceiptSignatures): void {
  if (delivering.keyId === receiving.keyId)
    throw new HandoverError(
      'same-key-twice',
      'Both signatures come from one device. A hand-over needs two officers and two devices.',
    );
}

/**
 * Packs a payload and its two signatures: CBOR [1, payload, [[key id, signature], [key id, signature]]], about 310 bytes.
 * Throws {@link HandoverError} for a payload that cannot be read, one key used twice, or a signature of another shape.
 */
export function compactReceipt(payloadBytes: Uint8Array, signatures: ReceiptSignatures): Uint8Array<ArrayBuffer> {
  decodeHandoverPayload(payloadBytes);
  requireTwoKeys(signatures);
  const packed = signatures.map(({ keyId: id, signature }) => {
    if (!KEY_ID.test(id) || signature.length !== 64) throw malformed('a signature has another shape');
    return [hexToBytes(id), signature];
  });
  return new Uint8Array(encode([COMPACT_FORM, payloadBytes, packed], rfc8949EncodeOptions));
}

function parseSignature(value: unknown): ReceiptSignature {
  const [id, signature] = Array.isArray(value) && value.length === 2 ? (value as unknown[]) : [];
  if (!(id instanceof Uint8Array) || id.length !== 8 || !(signature instanceof Uint8Array) || signature.length !== 64)
    throw malformed('a signature has another shape');
  return { keyId: bytesToHex(id), signature };
}

/**
 * Takes a compact receipt apart. Throws {@link HandoverError} unless the bytes are exactly what {@link compactReceipt}
 * writes. The signatures are not verified: {@link verifyReceipt} does that.
 */
export function parseCompactReceipt(compact: Uint8Array): ParsedReceipt {
  const parts = decodeStrictCbor(compact, 'hand-over receipt');
  if (!Array.isArray(parts) || parts.length !== 3) throw malformed('it has another shape');
  const [form, payloadBytes, list] = parts as unknown[];
  if (form !== COMPACT_FORM) throw new HandoverError('unsupported-version', 'The hand-over receipt has another form.');
  if (!(payloadBytes instanceof Uint8Array) || !Array.isArray(list) || list.length !== 2)
    throw malformed('it must hold a payload and two signatures');
  const signatures: ReceiptSignatures = [parseSignature(list[0]), parseSignature(list[1])];
  requireTwoKeys(signatures);
  return { payloadBytes, payload: decodeHandoverPayload(payloadBytes), signatures };
}

async function verifyParty(
  { payloadBytes, payload }: ParsedReceipt,
  { keyId: id, signature }: ReceiptSignature,
  authority: string,
  findKey: FindEnrolledKey,
): Promise<void> {
  const enrolled = await findKey(id, payload);
  if (enrolled === undefined || (await keyId(enrolled.publicKey)) !== id)
    throw new HandoverError(
      'unknown-key',
      `The device key ${id} is not enrolled. Bring the device online or enrol it.`,
    );
  if (enrolled.authority !== authority)
    throw new HandoverError('wrong-authority', `The device key ${id} was not enrolled for the authority ${authority}.`);
  if (!(await verifySignature(enrolled.publicKey, payloadBytes, signature)))
    throw new HandoverError(
      'wrong-signature',
      `The signature of the device key ${id} does not fit: the receipt was altered.`,
    );
}

/**
 * Verifies a compact receipt: exact form, two different enrolled keys, the first of the delivering and the second of the
 * receiving authority, both signatures over the payload. Throws {@link HandoverError}; returns what was signed.
 */
export async function verifyReceipt(compact: Uint8Array, findKey: FindEnrolledKey): Promise<ParsedReceipt> {
  const receipt = parseCompactReceipt(compact);
  const [delivering, receiving] = receipt.signatures;
  await verifyParty(receipt, delivering, receipt.payload.fromAuthority, findKey);
  await verifyParty(receipt, receiving, receipt.payload.toAuthority, findKey);
  return receipt;
}

/**
 * The DSSE JSON envelope of a compact receipt, rebuilt without signing again: any DSSE verifier accepts it.
 * Members are in DSSE's usual order; binary values are base64 with padding.
 */
export function receiptToDsseJson(compact: Uint8Array): string {
  const { payloadBytes, signatures } = parseCompactReceipt(compact);
  return JSON.stringify({
    payloadType: HANDOVER_PAYLOAD_TYPE,
    payload: bytesToBase64(payloadBytes),
    signatures: signatures.map(({ keyId: id, signature }) => ({ keyid: id, sig: bytesToBase64(signature) })),
  });
}

/** The text of the receipt's QR code (base45, alphanumeric mode). */
export function receiptToQrText(compact: Uint8Array): string {
  return encodeBase45(compact);
}

/** Undoes {@link receiptToQrText}. Throws Base45Error for a text that no receipt has. */
export function receiptFromQrText(text: string): Uint8Array<ArrayBuffer> {
  return decodeBase45(text);
}
