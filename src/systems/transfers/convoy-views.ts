/** Wire of `transfers`: convoys and phases. The web application imports the types only. */
import { z } from 'zod';
import { officerReference, trilingual } from '../../core/access/views.ts';
import { codes, instant, view } from '../../core/wire.ts';
import { recallRefusalReasons } from './convoy-words.ts';
import { phaseCancellationReasons } from './phase-words.ts';

export const convoyState = codes('ConvoyState', 'State of a convoy (docs/transitions.md).', [
  'planned',
  'under-way',
  'arrived',
  'closed',
  'cancelled',
]);
/** State of a convoy. */
export type ConvoyState = z.infer<typeof convoyState>;

export const convoyView = view('ConvoyView', 'The convoy that carries a manifest.', {
  state: convoyState,
  phase: z.string().nullable().describe('Code of the phase of the operation; null: in none.'),
  cancellation: z.object({ reason: z.string(), note: z.string(), at: instant, by: officerReference }).nullable(),
});
/** The convoy that carries a manifest. */
export type ConvoyView = z.infer<typeof convoyView>;

export const phaseView = view('PhaseView', 'A phase of an operation, led by one authority.', {
  code: z.string(),
  title: trilingual,
  authority: z.string().describe('Code of the authority that leads it.'),
  plannedFromAt: instant,
  plannedToAt: instant,
  state: codes('PhaseState', 'State of a phase (docs/transitions.md).', ['planned', 'running', 'ended', 'cancelled']),
  cancelled: z
    .object({
      reason: codes('PhaseCancellationReason', 'Why a phase is cancelled.', phaseCancellationReasons),
      note: z.string(),
    })
    .nullable(),
  convoys: z.int().describe('Convoys of the phase that the officer sees.'),
  abilities: z.array(z.string()).describe('Steps that the officer may take with this phase.'),
});
/** A phase of an operation. */
export type PhaseView = z.infer<typeof phaseView>;

export const turnView = view('TurnView', 'An order on the way: to another site (redirect), or back (return).', {
  kind: codes('TurnKind', 'Kinds of orders on the way.', ['redirect', 'return']),
  fromSite: z.string(),
  toSite: z.string(),
  reason: z.string(),
  note: z.string(),
  at: instant,
  by: officerReference,
});
/** An order on the way: to another site, or back. */
export type TurnView = z.infer<typeof turnView>;

export const entryRefusalView = view('EntryRefusalView', 'A convoy was not let in at the gate.', {
  site: z.string(),
  reason: z.string(),
  note: z.string(),
  at: instant,
  by: officerReference,
});
/** A convoy was not let in at the gate. */
export type EntryRefusalView = z.infer<typeof entryRefusalView>;

export const letInView = view(
  'LetInView',
  'Who comes in at the gate after all: refused before, or brought after the others.',
  {
    personNo: z.int().nullable().describe('Null: the convoy as a whole.'),
    registerNumber: z.string().nullable(),
    site: z.string(),
    refusedSite: z
      .string()
      .nullable()
      .describe(
        'The gate that had refused: another than `site` where the convoy was redirected between. Null: not refused, but left behind or in a hospital, and brought after the others had been received.',
      ),
    refusedReason: z.string().nullable().describe('Why it had refused.'),
    refusedAt: instant.nullable(),
    note: z.string(),
    at: instant,
    by: officerReference,
  },
);
/** Who comes in at the gate after all: refused before, or brought after the others. */
export type LetInView = z.infer<typeof letInView>;

export const recallView = view('RecallView', 'A person is asked back by the authority that transferred the person.', {
  recallId: z.string(),
  personNo: z.int(),
  registerNumber: z.string().nullable(),
  ground: z.string(),
  reasons: z.string(),
  requestedAt: instant,
  requestedBy: officerReference,
  answer: z
    .object({
      answer: z.enum(['agreed', 'refused']),
      reason: codes('RecallRefusalReason', 'Why an authority declines to give a person back.', recallRefusalReasons)
        .nullable()
        .describe('Of a refusal.'),
      note: z.string(),
      at: instant,
      by: officerReference,
    })
    .nullable(),
});
/** A person is asked back by the authority that transferred the person. */
export type RecallView = z.infer<typeof recallView>;
