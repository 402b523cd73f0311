import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import {
  costOf,
  couldTake,
  drillProgramme,
  LEVEL_COLUMNS,
  type Programme,
  placesAbove,
  programmeOf,
  provedBy,
  solveProgramme,
} from './programme.ts';
import type { InstanceFile } from './random-instance.ts';

type Four = Record<keyof typeof LEVEL_COLUMNS, number>;
type Proof = { bound: number; multipliers: Record<string, number>; solverBound?: number; best?: number };

/** A plan as its file says it, loosely typed: tests make wrong ones of it. */
export type PlanFile = {
  format: string;
  status: string;
  instance: string;
  facility: Record<string, string | null>;
  levels: Four & { km: number };
  limits: Four;
  bound: Omit<Proof, 'bound'> & { km: number };
  certificates: Record<keyof Four, Proof>;
  drill: Record<string, number>;
  drillWitness: Record<string, Proof & { moves: Record<string, string> }>;
  hash: string;
};

/** The hash that files carry, by another implementation of RFC 8785 than the checker's. */
export const hashOf = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalize(value) as string)
    .digest('hex');

/** The plan with the hash of what it says. */
export const hashed = ({ hash: _, ...plan }: PlanFile): PlanFile => ({ ...plan, hash: hashOf(plan) });

const LEVELS = Object.keys(LEVEL_COLUMNS) as (keyof Four)[];

type Placed = Record<string, string | null>;
type Unit = InstanceFile['units'][number];

const unitsAt = (instance: InstanceFile, facility: Placed, site: string) =>
  instance.units.filter(({ id }) => facility[id] === site);
const sizeOf = (units: readonly Unit[]) => units.reduce((sum, { size }) => sum + size, 0);

/** Whether the places hold everybody, each person in a section of their level or above: by giving out sections one by one, the highest need first. */
export const obeysRules = (instance: InstanceFile, facility: Placed): boolean =>
  instance.facilities.every((site) => {
    const here = unitsAt(instance, facility, site.id);
    if (sizeOf(here.filter(({ medical }) => medical)) > site.medicalBeds) return false;
    if (sizeOf(here.filter(({ family }) => family)) > site.familyPlaces) return false;
    if (!here.every((unit) => couldTake(site, unit))) return false;
    return instance.groups.every((group) => {
      const left = [...(site.places[group] ?? [0, 0, 0])];
      const persons = here
        .filter((unit) => unit.group === group)
        .flatMap(({ size, level }) => Array.from({ length: size }, () => level));
      return persons
        .sort((a, b) => b - a)
        .every((level) => {
          const section = [0, 1, 2].find((s) => s >= level && (left[s] as number) > 0);
          if (section === undefined) return false;
          left[section] = (left[section] as number) - 1;
          return true;
        });
    });
  }) && instance.apart.every(([a, b]) => facility[a] === null || facility[a] !== facility[b]);

/** Persons whom the sections of the other sites cannot take, counted by giving them places one by one (largest need first, lowest free section that does). */
const strandedAt = (instance: InstanceFile, facility: Placed, failed: string): number => {
  let stranded = 0;
  for (const group of instance.groups) {
    const free = instance.facilities
      .filter(({ id }) => id !== failed)
      .map((site) =>
        [0, 1, 2].map(
          (l) =>
            placesAbove(site, group, l) -
            sizeOf(unitsAt(instance, facility, site.id).filter((u) => u.group === group && u.level >= l)),
        ),
      );
    const leaving = unitsAt(instance, facility, failed).filter((unit) => unit.group === group);
    for (const level of [2, 1, 0])
      for (let person = 0; person < sizeOf(leaving.filter((unit) => unit.level === level)); person += 1) {
        const site = free.find((slack) => slack.slice(0, level + 1).every((places) => places > 0));
        if (site === undefined) stranded += 1;
        else for (let l = 0; l <= level; l += 1) site[l] = (site[l] as number) - 1;
      }
  }
  return stranded;
};

/** The five levels, counted in another way than the checker does. */
export const levelsOf = (instance: InstanceFile, facility: Placed): PlanFile['levels'] => {
  const at = instance.facilities.map((site) => ({ site, here: unitsAt(instance, facility, site.id) }));
  return {
    unplaced: sizeOf(instance.units.filter(({ id }) => facility[id] === null)),
    stranded: Math.max(...instance.facilities.map(({ id }) => strandedAt(instance, facility, id))),
    worstLoss: Math.max(
      ...at.map(({ here }) =>
        here.reduce((sum, { size, level }) => sum + size * (instance.levelWeight[level] as number), 0),
      ),
    ),
    networkExcess: at
      .flatMap(({ here }) =>
        Object.entries(instance.networkLimit).map(([name, most]) =>
          Math.max(0, sizeOf(here.filter(({ network }) => network === name)) - most),
        ),
      )
      .reduce((sum, excess) => sum + excess, 0),
    km: at
      .flatMap(({ site, here }) => here.map((unit) => costOf(instance, unit, site)))
      .reduce((sum, km) => sum + km, 0),
  };
};

/** Who goes where when the site fails: each to the first that still has room. */
export const movesOf = (instance: InstanceFile, facility: Placed, failed: string): Record<string, string> => {
  const { choices } = drillProgramme(instance, facility, failed);
  const after: Placed = { ...facility };
  for (const { id } of unitsAt(instance, facility, failed)) after[id] = null;
  const moves: Record<string, string> = {};
  for (const [unit, options] of choices)
    for (const option of options.filter((name) => name.startsWith('x '))) {
      const site = option.split(' ')[2] as string;
      if (moves[unit] !== undefined || !mayStandBeside(instance, { ...after, [unit]: site })) continue;
      moves[unit] = site;
      after[unit] = site;
    }
  return moves;
};

/** The hard rules of a drill: those who were together may stay together, and cannot be a pair anyway. */
const mayStandBeside = obeysRules;

/** The limits that a plan has to name: what it reached, and what it may lose at one site. */
export const limitsOf = (instance: InstanceFile, levels: PlanFile['levels'], worstLossBound: number): Four => {
  const percent = Math.round(instance.dispersionSlack * 100);
  return { ...levels, worstLoss: Math.floor(((100 + percent) * worstLossBound) / 100) };
};

/** What multipliers prove, or what none prove where that is more: a bound is never below 0. */
const proofOf = (programme: Programme, multipliers: Record<string, number> | null): Proof | undefined =>
  [multipliers ?? {}, {}]
    .map((some) => ({ bound: provedBy(programme, some) ?? -1, multipliers: some }))
    .find(({ bound }) => bound >= 0);

/**
 * A plan with honest figures for who is where, with multipliers as they are asked for, level by level.
 * @returns undefined where a unit has no choice within the limits that follow from it
 */
export const makePlan = (
  instance: InstanceFile,
  facility: Placed,
  multipliersOf: (programme: ReturnType<typeof programmeOf>) => Record<string, number> | null,
): PlanFile | undefined => {
  const levels = levelsOf(instance, facility);
  let limits: Four = { ...levels };
  const proofs: Partial<Record<keyof Four | 'km', Proof>> = {};
  for (const level of [...LEVELS, 'km'] as const) {
    const programme = programmeOf(instance, level, limits);
    const proof = proofOf(programme, multipliersOf(programme));
    if (proof === undefined) return undefined;
    proofs[level] = proof;
    if (level !== 'worstLoss') continue;
    limits = limitsOf(instance, levels, proof.bound);
    if (levels.worstLoss <= limits.worstLoss) continue;
    proofs.worstLoss = { ...(proofs.worstLoss as Proof), best: levels.worstLoss };
    limits = limitsOf(instance, levels, levels.worstLoss);
  }
  const { km, ...certificates } = proofs as Record<keyof Four | 'km', Proof>;
  const drillWitness = Object.fromEntries(
    instance.facilities.map(({ id }) => {
      const programme = drillProgramme(instance, facility, id);
      return [
        id,
        { moves: movesOf(instance, facility, id), ...(proofOf(programme, multipliersOf(programme)) as Proof) },
      ];
    }),
  );
  const drill = instance.facilities.map(({ id }): [string, number] => {
    const moved = Object.keys(drillWitness[id]?.moves ?? {});
    return [id, sizeOf(unitsAt(instance, facility, id).filter((unit) => !moved.includes(unit.id)))];
  });
  return hashed({
    format: 'amana-plan-1',
    status: 'complete',
    instance: hashOf(instance),
    facility,
    levels,
    limits,
    bound: { km: km.bound, multipliers: km.multipliers },
    certificates,
    drill: Object.fromEntries(drill),
    drillWitness,
    hash: '',
  });
};

/** A plan with the best multipliers there are. */
export const makeBestPlan = (instance: InstanceFile, facility: Placed): PlanFile | undefined =>
  makePlan(instance, facility, solveProgramme);
