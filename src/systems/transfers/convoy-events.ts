import { z } from 'zod';
import { type AnyEventDefinition, defineEvent } from '../../core/register/event-definition.ts';

const system = 'transfers';
const instant = z.int();
const code = z.string().min(1).max(60);
const none = z.object({}).strict();
/** Free text that may speak of a person: in the event only as a digest. */
const note = z.object({ note: z.string().max(2000) }).strict();

/** Why a convoy is cancelled before it goes. */
export const cancellationReason = z.enum([
  'unfit-to-travel',
  'receiver-unable',
  'no-space',
  'no-transport',
  'more-information-needed',
  'security',
  'weather',
  'order-withdrawn',
  'other',
]);

/** A phase of an operation was planned by the authority that leads it. */
export const PhasePlanned = defineEvent({
  type: 'PhasePlanned',
  system,
  stream: 'operation',
  kind: 'act',
  roles: ['transfer_cell'],
  data: z
    .object({
      code,
      titleEn: z.string().min(1).max(200),
      titleAr: z.string().min(1).max(200),
      authority: code,
      plannedFromAt: instant,
      plannedToAt: instant,
    })
    .strict(),
  personal: none,
});
/** A phase began. */
export const PhaseStarted = defineEvent({
  type: 'PhaseStarted',
  system,
  stream: 'operation',
  kind: 'act',
  roles: ['transfer_cell'],
  data: z.object({ phase: code }).strict(),
  personal: none,
});
/** A phase ended: each of its convoys is closed or cancelled. */
export const PhaseEnded = defineEvent({
  type: 'PhaseEnded',
  system,
  stream: 'operation',
  kind: 'act',
  roles: ['transfer_cell'],
  data: z.object({ phase: code }).strict(),
  personal: none,
});
/** A phase was cancelled, for a reason. */
export const PhaseCancelled = defineEvent({
  type: 'PhaseCancelled',
  system,
  stream: 'operation',
  kind: 'act',
  roles: ['transfer_cell'],
  data: z.object({ phase: code, reason: z.string().min(3).max(500) }).strict(),
  personal: none,
});
/** An operation ended: no phase and no convoy of it is open. */
export const OperationEnded = defineEvent({
  type: 'OperationEnded',
  system,
  stream: 'operation',
  kind: 'act',
  roles: ['transfer_cell'],
  data: none,
  personal: none,
});
/** A planned convoy was put in a phase of its operation. */
export const ConvoyPutInPhase = defineEvent({
  type: 'ConvoyPutInPhase',
  system,
  stream: 'manifest',
  kind: 'act',
  roles: ['transfer_cell', 'origin_officer'],
  data: z.object({ phase: code }).strict(),
  personal: none,
});
/** A convoy was cancelled before the first hand-over: its seal falls, and nobody is bound to its manifest any more. */
export const ConvoyCancelled = defineEvent({
  type: 'ConvoyCancelled',
  system,
  stream: 'manifest',
  kind: 'act',
  roles: ['transfer_cell', 'escort_commander'],
  data: z.object({ reason: cancellationReason }).strict(),
  personal: note,
});

/** Event types of operations, phases and convoys. */
export const convoyEvents = [
  PhasePlanned,
  PhaseStarted,
  PhaseEnded,
  PhaseCancelled,
  OperationEnded,
  ConvoyPutInPhase,
  ConvoyCancelled,
] as unknown as readonly AnyEventDefinition[];
