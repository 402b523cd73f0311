import { checkInstance, type Instance } from '../../placement/index.ts';
import type { PlannedFacts, PlanRules, PlanSection, PlanSite } from './plan-facts.ts';
import { FAMILY, planGroups } from './plan-groups.ts';
import { pointsOfSites } from './plan-points.ts';
import { type PlanUnit, planUnits } from './plan-units.ts';
import type { PlanNote } from './plan-words.ts';

/** What an instance is built from: rows of one moment, and what people decided. */
export type PlanRows = {
  /** Of this plan alone: it decides the names of the units. */
  readonly seed: string;
  readonly people: readonly PlannedFacts[];
  /** Of `people`, who is on a manifest that is not closed. */
  readonly listed: readonly number[];
  /** Sections of the receiving sites. */
  readonly sections: readonly PlanSection[];
  /** Receiving sites, by code. */
  readonly receiving: readonly string[];
  /** Every site that `people` are at or that receives. */
  readonly sites: readonly PlanSite[];
  readonly rules: PlanRules;
};

/** What decides who is left out. */
type UnitRows = Omit<PlanRows, 'sites'>;

/** An instance, who its units are, and what it does not say. The units stay in the register; the instance leaves it. */
export type BuiltInstance = {
  readonly instance: Instance;
  readonly units: readonly PlanUnit[];
  readonly notes: readonly PlanNote[];
};

const LEVELS = ['ordinary', 'raised', 'high'] as const;
type Places = Record<string, [number, number, number]>;

const levelOf = ({ members }: PlanUnit): number =>
  Math.max(...members.map(({ facts }) => LEVELS.indexOf(facts.level ?? 'ordinary')));

const placesOf = (
  sections: readonly PlanSection[],
  groupOfSection: (section: PlanSection) => string | undefined,
): Places => {
  const places: Places = {};
  for (const section of sections) {
    const group = groupOfSection(section);
    if (group === undefined) continue;
    places[group] ??= [0, 0, 0];
    places[group][LEVELS.indexOf(section.level)] = (places[group][LEVELS.indexOf(section.level)] ?? 0) + section.places;
  }
  return places;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Pairs between units, each once, and who is kept apart from somebody in the own family or outside the plan. */
const pairsOf = (units: readonly PlanUnit[]) => {
  const unitOf = new Map(units.flatMap(({ id, members }) => members.map(({ personNo }) => [personNo, id] as const)));
  const pairs = new Map<string, [string, string]>();
  const within = new Set<number>();
  const outside = new Set<number>();
  for (const { id, members } of units)
    for (const { personNo, facts } of members)
      for (const other of facts.apart) {
        const otherUnit = unitOf.get(other);
        if (otherUnit === undefined) outside.add(personNo);
        else if (otherUnit === id) within.add(personNo);
        else {
          const pair: [string, string] = id < otherUnit ? [id, otherUnit] : [otherUnit, id];
          pairs.set(pair.join(' '), pair);
        }
      }
  return { pairs: [...pairs.values()].sort(([a, b], [c, d]) => (a + b < c + d ? -1 : 1)), within, outside };
};

const noteOf = (code: PlanNote['code'], persons: Iterable<number>): PlanNote[] => {
  const all = [...persons].sort((a, b) => a - b);
  return all.length === 0 ? [] : [{ code, persons: all }];
};

/** The sites that have sections, with their places by group, the units that would find one with room for all of them, and who is left out. */
const unitsOfPlan = ({ seed, people, listed, sections, receiving, rules }: UnitRows) => {
  const { groupOfSection, groupOfUnit, notes: ofGroups } = planGroups(sections, rules);
  const { units: all, notes: ofUnits } = planUnits(people, listed, seed);
  const facilities = [...receiving].sort().flatMap((code) => {
    const own = sections.filter(({ site }) => site === code);
    return own.length === 0 ? [] : [{ code, places: placesOf(own, groupOfSection) }];
  });
  const roomFor = (group: string): number =>
    Math.max(0, ...facilities.map(({ places }) => sum(places[group] ?? [0, 0, 0])));
  const sizeless: number[] = [];
  const tooLarge: number[] = [];
  const units = all.filter(({ members }) => {
    const room = roomFor(groupOfUnit(members));
    if (room >= members.length) return true;
    (room === 0 ? sizeless : tooLarge).push(...members.map(({ personNo }) => personNo));
    return false;
  });
  const leftOut = [...ofUnits, ...noteOf('no-section-for-them', sizeless), ...noteOf('unit-too-large', tooLarge)];
  return { facilities, units, groupOfUnit, leftOut, ofGroups };
};

/** Whom a plan of these rows would place: members of its units. Everybody else stays, and keeps the own place. */
export const personsOfUnits = (rows: UnitRows): number[] =>
  unitsOfPlan(rows).units.flatMap(({ members }) => members.map(({ personNo }) => personNo));

/**
 * Builds the instance `amana-placement-1` of a plan from rows of the register. Pure: the same rows, rules and seed give the same instance. It computes nothing about a person: levels, pairs and families are what
 * people recorded. Networks are not recorded, so there are none. Whoever cannot be expressed is left out, and `notes` say so.
 * @returns undefined with the notes where no site or nobody is left to plan
 */
export const buildInstance = (
  rows: PlanRows,
): BuiltInstance | { readonly instance: undefined; readonly notes: readonly PlanNote[] } => {
  const { receiving, sites, rules } = rows;
  const { facilities, units, groupOfUnit, leftOut, ofGroups } = unitsOfPlan(rows);
  const empty = receiving.filter((code) => !facilities.some((facility) => facility.code === code));
  const present = new Set(units.flatMap(({ members }) => members.map(({ facts }) => facts.site ?? '')));
  const origins = [...present].sort();
  const { points, without } = pointsOfSites(
    sites.filter(({ code }) => present.has(code) || facilities.some((facility) => facility.code === code)),
  );
  const { pairs, within, outside } = pairsOf(units);
  const notes: PlanNote[] = [
    ...leftOut,
    ...empty.map((site): PlanNote => ({ code: 'site-without-sections', site })),
    ...ofGroups,
    ...without.map((site): PlanNote => ({ code: 'site-without-coordinates', site })),
    ...noteOf('apart-within-a-family', within),
    ...noteOf('apart-from-others', outside),
    ...noteOf(
      'age-undetermined',
      units.flatMap(({ members }) =>
        members.filter(({ facts }) => facts.age === 'undetermined').map(({ personNo }) => personNo),
      ),
    ),
  ];
  if (facilities.length === 0 || units.length === 0) return { instance: undefined, notes };
  const groups = [
    ...new Set([
      ...facilities.flatMap(({ places }) => Object.keys(places)),
      ...units.map((u) => groupOfUnit(u.members)),
    ]),
  ].sort();
  const pointOf = (id: string) => ({ id, ...(points.get(id) ?? { x: 0, y: 0 }) });
  const instance: Instance = {
    format: 'amana-placement-1',
    groups,
    levels: 3,
    facilities: facilities.map(({ code, places }) => ({
      ...pointOf(code),
      places,
      medicalBeds: sum(Object.entries(places).flatMap(([group, of]) => (group.endsWith('-medical') ? of : []))),
      familyPlaces: sum(places[FAMILY] ?? []),
    })),
    origins: origins.map(pointOf),
    destinations: [{ id: 'none', x: 0, y: 0 }],
    units: units.map((unit) => {
      const group = groupOfUnit(unit.members);
      return {
        id: unit.id,
        group,
        level: levelOf(unit),
        medical: group.endsWith('-medical'),
        network: null,
        size: unit.members.length,
        family: group === FAMILY,
        origin: unit.members[0]?.facts.site ?? '',
        destination: 'none',
      };
    }),
    apart: pairs,
    networkLimit: {},
    levelWeight: [...rules.lossWeights],
    kmWeight: { origin: without.length === 0 ? 1 : 0, destination: 0 },
    dispersionSlack: rules.slackThousandths / 1000,
  };
  return { instance: checkInstance(instance), units, notes };
};
