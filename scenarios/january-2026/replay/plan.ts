import type { Incident } from './incidents.ts';
import type { PlannedConvoy } from './timetable.ts';

/** A convoy of the plan with everything that its steps need to know of the operation. */
export type Plan = PlannedConvoy & {
  readonly index: number;
  readonly seed: number;
  readonly slot: number;
  /** How many arrived in the convoys before it. */
  readonly arrivedBefore: number;
  readonly incidents: readonly Incident[];
  /** How many are moved in all. */
  readonly moved: number;
  /** The published total that the shares of nationalities refer to. */
  readonly publishedTotal: number;
  /** When it leaves, by the register clock. */
  readonly leavesAt: number;
};
