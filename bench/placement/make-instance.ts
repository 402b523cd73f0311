/**
 * Synthetic placement instances of any size (no person is in them): a draw from a seed, with a planted plan that keeps every pair apart, so that pairs alone never
 * make an instance impossible. The draw is that of the instances in `scenarios/placement/`, so that figures compare.
 */
const GROUPS = ['adult-male-untried', 'adult-male-convicted', 'adult-female-untried', 'adult-female-convicted'];
const ALL_GROUPS = [...GROUPS, ...GROUPS.map((group) => group.replace('adult', 'juvenile'))];
/** The share of the sites that have sections of a group. */
const SHARE = [1, 0.8, 0.45, 0.4, 0.4, 0.35, 0.35, 0.3];
const LEVELS = [0, 1, 2] as const;

type Places = [number, number, number];
type Site = { x: number; y: number; cap: Places[]; med: number; fam: number; weight: number };
type Unit = { g: number; s: number; m: number; n: number; o: number; t: number; q: number; fam: number };

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

/** One draw: whole numbers, weighted choices and points, in an order that the seed fixes. */
class Draw {
  readonly next: () => number;

  constructor(seed: number) {
    this.next = randomFrom(seed);
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  weighted(weights: readonly number[]): number {
    let rest = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    for (let index = 0; index < weights.length; index += 1) {
      rest -= weights[index] as number;
      if (rest < 0) return index;
    }
    return weights.length - 1;
  }

  point(x0: number, x1: number, y0: number, y1: number): { x: number; y: number } {
    return { x: Math.round(x0 + this.next() * (x1 - x0)), y: Math.round(y0 + this.next() * (y1 - y0)) };
  }
}

const harmonic = (count: number): number[] => Array.from({ length: count }, (_, index) => 1 / (index + 1));

const drawUnits = (draw: Draw, persons: number): Unit[] => {
  const [nationalities, hubs] = [harmonic(60), Array.from({ length: 60 }, () => 6 + draw.below(3))];
  const units: Unit[] = [];
  for (let heads = 0; heads < persons; ) {
    const isIraqi = draw.next() < 0.28;
    const isMale = draw.next() < 0.91;
    const isJuvenile = draw.next() < (isMale ? 0.03 : 0.05);
    const isUntried = draw.next() < 0.8;
    const g = (isJuvenile ? 4 : 0) + (isMale ? 0 : 2) + (isUntried ? 0 : 1);
    const s = isJuvenile ? draw.weighted([60, 35, 5]) : draw.weighted(isMale ? [25, 45, 30] : [60, 30, 10]);
    const m = draw.next() < 0.05 ? 1 : 0;
    const n = draw.next() < 0.3 ? 1 + draw.weighted(harmonic(12)) : 0;
    const t =
      (isUntried && draw.next() < 0.6) || isIraqi ? draw.below(6) : (hubs[draw.weighted(nationalities)] as number);
    let [q, fam] = [1, 0];
    if (!isMale && !isJuvenile && draw.next() < 0.35) [q, fam] = [2 + draw.below(3), 1];
    else if (draw.next() < 0.006) q = 2;
    if (heads + q > persons) [q, fam] = [1, 0];
    units.push({ g, s, m, n, o: draw.weighted([30, 25, 18, 12, 9, 6]), t, q, fam });
    heads += q;
  }
  return units;
};

/** Sections large enough that the largest site may fail, with some 6 % to spare; beds and family places in proportion. */
const drawSites = (draw: Draw, count: number, units: readonly Unit[]): Site[] => {
  const demand = ALL_GROUPS.map((): Places => [0, 0, 0]);
  for (const { g, s, q } of units) (demand[g] as Places)[s as 0] += q;
  const persons = (of: (unit: Unit) => boolean) => units.reduce((sum, unit) => sum + (of(unit) ? unit.q : 0), 0);
  const sites = Array.from(
    { length: count },
    (): Site => ({
      ...draw.point(150, 700, 0, 750),
      cap: ALL_GROUPS.map((): Places => [0, 0, 0]),
      med: 0,
      fam: 0,
      weight: 0.6 + draw.next() * 1.2,
    }),
  );
  ALL_GROUPS.forEach((_, g) => {
    const wanted = Math.max(Math.min(count, 3), Math.round(count * (SHARE[g] as number)));
    const chosen = [...sites.keys()].sort(() => draw.next() - 0.5).slice(0, wanted);
    const weights = chosen.map((site) => sites[site]?.weight as number);
    const [total, largest] = [weights.reduce((sum, weight) => sum + weight, 0), Math.max(...weights)];
    for (const s of LEVELS) {
      const here = (demand[g] as Places)[s];
      const need = (here * 1.06 * total) / (total - largest) + (here > 0 ? 2 : 0);
      chosen.forEach((site, index) => {
        (sites[site]?.cap[g] as Places)[s] += Math.ceil((need * (weights[index] as number)) / total);
      });
    }
  });
  const total = sites.reduce((sum, { weight }) => sum + weight, 0);
  for (const site of sites) site.med = Math.ceil((persons(({ m }) => m === 1) * 1.5 * site.weight) / total) + 2;
  const withFamilies = sites.filter(({ cap }) => (cap[2] as Places)[0] + (cap[3] as Places)[0] > 0);
  const familyTotal = withFamilies.reduce((sum, { weight }) => sum + weight, 0);
  for (const site of withFamilies)
    site.fam = Math.ceil((persons(({ fam }) => fam === 1) * 1.6 * site.weight) / familyTotal) + 4;
  return sites;
};

/** A plan that keeps places, beds and family places: where each unit is, -1 where no site had room. */
const plant = (draw: Draw, sites: readonly Site[], units: readonly Unit[]): Int32Array => {
  const left = sites.map(({ cap }) => cap.map(([a, b, c]): Places => [a + b + c, b + c, c]));
  const [beds, families] = [sites.map(({ med }) => med), sites.map(({ fam }) => fam)];
  const planted = new Int32Array(units.length).fill(-1);
  const order = [...units.keys()].sort((one, other) => {
    const [a, b] = [units[one] as Unit, units[other] as Unit];
    return b.s - a.s || b.q - a.q;
  });
  for (const index of order) {
    const { g, s, q, m, fam } = units[index] as Unit;
    const room = (site: number) => left[site]?.[g] as Places;
    const open = [...sites.keys()].filter(
      (site) =>
        LEVELS.every((level) => level > s || room(site)[level] >= q) &&
        (m === 0 || (beds[site] as number) >= q) &&
        (fam === 0 || (families[site] as number) >= q),
    );
    if (open.length === 0) continue;
    const site = open[draw.weighted(open.map((one) => room(one)[0]))] as number;
    planted[index] = site;
    for (const level of LEVELS) if (level <= s) room(site)[level] -= q;
    if (m === 1) beds[site] = (beds[site] as number) - q;
    if (fam === 1) families[site] = (families[site] as number) - q;
  }
  return planted;
};

const drawPairs = (draw: Draw, planted: Int32Array, degree: number): [string, string][] => {
  const wanted = Math.round((planted.length * degree) / 2);
  const seen = new Set<number>();
  const pairs: [string, string][] = [];
  for (let tries = 0; pairs.length < wanted && tries < wanted * 50; tries += 1) {
    const one = draw.below(planted.length);
    const other =
      draw.next() < 0.3 ? Math.min(planted.length - 1, one + 1 + draw.below(40)) : draw.below(planted.length);
    if (one === other || planted[one] === planted[other]) continue;
    const [first, second] = one < other ? [one, other] : [other, one];
    if (seen.has(first * 1e7 + second)) continue;
    seen.add(first * 1e7 + second);
    pairs.push([`u${first}`, `u${second}`]);
  }
  return pairs;
};

/** An `amana-placement-1` instance. @param degree pairs that a unit is in, on average */
export const makeInstance = (persons: number, sites: number, degree: number, seed = 1) => {
  const draw = new Draw(seed * 7919 + persons + sites * 31 + Math.round(degree * 10) * 101);
  const origins = Array.from({ length: 6 }, (_, index) => ({ id: `S${index}`, ...draw.point(0, 200, 500, 800) }));
  const destinations = Array.from({ length: 9 }, (_, index) => ({
    id: `${index < 6 ? 'COURT' : 'HUB'}${index}`,
    ...draw.point(150, 700, 0, 750),
  }));
  const units = drawUnits(draw, persons);
  const facilities = drawSites(draw, sites, units);
  const apart = drawPairs(draw, plant(draw, facilities, units), degree);
  const inNetwork = new Array<number>(13).fill(0);
  for (const { n, q } of units) inNetwork[n] = (inNetwork[n] as number) + q;
  return {
    format: 'amana-placement-1',
    groups: ALL_GROUPS,
    levels: 3,
    facilities: facilities.map(({ x, y, cap, med, fam }, index) => ({
      id: `F${index}`,
      x,
      y,
      places: Object.fromEntries(ALL_GROUPS.map((group, g) => [group, cap[g]])),
      medicalBeds: med,
      familyPlaces: fam,
    })),
    origins,
    destinations,
    units: units.map(({ g, s, m, n, o, t, q, fam }, index) => ({
      id: `u${index}`,
      group: ALL_GROUPS[g],
      level: s,
      medical: m === 1,
      network: n === 0 ? null : `n${n}`,
      size: q,
      family: fam === 1,
      origin: `S${o}`,
      destination: destinations[t]?.id,
    })),
    apart,
    networkLimit: Object.fromEntries(
      inNetwork.flatMap((total, n) => (n === 0 ? [] : [[`n${n}`, Math.max(1, Math.ceil((2 * total) / sites))]])),
    ),
    levelWeight: [1, 2, 4],
    kmWeight: { origin: 1, destination: 2 },
    dispersionSlack: 0.05,
  };
};
