import { z } from 'zod';
import { findOfficers } from '../../../core/access/queries/find-officers.ts';
import type { OfficerReference } from '../../../core/access/views.ts';
import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery, type QueryContext } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress, wholeNumber } from '../../../platform/http/query-values.ts';
import { findPersonRows, primaryAndLatin } from '../../register/index.ts';
import {
  type EscortAnswerValue,
  type EscortSection,
  type EscortSource,
  escortQuestions,
  escortSections,
} from '../escort-questions.ts';
import { readinessOf } from '../escort-readiness.ts';
import { escortRecordsTable } from '../escort-table.ts';
import {
  type EscortKnown,
  type EscortRecordAnswer,
  type EscortRecordRow,
  type EscortRecordsAnswer,
  type EscortSectionView,
  escortRecordAnswer,
  escortRecordsAnswer,
  escortStates,
} from '../escort-views.ts';
import { findEscortFacts, presentReadiness, recordsAt } from './escort-readiness.ts';

const COMMANDS = ['transfers/answer-escort-section', 'transfers/confirm-escort-records'];
const SEES_HEALTH = new Set(['escort_commander', 'health_officer']);

/** Whether what must be done for the health of the persons is shown to the officer who asks; the wall on the answers says the same. */
export const seesHealth = ({ postings }: QueryContext): boolean => postings.some(({ role }) => SEES_HEALTH.has(role));

type Sides = { from_authority: string; escort_authority: string; departed_at: number | null; handovers: number };
const getSides = async (read: Reader, manifestNo: number): Promise<Sides> => {
  const sides = await read.row<Sides>(
    `SELECT m.from_authority, m.escort_authority, (SELECT min(v.at) FROM transfers.movement v WHERE v.manifest_no = m.no AND v.kind = 'departed') AS departed_at,
       (SELECT count(*)::int FROM transfers.handover h WHERE h.manifest_no = m.no) AS handovers FROM transfers.manifest m WHERE m.no = $1`,
    [manifestNo],
  );
  if (sides === undefined) throw new Refusal('not-found', { values: { detail: `manifest ${manifestNo}` } });
  return sides;
};
const abilitiesOf = (sides: Sides, { abilities, authority }: QueryContext): string[] =>
  abilities.filter(
    (name) =>
      COMMANDS.includes(name) &&
      (authority === sides.from_authority ||
        (authority === sides.escort_authority && name === 'transfers/answer-escort-section')),
  );

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
  askers: 'signed-in',
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
    const abilities = abilitiesOf(sides, context);
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

type StoredAnswer = {
  manifest_no: number;
  manifest_code: string;
  question: string;
  answer: EscortAnswerValue;
  detail: string | null;
  source: EscortSource;
  amends: boolean;
  at: number;
  officer_no: number;
};

/** What the file says, behind the walls of who asks: keep-apart records, the order in force, medication. */
const findFileFacts = async (
  read: Reader,
  personNo: number,
  now: number,
): Promise<(EscortKnown & { question: string })[]> => {
  const rows = await read.rows<{ question: string; detail: string; at: number }>(
    `SELECT 'hold-apart' AS question, k.reason AS detail, register.event_received(k.event_pos) AS at FROM sites.keep_apart k
      WHERE $1 IN (k.person_a, k.person_b) AND k.lifted_at IS NULL AND k.expires_at > register.at($2)
     UNION ALL (SELECT 'not-for-release', o.ground || ', ' || o.article, o.issued_at FROM register.custody_order o
      WHERE o.person_no = $1 AND o.issued_at <= register.at($2) AND register.at($2) < o.expires_at ORDER BY o.issued_at DESC LIMIT 1)
     UNION ALL (SELECT 'medication-due', n.medication, f.examined_at FROM care.fitness_note n JOIN care.fitness f ON f.event_pos = n.event_pos
      WHERE n.person_no = $1 AND n.medication IS NOT NULL ORDER BY f.examined_at DESC LIMIT 1)`,
    [personNo, now],
  );
  return rows
    .filter(({ at }) => at !== null)
    .map(({ question, detail, at }) => ({
      question,
      answer: null,
      detail,
      source: 'file',
      at,
      age: now - at,
      manifestCode: null,
    }));
};

/** The escort record of one person: each question with what was answered, and with what is known already, its age and source. */
export const escortRecord = defineQuery({
  system: 'transfers',
  name: 'escort-record',
  askers: 'signed-in',
  input: z.object({ manifestNo: wholeNumber, personNo: wholeNumber }).strict(),
  answer: escortRecordAnswer,
  run: async (read, { manifestNo, personNo }, context): Promise<EscortRecordAnswer> => {
    const sides = await getSides(read, manifestNo);
    const [record] = await presentRecords(read, manifestNo, await findRecords(read, manifestNo, personNo), {
      at: recordsAt(sides.departed_at, context.now),
      now: context.now,
    });
    if (record === undefined) throw new Refusal('not-found', { values: { detail: `person ${personNo}` } });
    const stored = await read.rows<StoredAnswer>(
      `SELECT a.manifest_no, m.code AS manifest_code, a.question, a.answer, a.detail, a.source, a.amends, a.at, a.officer_no
         FROM transfers.escort_answer a JOIN transfers.manifest m ON m.no = a.manifest_no WHERE a.person_no = $1 ORDER BY a.event_pos DESC`,
      [personNo],
    );
    const confirmedBy = await read.row<{ officer_no: number }>(
      'SELECT confirmed_by AS officer_no FROM transfers.escort_record WHERE manifest_no = $1 AND person_no = $2 AND confirmed_by IS NOT NULL',
      [manifestNo, personNo],
    );
    const officers = await findOfficers(read, [
      confirmedBy?.officer_no ?? null,
      ...stored.map(({ officer_no }) => officer_no),
    ]);
    const by = (no: number): OfficerReference => officers.get(no) ?? { officerNo: no, name: { en: '', ar: '' } };
    const known = await findFileFacts(read, personNo, context.now);
    const abilities = abilitiesOf(sides, context);
    const roles = context.postings.map(({ role }) => role);
    const sectionOf = (section: EscortSection): EscortSectionView => ({
      section,
      isShown: section !== 'health' || seesHealth(context),
      canAnswer:
        abilities.includes('transfers/answer-escort-section') &&
        (section === 'health') === roles.includes('health_officer'),
      questions: escortQuestions[section].map((question: string) => ({
        question,
        given: stored
          .filter((row) => row.question === question && row.manifest_no === manifestNo)
          .map((row) => ({
            answer: row.answer,
            detail: row.detail ?? '',
            source: row.source,
            at: row.at,
            by: by(row.officer_no),
            amends: row.amends,
          })),
        known: [
          ...known.filter((fact) => fact.question === question).map(({ question: _question, ...fact }) => fact),
          ...stored
            .filter((row) => row.question === question && row.manifest_no !== manifestNo)
            .slice(0, 1)
            .map((row) => ({
              answer: row.answer,
              detail: row.detail ?? '',
              source: 'earlier-record' as const,
              at: row.at,
              age: context.now - row.at,
              manifestCode: row.manifest_code,
            })),
        ],
      })),
    });
    return {
      record,
      confirmedBy: confirmedBy === undefined ? null : by(confirmedBy.officer_no),
      sections: escortSections.map(sectionOf),
      abilities,
    };
  },
});
