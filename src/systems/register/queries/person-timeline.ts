import { z } from 'zod';
import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress, wholeNumber } from '../../../platform/http/query-values.ts';
import { type TimelineAnswer, type TimelineEntry, timelineAnswer } from '../views.ts';
import { type EventRow, timelineOf } from './timeline.ts';

/** Events of a person as the register knew them at an instant (null: now), oldest first; none for who may not see the person. */
export const findPersonEvents = (read: Reader, personNo: number, asKnownAt: number | null): Promise<EventRow[]> =>
  read.rows<EventRow>('SELECT * FROM register.person_events($1, register.at($2))', [personNo, asKnownAt]);

/** Those that happened until an instant (null: all). */
export const eventsUntil = (events: readonly EventRow[], asOfAt: number | null): readonly EventRow[] =>
  events.filter(({ occurred_at }) => asOfAt === null || occurred_at <= asOfAt);

/** What of each event can be corrected, by the event's id: facts of custody and evidence of age that still count. */
const findCorrectable = async (read: Reader, personNo: number): Promise<Map<string, TimelineEntry['correctable']>> => {
  const rows = await read.rows<{ id: string; what: 'time' | 'place' | 'birth' }>(
    `SELECT event_id AS id, CASE WHEN moves THEN 'place' ELSE 'time' END AS what FROM register.custody_fact WHERE person_no = $1 AND superseded_pos IS NULL
     UNION ALL SELECT event_id, 'birth' FROM juveniles.age_evidence WHERE person_no = $1 AND superseded_pos IS NULL`,
    [personNo],
  );
  return new Map(rows.map(({ id, what }) => [id, what]));
};

/** Events as a timeline shows them, with what of each can be corrected by an officer who may correct. */
export const correctableTimeline = async (
  read: Reader,
  personNo: number,
  events: readonly EventRow[],
  abilities: readonly string[],
): Promise<TimelineEntry[]> => {
  const entries = await timelineOf(read, events);
  if (!abilities.includes('register/correct-event')) return entries;
  const correctable = await findCorrectable(read, personNo);
  return entries.map((entry) => {
    const what = correctable.get(entry.eventId);
    return what === undefined ? entry : { ...entry, correctable: what };
  });
};

/** Every event of a person, oldest first, page by page; with `asOfAt` and `asKnownAt` as in the file. */
export const timeline = defineQuery({
  system: 'register',
  name: 'timeline',
  askers: 'signed-in',
  input: z
    .object({
      personNo: wholeNumber,
      asOfAt: wholeNumber.optional(),
      asKnownAt: wholeNumber.optional(),
      ...pageInAddress,
    })
    .strict(),
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
      rows: await correctableTimeline(read, personNo, cut, context.abilities),
    };
  },
});
