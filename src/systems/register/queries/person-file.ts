import type { Reader } from '../../../core/register/command-definition.ts';
import { findRefusalText } from '../../../core/register/refusal-texts.ts';
import { type AgeEvidence, type AgeEvidenceKind, type CivilDate, classify } from '../../juveniles/age/index.ts';
import type {
  BreachView,
  CustodyPeriod,
  DocumentView,
  LegalStatus,
  OrderView,
  PersonView,
  Script,
  SourcedName,
} from '../views.ts';
import { shownKind } from './person-rows.ts';
import type { EventRow } from './timeline.ts';

/** Which of the person's events count: those known at an instant, and those that had happened at another. */
export type FileView = {
  readonly events: readonly EventRow[];
  readonly now: number;
  readonly asOfAt: number | null;
  readonly asKnownAt: number | null;
};

const positions = ({ events }: FileView): number[] => events.map(({ pos }) => pos);
const happened = ({ asOfAt }: FileView, at: number): boolean => asOfAt === null || at <= asOfAt;

/** Names with their sources, of the events that count. */
export const findNames = async (read: Reader, personNo: number, view: FileView): Promise<SourcedName[]> => {
  const rows = await read.rows<{
    full_name: string;
    script: Script;
    kind: string;
    source: string;
    parts: { father?: string; grandfather?: string };
  }>(
    "SELECT full_name, script, kind, source, parts FROM register.person_name WHERE person_no = $1 AND event_pos = ANY ($2) ORDER BY kind <> 'primary', event_pos, ord",
    [personNo, positions(view)],
  );
  return rows.map(({ full_name, script, kind, source, parts }) => ({
    full: full_name,
    script,
    kind: shownKind(kind),
    source,
    ...(typeof parts.father === 'string' ? { father: parts.father } : {}),
    ...(typeof parts.grandfather === 'string' ? { grandfather: parts.grandfather } : {}),
  }));
};

/** Claims of nationality, of the events that count. */
export const findNationalities = (
  read: Reader,
  personNo: number,
  view: FileView,
): Promise<PersonView['nationalities']> =>
  read.rows(
    'SELECT code, source FROM register.nationality_claim WHERE person_no = $1 AND event_pos = ANY ($2) ORDER BY event_pos, code',
    [personNo, positions(view)],
  );

const lastDay = (to: string): string => new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** Evidence of birth and the class that follows from it on the local day of the place. */
export const findBirth = async (
  read: Reader,
  personNo: number,
  view: FileView,
  onDate: CivilDate,
): Promise<Pick<PersonView, 'ageClass' | 'birth'>> => {
  const rows = await read.rows<{
    event_id: string;
    kind: AgeEvidenceKind;
    source: string;
    birth_text: string;
    born_from: CivilDate | null;
    born_to: CivilDate | null;
  }>(
    `SELECT event_id, kind, source, birth_text, born_from, born_to FROM juveniles.age_evidence
      WHERE person_no = $1 AND event_pos = ANY ($2) AND (superseded_pos IS NULL OR NOT superseded_pos = ANY ($2)) ORDER BY event_pos`,
    [personNo, positions(view)],
  );
  const finding = classify(
    rows.map(
      ({ kind, born_from, born_to }): AgeEvidence => ({
        kind,
        birth: born_from === null || born_to === null ? null : { from: born_from, to: born_to },
      }),
    ),
    onDate,
  );
  if (rows.length === 0) return { ageClass: finding.ageClass, birth: null };
  const events = new Map(view.events.map((event) => [event.id, event]));
  const evidence = rows.map((row) => {
    const event = events.get(row.event_id);
    const document = event?.data.documentSha256;
    return {
      kind: row.kind,
      birth: { text: row.birth_text, from: row.born_from, to: row.born_to === null ? null : lastDay(row.born_to) },
      source: row.source,
      ...(typeof document === 'string' ? { documentSha256: document } : {}),
      recordedAt: event?.recorded_at ?? 0,
    };
  });
  return {
    ageClass: finding.ageClass,
    birth: {
      text: [...new Set(rows.map(({ birth_text }) => birth_text))].join(' / '),
      from: finding.birth?.from ?? null,
      to: finding.birth === null ? null : lastDay(finding.birth.to),
      evidence,
    },
  };
};

type CustodyRow = {
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
};

const shownState = ({ state, vehicle, outcome }: CustodyRow): CustodyPeriod['state'] =>
  outcome !== null && state === 'held'
    ? 'held'
    : state === 'at_large'
      ? 'escaped'
      : state === 'unaccounted'
        ? 'unaccounted'
        : vehicle === null
          ? 'held'
          : 'moving';

/** Periods of custody as known at the instant, oldest first; with `asOfAt` those that had begun. */
export const findCustody = async (read: Reader, personNo: number, view: FileView): Promise<CustodyPeriod[]> => {
  const rows = await read.rows<CustodyRow>(
    `SELECT from_at, to_at, custodian, site, section, vehicle, state, outcome, event_pos, known_from FROM register.custody
      WHERE person_no = $1 AND CASE WHEN $2::bigint IS NULL THEN known_to IS NULL ELSE known_from <= register.at($2) AND (known_to IS NULL OR known_to > register.at($2)) END ORDER BY from_at`,
    [personNo, view.asKnownAt],
  );
  const ids = new Map(view.events.map(({ pos, id }) => [pos, id]));
  return rows
    .filter(({ from_at }) => happened(view, from_at))
    .map((row) => ({
      fromAt: row.from_at,
      toAt: row.to_at,
      custodian: row.custodian,
      place: { site: row.site, section: row.section, vehicle: row.vehicle },
      state: shownState(row),
      outcome: row.outcome,
      eventId: ids.get(row.event_pos) ?? '',
      knownFromAt: row.known_from,
    }));
};

/** Orders as far as they were known: an extension that is not yet known does not count. */
export const findOrders = async (read: Reader, personNo: number, view: FileView): Promise<OrderView[]> => {
  const rows = await read.rows<{
    id: string;
    ground: string;
    article: string;
    authority: string;
    document_sha256: string;
    issued_at: number;
    legal_status: LegalStatus;
  }>(
    'SELECT id, ground, article, authority, document_sha256, issued_at, legal_status FROM register.custody_order WHERE person_no = $1 ORDER BY issued_at, id',
    [personNo],
  );
  const at = view.asOfAt ?? view.now;
  return rows.flatMap((row) => {
    const recorded = view.events.find(({ id }) => id === row.id);
    if (recorded === undefined || !happened(view, row.issued_at)) return [];
    const extensions = view.events.filter(
      ({ type, data, occurred_at }) =>
        type === 'OrderExtended' && data.orderId === row.id && happened(view, occurred_at),
    );
    const expiresAt = Number((extensions.at(-1) ?? recorded).data.expiresAt);
    return [
      {
        orderId: row.id,
        ground: row.ground,
        article: row.article,
        authority: row.authority,
        documentSha256: row.document_sha256,
        issuedAt: row.issued_at,
        expiresAt,
        state:
          at >= expiresAt ? ('expired' as const) : extensions.length > 0 ? ('extended' as const) : ('live' as const),
        legalStatus: row.legal_status,
      },
    ];
  });
};

/** Convicted where an order that carries out a judgment is in force; everybody else is untried (ICCPR 14(2)). */
export const legalStatusOf = (orders: readonly OrderView[], at: number): LegalStatus =>
  orders.some((order) => order.legalStatus === 'convicted' && order.issuedAt <= at && at < order.expiresAt)
    ? 'convicted'
    : 'untried';

/** Breaches as far as they were known, with their cures. One that the register opened by itself (I11) is known with its fact. */
export const findBreaches = async (read: Reader, personNo: number, view: FileView): Promise<BreachView[]> => {
  const rows = await read.rows<{
    id: string;
    rule: string;
    source: string;
    authority: string;
    fact_event: string;
    opened_at: number;
  }>(
    'SELECT id, rule, source, authority, fact_event, opened_at FROM register.breach WHERE person_no = $1 ORDER BY opened_at, id',
    [personNo],
  );
  const known = new Set(view.events.map(({ id }) => id));
  return rows
    .filter(({ id, fact_event, opened_at }) => (known.has(id) || known.has(fact_event)) && happened(view, opened_at))
    .map(({ id, rule, source, authority, opened_at }) => {
      const cure = view.events.find(
        (event) => event.type === 'BreachCured' && event.data.breachId === id && happened(view, event.occurred_at),
      );
      const { en, ar, ckb } = findRefusalText(rule).detail;
      return {
        breachId: id,
        rule,
        source,
        authority,
        openedAt: opened_at,
        curedAt: cure?.occurred_at ?? null,
        text: { en, ar, ckb },
      };
    });
};

/** Documents that the person's events cite. */
export const findDocuments = async (read: Reader, view: FileView): Promise<DocumentView[]> => {
  const cited = new Map<string, EventRow>();
  for (const event of view.events)
    if (typeof event.data.documentSha256 === 'string' && happened(view, event.occurred_at))
      cited.set(event.data.documentSha256, event);
  const rows = await read.rows<{ sha256: string; media_type: string; bytes: number }>(
    'SELECT sha256, media_type, bytes FROM register.document WHERE sha256 = ANY ($1)',
    [[...cited.keys()]],
  );
  return rows.map(({ sha256, media_type, bytes }) => {
    const event = cited.get(sha256);
    return {
      sha256,
      mediaType: media_type,
      bytes,
      kind: event?.type.startsWith('Order') ? 'order' : 'age-evidence',
      addedAt: event?.received_at ?? 0,
    };
  });
};
