import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from './canonical-json.ts';
import {
  DisclosureError,
  disclosureDigest,
  makeDisclosure,
  makeDisclosures,
  makeErasure,
  openDisclosures,
  openErasable,
  readDisclosure,
} from './disclosure.ts';

const word = fc
  .string({ unit: 'grapheme' })
  .filter((candidate) => candidate.isWellFormed() && !['_sd', '_sd_alg', '...'].includes(candidate));
const personalFields: fc.Arbitrary<JsonObject> = fc.dictionary(
  word,
  fc.oneof(word, fc.maxSafeInteger(), fc.array(word)),
  {
    maxKeys: 12,
  },
);
const fields = { familyName: 'الاختبار', givenName: 'Test', birthYear: 1990 };

describe('disclosures of personal fields', () => {
  it('digests the example of RFC 9901 section 4.2.3 to the published value', () => {
    const published = 'WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0';
    expect(disclosureDigest(published)).toBe('X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0');
    expect(openDisclosures([disclosureDigest(published)], [published])).toEqual({ family_name: 'Möbius' });
  });

  it('writes the canonical text of salt, name and value', () => {
    const disclosure = makeDisclosure('name', { b: 1, a: 'ع' }, new Uint8Array(16));
    expect(Buffer.from(disclosure, 'base64url').toString()).toBe('["AAAAAAAAAAAAAAAAAAAAAA","name",{"a":"ع","b":1}]');
  });

  it('opens to what is left, and says by which order the rest went; what is neither is refused', () => {
    fc.assert(
      fc.property(personalFields, fc.uuid(), fc.infiniteStream(fc.boolean()), (personal, order, choose) => {
        const { digests, disclosures } = makeDisclosures(personal, { decoys: 2 });
        const goes = new Set(Object.keys(personal).filter(() => choose.next().value));
        const left = disclosures.map((text) => {
          const { name } = readDisclosure(text);
          return goes.has(name) ? makeErasure(name, order) : text;
        });
        const { fields, erased } = openErasable(digests, left);
        expect(fields).toEqual(Object.fromEntries(Object.entries(personal).filter(([name]) => !goes.has(name))));
        expect(Object.fromEntries(erased)).toEqual(Object.fromEntries([...goes].map((name) => [name, order])));
        expect(left.every((text) => Object.hasOwn(personal, readDisclosure(text).name))).toBe(true);
        // the same twice, or beside the value that it is said to have taken
        for (const name of goes) {
          expect(() => openErasable(digests, [...left, makeErasure(name, order)])).toThrow(DisclosureError);
          expect(() => openErasable(digests, [...disclosures, makeErasure(name, order)])).toThrow(DisclosureError);
          expect(() => openDisclosures(digests, left)).toThrow(DisclosureError);
        }
        expect(() => openErasable(digests, ['bm9uZQ'])).toThrow(DisclosureError);
      }),
    );
  });

  it('opens to the fields that were closed, whatever they are', () => {
    fc.assert(
      fc.property(personalFields, fc.nat({ max: 5 }), (personal, decoys) => {
        const { digests, disclosures } = makeDisclosures(personal, { decoys });
        expect(digests).toHaveLength(Object.keys(personal).length + decoys);
        expect(digests).toEqual([...digests].sort());
        expect(Object.entries(openDisclosures(digests, disclosures))).toEqual(Object.entries(personal));
      }),
    );
  });

  it('gives equal fields different digests in every event', () => {
    const first = makeDisclosures(fields, { decoys: 2 });
    const second = makeDisclosures(fields, { decoys: 2 });
    expect(new Set([...first.digests, ...second.digests]).size).toBe(10);
  });

  it('shows some fields and keeps the others closed', () => {
    const { digests, disclosures } = makeDisclosures(fields, { decoys: 0 });
    expect(openDisclosures(digests, disclosures.slice(2))).toEqual({ birthYear: 1990 });
  });

  it('refuses a disclosure of another event, a repeated one and repeated digests', () => {
    const { digests, disclosures } = makeDisclosures(fields, { decoys: 1 });
    const foreign = makeDisclosures(fields, { decoys: 0 }).disclosures;
    expect(() => openDisclosures(digests, foreign)).toThrow(DisclosureError);
    expect(() => openDisclosures(digests, [...disclosures, ...disclosures])).toThrow('given twice');
    expect(() => openDisclosures([...digests, ...digests], disclosures)).toThrow('same digest twice');
  });

  it('refuses two disclosures of one name, a reserved name and damaged ones, even if the event lists them', () => {
    const twice = [1, 2].map((value) => makeDisclosure('status', value, new Uint8Array(16).fill(value)));
    expect(() => openDisclosures(twice.map(disclosureDigest), twice)).toThrow('already given');
    for (const text of ['["s","_sd",[]]', '["s","name"]', '[1,"name",2]', '{}', 'null', 'no json']) {
      const bad = Buffer.from(text).toString('base64url');
      expect(() => openDisclosures([disclosureDigest(bad)], [bad])).toThrow(DisclosureError);
    }
  });

  it('refuses reserved names and short salts when closing', () => {
    expect(() => makeDisclosure('_sd', 1, new Uint8Array(16))).toThrow('RFC 9901');
    expect(() => makeDisclosure('name', 1, new Uint8Array(15))).toThrow('16 bytes');
  });
});
