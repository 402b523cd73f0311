/** Why a convoy may leave before the 72 hours of notice are over. */
export const emergencyGrounds = [
  'attack',
  'loss-of-control',
  'epidemic',
  'natural-hazard',
  'medical',
  'no-food-or-water',
] as const;
/** One of `emergencyGrounds`. */
export type EmergencyGround = (typeof emergencyGrounds)[number];

/** An emergency ground is good for so long at most, in milliseconds. */
export const GROUND_LASTS = 7 * 86_400_000;
