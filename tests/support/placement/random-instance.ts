import fc from 'fast-check';

/** An instance as its file says it, loosely typed: tests make wrong ones of it. */
export type InstanceFile = {
  format: string;
  groups: string[];
  levels: number;
  facilities: {
    id: string;
    x: number;
    y: number;
    places: Record<string, number[]>;
    medicalBeds: number;
    familyPlaces: number;
  }[];
  origins: { id: string; x: number; y: number }[];
  destinations: { id: string; x: number; y: number }[];
  units: {
    id: string;
    group: string;
    level: number;
    medical: boolean;
    network: string | null;
    size: number;
    family: boolean;
    origin: string;
    destination: string;
  }[];
  apart: [string, string][];
  networkLimit: Record<string, number>;
  levelWeight: number[];
  kmWeight: { origin: number; destination: number };
  dispersionSlack: number;
};

/** How large an instance may get. */
export type Size = { readonly units: number; readonly facilities: number };

const GROUPS = ['adult-male-untried', 'juvenile-female-untried'];

/** Small synthetic instances in which places, beds, family places and pairs all bind now and then. */
export const randomInstance = ({ units: most, facilities: sites }: Size): fc.Arbitrary<InstanceFile> => {
  const point = (id: string) =>
    fc.record({ id: fc.constant(id), x: fc.integer({ min: 0, max: 90 }), y: fc.integer({ min: 0, max: 90 }) });
  const places = fc.array(fc.integer({ min: 0, max: Math.ceil(most / sites) }), { minLength: 3, maxLength: 3 });
  const facility = (id: string) =>
    fc
      .record({
        at: point(id),
        places: fc.record(
          { [GROUPS[0] as string]: places, [GROUPS[1] as string]: places },
          { requiredKeys: [GROUPS[0] as string] },
        ),
        medicalBeds: fc.integer({ min: 0, max: 3 }),
        familyPlaces: fc.integer({ min: 0, max: 4 }),
      })
      .map(({ at, ...rest }) => ({ ...at, ...rest }) as InstanceFile['facilities'][number]);
  const unit = (index: number) =>
    fc.record({
      id: fc.constant(`u${index}`),
      group: fc.constantFrom(GROUPS[0] as string, GROUPS[0] as string, GROUPS[1] as string),
      level: fc.constantFrom(0, 0, 1, 1, 2),
      medical: fc.constantFrom(false, false, true),
      network: fc.constantFrom(null, null, 'n1', 'n2'),
      size: fc.constantFrom(1, 1, 1, 2, 3),
      family: fc.constantFrom(false, false, true),
      origin: fc.constantFrom('S0', 'S1'),
      destination: fc.constantFrom('D0', 'D1'),
    });
  return fc.integer({ min: 1, max: most }).chain((count) =>
    fc
      .record({
        facilities: fc.tuple(...Array.from({ length: sites }, (_, index) => facility(`F${index}`))),
        origins: fc.tuple(point('S0'), point('S1')),
        destinations: fc.tuple(point('D0'), point('D1')),
        units: fc.tuple(...Array.from({ length: count }, (_, index) => unit(index))),
        pairs: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: count }),
        networkLimit: fc.record({ n1: fc.integer({ min: 0, max: 2 }), n2: fc.integer({ min: 0, max: 2 }) }),
        levelWeight: fc.constantFrom<number[]>([1, 2, 4], [1, 1, 3]),
        kmWeight: fc.constantFrom({ origin: 1, destination: 2 }, { origin: 0, destination: 1 }),
        dispersionSlack: fc.constantFrom(0, 0.05, 0.1, 0.35),
      })
      .map(({ pairs, ...rest }) => {
        const named = pairs.filter(([a, b]) => a !== b).map(([a, b]) => [`u${Math.min(a, b)}`, `u${Math.max(a, b)}`]);
        const apart = [...new Map(named.map((pair) => [pair.join(), pair as [string, string]])).values()];
        return { format: 'amana-placement-1', groups: [...GROUPS], levels: 3, ...rest, apart };
      }),
  );
};
