import { z } from 'zod';
import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress, wholeNumber } from '../../../platform/http/query-values.ts';
import { type TimelineAnswer, type TimelineEntry, timelineAnswer } from '../views.ts';
import type { FileRows } from './person-file-rows.ts';
import { type EventRow, timelineAt, timelineOf } from './timeline.ts';

/** Events of a person as the register knew them at an instant (null: now), oldest first; none for who may not see the person. */
export const findPersonEvents = (read: Reader, personNo: number, asKnownAt: number | null): Promise<EventRow[]> =>
  read.rows<EventRow>('SELECT * FROM register.person_events($1, register.at($2))', [personNo, asKnownAt]);

/** Those that happened until an instant (null: all). */
export const eventsUntil = (events: readonly EventRow[], asOfAt: number | null): readonly EventRow[] =>
  events.filter(({ occurred_at }) => asOfAt === null || occurred_at <= asOfAt);

/** What of each event can be corrected, by the event's id: facts of custody and evidence of age that still count. */
type Correctable = readonly { readonly id: string; readonly what: NonNullable<TimelineEntry['correctable']> }[];

const findCorrectable = (read: Reader, personNo: number): Promise<Correctable> =>
  read.rows(
    `SELECT event_id AS id, CASE WHEN moves THEN 'place' ELSE 'time' END AS what FROM register.custody_fact WHERE person_no = $1 AND superseded_pos IS NULL
     UNION ALL SELECT event_id, 'birth' FROM juveniles.age_evidence WHERE person_no = $1 AND superseded_pos IS NULL`,
    [personNo],
  );

const mayCorrect = (abilities: readonly string[]): boolean => abilities.includes('register/correct-event');

const withCorrectable = (entries: readonly TimelineEntry[], correctable: Correctable): TimelineEntry[] => {
  const by = new Map(correctable.map(({ id, what }) => [id, what]));
  return entries.map((entry) => {
    const what = by.get(entry.eventId);
    return what === undefined ? entry : { ...entry, correctable: what };
  });
};

/** Events of a file as a timeline shows them, with what of each can be corrected by an officer who may correct: all of it was told with the file. */
export const timelineOfFile = (
  { facts, evidence, places, events: told }: FileRows,
  events: readonly EventRow[],
  abilities: readonly string[],
): TimelineEntry[] => {
  const entries = timelineAt(places, events, told);
  if (!mayCorrect(abilities)) return entries;
  return withCorrectable(entries, [
    ...facts.map(({ event_id, moves }) => ({ id: event_id, what: moves ? ('place' as const) : ('time' as const) })),
    ...evidence
      .filter(({ superseded_pos }) => superseded_pos === null)
      .map(({ event_id }) => ({ id: event_id, what: 'birth' as const })),
  ]);
};

/** Every event of a person, oldest first, page by page; with `asOfAt` and `asKnownAt` as in the file. */
export const timeline = defineQuery({
  system: 'register',
  name: 'timeline',
  input: z
    .object({
      personNo: wholeNumber,
      asOfAt: wholeNumber.optional(),
      asKnownAt: wholeNumber.optional(),
      ...pageInAddress,
    })
    .strict(),
  reads: { part: 'file', of: ({ personNo }) => [personNo] },
  answer: timelineAnswer,
  run: async (read, { personNo, asOfAt = null, asKnownAt = null, ...asked }, context): Promise<TimelineAnswer> => {
    const { page, pageSize } = cutPage(asked);
    const events = await findPersonEvents(read, personNo, asKnownAt);
    if (events.length === 0) throw new Refusal('not-found', { values: { detail: `person ${personNo}` } });
    const past = eventsUntil(events, asOfAt);
    const cut = past.slice((page - 1) * pageSize, page * pageSize);
    return {
      total: past.length,
      page,
      pageSize,
      rows: mayCorrect(context.abilities)
        ? withCorrectable(await timelineOf(read, cut, events), await findCorrectable(read, personNo))
        : await timelineOf(read, cut, events),
    };
  },
});
