import type { AnyEventDefinition } from '../event-definition.ts';
import type { OpenedEvent } from './check-event.ts';
import type { Finding } from './finding.ts';
import type { Invariant } from './read-invariants.ts';
import type { TextRow } from './session.ts';

/** Rows of the rebuilt register, every value as text. */
export type RebuiltReader = (text: string, values?: unknown[]) => Promise<TextRow[]>;

/** A check that needs the register as it stood: run on the rebuilt tables right before the command of such an event is projected again. */
export type ReplayCheck = {
  readonly eventType: string;
  readonly check: (event: OpenedEvent, read: RebuiltReader) => Promise<Finding[]>;
};

/** A check over the rebuilt register as a whole. */
export type RebuiltCheck = (read: RebuiltReader) => Promise<{ readonly checked: number; readonly findings: Finding[] }>;

/** What the systems know that the kernel does not: their event types, their rules and what their signatures cover. */
export type SystemChecks = {
  readonly events: readonly AnyEventDefinition[];
  readonly replayChecks: readonly ReplayCheck[];
  readonly rebuiltChecks: readonly RebuiltCheck[];
  readonly invariants: readonly Invariant[];
};
