import { FIT_LASTS, type InspectionOccasion, type InspectionPart } from '../sites/index.ts';

/** The newest inspection that is asked for, as it is told. */
export type Inspected = {
  readonly occasion: InspectionOccasion;
  readonly inspectedAt: number;
  readonly fit: boolean;
  readonly defects: readonly InspectionPart[];
};

/** Whether a vehicle is known to be fit: found so within 24 hours, so long ago that it must be looked at again, found unfit and not fit since, or never looked at before a departure. */
export const vehicleStates = ['fit', 'not-fit', 'too-old', 'not-inspected'] as const;
/** One of `vehicleStates`. */
export type VehicleState = (typeof vehicleStates)[number];

/**
 * Whether a vehicle is fit at an instant: when the convoy left, else now. What is owed holds nothing up (docs/decisions/0029); only that it was found unfit keeps persons from being newly seated (I33-vehicle-fit).
 * @param newest the newest inspection by then, on whichever occasion
 * @param before the newest by then before a departure
 */
export const vehicleStateAt = (newest: Inspected | null, before: Inspected | null, at: number): VehicleState => {
  if (newest !== null && !newest.fit) return 'not-fit';
  if (before === null) return 'not-inspected';
  return before.inspectedAt < at - FIT_LASTS ? 'too-old' : 'fit';
};
