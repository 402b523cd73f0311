import type { HealthView } from '../../care/health-views.ts';
import { type AgeEvidence, type CivilDate, classify } from '../../juveniles/age/index.ts';
import { orderEndedBefore, wordsOfBreach } from '../breach-words.ts';
import { supervisionEnds } from '../supervision/supervision.ts';
import type {
  BreachView,
  CustodyPeriod,
  DocumentView,
  LegalStatus,
  OrderView,
  PersonView,
  SourcedName,
} from '../views.ts';
import type { FileRows } from './person-file-rows.ts';
import type { CustodyRow } from './person-file-tables.ts';
import { shownKind, shownStateOf } from './person-rows.ts';
import type { EventRow } from './timeline.ts';
import { type Span, withoutOrder } from './without-order.ts';

/** A file, and which of its events count: those known (its rows), and of them those that had happened at `asOfAt`. */
export type FileView = {
  readonly file: FileRows;
  /** Positions of the events that were known. */
  readonly known: ReadonlySet<number>;
  readonly now: number;
  readonly asOfAt: number | null;
};

const happened = ({ asOfAt }: FileView, at: number): boolean => asOfAt === null || at <= asOfAt;

/** Names with their sources, of the events that count. */
export const namesOf = ({ file, known }: FileView): SourcedName[] =>
  file.names
    .filter(({ event_pos }) => known.has(event_pos))
    .map(({ full, script, kind, source, parts }) => ({
      full,
      script,
      kind: shownKind(kind),
      source,
      ...(typeof parts.father === 'string' ? { father: parts.father } : {}),
      ...(typeof parts.grandfather === 'string' ? { grandfather: parts.grandfather } : {}),
      ...(typeof parts.mother === 'string' ? { mother: parts.mother } : {}),
    }));

/** Claims of nationality, of the events that count. */
export const nationalitiesOf = ({ file, known }: FileView): PersonView['nationalities'] =>
  file.nationalities.filter(({ event_pos }) => known.has(event_pos)).map(({ code, source }) => ({ code, source }));

/** Numbers that others gave, of the events that count; one that was withdrawn stays, with the reason. */
export const numbersOf = ({ file, known }: FileView): PersonView['numbers'] =>
  file.numbers
    .filter(({ event_pos }) => known.has(event_pos))
    .map(({ id, kind, number, issued_by, source, withdrawn_pos, withdrawal }) => ({
      numberId: id,
      kind,
      number,
      issuedBy: issued_by,
      source,
      withdrawal: withdrawn_pos !== null && known.has(withdrawn_pos) ? withdrawal : null,
    }));

/** Who supervised the detention, of the events that count, in the order in which it began; one that was withdrawn stays, with the reason. */
export const supervisionsOf = (view: FileView): PersonView['supervisions'] => {
  const { file, known } = view;
  const rows = file.supervisions
    .filter(({ event_pos, from_at }) => known.has(event_pos) && happened(view, from_at))
    .map((row) => ({ ...row, withdrawn: row.withdrawn_pos !== null && known.has(row.withdrawn_pos) }));
  const ends = supervisionEnds(
    rows.map(({ from_at, until_at, withdrawn }) => ({ fromAt: from_at, untilAt: until_at, withdrawn })),
  );
  return rows.map(({ id, authority, name, from_at, source, withdrawn, withdrawal }, index) => ({
    supervisionId: id,
    authority,
    name,
    fromAt: from_at,
    endsAt: ends[index] ?? null,
    source,
    withdrawal: withdrawn ? withdrawal : null,
  }));
};
/** When health officers saw the person, of the events that count, the newest first. */
export const healthOf = (view: FileView): HealthView[] =>
  view.file.health
    .filter(({ pos, examinedAt }) => view.known.has(pos) && happened(view, examinedAt))
    .sort((left, right) => right.examinedAt - left.examinedAt || right.pos - left.pos)
    .map(({ pos, officerNo, officerEn, officerAr, ...told }) => ({
      ...told,
      officer: { officerNo, name: { en: officerEn ?? '', ar: officerAr ?? '' } },
    }));

const lastDay = (to: string): string => new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** Evidence of birth and the class that follows from it on the local day of the place. */
export const birthOf = (view: FileView, onDate: CivilDate): Pick<PersonView, 'ageClass' | 'birth'> => {
  const { file, known } = view;
  // the class is told of today: that of an earlier day would say more of the birth
  if (file.closed !== null) return { ageClass: file.closed.ageClass, birth: null };
  const rows = file.evidence.filter(
    ({ event_pos, superseded_pos }) => known.has(event_pos) && (superseded_pos === null || !known.has(superseded_pos)),
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
  const events = new Map(file.events.map((event) => [event.id, event]));
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

/** Custody that had ended was holding until then. */
const shownState = ({ state, vehicle, outcome }: CustodyRow): CustodyPeriod['state'] =>
  outcome !== null && state === 'held' ? 'held' : shownStateOf(state, vehicle);

/** Periods of custody as known at the instant, oldest first; with `asOfAt` those that had begun. Each with the zone of its site. */
export const custodyOf = (view: FileView): (CustodyPeriod & { readonly zone: string | null })[] => {
  const ids = new Map(view.file.events.map(({ pos, id }) => [pos, id]));
  return view.file.custody
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
      zone: row.zone,
    }));
};

/** Orders as far as they were known: an extension that is not yet known does not count. */
export const ordersOf = (view: FileView): OrderView[] => {
  const { events } = view.file;
  const at = view.asOfAt ?? view.now;
  return view.file.orders.flatMap((row) => {
    const recorded = events.find(({ id }) => id === row.id);
    if (recorded === undefined || !happened(view, row.issued_at)) return [];
    const extensions = events.filter(
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

/** When the person was detained and no order was in force, as far as was known; of who lives in a camp or accompanies a parent no order is asked. */
export const withoutOrderOf = (view: FileView, orders: readonly OrderView[]): Span[] =>
  withoutOrder(
    view.file.custody
      .filter(({ state }) => state === 'held')
      .map(({ from_at, to_at }) => ({ fromAt: from_at, toAt: to_at })),
    orders,
    view.asOfAt ?? view.now,
  );

/** Convicted where an order that carries out a judgment is in force; everybody else is untried (ICCPR 14(2)). */
export const legalStatusOf = (orders: readonly OrderView[], at: number): LegalStatus =>
  orders.some((order) => order.legalStatus === 'convicted' && order.issuedAt <= at && at < order.expiresAt)
    ? 'convicted'
    : 'untried';

/** Breaches as far as they were known, with their cures. One that the register opened by itself (I11) is known with its fact. */
export const breachesOf = (view: FileView, orders: readonly Pick<OrderView, 'expiresAt'>[]): BreachView[] => {
  const { events } = view.file;
  const known = new Set(events.map(({ id }) => id));
  return view.file.breaches
    .filter(({ id, fact_event, opened_at }) => (known.has(id) || known.has(fact_event)) && happened(view, opened_at))
    .map(({ id, rule, source, authority, opened_at }) => {
      const cure = events.find(
        (event) => event.type === 'BreachCured' && event.data.breachId === id && happened(view, event.occurred_at),
      );
      const orderEndedAt = orderEndedBefore(orders, { rule, at: opened_at });
      return {
        breachId: id,
        rule,
        source,
        authority,
        openedAt: opened_at,
        curedAt: cure?.occurred_at ?? null,
        ...(orderEndedAt === null ? {} : { orderEndedAt }),
        text: wordsOfBreach(rule, orderEndedAt),
      };
    });
};

const citationsOf = (view: FileView): Map<string, EventRow> =>
  new Map(
    view.file.events.flatMap((event) =>
      typeof event.data.documentSha256 === 'string' && happened(view, event.occurred_at)
        ? [[event.data.documentSha256, event] as const]
        : [],
    ),
  );

/** What a document is, by the event that cites it. */
const DOCUMENT_KINDS: Readonly<Record<string, string>> = {
  OrderRecorded: 'order',
  OrderExtended: 'order',
  AgeEvidenceRecorded: 'age-evidence',
  ReleaseProposed: 'release-order',
  MovementBasisRecorded: 'movement-basis',
  PhotographRecorded: 'photograph',
  FirstAppearanceRecorded: 'first-appearance',
};

/** The cited documents with what cites them. */
export const documentsOf = (view: FileView): DocumentView[] => {
  const cited = citationsOf(view);
  return view.file.documents.flatMap(({ sha256, media_type, bytes }) => {
    const event = cited.get(sha256);
    if (event === undefined) return [];
    const kind = DOCUMENT_KINDS[event.type] ?? 'other';
    return [{ sha256, mediaType: media_type, bytes, kind, addedAt: event.received_at }];
  });
};
