import type { Verdict } from '../../systems/placement-check/check-plan.ts';

const MOST_SHOWN = 20;
const WORDS: Readonly<Record<string, string>> = {
  unplaced: 'persons without a place',
  stranded: 'persons for whom the sections of the other sites have no place, in the worst failure of one site',
  worstLoss: 'weighted persons at the site with most of them (the worst loss)',
  networkExcess: 'persons of one network above the limit of a site',
  km: 'kilometres',
};

const gapOf = (value: number, bound: number): string => {
  if (value === bound) return 'proved: no plan has less';
  const share = bound > 0 ? ` (${((100 * (value - bound)) / bound).toFixed(3)} %)` : '';
  return `proved: no plan has less than ${bound}, so this is at most ${value - bound}${share} above the best; that no plan is between is NOT CERTIFIED`;
};

const searchedOf = (searched: number | undefined): string =>
  searched === undefined ? '' : `; a search said ${searched}, which left no proof and is not believed here`;

/** The verdict in words for a monitor, line by line. Percentages are rounded for reading; nothing is decided by them. */
export const sayVerdict = ({ refusals, cancelled, levels, drill }: Verdict): string => {
  if (refusals.length > 0) {
    const more = refusals.length > MOST_SHOWN ? [`... and ${refusals.length - MOST_SHOWN} more`] : [];
    return `${['REFUSED. This plan is not what it says:', ...refusals.slice(0, MOST_SHOWN), ...more].join('\n  ')}\n`;
  }
  const persons = drill.reduce((sum, site) => sum + site.persons, 0);
  const worst = Math.max(0, ...drill.map(({ value }) => value));
  const lines = [
    `ACCEPTED${cancelled ? ' (the planner was ended before it was done)' : ''}. ${persons} persons at ${drill.length} sites: every hard rule holds, and each figure below was worked out anew.`,
    'In this order, each within the limits of those before it:',
    ...levels.map(({ level, value, limit, bound, searched, certified }) => {
      if (level !== 'worstLoss') return `  ${value} ${WORDS[level]}: ${gapOf(value, bound)}${searchedOf(searched)}`;
      const from = certified
        ? `the best possible, which is proved to be no less than ${bound}`
        : `a best value that is NOT CERTIFIED (proved: no less than ${bound})`;
      return `  ${value} ${WORDS[level]}: allowed are ${limit}, from ${from}${searchedOf(searched)}`;
    }),
    `If one site fails tonight and nobody else moves (beds, family places and people who are kept apart counted), at worst ${worst} persons find no place:`,
    ...drill.map(
      ({ facility, persons: there, value, bound, searched }) =>
        `  ${facility}: ${value} of ${there}: ${gapOf(value, bound)}${searchedOf(searched)}`,
    ),
    'Not checked: whether the instance is true, and who was put into it.',
  ];
  return `${lines.join('\n')}\n`;
};
