import { z } from 'zod';
import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery, type QueryContext } from '../../../platform/http/query-definition.ts';
import { wholeNumber } from '../../../platform/http/query-values.ts';
import { findPersonRows, primaryAndLatin } from '../../register/index.ts';
import { type SecurityLevel, sectionHolds } from '../security-level.ts';
import { type KeepApartView, type LevelView, type PersonPlacement, personPlacement } from '../views.ts';
import { findAbsences } from './find-absences.ts';
import { findOfficerReferences } from './find-officer-references.ts';

/** Commands of the authority that holds the person. */
const OF_THE_HOLDER = new Set(['sites/record-security-level', 'sites/record-absence']);

type LevelRow = {
  id: string;
  level: SecurityLevel;
  reasons: string;
  authority: string;
  recorded_by: number;
  recorded_at: number;
  expires_at: number;
  approved_by: number | null;
  approved_at: number | null;
  appealed_at: number | null;
  appeal: string | null;
  answered_at: number | null;
  answer: string | null;
  answered_by: number | null;
  withdrawn_at: number | null;
  withdrawal: string | null;
  withdrawn_by: number | null;
};

/** Where a record stands; of the approved ones the newest counts. */
const stateOf = (row: LevelRow, newest: string | undefined, now: number): LevelView['state'] => {
  if (row.withdrawn_at !== null) return 'withdrawn';
  if (row.expires_at <= now) return 'ended';
  if (row.approved_at === null) return 'proposed';
  return row.id === newest ? 'in-force' : 'replaced';
};

/** What the officer may do with one record; the commands check again. */
const abilitiesOn = (row: LevelRow, state: LevelView['state'], context: QueryContext, holder: string | null) => {
  if (state !== 'proposed' && state !== 'in-force') return [];
  const own = row.authority === context.authority;
  const judges = context.postings.some(({ role }) => role === 'judiciary_clerk');
  const apart = context.officerNo !== row.recorded_by && context.officerNo !== row.approved_by;
  const waiting = row.appealed_at !== null && row.answered_at === null;
  const may: Readonly<Record<string, boolean>> = {
    'sites/approve-security-level':
      state === 'proposed' && own && holder === context.authority && context.officerNo !== row.recorded_by,
    'sites/appeal-security-level': state === 'in-force' && !waiting,
    'sites/keep-security-level': waiting && apart && (own || judges),
    'sites/withdraw-security-level': own || judges || holder === context.authority,
  };
  return context.abilities.filter((name) => may[name] === true);
};

const findLevels = async (
  read: Reader,
  personNo: number,
  context: QueryContext,
  holder: string | null,
): Promise<LevelView[]> => {
  const rows = await read.rows<LevelRow>(
    `SELECT id, level, reasons, authority, recorded_by, recorded_at, expires_at, approved_by, approved_at, appealed_at, appeal, answered_at, answer, answered_by, withdrawn_at, withdrawal, withdrawn_by
       FROM sites.security_level WHERE person_no = $1 ORDER BY approved_at DESC NULLS FIRST, id DESC`,
    [personNo],
  );
  const newest = rows.find((row) => row.approved_at !== null)?.id;
  const officer = await findOfficerReferences(
    read,
    rows.flatMap((row) => [row.recorded_by, row.approved_by, row.answered_by, row.withdrawn_by]),
  );
  return rows.map((row) => {
    const state = stateOf(row, newest, context.now);
    return {
      recordId: row.id,
      level: row.level,
      reasons: row.reasons,
      authority: row.authority,
      recordedAt: row.recorded_at,
      recordedBy: officer(row.recorded_by),
      expiresAt: row.expires_at,
      approvedAt: row.approved_at,
      approvedBy: row.approved_by === null ? null : officer(row.approved_by),
      appeal: row.appealed_at === null ? null : { at: row.appealed_at, grounds: row.appeal ?? '' },
      answer:
        row.answered_at === null || row.answered_by === null
          ? null
          : { at: row.answered_at, reasons: row.answer ?? '', by: officer(row.answered_by) },
      withdrawn:
        row.withdrawn_at === null || row.withdrawn_by === null
          ? null
          : { at: row.withdrawn_at, reasons: row.withdrawal ?? '', by: officer(row.withdrawn_by) },
      state,
      abilities: abilitiesOn(row, state, context, holder),
    };
  });
};

type PairRow = {
  id: string;
  other_no: number;
  reason: string;
  expires_at: number;
  recorded_by: number;
  authority: string | null;
  lifted_at: number | null;
  lifted_by: number | null;
  lift_reason: string | null;
};

const findKeepApart = async (read: Reader, personNo: number, context: QueryContext): Promise<KeepApartView[]> => {
  const rows = await read.rows<PairRow>(
    `SELECT k.id, CASE k.person_a WHEN $1 THEN k.person_b ELSE k.person_a END AS other_no, k.reason, k.expires_at, k.recorded_by, o.authority, k.lifted_at, k.lifted_by, k.lift_reason
       FROM sites.keep_apart k LEFT JOIN access.officer o ON o.no = k.recorded_by WHERE k.person_a = $1 OR k.person_b = $1 ORDER BY k.expires_at DESC, k.id`,
    [personNo],
  );
  const others = await findPersonRows(
    read,
    rows.map((row) => row.other_no),
    context.now,
  );
  const known = new Map(others.map((other) => [other.personNo, other]));
  const officer = await findOfficerReferences(
    read,
    rows.flatMap((row) => [row.recorded_by, row.lifted_by]),
  );
  return rows.map((row) => {
    const other = known.get(row.other_no);
    const state = row.lifted_at !== null ? 'lifted' : row.expires_at <= context.now ? 'ended' : 'in-force';
    return {
      keepApartId: row.id,
      other:
        other === undefined
          ? null
          : {
              personNo: other.personNo,
              registerNumber: other.registerNumber,
              name: primaryAndLatin(other.names).primary,
            },
      reason: row.reason,
      expiresAt: row.expires_at,
      recordedBy: officer(row.recorded_by),
      authority: row.authority,
      lifted:
        row.lifted_at === null || row.lifted_by === null
          ? null
          : { at: row.lifted_at, reason: row.lift_reason ?? '', by: officer(row.lifted_by) },
      state,
      mayLift:
        state === 'in-force' &&
        row.authority === context.authority &&
        context.abilities.includes('sites/lift-keep-apart'),
    };
  });
};

/** What is recorded about where a person may be placed: security levels (P3) and persons to be kept apart from (I16), within reach. */
export const placementOfPerson = defineQuery({
  system: 'sites',
  name: 'person-placement',
  input: z.object({ personNo: wholeNumber }).strict(),
  reads: { part: 'file', of: ({ personNo }) => [personNo] },
  answer: personPlacement,
  refuses: ['not-found'],
  run: async (read, { personNo }, context): Promise<PersonPlacement> => {
    const present = await read.row<{ custodian: string | null; in_section: boolean; level: SecurityLevel | null }>(
      `SELECT c.custodian, s.site IS NOT NULL AS in_section, s.level FROM register.person p
         LEFT JOIN register.custody c ON c.person_no = p.no AND c.known_to IS NULL AND c.to_at = 'infinity'
         LEFT JOIN sites.section s ON s.site = c.site AND s.section = c.section WHERE p.no = $1`,
      [personNo],
    );
    if (present === undefined) throw new Refusal('not-found', { values: { detail: `person ${personNo}` } });
    const levels = await findLevels(read, personNo, context, present.custodian);
    const rollDifferences = await read.rows<PersonPlacement['rollDifferences'][number]>(
      `SELECT r.id AS "rollCallId", r.site, r.called_at AS "calledAt", w.on_old AS "onOld", w.explanation FROM sites.roll_row w JOIN sites.roll_call r ON r.id = w.roll_call_id
        WHERE w.person_no = $1 AND w.on_old <> w.on_new ORDER BY r.called_at DESC, r.id`,
      [personNo],
    );
    const inForce = levels.find(({ state }) => state === 'in-force')?.level ?? null;
    const holds = present.custodian !== null && present.custodian === context.authority;
    return {
      levels,
      keepApart: await findKeepApart(read, personNo, context),
      absences: await findAbsences(read, { personNo }, context),
      rollDifferences,
      sectionBelow: present.in_section && !sectionHolds(present.level, inForce) ? (present.level ?? 'ordinary') : null,
      abilities: context.abilities.filter((name) => !OF_THE_HOLDER.has(name) || holds),
    };
  },
});
