import { z } from 'zod';
import type { OfficerReference, Trilingual } from '../../../core/access/views.ts';
import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress } from '../../../platform/http/query-values.ts';
import { lateFactsTable, latenessTable } from '../lateness/lateness-table.ts';
import {
  LATE_HOURS,
  type LateFactsAnswer,
  type LatenessAnswer,
  lateFactsAnswer,
  latenessAnswer,
} from '../lateness/views.ts';
import { FACT_WORDS } from '../lateness/words.ts';
import { eventSentences } from './event-sentences.ts';
import { findPersonRows, primaryAndLatin } from './person-rows.ts';

const HOUR = 3_600_000;
const day = z.iso.date();
const asked = {
  hours: z.enum(LATE_HOURS).optional(),
  from: day.optional(),
  to: day.optional(),
  authority: z
    .string()
    .regex(/^[A-Z]{2,8}$/)
    .optional(),
};

/** A kind of event in words: its line without what stands in it. */
export const labelOf = (type: string): Trilingual => {
  const { en, ar, ckb } = eventSentences[type] ?? FACT_WORDS[type] ?? { en: type, ar: type, ckb: type };
  const bare = (text: string) => text.replace(/\{[^}]*\}/g, '…');
  return { en: bare(en), ar: bare(ar), ckb: bare(ckb) };
};

/** Names of officers beside what they recorded; the installation is the register itself. */
const officersOf = async (read: Reader, numbers: readonly number[]): Promise<(no: number) => OfficerReference> => {
  const rows = await read.rows<{ no: number; name_en: string; name_ar: string }>(
    'SELECT no, name_en, name_ar FROM access.officers_named($1)',
    [[...new Set(numbers)]],
  );
  const known = new Map(rows.map((row) => [row.no, { en: row.name_en, ar: row.name_ar }]));
  return (no) => ({ officerNo: no, name: known.get(no) ?? { en: 'this register', ar: 'هذا السجل' } });
};

/** The period as instants: whole days of the register's zone. */
const periodOf = async (
  read: Reader,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<{ readonly start: Date | string; readonly end: Date | string }> => {
  if (from !== undefined && to !== undefined && to < from)
    throw new Refusal('invalid-input', { problems: [{ code: 'ends-before-it-begins', field: 'to' }] });
  const found = await read.row<{ start: number | null; end: number | null }>(
    `SELECT register.ms($1::date::timestamp AT TIME ZONE z.zone) AS start, register.ms(($2::date + 1)::timestamp AT TIME ZONE z.zone) AS "end"
       FROM (SELECT coalesce((SELECT c.zone FROM register.clock_setting c), 'Asia/Baghdad') AS zone) z`,
    [from ?? null, to ?? null],
  );
  return {
    start: found?.start == null ? '-infinity' : new Date(found.start),
    end: found?.end == null ? 'infinity' : new Date(found.end),
  };
};

type Row = Omit<LatenessAnswer['rows'][number], 'label'>;

/**
 * How late facts are recorded (ICPPED 22): by authority and kind of event, how many, how many later than some hours after they occurred, the median and the longest delay; and apart from that how late they arrived after they had
 * been written down. Of the own authority; of all for a monitor. Of those received in a period, in whole days of the register's zone.
 */
export const lateness = defineQuery({
  system: 'register',
  name: 'lateness',
  input: z.object(asked).strict(),
  answer: latenessAnswer,
  table: latenessTable,
  run: async (read, { hours = '24', from, to, authority }, { now }): Promise<LatenessAnswer> => {
    const { start, end } = await periodOf(read, { from, to });
    const rows = await read.rows<Row>(
      `SELECT authority, type, facts, late, median, longest, arrived_late AS "arrivedLate", arrival_median AS "arrivalMedian", arrival_longest AS "arrivalLongest"
         FROM register.lateness($1, $2, $3, $4)`,
      [Number(hours) * HOUR, start, end, authority ?? null],
    );
    return {
      hours: Number(hours),
      from: from ?? null,
      to: to ?? null,
      at: now,
      rows: rows.map((row) => ({ ...row, label: labelOf(row.type) })),
    };
  },
});

type Fact = {
  total: number;
  eventId: string;
  personNo: number | null;
  occurredAt: number;
  recordedAt: number;
  receivedAt: number;
  officer_no: number;
};

/** The facts of one authority and kind that were written down late, or that arrived late, the latest first; whose they are is told of persons within reach. */
export const lateFacts = defineQuery({
  system: 'register',
  name: 'late-facts',
  input: z
    .object({
      ...asked,
      authority: z.string().regex(/^[A-Z]{2,8}$/),
      type: z.string().regex(/^[A-Z][A-Za-z]{2,60}$/),
      late: z.literal('arrived').optional(),
      ...pageInAddress,
    })
    .strict(),
  answer: lateFactsAnswer,
  table: lateFactsTable,
  run: async (read, { hours = '24', from, to, authority, type, late, ...rest }, { now }): Promise<LateFactsAnswer> => {
    const { page, pageSize } = cutPage(rest);
    const { start, end } = await periodOf(read, { from, to });
    const facts = await read.rows<Fact>(
      `SELECT total, event_id AS "eventId", person_no AS "personNo", occurred_at AS "occurredAt", recorded_at AS "recordedAt", received_at AS "receivedAt", officer_no
         FROM register.late_facts($1, $2, $3, $4, $5, $6, $7, $8)`,
      [Number(hours) * HOUR, start, end, authority, type, late === 'arrived', pageSize, (page - 1) * pageSize],
    );
    const persons = new Map(
      (
        await findPersonRows(
          read,
          facts.flatMap(({ personNo }) => personNo ?? []),
          now,
        )
      ).map((row) => [row.personNo, row]),
    );
    const officer = await officersOf(
      read,
      facts.map(({ officer_no }) => officer_no),
    );
    return {
      total: facts[0]?.total ?? 0,
      page,
      pageSize,
      label: labelOf(type),
      rows: facts.map(({ total: _total, officer_no, personNo, ...fact }) => {
        const person = personNo === null ? undefined : persons.get(personNo);
        return {
          ...fact,
          personNo: person?.personNo ?? null,
          registerNumber: person?.registerNumber ?? null,
          name: person === undefined ? null : primaryAndLatin(person.names),
          site: person?.place.site ?? null,
          officer: officer(officer_no),
        };
      }),
    };
  },
});
