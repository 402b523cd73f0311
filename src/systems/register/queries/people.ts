import { z } from 'zod';
import type { Reader } from '../../../core/register/command-definition.ts';
import { defineQuery } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInBody } from '../../../platform/http/query-values.ts';
import { queryTokens } from '../name-tokens.ts';
import { parseRegisterNumber } from '../numbers/register-number.ts';
import { peopleTable } from '../tables/people-table.ts';
import { type PeopleAnswer, peopleAnswer } from '../views.ts';
import { keepTotals } from './kept-totals.ts';
import { columnsOf, findPersonRows, type PersonsTold, rowsOf } from './person-rows.ts';

/** Statuses that custody and orders tell: their wall is the reach of the person, which `register.find_people` applies once. */
const told = ['held', 'resident', 'moving', 'unaccounted', 'review', 'ended'] as const;
/** Present custody of the person `p`. */
const PRESENT = "FROM register.custody c WHERE c.person_no = p.no AND c.known_to IS NULL AND c.to_at = 'infinity'";
const LIVE_LINE = 'EXISTS (SELECT FROM transfers.line l WHERE l.person_no = p.no AND l.live)';
/** Statuses that manifests and breaches tell, which have walls of their own: asked under row security, of the persons that were found. */
const walled = {
  eligible: `EXISTS (SELECT ${PRESENT} AND c.state = 'held' AND c.site IS NOT NULL) AND NOT ${LIVE_LINE} AND NOT register.is_child_of_detainee(p.no)`,
  'on-manifest': LIVE_LINE,
  breach: 'EXISTS (SELECT FROM register.breach b WHERE b.person_no = p.no AND b.cured_at IS NULL)',
} as const;
const statuses = [...told, 'eligible', 'on-manifest', 'breach'] as const;
type Status = (typeof statuses)[number];
/** A page of persons; the total is null where it was not counted. */
type Found = {
  readonly total: number | null;
  readonly persons: readonly number[];
  /** What is shown of them, where it was asked for with them. */
  readonly shown?: PersonsTold;
};
type Sought = { words: string[][]; number: string | null; site: string | null; section: string | null };

/** Totals of the lists that were read last. */
const totals = keepTotals(1000);

/** A register number, or words that must all be among the names; undefined where nothing can match. */
const soughtBy = (q: string | undefined): Pick<Sought, 'words' | 'number'> | undefined => {
  if (q === undefined || q.trim() === '') return { words: [], number: null };
  const number = parseRegisterNumber(q);
  if (number.ok) return { words: [], number: number.value };
  const words = queryTokens(q).map((tokens) => [...tokens]);
  return words.length === 0 ? undefined : { words, number: null };
};

/** A page and its persons in one question: a round trip costs as much as many rows. */
const FIND_AND_TELL = `SELECT f.total, to_json(f.persons) AS persons, ${columnsOf('f.persons')} FROM register.find_people($1::jsonb, $2, $3, $4, $5, $6, $7, $8) f`;

const findAndTell = async (read: Reader, values: readonly unknown[]): Promise<Found | undefined> => {
  const row = await read.row<Pick<Found, 'total' | 'persons'> & PersonsTold>(FIND_AND_TELL, values);
  return row && { total: row.total, persons: row.persons, shown: row };
};

const isWalled = (status: Status | undefined): status is keyof typeof walled =>
  status !== undefined && Object.hasOwn(walled, status);

const findUnderWalls = async (
  read: Reader,
  { words, number, site, section }: Sought,
  status: keyof typeof walled,
  page: string,
  kept: number | undefined,
): Promise<Found> => {
  const values: unknown[] = [];
  const conditions: string[] = [walled[status]];
  const add = (value: unknown, condition: (place: string) => string) => {
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  for (const tokens of words)
    add(tokens, (place) => `p.no IN (SELECT t.person_no FROM register.name_token t WHERE t.token = ANY (${place}))`);
  if (number !== null) add(number, (place) => `p.register_number = ${place}`);
  if (site !== null) add(site, (place) => `EXISTS (SELECT ${PRESENT} AND c.site = ${place})`);
  if (section !== null) add(section, (place) => `EXISTS (SELECT ${PRESENT} AND c.section = ${place})`);
  const where = conditions.join(' AND ');
  const counted =
    kept === undefined
      ? await read.row<{ n: number }>(`SELECT count(*) AS n FROM register.person p WHERE ${where}`, values)
      : undefined;
  const found = await read.rows<{ no: number }>(
    `SELECT p.no FROM register.person p WHERE ${where} ORDER BY p.no ${page}`,
    values,
  );
  return { total: counted?.n ?? null, persons: found.map(({ no }) => no) };
};

/** Persons within reach of the officer's authority: searched by name across scripts or by number, filtered by site, section and status, page by page. */
export const people = defineQuery({
  system: 'register',
  name: 'people',
  askers: 'signed-in',
  asks: 'body',
  input: z
    .object({
      q: z.string().max(300).optional(),
      site: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .optional(),
      section: z.string().min(1).max(60).optional(),
      status: z.enum(statuses).optional(),
      ...pageInBody,
    })
    .strict(),
  answer: peopleAnswer,
  table: peopleTable,
  run: async (read, { q, site, section, status, ...asked }, context): Promise<PeopleAnswer> => {
    const { sql, ...page } = cutPage(asked);
    const search = soughtBy(q);
    if (search === undefined) return { total: 0, ...page, rows: [], abilities: [...context.abilities] };
    const sought = { ...search, site: site ?? null, section: section ?? null };
    // an order, an examination and a decision about a fear run out without an event: who is to be reviewed, and which lines are seen, depends on the clock, and is counted each time
    const key = JSON.stringify([
      context.officerNo,
      context.snapshot,
      status,
      status === 'review' || isWalled(status) ? context.now : null,
      sought,
    ]);
    const kept = totals.find(key);
    const found = isWalled(status)
      ? await findUnderWalls(read, sought, status, sql, kept)
      : await findAndTell(read, [
          JSON.stringify(sought.words),
          sought.number,
          sought.site,
          sought.section,
          status ?? null,
          page.pageSize,
          (page.page - 1) * page.pageSize,
          kept === undefined,
        ]);
    const total = found?.total ?? kept ?? 0;
    totals.keep(key, total);
    const persons = found?.persons ?? [];
    return {
      total,
      ...page,
      rows:
        found?.shown === undefined
          ? await findPersonRows(read, persons, context.now)
          : rowsOf(found.shown, persons, context.now),
      abilities: [...context.abilities],
    };
  },
});
