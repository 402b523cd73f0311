/** Wire types of `register`: answers of its queries. Inputs of its commands are in `command-views.ts`. Types only. */
import type { AuthorityName, OfficerReference, Trilingual } from '../../core/access/views.ts';

/** Sex as recorded. */
export type Sex = 'male' | 'female';

/** Age class derived from evidence (I14-age-from-evidence); `undetermined` is treated as a minor. */
export type AgeClass = 'adult' | 'minor' | 'undetermined';

/** Script of a name. */
export type Script = 'arabic' | 'latin' | 'sorani' | 'cyrillic';

/** What a name is to the person. */
export type NameKind = 'primary' | 'alias' | 'transliteration' | 'alleged';

/** A name without its source, as lists show it. */
export interface NameView {
  full: string;
  script: Script;
  kind: NameKind;
}

/** A name with its source. */
export interface SourcedName extends NameView {
  source: string;
  father?: string;
  grandfather?: string;
}

/** A birth as an interval: the text as given, the earliest and the latest civil date it can mean. */
export interface BirthView {
  text: string;
  from: string | null;
  to: string | null;
}

/** Where a person is: in a section of a site, or in a vehicle. */
export interface PlaceView {
  site: string | null;
  section: string | null;
  vehicle: string | null;
}

/** One row of `POST /api/register/people`. */
export interface PersonRow {
  personNo: number;
  registerNumber: string;
  names: NameView[];
  sex: Sex;
  ageClass: AgeClass;
  birth: BirthView | null;
  /** ISO 3166-1 alpha-3, or XXA stateless, XXX unknown. */
  nationalities: string[];
  /** Code of the authority that holds the person; null after a terminal outcome. */
  custodian: string | null;
  place: PlaceView;
  /** Open breaches. */
  breaches: number;
  /** The live manifest the person is on. */
  manifestNo: number | null;
}

/** Body of `POST /api/register/people`: a typed name never stands in an address; `eligible` = held, alive, on no live manifest. */
export interface PeopleQuery {
  /** Part of a name in either script, or a register number. */
  q?: string;
  site?: string;
  status?: 'held' | 'eligible' | 'on-manifest' | 'moving' | 'breach' | 'unaccounted' | 'ended';
  /** 1-based. */
  page?: number;
  /** 1..500, default 50. */
  pageSize?: number;
}

/** Answer of `POST /api/register/people`. */
export interface PeopleAnswer {
  total: number;
  rows: PersonRow[];
  abilities: string[];
}

/** State of a custody period (decision 2: custody is a tiling of time). */
export type CustodyState = 'held' | 'moving' | 'unaccounted' | 'escaped' | 'disputed' | 'ended';

/** One period of custody, half-open. */
export interface CustodyPeriod {
  fromAt: number;
  toAt: number | null;
  /** Authority code. */
  custodian: string | null;
  place: PlaceView;
  state: CustodyState;
  /** Terminal outcome that ended the tiling, e.g. `death`. */
  outcome: string | null;
  eventId: string;
  /** When the register learnt of this period. */
  knownFromAt: number;
}

/** A detention order or transfer order with its document. */
export interface OrderView {
  orderId: string;
  ground: string;
  article: string;
  /** Issuing authority as written on the order. */
  authority: string;
  documentSha256: string;
  issuedAt: number;
  expiresAt: number;
  state: 'live' | 'expired' | 'extended' | 'superseded';
}

/** A document attached to the person's file. */
export interface DocumentView {
  sha256: string;
  mediaType: string;
  bytes: number;
  /** What it is, e.g. `order`, `age-evidence`. */
  kind: string;
  addedAt: number;
}

/** A breach: a fact that a rule would have refused as an act, open until cured. */
export interface BreachView {
  breachId: string;
  /** Rule id. */
  rule: string;
  /** Source of the rule. */
  source: string;
  /** Code of the authority that answers for it. */
  authority: string;
  openedAt: number;
  curedAt: number | null;
  text: Trilingual;
}

/** One event of a timeline with its three clocks. */
export interface TimelineEntry {
  eventId: string;
  type: string;
  /** When it happened, as claimed. */
  occurredAt: number;
  /** When the device wrote it down. */
  recordedAt: number;
  /** When the register received it. */
  receivedAt: number;
  officer: OfficerReference;
  authority: AuthorityName | string;
  summary: Trilingual;
  /** The event this one corrects. */
  corrects?: string;
  /** The event that corrects this one. */
  correctedBy?: string;
  /** What of it this officer can correct: when it happened, also where, or the birth that it is evidence of. */
  correctable?: 'time' | 'place' | 'birth';
  /** Received later than the rules allow. */
  late: boolean;
  /** Zone of the place where it happened. */
  zone?: string;
}

/** Something that is owed to the person next. */
export interface OwedView {
  code: string;
  text: Trilingual;
  dueAt: number | null;
  /** Role that must do it. */
  by: string;
}

/** Identity part of a person's file. */
export interface PersonView {
  personNo: number;
  registerNumber: string;
  names: SourcedName[];
  sex: Sex;
  ageClass: AgeClass;
  birth: (BirthView & { evidence: AgeEvidenceView[] }) | null;
  nationalities: { code: string; source: string }[];
  externalIdentifiers: { scheme: string; value: string; source: string }[];
  remarks?: string;
  custodian: string | null;
  place: PlaceView;
  manifestNo: number | null;
  /** By how many milliseconds the convoy of that manifest is overdue; null when it is not. */
  overdueBy: number | null;
}

/** One piece of evidence of age. */
export interface AgeEvidenceView {
  kind: AgeEvidenceKind;
  birth: BirthView;
  source: string;
  documentSha256?: string;
  recordedAt: number;
}

/** Kinds of age evidence; only documents and registries can make someone adult alone. */
export type AgeEvidenceKind = 'document' | 'registry' | 'statement' | 'school' | 'medical';

/** `GET /api/register/person`. With `asOfAt`/`asKnownAt` the file as of, and as known at, those instants. */
export interface PersonAnswer {
  person: PersonView;
  custody: CustodyPeriod[];
  orders: OrderView[];
  documents: DocumentView[];
  breaches: BreachView[];
  timeline: TimelineEntry[];
  owedNext: OwedView[];
  abilities: string[];
}

/** One received list. */
export interface ListView {
  listNo: number;
  site: string;
  source: string;
  fileName: string;
  receivedAt: number;
  read: number;
  accepted: number;
  waiting: number;
  refused: number;
}

/** `GET /api/register/lists`. */
export interface ListsAnswer {
  lists: ListView[];
  abilities: string[];
}

/** A person already on the register that a waiting row may be; the officer decides, never the software. */
export interface ListCandidate {
  personNo: number;
  registerNumber: string;
  names: NameView[];
  birth: BirthView | null;
  place: PlaceView;
}

/** A row of the work list. */
export interface WorkRow {
  /** 1-based data row of the file. */
  row: number;
  outcome: 'waiting' | 'refused';
  code: string;
  reason: Trilingual;
  /** Cells as they were received, by heading. */
  cells: Record<string, string>;
  candidates: ListCandidate[];
}

/** `GET /api/register/list?listNo=`. */
export interface ListAnswer {
  list: ListView;
  rows: WorkRow[];
  abilities: string[];
}
