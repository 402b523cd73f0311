/** What a site can be exposed to. A hazard is of the place, never of a person (decisions.md 24). */
export const hazardKinds = [
  'mass-escape',
  'attack',
  'shelling',
  'riot',
  'disease',
  'fire',
  'building',
  'supply',
] as const;

/** How pressing the source says it is: words, never numbers. */
export const severities = ['possible', 'likely', 'imminent', 'present'] as const;

/** A hazard is looked at again within this time, in milliseconds. */
export const LONGEST_HAZARD = 180 * 86_400_000;
