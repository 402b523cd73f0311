/** How a stage ended. `passed` and `failed` count tests; a check (lint, types) counts as one test. */
export interface StageResult {
  readonly passed: number;
  readonly failed: number;
  /** A few words for the stage's line where the numbers do not say it all. */
  readonly note?: string;
  /** What the tool printed: shown where something failed. */
  readonly output?: string;
}

/** One part of `./amana test`. */
export interface Stage {
  /** What is typed to run only this one: `./amana test unit`. */
  readonly name: string;
  readonly summary: string;
  /** Runs at the same time as the stage before it: neither has enough to do for a whole machine. */
  readonly beside?: true;
  run(): Promise<StageResult>;
}
