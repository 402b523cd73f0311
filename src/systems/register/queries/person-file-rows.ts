import type { StandingOpening } from '../../../core/access/break-glass-views.ts';
import type { HealthRow } from '../../care/index.ts';
import type { AgeEvidenceKind, CivilDate } from '../../juveniles/age/index.ts';
import type { NumberKind } from '../external-numbers/number-kinds.ts';
import type { Opening } from '../intake/find-openings.ts';
import type { MarkRow, PhotographRow } from '../marks/rows.ts';
import type { LegalStatus, Script, Sex } from '../views.ts';
import type {
  AccompanimentRows,
  BreachRow,
  ClosedIdentity,
  CustodyRow,
  DocumentRow,
  EvidenceRow,
  KinRow,
  NameRow,
  NumberRow,
  OrderRow,
  SupervisionRow,
  Withheld,
} from './person-file-tables.ts';
import type { EventRow, PlaceRows } from './timeline.ts';

/** The rows of a file, each table in the order in which it is read: events and custody as known at the instant that was asked for, everything else as known now. Instants in milliseconds. */
export type FileRows = {
  readonly registerNumber: string;
  readonly sex: Sex;
  readonly events: readonly EventRow[];
  readonly names: readonly NameRow[];
  readonly nationalities: readonly { readonly code: string; readonly source: string; readonly event_pos: number }[];
  readonly numbers: readonly NumberRow[];
  readonly supervisions: readonly SupervisionRow[];
  readonly health: readonly HealthRow[];
  /** How much there is that who asks is not shown: what was found out of the health, photographs. */
  readonly withheld: Withheld;
  /** Null where the identity is open. */
  readonly closed: ClosedIdentity | null;
  /** Whether the person is within reach; if not, the file is told under an opened wall. */
  readonly seen: boolean;
  /** Walls that who asks opened before this file. */
  readonly glass: readonly StandingOpening[];
  /** When the release was proposed that is not carried out yet. */
  readonly releaseAt: number | null;
  readonly marks: readonly MarkRow[];
  /** Empty for who sees none. */
  readonly photographs: readonly PhotographRow[];
  readonly evidence: readonly EvidenceRow[];
  readonly custody: readonly CustodyRow[];
  readonly orders: readonly OrderRow[];
  readonly breaches: readonly BreachRow[];
  /** Documents that its events cite, as far as they are seen. */
  readonly documents: readonly DocumentRow[];
  readonly openings: readonly Opening[];
  readonly kin: readonly KinRow[];
  /** A child that is in custody with a parent only. */
  readonly child: boolean;
  /** Of a child who accompanies a parent: what has become of the parent (null: behind the wall), and what child protection decided, oldest first. */
  readonly accompaniment: AccompanimentRows | null;
  /** Authorities and sites, for the timeline. */
  readonly places: PlaceRows;
  /** Facts of custody that still count. */
  readonly facts: readonly { readonly event_id: string; readonly moves: boolean }[];
};

type Rows<Row extends readonly unknown[]> = readonly Row[] | null;
/** As `register.person_file` tells it: rows of values in no order; a table without a row is null. */
type FileTold = {
  readonly registerNumber: string;
  readonly sex: Sex;
  readonly events: Rows<
    [
      pos: number,
      id: string,
      type: string,
      occurred: number,
      recorded: number,
      received: number,
      officer: number,
      en: string | null,
      ar: string | null,
      authority: string | null,
      data: Record<string, unknown>,
      correctedBy: string | null,
    ]
  >;
  readonly names: Rows<
    [
      pos: number,
      ord: number,
      kind: string,
      script: Script,
      source: string,
      full: string,
      parts: { father?: string; grandfather?: string; mother?: string },
    ]
  >;
  readonly nationalities: Rows<[pos: number, code: string, source: string]>;
  readonly numbers: Rows<
    [
      pos: number,
      id: string,
      kind: NumberKind,
      number: string,
      issuedBy: string | null,
      source: string,
      withdrawnPos: number | null,
      withdrawal: string | null,
    ]
  >;
  readonly supervisions: Rows<
    [
      pos: number,
      id: string,
      from: number,
      until: number | null,
      authority: string | null,
      name: string | null,
      source: string,
      withdrawnPos: number | null,
      withdrawal: string | null,
    ]
  >;
  readonly health: readonly HealthRow[] | null;
  readonly withheld: Withheld;
  readonly closed: ClosedIdentity | null;
  readonly seen: boolean;
  readonly glass: readonly StandingOpening[] | null;
  readonly releaseAt: number | null;
  readonly marks: readonly MarkRow[] | null;
  readonly photographs: readonly PhotographRow[] | null;
  readonly evidence: Rows<
    [
      pos: number,
      event: string,
      kind: AgeEvidenceKind,
      source: string,
      text: string,
      from: CivilDate | null,
      to: CivilDate | null,
      superseded: number | null,
    ]
  >;
  readonly custody: Rows<
    [
      from: number,
      to: number | null,
      custodian: string,
      site: string | null,
      section: string | null,
      vehicle: string | null,
      state: string,
      outcome: string | null,
      pos: number,
      known: number,
    ]
  >;
  readonly orders: Rows<
    [
      id: string,
      ground: string,
      article: string,
      authority: string,
      document: string,
      issued: number,
      status: LegalStatus,
    ]
  >;
  readonly breaches: Rows<[id: string, rule: string, source: string, authority: string, fact: string, opened: number]>;
  readonly documents: Rows<[sha256: string, mediaType: string, bytes: number]>;
  readonly openings: readonly Opening[];
  readonly kin: Rows<[no: number, registerNumber: string, mother: boolean]>;
  readonly child: boolean;
  readonly accompaniment: AccompanimentRows | null;
  readonly places: PlaceRows;
  readonly facts: Rows<[event: string, moves: boolean]>;
};

const inOrder = (left: string, right: string): number => (left < right ? -1 : Number(left > right));

const eventsOf = (told: FileTold, personNo: number): EventRow[] =>
  (told.events ?? [])
    .map(([pos, id, type, occurred, recorded, received, officer, en, ar, authority, data, correctedBy]) => ({
      pos,
      id,
      type,
      stream_no: personNo,
      occurred_at: occurred,
      recorded_at: recorded,
      received_at: received,
      officer_no: officer,
      officer_en: en,
      officer_ar: ar,
      authority,
      data,
      corrects: typeof data.corrects === 'string' ? data.corrects : null,
      corrected_by: correctedBy,
    }))
    .sort((left, right) => left.occurred_at - right.occurred_at || left.pos - right.pos);

/** Rows as `register.person_file` tells them, by the names of their columns and in the order in which they are read. */
export const fileRowsOf = (told: FileTold, personNo: number): FileRows => {
  const zones = new Map(told.places.sites?.map(({ code, zone }) => [code, zone]));
  return {
    registerNumber: told.registerNumber,
    sex: told.sex,
    events: eventsOf(told, personNo),
    // the primary name first, then as they became known
    names: (told.names ?? [])
      .toSorted(
        ([leftPos, leftOrd, left], [rightPos, rightOrd, right]) =>
          Number(left !== 'primary') - Number(right !== 'primary') || leftPos - rightPos || leftOrd - rightOrd,
      )
      .map(([event_pos, , kind, script, source, full, parts]) => ({ full, script, kind, source, parts, event_pos })),
    nationalities: (told.nationalities ?? [])
      .map(([event_pos, code, source]) => ({ code, source, event_pos }))
      .sort((left, right) => left.event_pos - right.event_pos || inOrder(left.code, right.code)),
    numbers: (told.numbers ?? [])
      .map(([event_pos, id, kind, number, issued_by, source, withdrawn_pos, withdrawal]) => ({
        event_pos,
        id,
        kind,
        number,
        issued_by,
        source,
        withdrawn_pos,
        withdrawal,
      }))
      .sort((left, right) => left.event_pos - right.event_pos),
    supervisions: (told.supervisions ?? [])
      .map(([event_pos, id, from_at, until_at, authority, name, source, withdrawn_pos, withdrawal]) => ({
        event_pos,
        id,
        from_at,
        until_at,
        authority,
        name,
        source,
        withdrawn_pos,
        withdrawal,
      }))
      .sort((left, right) => left.from_at - right.from_at || left.event_pos - right.event_pos),
    health: told.health ?? [],
    withheld: told.withheld,
    closed: told.closed,
    seen: told.seen,
    glass: told.glass ?? [],
    releaseAt: told.releaseAt,
    marks: told.marks ?? [],
    photographs: told.photographs ?? [],
    evidence: (told.evidence ?? [])
      .map(([event_pos, event_id, kind, source, birth_text, born_from, born_to, superseded_pos]) => ({
        event_id,
        kind,
        source,
        birth_text,
        born_from,
        born_to,
        event_pos,
        superseded_pos,
      }))
      .sort((left, right) => left.event_pos - right.event_pos),
    custody: (told.custody ?? [])
      .map(([from_at, to_at, custodian, site, section, vehicle, state, outcome, event_pos, known_from]) => ({
        from_at,
        to_at,
        custodian,
        site,
        section,
        vehicle,
        state,
        outcome,
        event_pos,
        known_from,
        zone: zones.get(site ?? '') ?? null,
      }))
      .sort((left, right) => left.from_at - right.from_at),
    orders: (told.orders ?? [])
      .map(([id, ground, article, authority, document_sha256, issued_at, legal_status]) => ({
        id,
        ground,
        article,
        authority,
        document_sha256,
        issued_at,
        legal_status,
      }))
      .sort((left, right) => left.issued_at - right.issued_at || inOrder(left.id, right.id)),
    breaches: (told.breaches ?? [])
      .map(([id, rule, source, authority, fact_event, opened_at]) => ({
        id,
        rule,
        source,
        authority,
        fact_event,
        opened_at,
      }))
      .sort((left, right) => left.opened_at - right.opened_at || inOrder(left.id, right.id)),
    documents: (told.documents ?? []).map(([sha256, media_type, bytes]) => ({ sha256, media_type, bytes })),
    openings: told.openings,
    kin: (told.kin ?? []).map(([personNo, registerNumber, mother]) => ({ personNo, registerNumber, mother })),
    child: told.child,
    accompaniment: told.accompaniment,
    places: told.places,
    facts: (told.facts ?? []).map(([event_id, moves]) => ({ event_id, moves })),
  };
};

/** The file and what stands around it, as a column of one statement that writes down who opens it (`PersonTold`); the file is null for who may not see the person. */
export const FILE_COLUMNS = 'register.person_told($1, register.at($2)) AS told';
/** The live line of the person, and what is known of its manifest by whoever may see that. Instants in milliseconds. */
export type LiveLine = {
  readonly manifestNo: number;
  readonly plannedAt: number | null;
  readonly handedOver: boolean;
  readonly arrived: boolean;
  readonly fit: boolean;
  readonly notified: boolean;
  readonly interviewed: boolean;
  readonly departedAt: number | null;
  readonly lastHeardAt: number | null;
};
/** What `FILE_COLUMNS` tells. */
export type PersonTold<Answers> = {
  readonly file: FileTold | null;
  readonly manifest: {
    readonly line: LiveLine | null;
    readonly answers: Answers;
    readonly recall: number | null;
    readonly agreed: number | null;
    readonly complaint: number | null;
  };
};
