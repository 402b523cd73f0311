import type { LevelValues } from '../model/level-names.ts';
import type { Placing } from '../model/placing.ts';
import { LEVELS } from '../model/problem.ts';

/** A hard rule that a move would break. Counts are persons; `with` are the units at the facility from whom the mover is kept apart. */
export type Break =
  | { readonly rule: 'places'; readonly level: number; readonly held: number; readonly of: number }
  | { readonly rule: 'beds' | 'families'; readonly held: number; readonly of: number }
  | { readonly rule: 'apart'; readonly with: readonly number[] };

/** What follows if one unit goes to a facility and nobody else moves: the hard rules that are broken there, and the levels before and after. */
export type Consequence = {
  readonly unit: number;
  /** -1: nowhere. */
  readonly to: number;
  readonly breaks: readonly Break[];
  readonly before: LevelValues;
  readonly after: LevelValues;
};

/** Units at a facility from whom a unit is kept apart. */
export const enemiesAt = ({ problem, facilityOf }: Placing, unit: number, facility: number): number[] =>
  [...problem.enemies.subarray(problem.enemiesFrom[unit] as number, problem.enemiesFrom[unit + 1] as number)].filter(
    (enemy) => facilityOf[enemy] === facility,
  );

const breaksAt = (placing: Placing, unit: number, facility: number): Break[] => {
  const { problem, held, beds, families } = placing;
  const section = (facility * problem.groups + (problem.group[unit] as number)) * LEVELS;
  const breaks: Break[] = [];
  for (let level = 0; level <= (problem.level[unit] as number); level += 1) {
    const [now, of] = [held[section + level] as number, problem.capacity[section + level] as number];
    if (now > of) breaks.push({ rule: 'places', level, held: now, of });
  }
  const [sick, room] = [beds[facility] as number, problem.beds[facility] as number];
  if (problem.medical[unit] === 1 && sick > room) breaks.push({ rule: 'beds', held: sick, of: room });
  const [kin, kinRoom] = [families[facility] as number, problem.familyPlaces[facility] as number];
  if (problem.family[unit] === 1 && kin > kinRoom) breaks.push({ rule: 'families', held: kin, of: kinRoom });
  const enemies = enemiesAt(placing, unit, facility);
  if (enemies.length > 0) breaks.push({ rule: 'apart', with: enemies });
  return breaks;
};

/** Tries a move and takes it back: the plan is as before. */
export const consequenceOf = (placing: Placing, unit: number, to: number): Consequence => {
  const from = placing.facilityOf[unit] as number;
  const before = placing.levels();
  placing.move(unit, to);
  const after = placing.levels();
  const breaks = to < 0 ? [] : breaksAt(placing, unit, to);
  placing.move(unit, from);
  return { unit, to, breaks, before, after };
};
