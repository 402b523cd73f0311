import fc from 'fast-check';
import type { ConvoyInstance } from '../files/convoy-instance-schema.ts';

const DAYS = 4;
const KINDS = ['women', 'men'];

const calendar = fc
  .array(fc.boolean(), { minLength: DAYS, maxLength: DAYS })
  .map((days) => days.map((open) => (open ? '1' : '0')).join(''));
const oftenOpen = fc.option(calendar, { nil: null });
const perDay = (most: number) => fc.oneof(fc.nat(most), fc.array(fc.nat(most), { minLength: DAYS, maxLength: DAYS }));

const lot = fc.record({
  origin: fc.constantFrom('S0', 'S1'),
  destination: fc.constantFrom('F0', 'F1'),
  kind: fc.constantFrom(...KINDS),
  medical: fc.boolean(),
  size: fc.constantFrom(1, 1, 1, 2),
  count: fc.integer({ min: 1, max: 3 }),
});

const axis = fc.record({
  crossings: fc.constantFrom<string[]>([], ['X0']),
  open: oftenOpen,
  persons: fc.integer({ min: 2, max: 3 }),
  teams: fc.nat(2),
  vehicles: fc.constantFrom<Record<string, number>>({ bus: 1 }, { bus: 2 }),
  convoysPerDay: fc.constantFrom(null, null, 1),
});

const LOT_COUNT = 3;
const PAIRS = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const;

/** Small instances of convoys of every kind: so few people, days and axes that every plan of them can be tried. */
export const anyConvoys: fc.Arbitrary<ConvoyInstance> = fc
  .record({
    from: fc.constantFrom(0, 0, 0, 1),
    hazards: fc.array(perDay(4), { minLength: 2, maxLength: 2 }),
    losses: fc.array(fc.option(fc.nat(DAYS), { nil: null }), { minLength: 2, maxLength: 2 }),
    sitesOpen: fc.array(oftenOpen, { minLength: 2, maxLength: 2 }),
    intake: fc.array(perDay(5), { minLength: 2, maxLength: 2 }),
    crossing: oftenOpen,
    axes: fc.array(axis, { minLength: 2, maxLength: 2 }),
    minutes: fc.array(fc.constantFrom(60, 100, 300, 500), { minLength: 8, maxLength: 8 }),
    driven: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    teams: perDay(2),
    buses: perDay(3),
    lots: fc.array(lot, { minLength: LOT_COUNT, maxLength: LOT_COUNT }),
    pairs: fc.subarray([...PAIRS]),
    isMoving: fc.boolean(),
  })
  .map((drawn) => {
    const lots = drawn.lots.map((one, index) => ({ id: `l${index}`, ...one }));
    const [first] = lots;
    const ways = ['S0', 'S1'].flatMap((origin) => ['F0', 'F1'].map((destination) => ({ origin, destination })));
    return {
      format: 'amana-convoys-1' as const,
      days: DAYS,
      from: drawn.from,
      kinds: KINDS,
      sites: [0, 1].map((index) => ({
        id: `S${index}`,
        hazard: drawn.hazards[index] as number | number[],
        lossDay: drawn.losses[index] as number | null,
        open: drawn.sitesOpen[index] as string | null,
      })),
      destinations: [0, 1].map((index) => ({ id: `F${index}`, intake: drawn.intake[index] as number | number[] })),
      crossings: [{ id: 'X0', open: drawn.crossing }],
      axes: drawn.axes.map((one, index) => ({ id: `A${index}`, ...one })),
      // the first axis leads everywhere, so that no lot is without a way
      drives: ways.flatMap((way, index) => [
        { ...way, axis: 'A0', minutes: drawn.minutes[index] as number },
        ...(drawn.driven[index] ? [{ ...way, axis: 'A1', minutes: drawn.minutes[index + 4] as number }] : []),
      ]),
      driving: {
        kmPerHour: 45,
        restAfterMinutes: 240,
        restMinutes: 30,
        durations: [
          { overMinutes: 0, busyDays: 1, arrivesAfterDays: 0 },
          { overMinutes: 200, busyDays: 2, arrivesAfterDays: 0 },
          { overMinutes: 400, busyDays: 2, arrivesAfterDays: 1 },
        ],
      },
      teams: drawn.teams,
      vehicles: [
        {
          id: 'bus',
          count: drawn.buses,
          compartments: [
            { seats: 2, kinds: KINDS, medical: true },
            { seats: 1, kinds: ['men'], medical: false },
          ],
        },
      ],
      lots,
      apart: drawn.pairs
        .filter((pair) => pair.every((index) => lots[index]?.count === 1))
        .map(([one, other]): [string, string] => [`l${one}`, `l${other}`]),
      fixed:
        drawn.isMoving && first
          ? [{ id: 'c0.1', origin: first.origin, axis: 'A0', day: 0, arrivesDay: 1, busyThrough: 1, units: { l0: 1 } }]
          : [],
    };
  });
