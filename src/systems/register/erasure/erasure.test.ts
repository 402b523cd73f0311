import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ERASURE_LEVELS } from '../../../core/ledger/erasure-leaf.ts';
import { ERASED_MARK } from '../../../core/register/erasure/mark.ts';
import { allEvents } from '../../all-events.ts';
import { ERASABLE_FIELDS } from './erasable-fields.ts';
import { ERASURE_REASONS, EVENTS_WITHOUT_COURT, maySecond, misfits, needsClerk, openFrom, whyNot } from './erasure.ts';

const YEAR = 365.25 * 86_400_000;
const ended = Date.UTC(2026, 0, 20);

describe('an order of erasure', () => {
  it('is about fields that events have, and the mark is a value of each: the tables can be made again with it', () => {
    for (const [type, fields] of Object.entries(ERASABLE_FIELDS)) {
      const versions = allEvents.filter((event) => event.type === type);
      expect([type, versions.length > 0]).toEqual([type, true]);
      for (const field of fields)
        for (const { personal, stream } of versions) {
          const shape = (
            personal as unknown as { shape: Record<string, { safeParse(value: unknown): { success: boolean } }> }
          ).shape;
          expect([type, field, stream, shape[field]?.safeParse(ERASED_MARK).success]).toEqual([
            type,
            field,
            'person',
            true,
          ]);
        }
    }
  });

  it('names nothing that tells how somebody was treated, or that the law wants kept', () => {
    const kept =
      /^(Person(Registered|Admitted)|Name|Custody(Found|Admitted)|Deprivation|Death|Escape|Unaccounted|Release|Fear|Fitness|Health|Packet|Order(Recorded)|Security|KeepApart|Recall|Separation|AbsenceBegun|DistinguishingMarkRecorded|BreachCured|LineDecided|LineStruckOff|AccompanimentDecided|Notice|Interview)/;
    expect(Object.keys(ERASABLE_FIELDS).filter((type) => kept.test(type))).toEqual([]);
    const identity = ['names', 'tokens', 'birth', 'code', 'number', 'ground', 'article', 'country'];
    expect(
      Object.values(ERASABLE_FIELDS)
        .flat()
        .filter((field) => identity.includes(field)),
    ).toEqual([]);
  });

  it('takes more than single fields only when custody has ended, and ten years after that, whatever it says', () => {
    expect(openFrom(ended)).toBe(Date.UTC(2036, 0, 20));
    expect(openFrom(Date.UTC(2028, 1, 29))).toBe(Date.UTC(2038, 1, 28));
    expect(openFrom(null)).toBeUndefined();
    const found = { eventId: 'e', authority: 'SDF', fields: ['text'] };
    fc.assert(
      fc.property(
        fc.constantFrom(...ERASURE_LEVELS),
        fc.constantFrom(...ERASURE_REASONS),
        fc.option(fc.constant(ended)),
        fc.integer({ min: 0, max: 20 }),
        (level, reason, custodyEndedAt, years) => {
          const order = {
            level,
            reason,
            ...(level === 'person' ? {} : { eventId: 'e' }),
            ...(level === 'field' ? { fields: ['text'] } : {}),
          };
          const when = { orderedBy: 'SDF', emptied: [], custodyEndedAt, now: ended + years * YEAR };
          const why = whyNot(order, found, { ...when, sought: false });
          // of whoever is missing, at large or unaccounted for nothing, at no level
          expect(whyNot(order, found, { ...when, sought: true })).toBe('erasure-not-open');
          const late = custodyEndedAt !== null && years > 10;
          if (years !== 10) expect(why).toBe(level === 'field' || late ? undefined : 'erasure-too-early');
          expect(misfits(order).includes('reason')).toBe(
            reason !== 'court-order' && (level === 'field') === (reason === 'retention-over'),
          );
        },
      ),
    );
    const now = ended;
    expect(
      whyNot({ level: 'field', reason: 'wrong-person', eventId: 'e', fields: ['names'] }, found, {
        orderedBy: 'SDF',
        custodyEndedAt: null,
        sought: false,
        emptied: [],
        now,
      }),
    ).toBe('erasure-not-open');
    expect(
      whyNot({ level: 'field', reason: 'wrong-person', eventId: 'e', fields: ['text'] }, found, {
        orderedBy: 'MOJ',
        custodyEndedAt: null,
        sought: false,
        emptied: [],
        now,
      }),
    ).toBe('not-permitted');
  });

  it('never adds up, word by word, to the erasure of somebody held: from a fourth event only a court takes them', () => {
    const events = ['a', 'b', 'c', 'd', 'e', 'f'];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...events), fc.constantFrom('wrong-person', 'third-party', 'court-order'))),
        fc.constantFrom(null, ended, ended - 11 * YEAR),
        (asked, custodyEndedAt) => {
          const emptied = new Set<string>();
          for (const [eventId, reason] of asked as [string, (typeof ERASURE_REASONS)[number]][]) {
            const order = { level: 'field', reason, eventId, fields: ['text'] } as const;
            const found = { eventId, authority: 'SDF', fields: ['text'] };
            const known = { orderedBy: 'SDF', custodyEndedAt, sought: false, emptied: [...emptied], now: ended };
            const why = whyNot(order, found, known);
            if (why === undefined && reason !== 'court-order') emptied.add(eventId);
            if (reason === 'court-order') expect(why).toBeUndefined();
            else expect(why).toBe(emptied.has(eventId) ? undefined : 'erasure-adds-up');
          }
          const over = custodyEndedAt !== null && custodyEndedAt < ended;
          expect(emptied.size).toBeLessThanOrEqual(over ? events.length : EVENTS_WITHOUT_COURT);
        },
      ),
    );
  });

  it('is the order of a court where a clerk of the judiciary is one of the two, until the ten years are over', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ERASURE_REASONS),
        fc.tuple(fc.boolean(), fc.boolean()),
        fc.constantFrom(null, ended, ended - 11 * YEAR),
        (reason, clerks, custodyEndedAt) => {
          const early = custodyEndedAt === null || custodyEndedAt === ended;
          expect(needsClerk(reason, { custodyEndedAt, now: ended, clerks })).toBe(
            reason === 'court-order' && early && !clerks[0] && !clerks[1],
          );
        },
      ),
    );
  });

  it('is carried out by an officer of another authority, at every level', () => {
    for (const officerNo of [1, 2])
      for (const authority of ['SDF', 'MOJ', null]) {
        const may = maySecond({ authority: 'SDF', orderedBy: 1 }, { officerNo, authority });
        expect([officerNo, authority, may]).toEqual([officerNo, authority, officerNo === 2 && authority === 'MOJ']);
      }
  });
});
