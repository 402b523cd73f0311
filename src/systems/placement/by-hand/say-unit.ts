import type { Limits } from '../model/level-names.ts';
import type { Problem } from '../model/problem.ts';
import type { Break } from './consequence.ts';
import type { Option, UnitExplanation } from './explain-unit.ts';

const sayKm = (km: number): string => (km < 0 ? `${-km} km less` : `${km} km more`);

const sayBreak = ({ instance }: Problem, one: Break): string => {
  if (one.rule === 'apart')
    return `kept apart from ${one.with.map((unit) => instance.units[unit]?.id).join(', ')}, who is there`;
  const what = { places: 'places', beds: 'medical beds', families: 'family places' }[one.rule];
  const level = one.rule === 'places' && one.level > 0 ? ` of level ${one.level} or above` : '';
  return `${one.held} persons on ${one.of} ${what}${level}`;
};

const levelWords: Readonly<Record<Exclude<keyof Limits, 'unplaced'>, string>> = {
  stranded: 'stranded if one site fails',
  worstLoss: 'worst loss',
  networkExcess: 'network excess',
};

const sayOption = (problem: Problem, limits: Limits, at: number, option: Option): string => {
  const id = problem.instance.facilities[option.facility]?.id;
  const { before, after, breaks } = option.consequence;
  if (option.facility === at) return `${id} (here): ${option.km} km`;
  if (!option.couldTake) return `${id}: excluded, it has no place that the unit may have`;
  const against = [
    ...breaks.map((one) => sayBreak(problem, one)),
    ...option.over.flatMap((level) =>
      level === 'unplaced' ? [] : [`${levelWords[level]} ${after[level]}, limit ${limits[level]}`],
    ),
  ];
  const km = sayKm(after.km - before.km);
  return against.length === 0
    ? `${id}: possible, ${at < 0 ? `${option.km} km` : km}`
    : `${id}: not alone (${against.join('; ')}), ${at < 0 ? `${option.km} km` : km}`;
};

/** Why a unit is where it is, in English, a line for each site, and what the next best place would cost. */
export const sayUnit = (problem: Problem, limits: Limits, { unit, at, options, nextBest }: UnitExplanation): string => {
  const { units, groups, facilities } = problem.instance;
  const idOf = (facility: number) => facilities[facility]?.id;
  const lines = [
    `unit ${units[unit]?.id} (${groups[problem.group[unit] as number]}, level ${problem.level[unit]}) is ${at < 0 ? 'nowhere' : `at ${idOf(at)}`}`,
    ...options.map((option) => `  ${sayOption(problem, limits, at, option)}`),
  ];
  if (nextBest === undefined)
    lines.push(
      at < 0 ? '' : '  No other site takes it within all rules and limits, even if one other person makes room.',
    );
  else {
    const others = nextBest.moves.filter(([mover]) => mover !== unit);
    const makers = others.map(([mover, to]) => `${units[mover]?.id} goes to ${idOf(to)}`);
    lines.push(
      `  Next best: ${idOf(nextBest.facility)}, ${sayKm(nextBest.km)} in all${makers.length > 0 ? ` (${makers.join(', ')})` : ''}`,
    );
  }
  return lines.filter((line) => line !== '').join('\n');
};
