/**
 * Synthetic instances of convoys (no person is in them): the people of a placement instance go from where they are to where a plan of it has them. Four axes by where the sites lie, closed on some days by a draw from a seed; the sites
 * of departure are lost one after the other, and their hazard rises before. The draw is that of the measurements of the design, so that figures compare.
 */
import type { PlanFile } from '../../src/systems/placement/files/plan-file.ts';
import type { makeInstance } from '../placement/make-instance.ts';

/** What a case has of everything. */
export type ConvoySupplies = {
  readonly days: number;
  readonly teams: number;
  readonly buses: number;
  readonly intake: number;
  /** Persons in a convoy: 150 unless said otherwise. */
  readonly persons?: number;
};

type Placement = ReturnType<typeof makeInstance>;
type Unit = Placement['units'][number];

const LOSS_DAYS = [6, 9, 14, 20, 26, 30];
const KINDS = ['families', 'juvenile-females', 'juvenile-males', 'women', 'men'];

const kindOf = (group: string, size: number): string => {
  if (size > 1) return 'families';
  if (group.startsWith('juvenile')) return group.includes('female') ? 'juvenile-females' : 'juvenile-males';
  return group.includes('female') ? 'women' : 'men';
};

/** Random numbers from a seed (mulberry32). */
const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Hazard of a day at a site, in tenths: it rises in the ten days before the site is lost. */
const hazardOf = (lossDay: number, day: number): number =>
  Math.round(10 * (day < lossDay ? 1 + 3 * Math.max(0, 1 - (lossDay - day) / 10) : 8));

const axisOf = ({ x, y }: { x: number; y: number }): number => (y < 250 ? 0 : y < 500 ? (x < 430 ? 1 : 2) : 3);

/** People who wait: units that are alike in one lot; whoever is kept apart from somebody of the same site has a lot of their own. */
const lotsOf = ({ units, apart }: Placement, facility: PlanFile['facility']) => {
  const unitOf = new Map(units.map((unit) => [unit.id, unit]));
  const pairs = apart.filter(
    ([one, other]) => unitOf.get(one as string)?.origin === unitOf.get(other as string)?.origin,
  );
  const single = new Set(pairs.flat());
  const lots = new Map<string, { unit: Unit; count: number }>();
  for (const unit of units) {
    if ((facility[unit.id] ?? null) === null) continue;
    const { origin, group, medical, size } = unit;
    const key = single.has(unit.id)
      ? unit.id
      : JSON.stringify([origin, facility[unit.id], kindOf(group as string, size), medical, size]);
    const lot = lots.get(key) ?? { unit, count: 0 };
    lots.set(key, lot);
    lot.count += 1;
  }
  return {
    lots: [...lots.values()].map(({ unit: { id, origin, group, medical, size }, count }) => ({
      id,
      origin,
      destination: facility[id],
      kind: kindOf(group as string, size),
      medical,
      size,
      count,
    })),
    apart: pairs.filter((pair) => pair.every((id) => (facility[id as string] ?? null) !== null)),
  };
};

/** The convoys that carry out a plan of placement. */
export const makeConvoys = (placement: Placement, { facility }: PlanFile, supplies: ConvoySupplies) => {
  const { days, teams, buses, intake, persons = 150 } = supplies;
  const next = randomFrom(5);
  const axes = Array.from({ length: 4 }, (_, axis) => ({
    id: `A${axis}`,
    crossings: [],
    open: Array.from({ length: days }, () => (next() < 0.82 ? '1' : '0')).join(''),
    persons,
    teams: 1,
    vehicles: { bus: Math.ceil(persons / 40) },
    convoysPerDay: null,
  }));
  return {
    format: 'amana-convoys-1',
    days,
    from: 0,
    kinds: KINDS,
    sites: placement.origins.map(({ id }, index) => {
      const lossDay = LOSS_DAYS[index] as number;
      return {
        id,
        hazard: Array.from({ length: days }, (_, day) => hazardOf(lossDay, day)),
        lossDay: lossDay > days ? null : lossDay,
        open: null,
      };
    }),
    destinations: placement.facilities.map(({ id }) => ({ id, intake })),
    crossings: [],
    axes,
    drives: placement.origins.flatMap((from) =>
      placement.facilities.map((to) => ({
        origin: from.id,
        axis: `A${axisOf(to)}`,
        destination: to.id,
        km: Math.max(1, Math.round(1.25 * Math.hypot(to.x - from.x, to.y - from.y))),
      })),
    ),
    driving: {
      kmPerHour: 45,
      restAfterMinutes: 240,
      restMinutes: 30,
      durations: [
        { overMinutes: 0, busyDays: 1, arrivesAfterDays: 0 },
        { overMinutes: 600, busyDays: 2, arrivesAfterDays: 0 },
      ],
    },
    teams,
    vehicles: [
      {
        id: 'bus',
        count: buses,
        compartments: [true, false, false].map((medical) => ({ seats: 15, kinds: KINDS, medical })),
      },
    ],
    ...lotsOf(placement, facility),
    fixed: [],
  };
};
