/**
 * What goes wrong in a replayed operation. Each kind happens in one convoy of every six, that is at least once for each thousand persons, so that a replay
 * shows that the register bears it.
 */
export const INCIDENTS = [
  'fear',
  'unfit',
  'refused-acceptance',
  'lapsed-acceptance',
  'strike-off',
  'wrong-person',
  'refused-to-board',
  'absent',
  'stop',
  'delay',
  'breakdown',
  'medical-event',
  'incident',
  'hospital',
  'redirect',
  'death',
  'escape',
  'planned-anew',
  'seal-voided',
  'offer-withdrawn',
  'difference-withdrawn',
  'let-in',
  'sent-back',
  'left-behind',
  'broken-seal',
  'unanswered',
  'recall',
] as const;
/** One of `INCIDENTS`. */
export type Incident = (typeof INCIDENTS)[number];

/** Who is listed and does not arrive with the convoy, because of something that is counted as no loss of it: one person each. */
export const STAYS: readonly Incident[] = [
  'fear',
  'unfit',
  'refused-acceptance',
  'strike-off',
  'wrong-person',
  'refused-to-board',
  'absent',
  'sent-back',
];

/** Not more than eight in a convoy: each is of a person of its own among twenty ({@link spare}, `personFor`). */
const PATTERN: readonly (readonly Incident[])[] = [
  ['unfit', 'stop', 'escape', 'let-in', 'seal-voided', 'unanswered'],
  ['fear', 'wrong-person', 'delay', 'left-behind', 'recall'],
  ['lapsed-acceptance', 'breakdown', 'hospital', 'planned-anew'],
  ['strike-off', 'refused-to-board', 'medical-event', 'redirect', 'offer-withdrawn'],
  ['absent', 'refused-acceptance', 'stop', 'incident', 'sent-back', 'broken-seal'],
  ['fear', 'lapsed-acceptance', 'death', 'delay', 'difference-withdrawn'],
];

/** What goes wrong in the n-th convoy of those of twenty or more, counted from 0. A smaller one goes as planned: nobody would be left in it. */
export const incidentsOf = (convoy: number, count: number): readonly Incident[] =>
  count < 20 ? [] : (PATTERN[convoy % PATTERN.length] as readonly Incident[]);

/** How many more than the planned ones must be listed so that the planned ones leave. */
export const spare = (incidents: readonly Incident[]): number =>
  incidents.filter((incident) => STAYS.includes(incident)).length;
