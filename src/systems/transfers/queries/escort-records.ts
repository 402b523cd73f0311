import { z } from 'zod';
import { findOfficers } from '../../../core/access/queries/find-officers.ts';
import type { OfficerReference } from '../../../core/access/views.ts';
import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery, type QueryContext } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress, wholeNumber } from '../../../platform/http/query-values.ts';
import { findPersonRows, primaryAndLatin } from '../../register/index.ts';
import { whyOpen } from '../escort-known.ts';
import { type EscortSection, escortQuestions, escortSections } from '../escort-questions.ts';
import { readinessOf } from '../escort-readiness.ts';
import { escortRecordsTable } from '../escort-table.ts';
import {
  type EscortQuestionView,
  type EscortRecordAnswer,
  type EscortRecordRow,
  type EscortRecordsAnswer,
  type EscortSectionView,
  escortRecordAnswer,
  escortRecordsAnswer,
  escortStates,
} from '../escort-views.ts';
import { findFileFacts, findOrigins, type StoredAnswer } from './escort-known.ts';
import { findEscortFacts, presentReadiness, recordsAt } from './escort-readiness.ts';

const COMMANDS = ['transfers/answer-escort-section', 'transfers/confirm-escort-records'];
const SEES_HEALTH = new Set(['escort_commander', 'health_officer']);

/** Whether what must be done for the health of the persons is shown to the officer who asks; the wall on the answers says the same. */
export const seesHealth = ({ postings }: QueryContext): boolean => postings.some(({ role }) => SEES_HEALTH.has(role));

type Sides = { from_authority: string; escort_authority: string; departed_at: number | null; handovers: number };
/** Who keeps the escort records of a manifest, and how far the convoy is. @throws Refusal `not-found` */
export const getSides = async (read: Reader, manifestNo: number): Promise<Sides> => {
  const sides = await read.row<Sides>(
    `SELECT m.from_authority, m.escort_authority, (SELECT min(v.at) FROM transfers.movement v WHERE v.manifest_no = m.no AND v.withdrawn_pos IS NULL AND v.kind = 'departed') AS departed_at,
       (SELECT count(*)::int FROM transfers.handover h WHERE h.manifest_no = m.no) AS handovers FROM transfers.manifest m WHERE m.no = $1`,
    [manifestNo],
  );
  if (sides === undefined) throw new Refusal('not-found', { values: { detail: `manifest ${manifestNo}` } });
  return sides;
};
/** What the officer who asks may do with escort records of a manifest. */
export const escortAbilities = (sides: Sides, { abilities, authority }: QueryContext): string[] =>
  abilities.filter(
    (name) =>
      COMMANDS.includes(name) &&
      (authority === sides.from_authority ||
        (authority === sides.escort_authority && name === 'transfers/answer-escort-section')),
  );

/** Sections that the officer who asks may answer: health a health officer, the others whoever keeps the record. */
export const answersSections = (abilities: readonly string[], { postings }: QueryContext): EscortSection[] =>
  abilities.includes('transfers/answer-escort-section')
    ? escortSections.filter(
        (section) => (section === 'health') === postings.some(({ role }) => role === 'health_officer'),
      )
    : [];

type Record = Pick<EscortRecordRow, 'personNo' | 'state' | 'confirmedAt' | 'amendedAt' | 'sections' | 'toDo'>;

/** Records of the persons whose lines the officer sees; one without a record is not started. */
const findRecords = (read: Reader, manifestNo: number, personNo: number | null): Promise<Record[]> =>
  read.rows<Record>(
    `SELECT l.person_no AS "personNo", coalesce(r.state, 'unstarted') AS state, r.confirmed_at AS "confirmedAt", r.amended_at AS "amendedAt",
       coalesce((SELECT jsonb_agg(DISTINCT a.section) FROM transfers.escort_answer a WHERE a.manifest_no = $1 AND a.person_no = l.person_no), '[]') AS sections,
       coalesce((SELECT jsonb_agg(jsonb_build_object('section', a.section, 'question', a.question, 'detail', coalesce(a.detail, '')) ORDER BY a.section, a.question)
         FROM (SELECT DISTINCT ON (x.question) x.* FROM transfers.escort_answer x WHERE x.manifest_no = $1 AND x.person_no = l.person_no ORDER BY x.question, x.event_pos DESC) a
         WHERE a.answer <> 'no'), '[]') AS "toDo"
     FROM transfers.line l LEFT JOIN transfers.escort_record r ON r.manifest_no = l.manifest_no AND r.person_no = l.person_no
     WHERE l.manifest_no = $1 AND l.state = 'listed' AND ($2::bigint IS NULL OR l.person_no = $2) ORDER BY l.person_no`,
    [manifestNo, personNo],
  );

/** The same with the names of the persons, and how old the answers are. */
const presentRecords = async (
  read: Reader,
  manifestNo: number,
  records: readonly Record[],
  { at, now }: { at: number; now: number },
): Promise<EscortRecordRow[]> => {
  const ages = new Map((await findEscortFacts(read, [manifestNo])).map((row) => [row.personNo, row]));
  const persons = new Map(
    (
      await findPersonRows(
        read,
        records.map(({ personNo }) => personNo),
        now,
      )
    ).map((person) => [person.personNo, person]),
  );
  return records.flatMap((record): EscortRecordRow[] => {
    const person = persons.get(record.personNo);
    const age = ages.get(record.personNo);
    if (person === undefined) return [];
    return [
      {
        ...record,
        registerNumber: person.registerNumber,
        name: primaryAndLatin(person.names),
        readiness: age === undefined ? null : readinessOf(age, at),
        oldestAt: age?.oldestAt ?? null,
        taken: age?.taken ?? 0,
      },
    ];
  });
};

/** Escort records of a manifest: state, age, and what must be known or done on the way. */
export const escortRecords = defineQuery({
  system: 'transfers',
  name: 'escort-records',
  input: z
    .object({
      manifestNo: wholeNumber,
      state: z.enum(escortStates).optional(),
      status: z.literal('stale').optional(),
      ...pageInAddress,
    })
    .strict(),
  answer: escortRecordsAnswer,
  table: escortRecordsTable,
  run: async (read, { manifestNo, state, status, ...asked }, context): Promise<EscortRecordsAnswer> => {
    const sides = await getSides(read, manifestNo);
    const { page, pageSize } = cutPage(asked);
    const all = await findRecords(read, manifestNo, null);
    const facts = await findEscortFacts(read, [manifestNo]);
    const at = recordsAt(sides.departed_at, context.now);
    const stale = new Set(facts.filter((row) => readinessOf(row, at) === 'stale').map(({ personNo }) => personNo));
    const chosen = all.filter(
      (row) => (state === undefined || row.state === state) && (status === undefined || stale.has(row.personNo)),
    );
    const abilities = escortAbilities(sides, context);
    return {
      total: chosen.length,
      page,
      pageSize,
      counts: presentReadiness(facts, { at, from: sides.from_authority, handovers: sides.handovers }),
      states: escortStates.map((one) => ({ state: one, count: all.filter((row) => row.state === one).length })),
      toConfirm: abilities.includes('transfers/confirm-escort-records')
        ? all.filter((row) => row.state === 'complete').map(({ personNo }) => personNo)
        : [],
      rows: await presentRecords(read, manifestNo, chosen.slice((page - 1) * pageSize, page * pageSize), {
        at,
        now: context.now,
      }),
      abilities,
    };
  },
});

/** The escort record of one person: each question with what was answered, and with what is known already, its age and source. */
export const escortRecord = defineQuery({
  system: 'transfers',
  name: 'escort-record',
  input: z.object({ manifestNo: wholeNumber, personNo: wholeNumber }).strict(),
  reads: { part: 'escort-record', of: ({ personNo }) => [personNo] },
  answer: escortRecordAnswer,
  run: async (read, { manifestNo, personNo }, context): Promise<EscortRecordAnswer> => {
    const sides = await getSides(read, manifestNo);
    const [record] = await presentRecords(read, manifestNo, await findRecords(read, manifestNo, personNo), {
      at: recordsAt(sides.departed_at, context.now),
      now: context.now,
    });
    if (record === undefined) throw new Refusal('not-found', { values: { detail: `person ${personNo}` } });
    const stored = await read.rows<StoredAnswer>(
      `SELECT a.person_no, a.event_pos, a.manifest_no, m.code AS manifest_code, a.question, a.answer, a.detail, a.source, a.amends, a.at, a.officer_no
         FROM transfers.escort_answer a JOIN transfers.manifest m ON m.no = a.manifest_no WHERE a.person_no = $1 ORDER BY a.event_pos DESC`,
      [personNo],
    );
    const originOf = await findOrigins(read, stored);
    const confirmedBy = await read.row<{ officer_no: number }>(
      'SELECT confirmed_by AS officer_no FROM transfers.escort_record WHERE manifest_no = $1 AND person_no = $2 AND confirmed_by IS NOT NULL',
      [manifestNo, personNo],
    );
    const officers = await findOfficers(read, [
      confirmedBy?.officer_no ?? null,
      ...stored.flatMap((row) => [row.officer_no, originOf(row)?.officer_no ?? null]),
    ]);
    const by = (no: number): OfficerReference => officers.get(no) ?? { officerNo: no, name: { en: '', ar: '' } };
    const file = await findFileFacts(read, [personNo], context.now);
    const abilities = escortAbilities(sides, context);
    const mine = answersSections(abilities, context);
    // the wall on the answers says the same: to whoever else sees the line an empty section would say that nothing is known
    const isKept = [sides.from_authority, sides.escort_authority].includes(context.authority ?? '');
    const questionOf = (question: string): EscortQuestionView => {
      const facts = file.filter((fact) => fact.question === question);
      const earlier = stored.find((row) => row.question === question && row.manifest_no !== manifestNo);
      const first = earlier === undefined ? undefined : (originOf(earlier) ?? earlier);
      const known =
        earlier === undefined || first === undefined
          ? undefined
          : { answer: earlier.answer, detail: earlier.detail ?? '', at: first.at };
      return {
        question,
        given: stored
          .filter((row) => row.question === question && row.manifest_no === manifestNo)
          .map((row) => {
            const origin = originOf(row);
            return {
              answer: row.answer,
              detail: row.detail ?? '',
              source: row.source,
              at: row.at,
              by: by(row.officer_no),
              amends: row.amends,
              // an earlier record on paper has no answer here that is older
              origin:
                origin === undefined || origin.at >= row.at
                  ? null
                  : { at: origin.at, by: by(origin.officer_no), manifestCode: origin.manifest_code ?? '' },
            };
          }),
        known: [
          ...facts.map(({ detail, at }) => ({
            answer: null,
            detail,
            source: 'file' as const,
            at,
            age: context.now - at,
            by: null,
            manifestCode: null,
          })),
          ...(known === undefined || first === undefined
            ? []
            : [
                {
                  ...known,
                  source: 'earlier-record' as const,
                  age: context.now - known.at,
                  by: by(first.officer_no),
                  manifestCode: first.manifest_code,
                },
              ]),
        ],
        open: whyOpen(known, facts, context.now) ?? null,
      };
    };
    const sectionOf = (section: EscortSection): EscortSectionView => ({
      section,
      isShown: isKept && (section !== 'health' || seesHealth(context)),
      canAnswer: mine.includes(section),
      questions: escortQuestions[section].map(questionOf),
    });
    return {
      record,
      confirmedBy: confirmedBy === undefined ? null : by(confirmedBy.officer_no),
      sections: escortSections.map(sectionOf),
      abilities,
    };
  },
});
