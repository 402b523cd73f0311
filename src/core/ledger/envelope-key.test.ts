import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  newStreamKeys,
  openSecret,
  SealedBytesError,
  sealedKeyId,
  sealSecret,
  secretKey,
  unwrapStreamKey,
  wrapStreamKey,
} from './envelope-key.ts';

const kek = secretKey(randomBytes(32));
const keys = newStreamKeys();
const everyMutation = (bytes: Buffer): Buffer[] =>
  Array.from(bytes, (byte, index) => {
    const copy = Buffer.from(bytes);
    copy[index] = byte ^ 0x01;
    return copy;
  });

describe('wrapped stream keys', () => {
  it('unwrap to the same keys; a bigint and its decimal text name the same stream', () => {
    const wrapped = wrapStreamKey(kek, 42n, keys);
    expect(unwrapStreamKey(kek, '42', wrapped)).toEqual(keys);
    expect(wrapped).toHaveLength(101);
  });

  it('carry the algorithm and the id of the key that wrapped them', () => {
    const wrapped = wrapStreamKey(kek, 42n, keys);
    expect(wrapped[0]).toBe(1);
    expect(sealedKeyId(wrapped)).toBe(kek.id);
  });

  it('are refused for another stream, another key, any altered byte and any cut', () => {
    const wrapped = wrapStreamKey(kek, 42n, keys);
    expect(() => unwrapStreamKey(kek, 43n, wrapped)).toThrow(SealedBytesError);
    expect(() => unwrapStreamKey(secretKey(randomBytes(32)), 42n, wrapped)).toThrow(`closed with key ${kek.id}`);
    for (const altered of everyMutation(wrapped))
      expect(() => unwrapStreamKey(kek, 42n, altered)).toThrow(SealedBytesError);
    for (let length = 0; length < wrapped.length; length++)
      expect(() => unwrapStreamKey(kek, 42n, wrapped.subarray(0, length))).toThrow(SealedBytesError);
  });

  it('never come out the same twice, so that equal keys cannot be seen to be equal', () => {
    expect(wrapStreamKey(kek, 42n, keys).equals(wrapStreamKey(kek, 42n, keys))).toBe(false);
  });

  it('refuse keys of another length', () => {
    expect(() => wrapStreamKey(kek, 1n, { ...keys, label: new Uint8Array(31) })).toThrow('32 bytes');
    expect(() => secretKey(new Uint8Array(16))).toThrow('32 bytes');
  });
});

describe('sealed secrets', () => {
  const plaintext = Buffer.from('["salt","name","تجريبي"]');
  const eventId = '019bf1a2-0000-7000-8000-000000000001';

  it('open to the same bytes', () => {
    expect(openSecret(keys.data, eventId, sealSecret(keys.data, eventId, plaintext)).equals(plaintext)).toBe(true);
    expect(openSecret(keys.data, eventId, sealSecret(keys.data, eventId, new Uint8Array(0)))).toHaveLength(0);
  });

  it('are refused for another event, another key and any altered byte', () => {
    const sealed = sealSecret(keys.data, eventId, plaintext);
    expect(() => openSecret(keys.data, eventId.replace('1', '2'), sealed)).toThrow('another stream or event');
    expect(() => openSecret(keys.label, eventId, sealed)).toThrow(SealedBytesError);
    for (const altered of everyMutation(sealed))
      expect(() => openSecret(keys.data, eventId, altered)).toThrow(SealedBytesError);
  });
});
