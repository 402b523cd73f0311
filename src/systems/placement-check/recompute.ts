import { roadKilometres } from './exact.ts';
import { type Facility, type Instance, LEVELS, type Unit } from './read-instance.ts';

/** Persons by row: `C|site|group|level` counts those of the level and above, `M|site` medical, `F|site` families, `T|site|network`. */
export type Held = Map<string, number>;
export const held = (counts: ReadonlyMap<string, number>, row: string): number => counts.get(row) ?? 0;

/** The rows of beds, family places and networks in which a unit counts at a site. */
export const needs = ({ medical, family, network }: Unit, at: string): string[] =>
  [medical ? `M|${at}` : '', family ? `F|${at}` : '', network === null ? '' : `T|${at}|${network}`].filter(Boolean);

/** The rows of places in which a unit counts at a site. */
export const sections = ({ group, level }: Unit, at: string): string[] =>
  LEVELS.slice(0, level + 1).map((l) => `C|${at}|${group}|${l}`);

/** Counts a unit at a site. */
export const place = (counts: Held, unit: Unit, at: string): void => {
  for (const row of [...sections(unit, at), ...needs(unit, at)]) counts.set(row, held(counts, row) + unit.size);
};

/** How many each row of places, beds and family places can hold (groups for which a site has no place are left out). */
export const capacities = ({ facilities }: Instance): ReadonlyMap<string, number> => {
  const rows = new Map<string, number>();
  for (const { id, places, medicalBeds, familyPlaces } of facilities.values()) {
    rows.set(`M|${id}`, medicalBeds).set(`F|${id}`, familyPlaces);
    for (const [group, numbers] of places)
      for (const l of numbers.some((number) => number > 0) ? LEVELS : [])
        rows.set(
          `C|${id}|${group}|${l}`,
          numbers.slice(l).reduce((sum, number) => sum + number, 0),
        );
  }
  return rows;
};

/** Whether a site, empty, could take a unit. */
export const canTake = (rows: ReadonlyMap<string, number>, unit: Unit, at: string): boolean =>
  [`C|${at}|${unit.group}|${unit.level}`, ...needs(unit, at)].every(
    (row) => row[0] === 'T' || held(rows, row) >= unit.size,
  );

/** Every row that holds too many, in words. */
export const overfull = (rows: ReadonlyMap<string, number>, counts: Held): string[] =>
  [...rows]
    .filter(([row, most]) => held(counts, row) > most)
    .map(
      ([row, most]) => `${row} (C places, M medical beds, F family places): ${held(counts, row)} persons for ${most}`,
    );

/** What a unit costs at a site: persons × weighted road kilometres from where it is and to where it must go. */
export const kilometres = ({ origins, destinations, kmWeight }: Instance, unit: Unit, site: Facility): number => {
  const [from, to] = [origins.get(unit.origin), destinations.get(unit.destination)];
  if (from === undefined || to === undefined) throw new Error('the reader lets no unit through without its two points');
  return unit.size * (kmWeight.origin * roadKilometres(from, site) + kmWeight.destination * roadKilometres(site, to));
};

/** Counts everybody where the plan has them: the hard rules that it breaks, and its five levels, all worked out anew. */
export const recompute = (instance: Instance, facility: ReadonlyMap<string, string | null>) => {
  const { units, facilities, groups, networkLimit, levelWeight, apart } = instance;
  const [rows, counts, broken]: [ReadonlyMap<string, number>, Held, string[]] = [capacities(instance), new Map(), []];
  const levels = { unplaced: 0, stranded: 0, worstLoss: 0, networkExcess: 0, km: 0 };
  for (const unit of units.values()) {
    const site = facilities.get(facility.get(unit.id) ?? '');
    if (site === undefined) levels.unplaced += unit.size;
    else {
      place(counts, unit, site.id);
      levels.km += kilometres(instance, unit, site);
      if (!canTake(rows, unit, site.id)) broken.push(`${site.id} has no place such as ${unit.id} needs`);
    }
  }
  broken.push(...overfull(rows, counts));
  for (const [a, b] of apart)
    if (facility.get(a) && facility.get(a) === facility.get(b))
      broken.push(`${a} and ${b} are both at ${facility.get(a)}`);
  const free = (f: string, g: string, l: number) =>
    Math.min(...LEVELS.slice(0, l + 1).map((j) => held(rows, `C|${f}|${g}|${j}`) - held(counts, `C|${f}|${g}|${j}`)));
  for (const failed of facilities.keys()) {
    let [stranded, loss] = [0, 0];
    for (const g of groups) {
      const others = [...facilities.keys()].filter((f) => f !== failed);
      const here = (l: number) => held(counts, `C|${failed}|${g}|${l}`);
      stranded += Math.max(0, ...LEVELS.map((l) => here(l) - others.reduce((sum, f) => sum + free(f, g, l), 0)));
      loss += LEVELS.reduce((sum: number, s) => sum + (levelWeight[s] ?? 0) * (here(s) - here(s + 1)), 0);
    }
    levels.stranded = Math.max(levels.stranded, stranded);
    levels.worstLoss = Math.max(levels.worstLoss, loss);
    for (const [n, most] of networkLimit) levels.networkExcess += Math.max(0, held(counts, `T|${failed}|${n}`) - most);
  }
  return { rows, counts, broken, levels };
};
