import { hash } from 'node:crypto';
import type { Reader } from '../../core/register/command-definition.ts';
import { Refusal } from '../../core/register/refusal.ts';
import type { Birth, CivilDate } from '../juveniles/age/index.ts';
import type { ListField, ListRowResult, ReceiveListResult } from './command-views.ts';
import { fieldOfHeading, wireField } from './list-fields.ts';
import {
  type CandidatePerson,
  describeReason,
  type ExistingPerson,
  type ListCode,
  mapHeadings,
  type RowOutcome,
} from './lists/index.ts';
import { type ListReading, readListCsv } from './lists/read-list-csv.ts';
import { localDate } from './local-date.ts';
import { looksKurdish, normaliseName, type SourcedName } from './names/index.ts';
import type { RegisteredName } from './registration.ts';
import { getSite } from './state.ts';

/** Why a row is not accepted, as data. */
export type PlannedReason = {
  readonly field: string | null;
  readonly code: string;
  readonly values: Record<string, string>;
};

/** What becomes of one row. `person` is how the row was understood; null for a refused row. */
export type PlannedRow = {
  readonly row: number;
  readonly outcome: 'accepted' | 'waiting' | 'refused';
  readonly reasons: readonly PlannedReason[];
  readonly cells: Record<string, string>;
  readonly person: PlannedPerson | null;
};

/** A person as a row states it. */
export type PlannedPerson = {
  readonly names: readonly RegisteredName[];
  readonly sex: 'male' | 'female' | null;
  readonly birth: Birth | null;
  readonly nationalities: readonly { readonly code: string; readonly source: string }[];
  readonly remarks: string | null;
};

/** What a whole list becomes, before anything is written. */
export type ListPlan = {
  readonly fileSha256: string;
  readonly headings: readonly { readonly heading: string; readonly field: ListField }[];
  readonly rows: readonly PlannedRow[];
  readonly accepted: number;
  readonly waiting: number;
  readonly refused: number;
};

/** What a plan is made from. `existing` are the persons already registered, to find possible doubles. */
export type ListPlanInput = {
  readonly csv: string;
  readonly source: string;
  readonly headings?: Readonly<Record<string, ListField>> | undefined;
  readonly onDate: CivilDate;
  readonly existing: readonly ExistingPerson[];
};

const scriptOf = ({ script, full }: SourcedName): string =>
  script === 'Arab'
    ? looksKurdish(full)
      ? 'sorani'
      : 'arabic'
    : script === 'Latn'
      ? 'latin'
      : script === 'Cyrl'
        ? 'cyrillic'
        : script.toLowerCase();

const plannedPerson = (candidate: CandidatePerson, source: string): PlannedPerson => ({
  names: candidate.names.map((name, index) => {
    const parts = {
      ...name.parts,
      ...(index === 0 && candidate.father !== null ? { father: candidate.father.full } : {}),
      ...(index === 0 && candidate.grandfather !== null ? { grandfather: candidate.grandfather.full } : {}),
    };
    return {
      full: name.full,
      script: scriptOf(name),
      kind: name.kind,
      source: name.source,
      ...(Object.keys(parts).length > 0 ? { parts } : {}),
    };
  }),
  sex: candidate.sex,
  birth: candidate.birth.text.trim() === '' ? null : candidate.birth,
  nationalities: candidate.nationalities.map(({ code, label }) => ({ code, source: `${source}: ${label}` })),
  remarks: candidate.remarks,
});

const plannedRow = (outcome: RowOutcome, cells: Record<string, string>, source: string): PlannedRow => {
  const reasons = (outcome.kind === 'accepted' ? [] : outcome.reasons).map(({ field, code, values }) => ({
    field,
    code,
    values: { ...values },
  }));
  if (outcome.kind === 'refused') return { row: outcome.row, outcome: 'refused', reasons, cells, person: null };
  const person = plannedPerson(outcome.candidate, source);
  // A section is for men or for women (I16): a row that does not say which waits for an officer.
  if (person.sex === null && !reasons.some((reason) => reason.field === 'sex'))
    reasons.push({ field: 'sex', code: 'sex-unknown-label', values: { label: '' } });
  return { row: outcome.row, outcome: reasons.length > 0 ? 'waiting' : 'accepted', reasons, cells, person };
};

/** Cells under their headings; cells beyond the last heading and under an empty one go by their column's number. */
const cellsByHeading = (headings: readonly string[], cells: readonly string[]): Record<string, string> =>
  Object.fromEntries(cells.map((cell, column) => [headings[column]?.trim() || `column ${column + 1}`, cell]));

const decode = (csv: string): Buffer => Buffer.from(csv, 'base64');

const read = (input: ListPlanInput): Extract<ListReading, { ok: true }> => {
  const options = { source: input.source, onDate: input.onDate, existing: input.existing };
  const bytes = decode(input.csv);
  let reading = readListCsv(bytes, options);
  const given = input.headings;
  if (reading.ok && given !== undefined && Object.keys(given).length > 0) {
    const proposal = mapHeadings(reading.headings).mapping;
    reading = readListCsv(bytes, {
      ...options,
      mapping: reading.headings.map((heading, column) => fieldOfHeading(given[heading], proposal[column] ?? null)),
    });
  }
  if (!reading.ok)
    throw new Refusal('invalid-input', {
      problems: [{ code: reading.code, field: 'csv', values: { ...reading.values } }],
    });
  return reading;
};

/**
 * Reads a list and says what becomes of each row. Pure: nothing is registered by it, so that the dry run and the command give the same answer.
 * @throws Refusal `invalid-input` where the file as a whole cannot be read
 */
export const planList = (input: ListPlanInput): ListPlan => {
  const reading = read(input);
  const outcomes = [...reading.accepted, ...reading.waiting, ...reading.refused].sort((a, b) => a.row - b.row);
  const rows = outcomes.map((outcome) =>
    plannedRow(
      outcome,
      cellsByHeading(reading.headings, reading.cells[outcome.row - reading.firstRow] ?? []),
      input.source,
    ),
  );
  const count = (kind: PlannedRow['outcome']) => rows.filter((row) => row.outcome === kind).length;
  return {
    fileSha256: hash('sha256', decode(input.csv)),
    headings: reading.headings.map((heading, column) => ({
      heading,
      field: wireField(reading.mapping[column] ?? null),
    })),
    rows,
    accepted: count('accepted'),
    waiting: count('waiting'),
    refused: count('refused'),
  };
};

/** The sentence of a reason in three languages, with what to do next. */
export const reasonText = (reason: PlannedReason) => {
  const say = (language: 'en' | 'ar' | 'ckb') => {
    const { reason: why, remedy } = describeReason({ code: reason.code as ListCode, values: reason.values }, language);
    return `${why} ${remedy}`;
  };
  return { en: say('en'), ar: say('ar'), ckb: say('ckb') };
};

/** The result of a row as the wire shows it. */
export const rowResult = (
  row: Pick<PlannedRow, 'row' | 'outcome' | 'reasons'>,
  person?: { personNo: number; registerNumber: string },
): ListRowResult => {
  const [reason] = row.reasons;
  return {
    row: row.row,
    outcome: row.outcome,
    ...person,
    ...(reason === undefined ? {} : { code: reason.code, reason: reasonText(reason) }),
  };
};

/** Persons whom the officer may see, for comparison with a list: primary name, father, births. */
export const findExisting = async (reader: Reader): Promise<ExistingPerson[]> => {
  const rows = await reader.rows<{
    number: string;
    full: string;
    father: string | null;
    from: string | null;
    to: string | null;
  }>(
    `SELECT p.register_number AS number, n.full_name AS full, n.parts->>'father' AS father, e.born_from AS "from", e.born_to AS "to"
       FROM register.person p JOIN register.person_name n ON n.person_no = p.no AND n.kind IN ('primary', 'transliteration')
       LEFT JOIN juveniles.age_evidence e ON e.person_no = p.no AND e.superseded_pos IS NULL AND e.born_from IS NOT NULL ORDER BY p.no`,
  );
  return rows.map(({ number, full, father, from, to }) => ({
    reference: number,
    key: {
      name: normaliseName(full),
      father: father === null ? [] : normaliseName(father),
      birth: from === null || to === null ? null : { from: from as CivilDate, to: to as CivilDate },
    },
  }));
};

/**
 * The dry run of `register/receive-list`: what would become of each row, with nothing written. For an officer's own reader, so that the walls apply.
 * @param now what the register clock shows, in milliseconds
 */
export const dryRunList = async (
  reader: Reader,
  input: { site: string; source: string; csv: string; headings?: Record<string, ListField> | undefined },
  now: number,
): Promise<ReceiveListResult> => {
  const site = await getSite(reader, input.site);
  const plan = planList({ ...input, onDate: localDate(now, site.zone), existing: await findExisting(reader) });
  return {
    listNo: 0,
    read: plan.rows.length,
    accepted: plan.accepted,
    waiting: plan.waiting,
    refused: plan.refused,
    headings: [...plan.headings],
    rows: plan.rows.map((row) => rowResult(row)),
  };
};
