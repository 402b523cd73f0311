import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson, type JsonValue } from '../ledger/canonical-json.ts';
import { eventText } from './event-text.ts';

it('is the canonical text of the whole event', () => {
  const uuid = fc.uuid();
  const number = fc.nat();
  const digests = fc.array(fc.stringMatching(/^[A-Za-z0-9_-]{43}$/), { maxLength: 4 });
  const data = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.oneof(fc.string({ unit: 'grapheme' }), fc.nat()));
  const hash = fc.stringMatching(/^([0-9a-f]{64})?$/);
  fc.assert(
    fc.property(
      uuid,
      uuid,
      uuid,
      number,
      number,
      digests,
      data,
      hash,
      (id, command, register, at, no, _sd, what, prev) => {
        const envelope = {
          ...{ register, command, id, type: 'RemarkRecorded', v: 1, stream: no, seq: no + 1, prev, officer: no },
          ...{ occurred: at, recorded: at + 1, received: at + 2 },
        };
        expect(eventText({ ...envelope, digests: JSON.stringify(_sd), data: canonicalJson(what) })).toBe(
          canonicalJson({ ...envelope, _sd, data: what } as JsonValue),
        );
      },
    ),
  );
});
