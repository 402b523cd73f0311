/** What can happen to a site. */
export const emergencyKinds = ['attack', 'breach', 'riot', 'tunnel', 'fire'] as const;

/** What became of a person who was missing at a lockdown count. */
export const missingOutcomes = ['found', 'escaped', 'dead', 'unaccounted'] as const;

/** What became of a person who was missing. */
export type MissingOutcome = (typeof missingOutcomes)[number];

/** What the register says of a person now: the state of custody (null: ended), and whether a death is recorded. */
export type Fate = { readonly state: 'held' | 'unaccounted' | 'at_large' | null; readonly dead: boolean };

/** Whether an outcome agrees with the person's file, where it is recorded first. The same rule as `sites.outcome_holds`. */
export const outcomeHolds = (outcome: MissingOutcome, { state, dead }: Fate): boolean =>
  ({
    found: state === 'held',
    escaped: state === 'at_large',
    dead,
    unaccounted: state === 'unaccounted',
  })[outcome];
