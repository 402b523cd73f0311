/**
 * What goes wrong in a replayed operation. Each kind happens in one convoy of every five, that is at least once for each thousand persons who are registered, so that a replay shows that the register bears it.
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
  'recapture',
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

/** A smaller convoy goes as planned: nobody would be left in it. */
const LARGE = 20;

/**
 * What goes wrong in each five large convoys, each kind once. With who is held around them, five convoys at their largest stand for fewer than a thousand persons of the register, so that each kind happens once for each thousand who are
 * registered, not only for each thousand who are moved.
 */
const PATTERN: readonly (readonly Incident[])[] = [
  ['unfit', 'stop', 'escape', 'let-in', 'seal-voided', 'unanswered'],
  ['fear', 'wrong-person', 'delay', 'left-behind', 'recall', 'recapture'],
  ['lapsed-acceptance', 'breakdown', 'hospital', 'planned-anew', 'difference-withdrawn'],
  ['strike-off', 'refused-to-board', 'medical-event', 'redirect', 'offer-withdrawn'],
  ['absent', 'refused-acceptance', 'incident', 'sent-back', 'broken-seal', 'death'],
];

/** How many incidents a convoy of a size bears: each is of a person of its own, the n-th of the one at place 3 + 2n of the list (`personFor`), of whom those who stay are not among who boarded. */
const bearable = (count: number): number => Math.max(0, Math.floor((count - 4) / 2));

/** In which of all convoys something goes wrong. */
const isLarge = (count: number): boolean => count >= LARGE;

/**
 * What goes wrong in each convoy of an operation, by the numbers of persons of its convoys. Where fewer than five are large they share what goes wrong, as far as each bears it; who is sent back and who is brought later need a
 * third hand-over each, so that one convoy has one of them only.
 */
export const incidentsOf = (counts: readonly number[]): readonly (readonly Incident[])[] => {
  const large = counts.filter(isLarge).length;
  const rows = Math.min(PATTERN.length, large);
  let at = 0;
  return counts.map((count) => {
    if (!isLarge(count)) return [];
    const row = at % rows;
    at += 1;
    const shared = PATTERN.filter((_, i) => i % rows === row).flat();
    const possible = shared.includes('left-behind') ? shared.filter((kind) => kind !== 'sent-back') : shared;
    return possible.slice(0, bearable(count));
  });
};

/** How many more than the planned ones must be listed so that the planned ones leave. */
export const spare = (incidents: readonly Incident[]): number =>
  incidents.filter((incident) => STAYS.includes(incident)).length;
