/** Wire types of `transfers`: inputs of its commands. Types only. */
import type {
  AcceptanceRefusalReason,
  CancellationReason,
  EntryRefusalReason,
  RecallGround,
  RecallRefusalReason,
  RedirectReason,
  SealVoidingReason,
  StrikeOffReason,
} from './convoy-words.ts';
import type { EmergencyGround } from './emergency-ground.ts';
import type { BoardingOutcome } from './line-views.ts';
import type { ManifestKind } from './manifest-kind.ts';
import type { PhaseCancellationReason } from './phase-words.ts';
import type { DifferenceKind } from './views.ts';

/** A row of a sheet: `exception` is set when the officer set this row by hand. */
export interface SheetRow {
  personNo: number;
  exception?: true;
}

/** Part of every sheet: the typed number of rows that are not exceptions; refused (`count-differs`) when it differs. */
export interface SheetInput {
  manifestNo: number;
  expectedCount: number;
}

/** `transfers/open-operation`. */
export interface OpenOperationInput {
  code: string;
  titleEn: string;
  titleAr: string;
  jointSupervision: string[];
}

/** `transfers/create-manifest`. */
export interface CreateManifestInput {
  operationNo: number;
  code: string;
  fromSite: string;
  toSite: string;
  via: string[];
  kind?: ManifestKind;
  escortAuthority: string;
  toAuthority: string;
  plannedAt: number;
  persons: number[];
}

/** `transfers/add-lines`. */
export interface AddLinesInput {
  manifestNo: number;
  persons: number[];
}

/** `transfers/strike-off`; voids a seal. */
export interface StrikeOffInput {
  manifestNo: number;
  personNo: number;
  reason: StrikeOffReason;
  note: string;
}

/** `transfers/propose-order`. */
export interface ProposeOrderInput {
  manifestNo: number;
  ground: string;
  article: string;
  documentSha256: string;
  expiresAt: number;
}

/** `transfers/approve-order`, `transfers/propose-seal`, `transfers/close-movement`. */
export interface ManifestInput {
  manifestNo: number;
}

/** `transfers/assign-compartments`. */
export interface AssignCompartmentsInput {
  manifestNo: number;
  assignments: { personNo: number; vehicle: string; compartment: string }[];
}

/** `transfers/accept-lines`: person by person (I06-acceptance-per-person). */
export interface AcceptLinesInput extends SheetInput {
  decisions: (SheetRow & {
    decision: 'accepted' | 'refused';
    site: string;
    section?: string;
    reason?: AcceptanceRefusalReason;
    note?: string;
  })[];
}

/** `transfers/seal-manifest`. */
export interface SealManifestInput {
  manifestNo: number;
  sealHash: string;
}

/** `transfers/record-boarding`. */
export interface RecordBoardingInput extends SheetInput {
  rows: (SheetRow & { outcome: BoardingOutcome; vehicle?: string; compartment?: string; note?: string })[];
  occurredAt?: number;
}

/** `transfers/record-count`. */
export interface RecordCountInput {
  manifestNo: number;
  ordinal: 'loading' | 'unloading' | 'stop';
  place: string;
  counted: number;
  occurredAt?: number;
}

/** `transfers/offer-handover`: the first signature; expires in 30 minutes. */
export interface OfferHandoverInput {
  manifestNo: number;
  ordinal: number;
  payload: string;
  keyId: string;
  signature: string;
  counted: number;
}

/** `transfers/complete-handover`: the second signature; `counted` must equal the offer's (`counts-differ`). */
export interface CompleteHandoverInput {
  offerId: string;
  payload: string;
  keyId: string;
  signature: string;
  counted: number;
}

/** `transfers/withdraw-offer`. */
export interface WithdrawOfferInput {
  offerId: string;
}

/** `transfers/record-difference`. */
export interface RecordDifferenceInput {
  manifestNo: number;
  ordinal: number;
  personNo: number;
  kind: DifferenceKind;
  note: string;
}

/** `transfers/withdraw-difference`. */
export interface WithdrawDifferenceInput {
  manifestNo: number;
  personNo: number;
  reason: string;
}

/** The seven questions at admission (Mandela 7 (a)–(g)). */
export type AdmissionQuestion =
  | 'a_identity'
  | 'b_reasons'
  | 'c_hour'
  | 'd_injuries'
  | 'e_property'
  | 'f_family'
  | 'g_contact';

/** An answer to one of the seven: `unknown` needs a reason and is asked again. */
export interface AdmissionAnswer {
  answer: 'recorded' | 'none' | 'unknown';
  text?: string;
  reason?: string;
}

/** `transfers/record-admission`. */
export interface RecordAdmissionInput extends SheetInput {
  rows: (SheetRow & { site: string; section: string; answers: Record<AdmissionQuestion, AdmissionAnswer> })[];
  occurredAt?: number;
}

/** `transfers/add-admission-answer`: what was unknown at admission, asked again. */
export interface AddAdmissionAnswerInput {
  personNo: number;
  question: AdmissionQuestion;
  answer: AdmissionAnswer;
  occurredAt?: number;
}

/** `transfers/void-seal`. */
export interface VoidSealInput {
  manifestNo: number;
  reason: SealVoidingReason;
  note: string;
}

/** `transfers/plan-phase`. */
export interface PlanPhaseInput {
  operationNo: number;
  code: string;
  titleEn: string;
  titleAr: string;
  plannedFromAt: number;
  plannedToAt: number;
}

/** `transfers/start-phase`, `transfers/end-phase`. */
export interface PhaseInput {
  operationNo: number;
  phase: string;
}

/** `transfers/cancel-phase`. */
export interface CancelPhaseInput extends PhaseInput {
  reason: PhaseCancellationReason;
  note: string;
}

/** `transfers/put-in-phase`. */
export interface PutInPhaseInput extends ManifestInput {
  phase: string;
}

/** `transfers/cancel-convoy`. */
export interface CancelConvoyInput extends ManifestInput {
  reason: CancellationReason;
  note: string;
}

/** `transfers/redirect-convoy`. */
export interface RedirectConvoyInput extends ManifestInput {
  toSite: string;
  reason: RedirectReason;
  note: string;
}

/** `transfers/order-return`. */
export interface OrderReturnInput extends ManifestInput {
  reason: RedirectReason;
  note: string;
}

/** `transfers/refuse-entry`. */
export interface RefuseEntryInput extends ManifestInput {
  reason: EntryRefusalReason;
  note: string;
  occurredAt?: number;
}

/** `transfers/propose-emergency-ground`. */
export interface ProposeEmergencyGroundInput extends ManifestInput {
  ground: EmergencyGround;
  hours: number;
  reasons: string;
  documentSha256: string;
  expiresAt: number;
}

/** `transfers/sign-emergency-ground`. */
export interface SignEmergencyGroundInput {
  groundId: string;
}

/** `transfers/withdraw-emergency-ground`. */
export interface WithdrawEmergencyGroundInput {
  groundId: string;
  reason: string;
}

/** `transfers/refuse-persons`. */
export interface RefusePersonsInput extends ManifestInput {
  persons: number[];
  reason: EntryRefusalReason;
  note: string;
  occurredAt?: number;
}

/** `transfers/grant-entry`. Without `persons`: the convoy as a whole. */
export interface GrantEntryInput extends ManifestInput {
  persons?: number[];
  note: string;
  occurredAt?: number;
}

/** `transfers/record-brought-later`. */
export interface RecordBroughtLaterInput extends ManifestInput {
  persons: number[];
  note: string;
  occurredAt?: number;
}

/** `transfers/request-recall`. */
export interface RequestRecallInput extends ManifestInput {
  personNo: number;
  ground: RecallGround;
  reasons: string;
}

/** `transfers/answer-recall`. */
export interface AnswerRecallInput {
  recallId: string;
  answer: 'agreed' | 'refused';
  /** Of a refusal. */
  reason?: RecallRefusalReason;
  note: string;
}
