import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CanonicalJsonError, canonicalJson, type JsonValue, parseCanonicalJson } from './canonical-json.ts';

const text = fc.string({ unit: 'grapheme' }).filter((candidate) => candidate.isWellFormed());
const { value: anyValue } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    text,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(text, tie('value'), { maxKeys: 6 }),
  ),
}));

const shuffled = (value: JsonValue): JsonValue => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, shuffled(item)]),
  );
};

describe('canonicalJson', () => {
  it('agrees with an independent implementation of RFC 8785', () => {
    fc.assert(fc.property(anyValue, (value) => canonicalJson(value) === canonicalize(value)));
  });

  it('does not depend on the order in which members were added', () => {
    fc.assert(fc.property(anyValue, (value) => canonicalJson(shuffled(value)) === canonicalJson(value)));
  });

  it('reads its own text back to the same text', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const written = canonicalJson(value);
        expect(canonicalJson(parseCanonicalJson(written))).toBe(written);
      }),
    );
  });

  it.each([
    ['any JSON', fc.json()],
    ['canonical text', anyValue.map(canonicalJson)],
    ['members in another order', anyValue.map((value) => JSON.stringify(shuffled(value)))],
    ['members in any order', anyValue.map((value) => JSON.stringify(value))],
    ['numbers', fc.double().map((value) => JSON.stringify([value]))],
    ['numbers as names', fc.array(fc.nat(30)).map((names) => `{${names.map((name) => `"${name}":0`).join(',')}}`)],
    ['broken texts', fc.string({ unit: 'binary' }).map((value) => JSON.stringify({ [value]: value }))],
    ['deep texts', fc.integer({ min: 60, max: 68 }).map((deep) => `${'['.repeat(deep)}0${']'.repeat(deep)}`)],
  ])('reads exactly what it would have written: %s', (_what, texts) => {
    const wouldWrite = (text: string): boolean => {
      try {
        return canonicalJson(JSON.parse(text) as JsonValue) === text;
      } catch {
        return false;
      }
    };
    const reads = (text: string): boolean => {
      try {
        parseCanonicalJson(text);
        return true;
      } catch (error) {
        expect(error).toBeInstanceOf(CanonicalJsonError);
        return false;
      }
    };
    fc.assert(fc.property(texts, (text) => reads(text) === wouldWrite(text)));
  });

  it('orders members by UTF-16 code units and escapes as RFC 8785 section 3.2.3 shows', () => {
    const members = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    expect(canonicalJson(members)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}');
    expect(canonicalJson('\u20ac$\u000f\nA\'B"\\\\"/')).toBe('"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
    expect(canonicalJson(-0)).toBe('0');
  });

  it.each([
    ['a float', 0.5],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['an integer beyond 2^53', 2 ** 53],
    ['undefined', undefined],
    ['bigint', 1n],
    ['a function', () => 1],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['bytes', new Uint8Array(2)],
    ['a boxed number', Object(1)],
    ['half a surrogate pair', '\ud800'],
  ])('refuses %s at any depth, naming the path', (_kind, bad) => {
    for (const carrier of [bad, [1, bad], { a: { b: bad } }])
      expect(() => canonicalJson(carrier as JsonValue)).toThrow(CanonicalJsonError);
    expect(() => canonicalJson({ a: [1, { b: bad }] } as unknown as JsonValue)).toThrow('$.a[1].b');
  });

  it('refuses a hole in an array, a broken member name and a value that contains itself', () => {
    expect(() => canonicalJson(new Array(2) as JsonValue)).toThrow('$[0]');
    expect(() => canonicalJson({ '\udc00': 1 })).toThrow('a name in $');
    const loop: Record<string, JsonValue> = {};
    loop.self = loop;
    expect(() => canonicalJson(loop)).toThrow('contains itself');
  });

  it('never repeats the refused value in the message', () => {
    expect(() => canonicalJson({ name: 'Testperson\ud800' })).toThrow(/^(?!.*Testperson)/);
  });
});

describe('parseCanonicalJson', () => {
  it.each(['{"a": 1}', '{"b":1,"a":2}', '{"a":1,"a":1}', '1.0', '1e3', '"\\u0041"', '-0'])('refuses %s', (text) => {
    expect(() => parseCanonicalJson(text)).toThrow('not in canonical form');
  });

  it('refuses what is not JSON', () => {
    expect(() => parseCanonicalJson('{a:1}')).toThrow('not JSON');
  });
});
