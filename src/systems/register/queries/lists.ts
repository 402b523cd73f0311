import { z } from 'zod';
import type { Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInAddress, wholeNumber } from '../../../platform/http/query-values.ts';
import type { newPersonShape } from '../list-events.ts';
import type { PlannedReason } from '../list-plan.ts';
import {
  type ListAnswer,
  type ListCandidate,
  type ListsAnswer,
  type ListView,
  listAnswer,
  listsAnswer,
  type WorkRow,
} from '../lists/list-views.ts';
import { waitsForParent } from '../lists/parent-codes.ts';
import { parseRegisterNumber } from '../numbers/register-number.ts';
import { joined, reasonText } from '../plan-list.ts';
import type { HouseholdRole } from '../residents/residents.ts';
import { listsTable, rowsTable } from '../tables/list-tables.ts';
import { findPersonRows } from './person-rows.ts';

/** Rows that somebody still has to decide. */
const UNDECIDED = "r.outcome <> 'accepted' AND r.resolution IS NULL";
const LISTS = `SELECT l.no AS "listNo", l.site, l.source, l.file_name AS "fileName", l.received_at AS "receivedAt", l.read, l.accepted, l.waiting, l.refused,
    (SELECT count(*)::int FROM register.list_row r WHERE r.list_no = l.no AND ${UNDECIDED}) AS undecided FROM register.list l`;

const listAbilities = (abilities: readonly string[]): string[] =>
  abilities.filter((name) =>
    [
      'register/receive-list',
      'register/resolve-row',
      'register/register-person',
      'register/correct-detention',
    ].includes(name),
  );

/** The lists that were received, newest first. Read = accepted + waiting + refused, as they were read. */
export const lists = defineQuery({
  system: 'register',
  name: 'lists',
  input: z
    .object({
      site: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .optional(),
      /** `undecided`: only lists with a row about which nobody has decided. */
      state: z.enum(['undecided']).optional(),
      ...pageInAddress,
    })
    .strict(),
  answer: listsAnswer,
  table: listsTable,
  run: async (read, { site, state, ...asked }, context): Promise<ListsAnswer> => {
    const { sql, ...page } = cutPage(asked);
    const where = `($1::text IS NULL OR l.site = $1) AND ($2::text IS NULL OR EXISTS (SELECT FROM register.list_row r WHERE r.list_no = l.no AND ${UNDECIDED}))`;
    const values = [site ?? null, state ?? null];
    const total = await read.row<{ n: number }>(`SELECT count(*) AS n FROM register.list l WHERE ${where}`, values);
    const undecided = await read.row<{ n: number }>(`SELECT count(*) AS n FROM register.list_row r WHERE ${UNDECIDED}`);
    return {
      total: total?.n ?? 0,
      ...page,
      lists: await read.rows<ListView>(`${LISTS} WHERE ${where} ORDER BY l.received_at DESC, l.no DESC ${sql}`, values),
      undecided: undecided?.n ?? 0,
      abilities: listAbilities(context.abilities),
    };
  },
});

type OpenRow = {
  row: number;
  outcome: 'waiting' | 'refused';
  code: string;
  reasons: PlannedReason[];
  cells: Record<string, string>;
  candidate: z.infer<typeof newPersonShape> | null;
  closed: boolean;
  household: { label: string; role: HouseholdRole } | null;
  with: { personNo: number; registerNumber: string }[];
};

/** The person as a row was understood, for a form that corrects it. */
const understoodOf = (candidate: OpenRow['candidate']): WorkRow['understood'] =>
  candidate === null
    ? null
    : {
        name: candidate.names[0]?.full ?? '',
        sex: candidate.sex,
        birth: candidate.birth ?? '',
        nationality: candidate.nationalities[0]?.code ?? '',
        furtherNames: candidate.names.slice(1).map(({ full }) => full),
      };

/** Persons whom the reasons of the rows name: by the row of the same list that was accepted, or by register number. */
const findCandidates = async (
  read: Reader,
  listNo: number,
  rows: readonly OpenRow[],
  now: number,
): Promise<Map<number, ListCandidate[]>> => {
  const named = rows.flatMap(({ row, reasons }) =>
    // whom a child accompanies is another person, and not one whom the row may be
    reasons
      .filter(({ code }) => !waitsForParent(code))
      .flatMap(({ values }) => [
        ...(values.otherRow === undefined ? [] : [{ row, other: Number(values.otherRow), number: null }]),
        ...Object.values(values)
          .filter((value) => /^[A-Z]{3}-\d{6}-[0-9A-Z]$/.test(value))
          .map((number) => ({ row, other: null, number })),
      ]),
  );
  const found = await read.rows<{ row: number; no: number }>(
    `SELECT DISTINCT u.row, p.no FROM unnest($2::int[], $3::int[], $4::text[]) u(row, other, number)
       LEFT JOIN register.list_row r ON r.list_no = $1 AND r.row = u.other
       JOIN register.person p ON p.no = r.person_no OR p.register_number = u.number ORDER BY u.row, p.no`,
    [listNo, named.map(({ row }) => row), named.map(({ other }) => other), named.map(({ number }) => number)],
  );
  const persons = await findPersonRows(
    read,
    found.map(({ no }) => no),
    now,
  );
  const candidates = new Map<number, ListCandidate[]>();
  for (const { row, no } of found) {
    const person = persons.find(({ personNo }) => personNo === no);
    if (person === undefined) continue;
    const { personNo, registerNumber, names, birth, place } = person;
    candidates.set(row, [...(candidates.get(row) ?? []), { personNo, registerNumber, names, birth, place }]);
  }
  return candidates;
};

/** Whom the children among the rows accompany, by row: whoever is on the register, and nobody who is only alike. */
const findNamedParents = async (
  read: Reader,
  listNo: number,
  rows: readonly OpenRow[],
  now: number,
): Promise<Map<number, NonNullable<WorkRow['parent']>>> => {
  const named = rows.flatMap(({ row, reasons }) =>
    reasons
      .filter(({ code }) => waitsForParent(code))
      .map(({ values }) => {
        const number = parseRegisterNumber(values.label ?? '');
        return {
          row,
          other: values.row === undefined ? null : Number(values.row),
          number: number.ok ? number.value : null,
        };
      }),
  );
  const found = await read.rows<{ row: number; no: number }>(
    `SELECT DISTINCT ON (u.row) u.row, p.no FROM unnest($2::int[], $3::int[], $4::text[]) u(row, other, number)
       LEFT JOIN register.list_row r ON r.list_no = $1 AND r.row = u.other
       JOIN register.person p ON p.no = r.person_no OR p.register_number = u.number ORDER BY u.row, p.no`,
    [listNo, named.map(({ row }) => row), named.map(({ other }) => other), named.map(({ number }) => number)],
  );
  const persons = await findPersonRows(
    read,
    found.map(({ no }) => no),
    now,
  );
  return new Map(
    found.flatMap(({ row, no }) => {
      const person = persons.find(({ personNo }) => personNo === no);
      return person === undefined
        ? []
        : [[row, { personNo: no, registerNumber: person.registerNumber, name: person.names[0]?.full ?? '' }] as const];
    }),
  );
};

/** Rows of the list `$1` that somebody still has to decide, of the outcome `$2` where it is said. */
const OPEN = `r.list_no = $1 AND ${UNDECIDED} AND ($2::text IS NULL OR r.outcome = $2)`;

/** Who of a list of a camp is a detainee by it alone, and may have been entered so wrongly. */
const DETAINED = `SELECT CASE WHEN EXISTS (SELECT FROM sites.site s WHERE s.code = l.site AND s.kind IN ('camp', 'rehabilitation')) THEN (SELECT count(*)::int FROM register.entries_as_detained_seen(ARRAY(SELECT r.person_no FROM register.list_row r WHERE r.list_no = l.no AND r.person_no IS NOT NULL)) e
    WHERE e.why IS NULL) ELSE 0 END AS n FROM register.list l WHERE l.no = $1`;

/** Headings as they stand in the file: the database keeps the cells of a row in no order. */
const HEADINGS_IN_ORDER = 'SELECT headings FROM register.list WHERE no = $1';

const inOrder = (cells: Record<string, string>, headings: readonly string[]): Record<string, string> =>
  Object.fromEntries([
    ...headings.flatMap((heading) => (cells[heading] === undefined ? [] : [[heading, cells[heading]] as const])),
    ...Object.entries(cells).filter(([heading]) => !headings.includes(heading)),
  ]);

/** The work list of a list: rows that wait or were refused, and that nobody has resolved. */
export const list = defineQuery({
  system: 'register',
  name: 'list',
  input: z
    .object({ listNo: wholeNumber, outcome: z.enum(['waiting', 'refused']).optional(), ...pageInAddress })
    .strict(),
  answer: listAnswer,
  table: rowsTable,
  run: async (read, { listNo, outcome, ...asked }, context): Promise<ListAnswer> => {
    const { sql, ...page } = cutPage(asked);
    const found = await read.row<ListView>(`${LISTS} WHERE l.no = $1`, [listNo]);
    if (found === undefined) throw new Refusal('not-found', { values: { detail: `list ${listNo}` } });
    const rows = await read.rows<OpenRow>(
      `SELECT r.row, outcome, code, coalesce(x.reasons, '[]') AS reasons, coalesce(x.cells, '{}') AS cells, x.candidate, x.row IS NULL AS closed, CASE WHEN household_id IS NOT NULL THEN json_build_object('label', coalesce(x.household_label, ''), 'role', household_role) END AS household,
          CASE WHEN household_id IS NULL THEN '[]' ELSE (SELECT coalesce(json_agg(json_build_object('personNo', p.no, 'registerNumber', p.register_number) ORDER BY p.no), '[]') FROM register.household_member m
            JOIN register.person p ON p.no = m.person_no WHERE m.household_id = r.household_id AND m.left_at IS NULL) END AS with
         FROM register.list_row r LEFT JOIN register.list_contents($1) x ON x.row = r.row WHERE ${OPEN} ORDER BY r.row ${sql}`,
      [listNo, outcome ?? null],
    );
    const total = await read.row<{ n: number }>(`SELECT count(*) AS n FROM register.list_row r WHERE ${OPEN}`, [
      listNo,
      outcome ?? null,
    ]);
    const candidates = await findCandidates(read, listNo, rows, context.now);
    const parents = await findNamedParents(read, listNo, rows, context.now);
    const headings = (await read.row<{ headings: string[] }>(HEADINGS_IN_ORDER, [listNo]))?.headings ?? [];
    const detained = await read.row<{ n: number }>(DETAINED, [listNo]);
    return {
      total: total?.n ?? 0,
      ...page,
      list: found,
      detained: detained?.n ?? 0,
      rows: rows.map(({ row, outcome, code, reasons, cells, candidate, closed, household, with: members }) => ({
        row,
        closed,
        outcome,
        code,
        reason: joined((reasons.length > 0 ? reasons : [{ field: null, code, values: {} }]).map(reasonText)),
        cells: inOrder(cells, headings),
        understood: understoodOf(candidate),
        household: household === null ? null : { ...household, members },
        candidates: candidates.get(row) ?? [],
        parent: parents.get(row) ?? null,
      })),
      abilities: listAbilities(context.abilities),
    };
  },
});
