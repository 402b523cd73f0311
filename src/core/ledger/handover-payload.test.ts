import { encode, rfc8949EncodeOptions } from 'cborg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeHandoverPayload, encodeHandoverPayload, type HandoverPayload } from './handover-payload.ts';

const bytes = (length: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength: length, maxLength: length });
const code = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$/);
const payloads: fc.Arbitrary<HandoverPayload> = fc
  .record({
    version: fc.constant(1 as const),
    id: bytes(12),
    operation: code,
    count: fc.nat(),
    manifestRoot: bytes(32),
    authorities: fc.uniqueArray(code, { minLength: 2, maxLength: 2 }),
    place: code,
    instant: fc.integer({ min: 0, max: 2 ** 45 }),
    lastCheckpoint: fc.oneof(
      fc.constant({ size: 0, root: new Uint8Array(0) }),
      fc.record({ size: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), root: bytes(32) }),
    ),
    deviceCounters: fc.tuple(fc.nat(), fc.nat()),
    ordinal: fc.integer({ min: 1, max: 9 }),
    exceptions: fc.uniqueArray(fc.record({ code, count: fc.integer({ min: 1, max: 999 }) }), {
      selector: (exception) => exception.code,
      maxLength: 4,
    }),
    synthetic: fc.boolean(),
  })
  .map(({ authorities: [fromAuthority = '', toAuthority = ''], exceptions, ...rest }) => ({
    ...rest,
    fromAuthority,
    toAuthority,
    exceptions: exceptions.sort((left, right) => (left.code < right.code ? -1 : 1)),
  }));

const payload: HandoverPayload = {
  version: 1,
  id: new Uint8Array(12).fill(7),
  operation: 'OP-2026-014',
  count: 150,
  manifestRoot: new Uint8Array(32).fill(1),
  fromAuthority: 'SDF',
  toAuthority: 'ESC',
  place: 'GHW',
  instant: 1_768_975_200_000,
  lastCheckpoint: { size: 0, root: new Uint8Array(0) },
  deviceCounters: [118, 64],
  ordinal: 1,
  exceptions: [{ code: 'not-boarded', count: 2 }],
  synthetic: true,
};
const asMap = (): Map<unknown, unknown> =>
  new Map<unknown, unknown>([
    [1, 1],
    [2, payload.id],
    [3, payload.operation],
    [4, payload.count],
    [5, payload.manifestRoot],
    [6, payload.fromAuthority],
    [7, payload.toAuthority],
    [8, payload.place],
    [9, payload.instant],
    [10, [0, new Uint8Array(0)]],
    [11, [118, 64]],
    [12, 1],
    [13, [['not-boarded', 2]]],
    [14, true],
  ]);

describe('hand-over payload', () => {
  it('says in its version whether custody passes between two authorities, or the place within one', () => {
    const within: HandoverPayload = { ...payload, version: 2, toAuthority: payload.fromAuthority };
    expect(decodeHandoverPayload(encodeHandoverPayload(within))).toEqual(within);
    expect(() => encodeHandoverPayload({ ...payload, version: 2 })).toThrow('a move within one authority names two');
    expect(() => encodeHandoverPayload({ ...within, version: 1 })).toThrow('one authority cannot hand over to itself');
    const forged = new Map(asMap());
    forged.set(1, 2);
    expect(() => decodeHandoverPayload(new Uint8Array(encode(forged, rfc8949EncodeOptions)))).toThrow('names two');
  });

  it('reads back every valid payload, from one byte string only', () => {
    fc.assert(
      fc.property(payloads, (candidate) => {
        const encoded = encodeHandoverPayload(candidate);
        expect(decodeHandoverPayload(encoded)).toEqual(candidate);
        expect(encodeHandoverPayload(decodeHandoverPayload(encoded))).toEqual(encoded);
      }),
    );
  });

  it('is a CBOR map with the integer keys of the format', () => {
    expect(encodeHandoverPayload(payload)).toEqual(new Uint8Array(encode(asMap())));
    expect(Buffer.from(encodeHandoverPayload(payload)).toString('hex')).toMatch(/^ae0101024c(07){12}036b4f502d/);
  });

  it.each([
    ['an unknown key', (map: Map<unknown, unknown>) => map.set(15, 1)],
    ['a text key', (map: Map<unknown, unknown>) => map.set('note', 'a name')],
    ['a missing key', (map: Map<unknown, unknown>) => map.delete(9)],
    ['a missing key and another in its place', (map: Map<unknown, unknown>) => map.delete(9) && map.set(15, 1)],
    ['another version', (map: Map<unknown, unknown>) => map.set(1, 2)],
    ['a text in place of a number', (map: Map<unknown, unknown>) => map.set(4, '150')],
    ['a negative count', (map: Map<unknown, unknown>) => map.set(4, -1)],
    ['a float', (map: Map<unknown, unknown>) => map.set(9, 1.5)],
    ['a short root', (map: Map<unknown, unknown>) => map.set(5, new Uint8Array(31))],
    ['a code with spaces, which a name would have', (map: Map<unknown, unknown>) => map.set(3, 'Test Person')],
    ['an authority that hands over to itself', (map: Map<unknown, unknown>) => map.set(7, 'SDF')],
    ['a checkpoint root without a size', (map: Map<unknown, unknown>) => map.set(10, [0, new Uint8Array(32)])],
    ['a checkpoint size without a root', (map: Map<unknown, unknown>) => map.set(10, [9, new Uint8Array(0)])],
    ['three counters', (map: Map<unknown, unknown>) => map.set(11, [1, 2, 3])],
    ['the ordinal 0', (map: Map<unknown, unknown>) => map.set(12, 0)],
    ['an exception of no person', (map: Map<unknown, unknown>) => map.set(13, [['not-boarded', 0]])],
    ['an exception with a third value', (map: Map<unknown, unknown>) => map.set(13, [['not-boarded', 1, 1]])],
    [
      'an exception code twice',
      (map: Map<unknown, unknown>) =>
        map.set(13, [
          ['unfit', 1],
          ['unfit', 1],
        ]),
    ],
    [
      'exceptions out of order',
      (map: Map<unknown, unknown>) =>
        map.set(13, [
          ['unfit', 1],
          ['absent', 1],
        ]),
    ],
    ['a synthetic flag that is a number', (map: Map<unknown, unknown>) => map.set(14, 1)],
  ])('is refused with %s', (_what, change) => {
    const map = asMap();
    change(map);
    expect(() => decodeHandoverPayload(new Uint8Array(encode(map)))).toThrow(
      expect.objectContaining({ name: 'HandoverError' }),
    );
  });

  it('is refused in any form but the deterministic one', () => {
    const good = encodeHandoverPayload(payload);
    const longInteger = Uint8Array.of(good[0] ?? 0, 1, 0x18, 1, ...good.subarray(3));
    const swapped = Uint8Array.of(good[0] ?? 0, ...good.subarray(3, 17), 1, 1, ...good.subarray(17));
    const indefinite = Uint8Array.of(0xbf, ...good.subarray(1), 0xff);
    const twice = Uint8Array.of(0xaf, 1, 1, ...good.subarray(1));
    for (const bad of [longInteger, swapped, indefinite, twice, Uint8Array.of(...good, 0), good.subarray(0, -1)])
      expect(() => decodeHandoverPayload(bad)).toThrow(expect.objectContaining({ code: 'malformed' }));
    expect(() => decodeHandoverPayload(new Uint8Array(encode([1])))).toThrow('not a map');
  });
});
