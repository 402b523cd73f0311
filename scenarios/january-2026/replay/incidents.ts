/**
 * What goes wrong in a replayed operation. Each kind happens in one convoy of every six, that is at least once for each thousand persons, so that a replay
 * shows that the register bears it.
 */
export type Incident =
  | 'fear'
  | 'unfit'
  | 'refused-acceptance'
  | 'lapsed-acceptance'
  | 'strike-off'
  | 'wrong-person'
  | 'refused-to-board'
  | 'absent'
  | 'stop'
  | 'delay'
  | 'breakdown'
  | 'medical-event'
  | 'incident'
  | 'hospital'
  | 'redirect'
  | 'death'
  | 'escape';

/** Who is listed and does not leave with the convoy: one person each. */
export const STAYS: readonly Incident[] = [
  'fear',
  'unfit',
  'refused-acceptance',
  'strike-off',
  'wrong-person',
  'refused-to-board',
  'absent',
];

const PATTERN: readonly (readonly Incident[])[] = [
  ['unfit', 'stop', 'escape'],
  ['fear', 'wrong-person', 'delay'],
  ['lapsed-acceptance', 'breakdown', 'hospital'],
  ['strike-off', 'refused-to-board', 'medical-event', 'redirect'],
  ['absent', 'refused-acceptance', 'stop', 'incident'],
  ['fear', 'lapsed-acceptance', 'death', 'delay'],
];

/** What goes wrong in the n-th convoy, counted from 0. A convoy of fewer than twenty goes as planned: nobody would be left in it. */
export const incidentsOf = (convoy: number, count: number): readonly Incident[] =>
  count < 20 ? [] : (PATTERN[convoy % PATTERN.length] as readonly Incident[]);

/** How many more than the planned ones must be listed so that the planned ones leave. */
export const spare = (incidents: readonly Incident[]): number =>
  incidents.filter((incident) => STAYS.includes(incident)).length;
