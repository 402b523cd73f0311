import type { Problem } from '../model/problem.ts';
import type { Demand } from './demand.ts';
import type { Shortage, Supply } from './find-shortages.ts';
import type { Obstacle } from './why-not.ts';

const persons = (count: number): string => (count === 1 ? '1 person' : `${count} persons`);
const of = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
const list = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

const ofLevel = (level: number): string => (level === 0 ? '' : ` of level ${level} or above`);

const sayDemand = ({ instance }: Problem, { group, level, medical, family, persons: count, units }: Demand): string => {
  const needs = [...(medical ? ['a medical bed'] : []), ...(family ? ['a family place'] : [])];
  return [
    `${persons(count)} of ${instance.groups[group]}`,
    level === 0 ? '' : ` at level ${level}`,
    units.length < count ? ` (in ${of(units.length, 'unit', 'units')})` : '',
    needs.length > 0 ? ` ${count === 1 ? 'who needs' : 'who need'} ${list(needs)}` : '',
  ].join('');
};

const saySupply = ({ instance }: Problem, supply: Supply): string => {
  const id = instance.facilities[supply.facility]?.id;
  if (supply.kind === 'section')
    return `${id} has ${of(supply.free, 'place', 'places')}${ofLevel(supply.level)} for ${instance.groups[supply.group]}`;
  return `${id} has ${supply.kind === 'beds' ? of(supply.free, 'medical bed', 'medical beds') : of(supply.free, 'family place', 'family places')}`;
};

/**
 * A shortage in an English sentence: who asks, which sites could take them and what those have, and how many places are missing.
 * @param free whether the places are those that are free beside who stays, as in a drill
 */
export const sayShortage = (problem: Problem, { demands, supplies, missing }: Shortage, free = false): string => {
  const who = list(demands.map((demand) => sayDemand(problem, demand)));
  const isOne = demands.length === 1 && demands[0]?.persons === 1;
  const need = isOne ? 'needs a place' : 'need places';
  const lacking = `${of(missing, 'place is', 'places are')} missing.`;
  if (supplies.length === 0)
    return free
      ? `${who} ${need}. No other site has room for ${isOne ? 'this person' : 'any of them'}. ${lacking}`
      : `${who} ${need}. No site can take ${isOne ? 'this person' : 'any of them'} at all.`;
  const sites = new Set(supplies.map(({ facility }) => facility));
  const what = list(supplies.map((supply) => saySupply(problem, supply)));
  const only = sites.size === 1 ? 'Only one site can take them' : `Only ${sites.size} sites can take them`;
  return `${who} ${need}. ${only}${free ? ' now' : ''}: ${what}${free ? ' free' : ''}. ${lacking}`;
};

const against: Readonly<Record<Obstacle['against'], (obstacle: Obstacle) => string>> = {
  'no-section': () => 'no section for its group and level',
  places: ({ free, needs }) => `${of(free, 'place', 'places')} left, ${needs} needed`,
  beds: ({ free, needs }) => `${of(free, 'medical bed', 'medical beds')} left, ${needs} needed`,
  families: ({ free, needs }) => `${of(free, 'family place', 'family places')} left, ${needs} needed`,
  apart: () => 'somebody from whom it is kept apart is there',
  'later-levels': () => 'there is room, but not within the limits of the plan',
};

/** Why a unit is nowhere, site by site. */
export const sayObstacles = ({ instance }: Problem, unit: number, obstacles: readonly Obstacle[]): string =>
  `unit ${instance.units[unit]?.id}: ${obstacles.map((obstacle) => `${instance.facilities[obstacle.facility]?.id}: ${against[obstacle.against](obstacle)}`).join('; ')}`;
