import type { ConvoyExplanation } from './explain-convoys.ts';
import type { ConvoyReasons, Reason } from './find-reasons.ts';

const IF: Readonly<Record<Reason, string>> = {
  roads: 'every site, road and crossing were open on every day',
  teams: 'there were escort teams for every convoy',
  vehicles: 'there were vehicles for every convoy',
  departures: 'any number of convoys could leave on an axis in a day',
  intake: 'every destination could receive everybody',
  hours: 'every drive were done on the day of leaving, and its convoy free on the next',
  seats: 'one convoy could take 1,000 persons',
};

const sayReasons = ({ persons, atLeast, alone, together }: ConvoyReasons, what: string): string[] => [
  atLeast < persons
    ? `${persons} persons are ${what}. It is proved that at least ${atLeast} are, whatever the plan; the rest is what whole convoys cost, or is not proved.`
    : `${persons} persons are ${what}. No plan has fewer, as things are.`,
  ...alone.map(
    ({ reason, atLeast: least }) =>
      `  If ${IF[reason]}: ${least === 0 ? 'nothing proves that anybody would be' : `at least ${least} would be`}.`,
  ),
  ...(alone.length === 0 && together.length > 0
    ? [`  No one thing alone changes that. Fewer would be if ${together.map((reason) => IF[reason]).join(', and ')}.`]
    : []),
  ...(alone.length === 0 && together.length === 0 && atLeast > 0
    ? ['  Nothing of what is planned with changes that: they cannot leave in time at all.']
    : []),
];

/** The explanation in English, line by line. */
export const sayConvoyExplanation = ({ left, late, people, unseated }: ConvoyExplanation): string[] => [
  ...(left ? sayReasons(left, 'left at the end') : ['Everybody leaves within the days of the plan.']),
  ...people.map(
    ({ origin, destination, persons, noWay }) =>
      `  ${persons} from ${origin} to ${destination}${noWay ? ': on no day can a convoy for them leave and arrive (site, road or crossing closed, or too far for the days that are left)' : ''}`,
  ),
  ...(late
    ? sayReasons(late, 'at a site when it is expected to be lost')
    : ['Nobody is at a site when it is expected to be lost.']),
  ...(unseated.length === 0
    ? ['Everybody who leaves has a seat.']
    : unseated.map(
        ({ convoy, lot, units, why }) => `convoy ${convoy}: ${units} of lot ${lot} without a seat: ${why}.`,
      )),
];
