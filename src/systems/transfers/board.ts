import { overdueSince } from '../register/index.ts';
import type { ConvoyState } from './convoy-views.ts';

/** Where a convoy stands on the board, in the order of its way. */
export const boardStates = [
  'planned',
  'sealed',
  'boarding',
  'handed-over',
  'under-way',
  'at-border',
  'received',
  'reconciled',
  'cancelled',
] as const;
/** Where a convoy stands on the board. */
export type BoardState = (typeof boardStates)[number];

/** What the board tells a convoy's place and lateness from: no line is read for it. Instants in milliseconds. */
export type ConvoyFacts = {
  readonly convoyState: ConvoyState;
  readonly closedAt: number | null;
  readonly plannedAt: number;
  readonly sealed: boolean;
  /** Somebody was checked at a vehicle. */
  readonly boardingBegun: boolean;
  /** Nobody is left on the manifest, and somebody was. */
  readonly emptied: boolean;
  readonly handovers: number;
  readonly departedAt: number | null;
  readonly lastHeardAt: number | null;
  /** The newest report from the way named a border crossing. */
  readonly lastAtCrossing: boolean;
  /** Handed over at the end of a way and not yet admitted there, or not let in, or brought later, and still with the escort. */
  readonly toEnd: number;
};

const HANDOVERS = 2;
const isOver = (facts: ConvoyFacts): boolean =>
  facts.closedAt !== null || facts.convoyState === 'cancelled' || (facts.emptied && facts.handovers === 0);

/** Where a convoy stands, derived from facts; nobody sets it. */
export const boardStateOf = (facts: ConvoyFacts): BoardState => {
  if (facts.closedAt !== null) return 'reconciled';
  if (isOver(facts)) return 'cancelled';
  if (facts.handovers >= HANDOVERS) return 'received';
  if (facts.handovers > 0) {
    if (facts.lastAtCrossing) return 'at-border';
    // neither left nor arrived, by what was reported
    return facts.convoyState === 'planned' ? 'handed-over' : 'under-way';
  }
  if (!facts.sealed) return 'planned';
  return facts.boardingBegun ? 'boarding' : 'sealed';
};

/** By how many milliseconds a convoy is late, as its own page tells it; null when it is not. */
export const lateBy = (facts: ConvoyFacts, now: number): number | null => {
  if (isOver(facts) || (facts.handovers >= HANDOVERS && facts.toEnd === 0)) return null;
  const since = overdueSince({ now, ...facts });
  return since === null ? null : now - since;
};
