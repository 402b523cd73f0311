/** What can happen to a site. */
export const emergencyKinds = ['attack', 'breach', 'riot', 'tunnel', 'fire'] as const;

/** What became of a person who was missing at a lockdown count. */
export const missingOutcomes = ['found', 'escaped', 'departed', 'dead', 'unaccounted'] as const;

/** Most persons on one manifest of an evacuation. */
export const LARGEST_LIST = 5000;

/** What became of a person who was missing. */
export type MissingOutcome = (typeof missingOutcomes)[number];

/** Outcomes that can be said of a missing person: a resident of a camp does not escape, and who is detained does not depart. */
export const outcomesOf = (resident: boolean): readonly MissingOutcome[] =>
  missingOutcomes.filter((outcome) => outcome !== (resident ? 'escaped' : 'departed'));

/** What the register says of a person now: the state of custody (null: ended), with which outcome it ended, and whether a death is recorded. */
export type Fate = {
  readonly state: 'held' | 'resident' | 'accompanying' | 'missing' | 'unaccounted' | 'at_large' | null;
  readonly ended: string | null;
  readonly dead: boolean;
};

/** Whether an outcome agrees with the person's file, where it is recorded first. The same rule as `sites.outcome_holds`. */
export const outcomeHolds = (outcome: MissingOutcome, { state, ended, dead }: Fate): boolean =>
  ({
    found: state === 'held' || state === 'resident' || state === 'accompanying',
    escaped: state === 'at_large',
    departed: state === null && ended === 'departure',
    dead,
    unaccounted: state === 'unaccounted' || state === 'missing',
  })[outcome];
