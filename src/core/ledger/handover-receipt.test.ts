import { createPrivateKey, createPublicKey, verify } from 'node:crypto';
import QRCode from 'qrcode';
import { beforeAll, describe, expect, it } from 'vitest';
import { HANDOVER_PAYLOAD_TYPE, keyId, preAuthenticationEncoding, signPayload, verifySignature } from './dsse.ts';
import { encodeHandoverPayload, type HandoverPayload } from './handover-payload.ts';
import {
  compactReceipt,
  type FindEnrolledKey,
  parseCompactReceipt,
  receiptFromQrText,
  receiptToDsseJson,
  receiptToQrText,
  verifyReceipt,
} from './handover-receipt.ts';

type Device = { readonly privateKey: CryptoKey; readonly publicKey: Uint8Array; readonly id: string };

/** A typical receipt of the second custody pass of a 150-person convoy, with a checkpoint and two exceptions. */
const payload: HandoverPayload = {
  version: 1,
  id: Uint8Array.from({ length: 12 }, (_, index) => index * 17),
  operation: 'OP-2026-014',
  count: 148,
  manifestRoot: Uint8Array.from({ length: 32 }, (_, index) => index * 5),
  fromAuthority: 'ESC',
  toAuthority: 'MOJ-IQ',
  place: 'RAB',
  instant: 1_768_982_467_000,
  lastCheckpoint: { size: 412_331, root: Uint8Array.from({ length: 32 }, (_, index) => 255 - index) },
  deviceCounters: [118, 64],
  ordinal: 2,
  exceptions: [{ code: 'unfit', count: 2 }],
  synthetic: true,
};
const payloadBytes = encodeHandoverPayload(payload);

async function newDevice(): Promise<Device> {
  const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return { privateKey: pair.privateKey, publicKey, id: await keyId(publicKey) };
}

const sign = async (device: Device, bytes: Uint8Array = payloadBytes) => ({
  keyId: device.id,
  signature: await signPayload(device.privateKey, bytes),
});

let delivering: Device;
let receiving: Device;
let stranger: Device;
let compact: Uint8Array<ArrayBuffer>;
let findKey: FindEnrolledKey;
beforeAll(async () => {
  [delivering, receiving, stranger] = await Promise.all([newDevice(), newDevice(), newDevice()]);
  const enrolled = new Map([
    [delivering.id, { publicKey: delivering.publicKey, authority: 'ESC' }],
    [receiving.id, { publicKey: receiving.publicKey, authority: 'MOJ-IQ' }],
  ]);
  findKey = (id) => enrolled.get(id);
  compact = compactReceipt(payloadBytes, [await sign(delivering), await sign(receiving)]);
});

const refusedWith = (code: string) => expect.objectContaining({ name: 'HandoverError', code });

describe('hand-over receipt', () => {
  it('is verified, and says what was signed and by which keys', async () => {
    const receipt = await verifyReceipt(compact, findKey);
    expect(receipt.payload).toEqual(payload);
    expect(receipt.signatures.map((signature) => signature.keyId)).toEqual([delivering.id, receiving.id]);
  });

  it('fits into 320 bytes and a QR code of version 13 at level M', () => {
    expect(compact.length).toBeLessThanOrEqual(320);
    const segment = { data: receiptToQrText(compact), mode: 'alphanumeric' } as const;
    expect(QRCode.create([segment], { errorCorrectionLevel: 'M' }).version).toBeLessThanOrEqual(13);
  });

  it('comes back from the text of its QR code', () => {
    expect(receiptFromQrText(receiptToQrText(compact))).toEqual(compact);
  });

  it('is refused when any one byte is altered, cut off or added', async () => {
    const altered = Array.from(compact, (byte, index) => {
      const copy = new Uint8Array(compact);
      copy[index] = byte ^ (1 << (index % 8));
      return copy;
    });
    const all = [...altered, compact.subarray(0, -1), Uint8Array.of(...compact, 0), new Uint8Array(0)];
    const results = await Promise.allSettled(all.map((bytes) => verifyReceipt(bytes, findKey)));
    expect(results.filter((result) => result.status === 'fulfilled')).toEqual([]);
    expect(new Set(results.map((result) => result.status === 'rejected' && result.reason.name))).toEqual(
      new Set(['HandoverError']),
    );
  });

  it('is refused with one key twice', async () => {
    const one = await sign(delivering);
    expect(() => compactReceipt(payloadBytes, [one, one])).toThrow(refusedWith('same-key-twice'));
    const hex = Buffer.from(compact).toString('hex').replace(receiving.id, delivering.id);
    expect(() => parseCompactReceipt(Buffer.from(hex, 'hex'))).toThrow(refusedWith('same-key-twice'));
  });

  it('is refused with a key that nobody enrolled, or with another key under an enrolled id', async () => {
    const forged = compactReceipt(payloadBytes, [await sign(delivering), await sign(stranger)]);
    await expect(verifyReceipt(forged, findKey)).rejects.toThrow(refusedWith('unknown-key'));
    const swapped: FindEnrolledKey = (id) => ({
      publicKey: stranger.publicKey,
      authority: id === delivering.id ? 'ESC' : 'MOJ-IQ',
    });
    await expect(verifyReceipt(compact, swapped)).rejects.toThrow(refusedWith('unknown-key'));
  });

  it('is refused when the parties are exchanged or both belong to one authority', async () => {
    const exchanged = compactReceipt(payloadBytes, [await sign(receiving), await sign(delivering)]);
    await expect(verifyReceipt(exchanged, findKey)).rejects.toThrow(refusedWith('wrong-authority'));
    const sameAuthority: FindEnrolledKey = (id) => ({
      publicKey: id === delivering.id ? delivering.publicKey : receiving.publicKey,
      authority: 'ESC',
    });
    await expect(verifyReceipt(compact, sameAuthority)).rejects.toThrow(refusedWith('wrong-authority'));
  });

  it('is refused with a signature over another payload or over the bare bytes', async () => {
    const other = await sign(receiving, encodeHandoverPayload({ ...payload, count: 149 }));
    const bare = new Uint8Array(await crypto.subtle.sign('Ed25519', receiving.privateKey, payloadBytes));
    for (const signature of [other.signature, bare]) {
      const forged = compactReceipt(payloadBytes, [await sign(delivering), { keyId: receiving.id, signature }]);
      await expect(verifyReceipt(forged, findKey)).rejects.toThrow(refusedWith('wrong-signature'));
    }
  });

  it('refuses to pack signatures of another shape', async () => {
    const good = await sign(delivering);
    const short = { keyId: receiving.id, signature: new Uint8Array(63) };
    expect(() => compactReceipt(payloadBytes, [good, short])).toThrow(refusedWith('malformed'));
    expect(() => compactReceipt(payloadBytes, [good, { ...good, keyId: 'ABC' }])).toThrow(refusedWith('malformed'));
    expect(() => compactReceipt(new Uint8Array(3), [good, good])).toThrow(refusedWith('malformed'));
  });

  it('becomes a DSSE envelope whose signatures node:crypto accepts without signing again', () => {
    const envelope = JSON.parse(receiptToDsseJson(compact));
    expect(envelope.payloadType).toBe('application/vnd.amana.handover+cbor');
    const body = Buffer.from(envelope.payload, 'base64');
    const signed = Buffer.concat([Buffer.from(`DSSEv1 35 ${envelope.payloadType} ${body.length} `), body]);
    const results = [delivering, receiving].map(({ publicKey, id }, index) => {
      expect(envelope.signatures[index].keyid).toBe(id);
      const x = Buffer.from(publicKey).toString('base64url');
      const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
      return verify(null, signed, key, Buffer.from(envelope.signatures[index].sig, 'base64'));
    });
    expect(results).toEqual([true, true]);
  });
});

describe('DSSE', () => {
  it('encodes as the example of the DSSE protocol document does', () => {
    const encoded = preAuthenticationEncoding('http://example.com/HelloWorld', new TextEncoder().encode('hello world'));
    expect(new TextDecoder().decode(encoded)).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
  });

  it('signs as RFC 8032 test 1 does under the key of that test, and names its public key', async () => {
    // RFC 8032 section 7.1, test 1; the key in PKCS #8. A signature of the same bytes by node:crypto must be equal.
    const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
    const pkcs8 = Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex');
    const publicKey = Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex');
    const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign']);
    const signature = await signPayload(privateKey, payloadBytes);
    const bytes = preAuthenticationEncoding(HANDOVER_PAYLOAD_TYPE, payloadBytes);
    const key = createPublicKey(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }));
    expect(verify(null, bytes, key, signature)).toBe(true);
    expect(await verifySignature(publicKey, payloadBytes, signature)).toBe(true);
    expect(await verifySignature(publicKey, payloadBytes, signature.subarray(1))).toBe(false);
    // python3 -c "import hashlib; print(hashlib.sha256(bytes.fromhex('d75a98…511a')).hexdigest()[:16])"
    expect(await keyId(publicKey)).toBe('21fe31dfa154a261');
  });
});
