import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type JsonValue, parseCanonicalJson } from '../../ledger/canonical-json.ts';
import { eventText } from '../event-text.ts';
import { partsOfEvent } from './event-parts.ts';
import type { EventRow } from './event-row.ts';

const register = '0190a000-0000-7000-8000-000000000001';
const digest = fc.string({ unit: fc.constantFrom(...'abcXYZ019-_'), minLength: 43, maxLength: 43 });
const data = fc
  .dictionary(fc.constantFrom('site', 'note', 'a"b', 'مكان'), fc.jsonValue({ maxDepth: 2 }))
  .filter((value) => {
    try {
      return canonicalJson(value as JsonValue) !== '';
    } catch {
      return false;
    }
  });
const events = fc
  .record({
    _sd: fc.array(digest, { maxLength: 4 }),
    data,
    id: fc.uuid(),
    command: fc.uuid(),
    stream: fc.integer({ min: 1, max: 90_000 }),
    seq: fc.integer({ min: 1, max: 50 }),
    type: fc.constantFrom('PersonBoarded', 'LineListed'),
    v: fc.integer({ min: 1, max: 3 }),
    officer: fc.nat(200),
    occurred: fc.integer({ min: -1_000, max: 1_800_000_000_000 }),
    recorded: fc.nat(1_800_000_000_000),
    received: fc.nat(1_800_000_000_000),
    prev: fc.constantFrom('', 'ab'.repeat(32)),
  })
  .map((event) => {
    const body = eventText({
      ...event,
      register,
      digests: JSON.stringify(event._sd),
      data: canonicalJson(event.data as JsonValue),
    });
    const row = {
      id: event.id,
      commandId: event.command,
      streamNo: event.stream,
      seq: event.seq,
      type: event.type,
      v: event.v,
      officerNo: event.officer,
      occurred: event.occurred * 1000,
      recorded: event.recorded * 1000,
      received: event.received * 1000,
      body,
    } as EventRow;
    return { event, row };
  });

describe('partsOfEvent', () => {
  it('takes from the text of an event what no column says', () =>
    fc.assert(
      fc.property(events, ({ event, row }) => {
        const parts = partsOfEvent(row, register, event.prev, undefined);
        expect(parts?.digests).toEqual(event._sd);
        expect(parts?.dataText).toBe(canonicalJson(event.data as JsonValue));
        expect(parts?.data).toEqual(JSON.parse(parts?.dataText ?? ''));
        const known = { dataText: parts?.dataText ?? '', data: { known: true } };
        expect(partsOfEvent(row, register, event.prev, known)?.data).toBe(known.data);
      }),
    ));

  it('takes nothing of a text that another column, register or leaf before it would have made', () =>
    fc.assert(
      fc.property(
        events,
        fc.constantFrom('id', 'commandId', 'type'),
        fc.constantFrom('streamNo', 'seq', 'v', 'officerNo', 'occurred', 'recorded', 'received'),
        ({ event, row }, text, number) => {
          const taken = (changed: Partial<EventRow>, of = register, prev = event.prev) =>
            partsOfEvent({ ...row, ...changed }, of, prev, undefined);
          expect(taken({ [text]: `${row[text]}0` })).toBeUndefined();
          // an instant is kept in microseconds, of which the text says no parts of a thousand
          expect(taken({ [number]: row[number] + 1 })).toBeUndefined();
          expect(taken({}, row.id === register ? 'other' : row.id)).toBeUndefined();
          expect(taken({}, register, 'cd'.repeat(32))).toBeUndefined();
        },
      ),
    ));

  it('takes nothing of a changed text, unless it is canonical and says of the columns what they say', () =>
    fc.assert(
      fc.property(
        events,
        fc.nat(),
        fc.constantFrom('', ' ', '"', ',', ']', '}', '0', 'a', '1.0', ',"x":1', '{', '\\u0041'),
        fc.boolean(),
        ({ event, row }, place, put, replaces) => {
          const at = place % row.body.length;
          const body = row.body.slice(0, at) + put + row.body.slice(at + (replaces ? 1 : 0));
          const parts = partsOfEvent({ ...row, body }, register, event.prev, undefined);
          if (parts === undefined) return;
          const read = parseCanonicalJson(body) as Record<string, JsonValue>;
          const { _sd, data: said, ...columns } = read;
          const { _sd: digests, data: before, ...others } = event;
          expect(columns).toEqual({ ...others, register });
          expect([_sd, said]).toEqual([parts.digests, parts.data]);
        },
      ),
      { numRuns: 400 },
    ));
});
