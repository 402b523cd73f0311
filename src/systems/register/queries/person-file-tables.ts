import type { AgeEvidenceKind, CivilDate } from '../../juveniles/age/index.ts';
import type { Decision, Place } from '../accompanying/accompanying.ts';
import type { NumberKind } from '../external-numbers/number-kinds.ts';
import type { AgeClass, LegalStatus, Script } from '../views.ts';

/** A name as its table has it. */
export type NameRow = {
  full: string;
  script: Script;
  kind: string;
  source: string;
  parts: { father?: string; grandfather?: string; mother?: string };
  event_pos: number;
};
/** A number that others gave, as its table has it. */
export type NumberRow = {
  readonly event_pos: number;
  readonly id: string;
  readonly kind: NumberKind;
  readonly number: string;
  readonly issued_by: string | null;
  readonly source: string;
  readonly withdrawn_pos: number | null;
  readonly withdrawal: string | null;
};
/** A supervising authority, as its table has it. */
export type SupervisionRow = {
  readonly event_pos: number;
  readonly id: string;
  readonly from_at: number;
  readonly until_at: number | null;
  readonly authority: string | null;
  readonly name: string | null;
  readonly source: string;
  readonly withdrawn_pos: number | null;
  readonly withdrawal: string | null;
};
/** Evidence of birth as its table has it: half-open. */
export type EvidenceRow = {
  event_id: string;
  kind: AgeEvidenceKind;
  source: string;
  birth_text: string;
  born_from: CivilDate | null;
  born_to: CivilDate | null;
  event_pos: number;
  superseded_pos: number | null;
};
/** An order as its table has it. */
export type OrderRow = {
  id: string;
  ground: string;
  article: string;
  authority: string;
  document_sha256: string;
  issued_at: number;
  legal_status: LegalStatus;
};
/** A period of custody as its table has it, with the zone of its site. */
export type CustodyRow = {
  from_at: number;
  to_at: number | null;
  custodian: string;
  site: string | null;
  section: string | null;
  vehicle: string | null;
  state: string;
  outcome: string | null;
  event_pos: number;
  known_from: number;
  zone: string | null;
};
/** A breach as its table has it. */
export type BreachRow = {
  readonly id: string;
  readonly rule: string;
  readonly source: string;
  readonly authority: string;
  readonly fact_event: string;
  readonly opened_at: number;
};
/** A stored document as its table has it. */
export type DocumentRow = { readonly sha256: string; readonly media_type: string; readonly bytes: number };
/** Parent or child of a person, by a birth in custody or because the child came in with the parent. */
export type KinRow = { readonly personNo: number; readonly registerNumber: string; readonly mother: boolean };

/** How many parts of a file a wall keeps from who asks. */
export type Withheld = { readonly health: number; readonly photographs: number };
/** What is told of a child whose identity is closed to who asks. */
export type ClosedIdentity = { readonly sealed: boolean; readonly names: number; readonly ageClass: AgeClass };

/** As `register.person_file` tells it. */
export type AccompanimentRows = {
  readonly parent: (Place & { readonly state: string | null; readonly outcome: string | null }) | null;
  readonly decisions: readonly Decision[];
};
