import type { MovementKind } from '../views.ts';

/** What can only have happened after the convoy left. */
const AFTER_DEPARTURE: readonly string[] = [
  'border-crossed',
  'resumed',
  'deviation',
  'arrived',
] satisfies MovementKind[];

/**
 * Whether an entry of the log is about to be told of a convoy of which nobody said that it left. It is recorded all the same, because a fact is never refused; who
 * pressed the button beside the one that was meant is told before.
 */
export const isBeforeDeparture = (
  kind: string,
  movements: readonly { readonly kind: string; readonly withdrawal?: unknown }[],
): boolean => AFTER_DEPARTURE.includes(kind) && !movements.some((one) => one.kind === 'departed' && !one.withdrawal);
