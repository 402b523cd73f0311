/** What is minimised, in this order; each level keeps what those before it reached. */
export const LEVEL_NAMES = ['unplaced', 'stranded', 'worstLoss', 'networkExcess', 'km'] as const;

/** One of the five levels. */
export type LevelName = (typeof LEVEL_NAMES)[number];

/** The values of a plan, whole numbers. */
export type LevelValues = Readonly<Record<LevelName, number>>;

/** What later levels keep: the most of each of the first four. */
export type Limits = Readonly<Record<Exclude<LevelName, 'km'>, number>>;

/** Limits as far as they are known; a level that has none is free. */
export type LimitsSoFar = Partial<Limits>;
