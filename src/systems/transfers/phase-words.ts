// apart from the words of convoys: the first page loads the panel of phases, and nothing of those
/** Why a phase of an operation is cancelled. */
export const phaseCancellationReasons = [
  'not-needed',
  'receiver-unable',
  'no-space',
  'no-transport',
  'security',
  'weather',
  'order-withdrawn',
  'other',
] as const;
/** Why a phase of an operation is cancelled. */
export type PhaseCancellationReason = (typeof phaseCancellationReasons)[number];
