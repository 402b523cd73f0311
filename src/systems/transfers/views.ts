/** Wire types of `transfers`: answers of its queries. Inputs of its commands are in `command-views.ts`. Types only. */
import type { AuthorityName, OfficerReference, Trilingual } from '../../core/access/views.ts';
import type { AgeClass, Sex, TimelineEntry } from '../register/views.ts';
import type { AgeGroup, SexGroup } from '../sites/views.ts';

/** Status of a manifest, derived from facts. */
export type ManifestStatus =
  | 'drafting'
  | 'ready'
  | 'seal-proposed'
  | 'sealed'
  | 'boarding'
  | 'departed'
  | 'arrived'
  | 'admitting'
  | 'closed'
  | 'cancelled';

/** The one next action on a manifest: which command, whose turn it is, in plain words. */
export interface NextActionView {
  /** e.g. `transfers/propose-seal`. */
  command: string;
  /** Role that must act. */
  role: string;
  /** Code of the authority that must act. */
  authority: string;
  text: Trilingual;
  /** Too early before this instant, in milliseconds: what is done would have run out at the planned departure. */
  notBefore?: number;
}

/** One manifest as the operation lists it. */
export interface ManifestRow {
  manifestNo: number;
  code: string;
  /** Site codes. */
  from: string;
  to: string;
  status: ManifestStatus;
  /** Persons listed on it, also after it is closed; struck-off and suspended persons are not among them. */
  lines: number;
  plannedAt: number;
  nextAction: NextActionView | null;
  /** By how many milliseconds the convoy is overdue; null when it is not. */
  overdueBy: number | null;
}

/** The operation's figures: persons, each counted once. */
export interface OperationFigures {
  listed: number;
  accepted: number;
  fit: number;
  noticeGiven: number;
  interviewed: number;
  fearsOpen: number;
  boarded: number;
  handedOver1: number;
  handedOver2: number;
  admitted: number;
}

/** `GET /api/transfers/operation?operationNo=` (default: the only one). */
export interface OperationAnswer {
  operation: { operationNo: number; code: string; title: Trilingual; jointSupervision: string[] };
  figures: OperationFigures;
  manifests: ManifestRow[];
  /** Latest 20 events of the operation. */
  events: TimelineEntry[];
  abilities: string[];
}

/** Gates a line must pass before its manifest can be sealed. */
export type GateName = 'order' | 'fitness' | 'notice' | 'interview' | 'fear' | 'acceptance' | 'compartment';

/** State of a gate. */
export type GateState = 'open' | 'done' | 'refused' | 'lapsed' | 'expired';

/** One gate of a line: its state, when and by whom, and why if it is not done. */
export interface GateView {
  state: GateState;
  at?: number;
  by?: OfficerReference;
  text?: Trilingual;
}

/** State of a line. */
export type LineState =
  | 'listed'
  | 'suspended'
  | 'boarded'
  | 'handed-over'
  | 'admitted'
  | 'struck-off'
  | 'left-behind'
  | 'incident';

/** The next action on one line. */
export interface LineActionView {
  code: string;
  text: Trilingual;
  role: string;
}

/** What became of the person at boarding. */
export interface BoardingView {
  outcome: BoardingOutcome;
  at: number;
}

/** Outcomes of boarding. */
export type BoardingOutcome = 'boarded' | 'absent' | 'wrong-person' | 'refused-to-board';

/** One line of a manifest: one person. */
export interface LineView {
  personNo: number;
  registerNumber: string;
  name: { primary: string; latin: string };
  sex: Sex;
  ageClass: AgeClass;
  nationalities: string[];
  state: LineState;
  gates: Record<GateName, GateView>;
  vehicle: string | null;
  compartment: string | null;
  /** Section of the receiving site named at acceptance. */
  section: string | null;
  boarding: BoardingView | null;
  admission: { at: number; section: string } | null;
  /** Open breaches of this person. */
  breaches: number;
  nextAction: LineActionView | null;
}

/** The transfer order of a manifest: proposed by one officer, approved by another (I24-four-eyes). */
export interface TransferOrderView {
  state: 'proposed' | 'approved' | 'expired';
  ground: string;
  article: string;
  documentSha256: string;
  proposedBy: OfficerReference;
  approvedBy: OfficerReference | null;
  expiresAt: number;
}

/** The seal of a manifest. `sealHash` of the sealing command must equal `hash`. */
export interface SealView {
  sealNo: number;
  /** Lower-case hexadecimal manifest root. */
  hash: string;
  state: 'proposed' | 'sealed' | 'voided';
  proposedBy: OfficerReference;
  sealedBy: OfficerReference | null;
  sealedAt: number | null;
}

/** An offer of a hand-over: the first signature (I07-two-signatures-one-instant). */
export interface OfferView {
  offerId: string;
  /** Base64url of the CBOR payload that was signed. */
  payload: string;
  keyId: string;
  counted: number;
  offeredAt: number;
  expiresAt: number;
  by: OfficerReference;
}

/** One passing of custody of the convoy. */
export interface HandoverView {
  ordinal: number;
  /** Authority codes. */
  fromAuthority: string;
  toAuthority: string;
  /** Site code. */
  place: string;
  state: 'waiting' | 'offered' | 'done';
  offer?: OfferView;
  /** Event id of the completed hand-over, for `transfers/receipt.pdf?handover=`. */
  receiptId?: string;
  /** The agreed instant, once done. */
  instantAt?: number;
  count?: number;
}

/** A compartment of a vehicle. */
export interface CompartmentView {
  code: string;
  seats: number;
  sex: SexGroup;
  ageGroup: AgeGroup;
}

/** A vehicle of the convoy. */
export interface VehicleView {
  code: string;
  compartments: CompartmentView[];
}

/** A head-count. */
export interface HeadCountView {
  eventId: string;
  ordinal: string;
  place: string;
  counted: number;
  expected: number;
  occurredAt: number;
  by: OfficerReference;
}

/** Kinds of movement log entries. */
export type MovementKind =
  | 'departed'
  | 'arrived'
  | 'border-crossed'
  | 'stop'
  | 'delay'
  | 'breakdown'
  | 'medical-event'
  | 'redirect'
  | 'incident';

/** One entry of the movement log. */
export interface MovementView {
  eventId: string;
  kind: MovementKind;
  place: string;
  note: string;
  personNo: number | null;
  occurredAt: number;
  receivedAt: number;
  by: OfficerReference;
}

/** Kinds of differences recorded at a hand-over, person by person. */
export type DifferenceKind = 'missing' | 'died' | 'escaped' | 'left-behind' | 'medical-evacuation';

/** A difference or another incident of the manifest. */
export interface IncidentView {
  eventId: string;
  ordinal: number | null;
  personNo: number | null;
  registerNumber: string | null;
  kind: string;
  note: string;
  occurredAt: number;
  by: OfficerReference;
}

/** Persons of the manifest, counted. */
export interface ManifestCounts {
  lines: number;
  struckOff: number;
  boarded: number;
  handedOver: number;
  admitted: number;
  /** Lines whose gate is `done`. */
  gatesDone: Record<GateName, number>;
}

/** The manifest itself. */
export interface ManifestView {
  manifestNo: number;
  operationNo: number;
  code: string;
  /** Head of the stream, for optimistic checks. */
  seq: number;
  status: ManifestStatus;
  /** Site codes. */
  from: string;
  to: string;
  via: string[];
  authorities: { origin: AuthorityName; escort: AuthorityName; destination: AuthorityName };
  order: TransferOrderView | null;
  seal: SealView | null;
  handovers: HandoverView[];
  plannedAt: number;
  /** By how many milliseconds the convoy is overdue; null when it is not. */
  overdueBy: number | null;
}

/** `GET /api/transfers/manifest?manifestNo=`. */
export interface ManifestAnswer {
  manifest: ManifestView;
  lines: LineView[];
  counts: ManifestCounts;
  headCounts: HeadCountView[];
  nextAction: NextActionView | null;
  incidents: IncidentView[];
  movements: MovementView[];
  vehicles: VehicleView[];
  /** Pairs on this manifest that must not share a compartment; only for those who may assign compartments. */
  keepApart?: { personNo: number; otherPersonNo: number }[];
  abilities: string[];
}

/** `GET /api/transfers/prepare-handover?manifestNo=&ordinal=&counted=`. The browser decodes `payload` itself. */
export interface PrepareHandoverAnswer {
  /** Base64url of the CBOR payload to sign. */
  payload: string;
  fields: Record<string, unknown>;
  persons: { personNo: number; registerNumber: string; name: { primary: string; latin: string }; present: boolean }[];
}
