import type { JsonObject, JsonValue } from '../../../core/ledger/canonical-json.ts';
import { marksOf } from '../marks/rows.ts';
import {
  custodyOf,
  documentsOf,
  type FileView,
  namesOf,
  nationalitiesOf,
  numbersOf,
  ordersOf,
  supervisionsOf,
} from '../queries/person-file.ts';
import type { FileRows } from '../queries/person-file-rows.ts';
import type { EventRow } from '../queries/timeline.ts';

/**
 * Events that not everybody who may open a file is told of: fears and what was said in private, and what would tell of them. A copy is carried by the person, and may be taken: none of it stands on one,
 * whoever makes it. `register.is_told_to_some` names the same.
 */
export const isForEverybody = ({ type }: Pick<EventRow, 'type'>): boolean =>
  !(
    type.startsWith('Fear') ||
    ['LineStruckOff', 'NoticeGiven', 'InterviewRecorded', 'BreachOpened', 'BreachCured'].includes(type)
  );

/** A view of a file until an instant of knowledge, at which also everything that depends on the day is taken. */
export const viewAsKnown = (file: FileRows, knownAt: number): FileView => {
  const events = file.events.filter(({ received_at }) => received_at <= knownAt);
  return {
    file: { ...file, events },
    known: new Set(events.map(({ pos }) => pos)),
    now: knownAt,
    asOfAt: null,
  };
};

/** Everything that a certified copy says of a person, by the events that were known. The same at any later time, whatever is recorded since. */
export const copyOf = (view: FileView) => {
  const events = view.file.events.filter(isForEverybody);
  const cited = new Set(events.map(({ data }) => data.documentSha256));
  return {
    registerNumber: view.file.registerNumber,
    names: namesOf(view),
    births: view.file.evidence
      .filter(
        ({ event_pos, superseded_pos }) =>
          view.known.has(event_pos) && (superseded_pos === null || !view.known.has(superseded_pos)),
      )
      .map(({ event_id, kind, source, birth_text }) => ({ eventId: event_id, kind, source, text: birth_text })),
    nationalities: nationalitiesOf(view),
    numbers: numbersOf(view),
    supervisions: supervisionsOf(view),
    marks: marksOf(view.file.marks, view.known),
    // whether an order is live depends on the day, how long it holds does not
    orders: ordersOf(view).map(({ state: _, ...order }) => order),
    custody: custodyOf(view).map(({ zone: _, ...period }) => period),
    documents: documentsOf(view).filter(({ sha256 }) => cited.has(sha256)),
    events,
  };
};

/** What a certified copy says. */
export type Copy = ReturnType<typeof copyOf>;

/**
 * What its code is of. Names of officers are left out, because an officer may be renamed, and so is what later events changed of earlier ones; of documents their hashes stand in the events, while which
 * of them are listed depends on who may open them.
 */
export const contentOf = ({ events, documents: _, ...copy }: Copy): JsonObject => ({
  ...(JSON.parse(JSON.stringify(copy)) as JsonObject),
  events: events.map(
    ({ id, type, occurred_at, recorded_at, received_at, officer_no, authority, data }): JsonValue => ({
      id,
      type,
      occurredAt: Math.floor(occurred_at),
      recordedAt: Math.floor(recorded_at),
      receivedAt: Math.floor(received_at),
      officerNo: officer_no,
      authority,
      // of a hand-over within one authority the file tells beside it where the convoy heads now
      data: (type === 'PersonHandedOver' ? { handoverId: data.handoverId ?? null } : data) as JsonObject,
    }),
  ),
});
