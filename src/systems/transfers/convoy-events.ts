import { z } from 'zod';
import { type AnyEventDefinition, defineEvent } from '../../core/register/event-definition.ts';
import {
  cancellationReasons,
  entryRefusalReasons,
  recallGrounds,
  recallRefusalReasons,
  redirectReasons,
} from './convoy-words.ts';
import { phaseCancellationReasons } from './phase-words.ts';

const system = 'transfers';
const instant = z.int();
const code = z.string().min(1).max(60);
const none = z.object({}).strict();
/** Free text that may speak of a person: in the event only as a digest. */
const note = z.object({ note: z.string().max(2000) }).strict();

/** What the transfer cell does to an operation and its phases. */
const byTheCell = { system, stream: 'operation', kind: 'act', roles: ['transfer_cell'] } as const;
/** What becomes of a convoy: the transfer cell orders it, or its escort where it stands. */
const byCellOrEscort = {
  system,
  stream: 'manifest',
  kind: 'act',
  roles: ['transfer_cell', 'escort_commander'],
} as const;

/** Why a convoy is cancelled before it goes. */
export const cancellationReason = z.enum(cancellationReasons);

/** A phase of an operation was planned by the authority that leads it. */
export const PhasePlanned = defineEvent({
  type: 'PhasePlanned',
  ...byTheCell,
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
  ...byTheCell,
  data: z.object({ phase: code }).strict(),
  personal: none,
});
/** A phase ended: each of its convoys is closed or cancelled. */
export const PhaseEnded = defineEvent({
  type: 'PhaseEnded',
  ...byTheCell,
  data: z.object({ phase: code }).strict(),
  personal: none,
});
/** The same before version 2: for a reason in words only. Nothing writes it any more, and its projector refuses a new one. */
const PhaseCancelledBefore = defineEvent({
  type: 'PhaseCancelled',
  ...byTheCell,
  data: z.object({ phase: code, reason: z.string().min(3).max(500) }).strict(),
  personal: none,
});
/** A phase was cancelled, for a coded reason. */
export const PhaseCancelled = defineEvent({
  type: 'PhaseCancelled',
  ...byTheCell,
  v: 2,
  data: z.object({ phase: code, reason: z.enum(phaseCancellationReasons) }).strict(),
  personal: note,
});
/** An operation ended: no phase and no convoy of it is open. */
export const OperationEnded = defineEvent({
  type: 'OperationEnded',
  ...byTheCell,
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
  ...byCellOrEscort,
  data: z.object({ reason: cancellationReason }).strict(),
  personal: note,
});

/** Why a site does not let a convoy in. */
export const entryRefusalReason = z.enum(entryRefusalReasons);
/** Why a convoy on the way is sent elsewhere, or back. */
export const redirectReason = z.enum(redirectReasons);
/** Why a person who was transferred is asked back. */
export const recallGround = z.enum(recallGrounds);
/** A convoy was not let in at the gate. */
export const EntryRefused = defineEvent({
  type: 'EntryRefused',
  system,
  stream: 'manifest',
  kind: 'fact',
  roles: ['escort_commander', 'receiving_officer'],
  data: z.object({ site: code, reason: entryRefusalReason }).strict(),
  personal: note,
});
/** A single person was not let in at the gate while others of the convoy were: the person stays with the escort, as an incident of the second hand-over. */
export const PersonEntryRefused = defineEvent({
  type: 'PersonEntryRefused',
  system,
  stream: 'person',
  kind: 'fact',
  roles: ['escort_commander', 'receiving_officer'],
  data: z.object({ manifestNo: z.int().positive(), site: code, reason: entryRefusalReason }).strict(),
  personal: note,
});
/** The gate that had not let a convoy in relented: it is received after all. */
export const EntryGranted = defineEvent({
  type: 'EntryGranted',
  system,
  stream: 'manifest',
  kind: 'fact',
  roles: ['escort_commander', 'receiving_officer'],
  data: z.object({ site: code }).strict(),
  personal: note,
});
/** The gate that had not let a person in relented before the second hand-over: the person passes in it with the others, and is no incident of it any more. */
export const PersonEntryGranted = defineEvent({
  type: 'PersonEntryGranted',
  system,
  stream: 'person',
  kind: 'fact',
  roles: ['escort_commander', 'receiving_officer'],
  data: z.object({ manifestNo: z.int().positive(), site: code }).strict(),
  personal: note,
});
/** Who had been left behind on the way, or taken to a hospital, was brought to the site after the others had been received: the person passes in a hand-over of its own. Or, when the return of the rest was ordered, to where it goes back, and goes with it. */
export const PersonBroughtLater = defineEvent({
  type: 'PersonBroughtLater',
  system,
  stream: 'person',
  kind: 'fact',
  roles: ['escort_commander', 'receiving_officer'],
  data: z.object({ manifestNo: z.int().positive(), site: code }).strict(),
  personal: note,
});
/** A convoy on the way was ordered to another site of the same state; its authority accepts anew, person by person (I06). */
export const ConvoyRedirected = defineEvent({
  type: 'ConvoyRedirected',
  ...byCellOrEscort,
  data: z.object({ toSite: code, reason: redirectReason }).strict(),
  personal: note,
});
const returning = { type: 'ReturnOrdered', ...byCellOrEscort, personal: note } as const;
const whyBack = z.object({ reason: redirectReason }).strict();
/** The same before version 2, which took back the whole rest, with the convoy or not. Nothing writes it any more, and its projector refuses a new one. */
export const ReturnOrderedBefore = defineEvent({ ...returning, data: whyBack });
/** A convoy on the way was ordered back to the site that it came from; after the second hand-over, of those who did not pass in it, who is with the convoy. */
export const ReturnOrdered = defineEvent({
  ...returning,
  v: 2,
  data: whyBack.extend({ restAtHand: z.literal(true) }).strict(),
});
/** Whoever transferred a person asks the person back (GC III 12, by analogy). */
export const RecallRequested = defineEvent({
  type: 'RecallRequested',
  system,
  stream: 'person',
  kind: 'act',
  roles: ['transfer_cell', 'origin_officer'],
  data: z.object({ manifestNo: z.int().positive(), ground: recallGround }).strict(),
  personal: z.object({ reasons: z.string().min(3).max(2000) }).strict(),
});
const answering = {
  type: 'RecallAnswered',
  system,
  stream: 'person',
  kind: 'act',
  roles: ['transfer_cell', 'receiving_officer'],
  data: z.object({ recallId: z.uuid(), answer: z.enum(['agreed', 'refused']) }).strict(),
} as const;
/** The same before version 2: in words only. Nothing writes it any more, and its projector refuses a new one. */
const RecallAnsweredBefore = defineEvent({
  ...answering,
  personal: z.object({ reasons: z.string().min(3).max(2000) }).strict(),
});
/** The authority that holds the person answered a recall: agreed, or declined for a coded reason, which may tell of health or of a fear and stays out of the frozen text. The way back is a manifest of its own. */
export const RecallAnswered = defineEvent({
  ...answering,
  v: 2,
  personal: z.object({ reason: z.enum(recallRefusalReasons).optional(), note: z.string().max(2000) }).strict(),
});

/** Event types of operations, phases and convoys. */
export const convoyEvents = [
  PhasePlanned,
  PhaseStarted,
  PhaseEnded,
  PhaseCancelledBefore,
  PhaseCancelled,
  OperationEnded,
  ConvoyPutInPhase,
  ConvoyCancelled,
  EntryRefused,
  PersonEntryRefused,
  EntryGranted,
  PersonEntryGranted,
  PersonBroughtLater,
  ConvoyRedirected,
  ReturnOrderedBefore,
  ReturnOrdered,
  RecallRequested,
  RecallAnsweredBefore,
  RecallAnswered,
] as unknown as readonly AnyEventDefinition[];
