/** Wire types of `transfers`: inputs of its commands on the way of a convoy, and of the escort records. Types only. */
import type { ManifestInput } from './command-views.ts';
import type { EscortAnswerValue, EscortSection, EscortSource } from './escort-questions.ts';
import type { MovementKind } from './views.ts';
import type { LegView, WelfareItem } from './way-views.ts';
import type { IncidentKind, MovementReason, MovementWithdrawalReason, ReseatingReason } from './way-words.ts';

/** A leg as `transfers/plan-legs` takes it. */
export interface LegInput {
  from: string;
  to: string;
  mode: LegView['mode'];
  departureAt: number;
  arrivalAt: number;
  /** Of the escort; none: those of the leg before. */
  vehicles?: string[];
}

/** `transfers/plan-legs`. */
export interface PlanLegsInput extends ManifestInput {
  legs: LegInput[];
}

/** `transfers/record-welfare`. */
export interface RecordWelfareInput extends ManifestInput {
  item: WelfareItem;
  place: string;
  note: string;
  exceptions: { personNo: number; outcome: 'refused' | 'not-offered' }[];
  occurredAt?: number;
}

/** `transfers/change-vehicle`. */
export interface ChangeVehicleInput extends ManifestInput {
  reason: ReseatingReason;
  note?: string;
  rows: { personNo: number; vehicle: string; compartment: string }[];
  occurredAt?: number;
}

/** `transfers/record-recapture`. */
export interface RecordRecaptureInput extends ManifestInput {
  personNo: number;
  vehicle: string;
  compartment: string;
  place: string;
  circumstances: string;
  occurredAt?: number;
}

/** `transfers/record-birth`. */
export interface RecordBirthInput extends ManifestInput {
  motherNo: number;
  sex: 'male' | 'female';
  name?: { full: string; script: string; kind: 'primary'; source: string };
  bornAt: number;
  note: string;
}

/** `transfers/answer-escort-section`. */
export interface AnswerEscortSectionInput extends ManifestInput {
  personNo: number;
  section: EscortSection;
  answers: { question: string; answer: EscortAnswerValue; detail?: string; source: EscortSource }[];
}

/** `transfers/answer-escort-sections`. */
export interface AnswerEscortSectionsInput extends ManifestInput {
  rows: Omit<AnswerEscortSectionInput, 'manifestNo'>[];
}

/** `transfers/confirm-escort-records`. */
export interface ConfirmEscortRecordsInput extends ManifestInput {
  persons: number[];
}

/** `transfers/withdraw-movement`. */
export interface WithdrawMovementInput extends ManifestInput {
  movementId: string;
  reason: MovementWithdrawalReason;
  note: string;
}

/** `transfers/record-movement`. */
export interface RecordMovementInput {
  manifestNo: number;
  kind: MovementKind;
  place: string;
  note: string;
  personNo?: number;
  planned?: boolean;
  reason?: MovementReason;
  delayMinutes?: number;
  incident?: IncidentKind;
  vehicle?: string;
  occurredAt?: number;
}
