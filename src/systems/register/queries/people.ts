import { z } from 'zod';
import type { Reader } from '../../../core/register/command-definition.ts';
import { defineQuery, type WholeQuestion } from '../../../platform/http/query-definition.ts';
import { cutPage, pageInBody } from '../../../platform/http/query-values.ts';
import { foldNumber } from '../external-numbers/number-kinds.ts';
import { BODY_PLACES, type BodyPlace, MARK_KINDS, type MarkKind } from '../marks/mark-kinds.ts';
import { queryTokens } from '../name-tokens.ts';
import { normaliseName } from '../names/index.ts';
import { parseRegisterNumber } from '../numbers/register-number.ts';
import { peopleTable } from '../tables/people-table.ts';
import { type PeopleAnswer, peopleAnswer } from '../views.ts';
import { type KeptTotal, keepTotals } from './kept-totals.ts';
import { findPersonRows, manifestsOf, type PersonsTold, rowsOf } from './person-rows.ts';

/** Statuses that custody and orders tell: their wall is the reach of the person, which `register.find_people` applies once. */
const told = ['held', 'resident', 'accompanying', 'moving', 'unaccounted', 'review', 'ended'] as const;
/** The filter for those of whom nobody is said to supervise. */
const NOBODY = 'none';
/** Present custody of the person `p`. */
const PRESENT = "FROM register.custody c WHERE c.person_no = p.no AND c.known_to IS NULL AND c.to_at = 'infinity'";
const LIVE_LINE = 'EXISTS (SELECT FROM transfers.line l WHERE l.person_no = p.no AND l.live)';
/** Statuses that manifests and breaches tell, which have walls of their own: asked under row security, of the persons that were found. */
const walled = {
  eligible: `EXISTS (SELECT ${PRESENT} AND c.state IN ('held', 'accompanying') AND c.site IS NOT NULL) AND NOT ${LIVE_LINE}`,
  'on-manifest': LIVE_LINE,
  breach: 'EXISTS (SELECT FROM register.breach b WHERE b.person_no = p.no AND b.cured_at IS NULL)',
} as const;
/** What those statuses ask that custody and orders tell, where a question is asked under row security for another reason. */
const HELD = (more: string) => `EXISTS (SELECT ${PRESENT} AND ${more})`;
const REVIEWED =
  'SELECT FROM register.custody_order o WHERE o.person_no = p.no AND o.issued_at <= register.clock() AND register.clock() < o.expires_at';
const besides: Readonly<Record<(typeof told)[number], string>> = {
  held: HELD("c.state = 'held'"),
  resident: HELD("c.state = 'resident'"),
  accompanying: HELD("c.state = 'accompanying'"),
  moving: HELD("c.vehicle IS NOT NULL AND c.state IN ('held', 'resident', 'accompanying')"),
  unaccounted: HELD("c.state IN ('unaccounted', 'at_large', 'missing')"),
  review: `${HELD("c.state = 'held'")} AND EXISTS (SELECT FROM register.custody_order o WHERE o.person_no = p.no) AND NOT EXISTS (${REVIEWED})`,
  ended: `NOT EXISTS (SELECT ${PRESENT})`,
};
/** Persons whose detention an authority supervises now. */
const SUPERVISED = `SELECT s.person_no FROM register.supervised(ARRAY(SELECT x.person_no FROM register.supervision x WHERE coalesce(x.authority, x.name) = $1 AND x.withdrawn_pos IS NULL), register.clock()) s WHERE s.supervisor = $1`;
/** An authority without a code is asked for by one of its supervisions: a filter is never what somebody typed. */
const supervisorOf = async (read: Reader, asked: string): Promise<string | null> =>
  asked.length < 36
    ? asked
    : ((
        await read.row<{ supervisor: string }>(
          'SELECT coalesce(authority, name) AS supervisor FROM register.supervision WHERE id = $1',
          [asked],
        )
      )?.supervisor ?? null);
const NOT_SUPERVISED = `${HELD("c.state = 'held'")} AND p.no NOT IN (SELECT s.person_no FROM register.supervised(ARRAY(SELECT x.person_no FROM register.supervision x WHERE x.withdrawn_pos IS NULL), register.clock()) s)`;
const statuses = [...told, 'eligible', 'on-manifest', 'breach'] as const;
type Status = (typeof statuses)[number];
/** What a list of persons is filtered by, beside a search and a place. */
type Filter = {
  readonly status: Status | undefined;
  readonly supervisor: string | undefined;
  readonly mark: MarkKind | undefined;
  readonly bodyPlace: BodyPlace | undefined;
};
/** A page of persons, and how many there are. */
type Found = { readonly total: number; readonly persons: readonly number[] };
type Sought = {
  words: string[][];
  written: string[];
  number: string | null;
  site: string | null;
  section: string | null;
};

/** Totals of the lists that were read last. */
const totals = keepTotals(1000);
/** Until when an order runs depends on the clock, and ends without an event: who is to be reviewed is counted each time; and so is who has a number of others, because where nobody has it names are searched. */
const isKept = (status: Status | undefined, { number, words }: Sought): boolean =>
  status !== 'review' && number?.startsWith('#') !== true && words.length === 0;
/** What a total depends on beside the snapshot. */
const keyOf = (asker: string, status: Status | undefined, sought: Sought): string =>
  JSON.stringify([asker, status, sought]);

/** A register number, a number that others gave (led by `#`) or else words that must all be among the names, and where; undefined where nothing can match. */
const soughtBy = (q: string | undefined, site: string | undefined, section: string | undefined): Sought | undefined => {
  const place = { site: site ?? null, section: section ?? null };
  if (q === undefined || q.trim() === '') return { words: [], written: [], number: null, ...place };
  const number = parseRegisterNumber(q);
  if (number.ok) return { words: [], written: [], number: number.value, ...place };
  const words = queryTokens(q).map((tokens) => [...tokens]);
  const written = [...new Set(normaliseName(q))];
  const folded = foldNumber(q);
  if (/\p{N}/u.test(folded)) return { words, written, number: `#${folded}`, ...place };
  return words.length === 0 ? undefined : { words, written, number: null, ...place };
};

/** A page and its persons in one question: a round trip costs as much as many rows. */
const PAGE = `(SELECT row_to_json(x) FROM (SELECT f.total, f.persons, f.told, f.beginning, ${manifestsOf('f.persons')}
  FROM register.people_page($1::jsonb, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) f) x) AS page`;
type PageTold = Found & PersonsTold & { readonly beginning: boolean };

const pageOf = (
  sought: Sought,
  status: Status | undefined,
  offset: number,
  limit: number,
  kept: KeptTotal | undefined,
): WholeQuestion => ({
  columns: PAGE,
  values: [
    JSON.stringify(sought.words),
    sought.number,
    sought.site,
    sought.section,
    status ?? null,
    limit,
    offset,
    kept?.snapshot ?? null,
    kept?.total ?? null,
    kept?.offset ?? 0,
    kept?.from ?? 0,
    sought.written.length === 0 ? null : sought.written,
  ],
});

const isWalled = (status: Status | undefined): status is keyof typeof walled =>
  status !== undefined && Object.hasOwn(walled, status);

/** Whether a list is asked under row security: for what manifests and breaches tell, for who supervises, or for a mark. */
const isBesides = ({ status, supervisor, mark, bodyPlace }: Filter): boolean =>
  isWalled(status) || supervisor !== undefined || mark !== undefined || bodyPlace !== undefined;

const findUnderWalls = async (
  read: Reader,
  { words, number, site, section }: Sought,
  { status, supervisor, mark, bodyPlace }: Filter,
  page: string,
): Promise<Found> => {
  const values: unknown[] = [];
  const conditions: string[] = status === undefined ? [] : [{ ...walled, ...besides }[status]];
  if (supervisor === NOBODY) conditions.push(NOT_SUPERVISED);
  else if (supervisor !== undefined) {
    values.push(await supervisorOf(read, supervisor));
    conditions.push(`p.no IN (${SUPERVISED})`);
  }
  const add = (value: unknown, condition: (place: string) => string) => {
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  if (mark !== undefined || bodyPlace !== undefined) {
    const at = values.push(mark ?? null, bodyPlace ?? null);
    conditions.push(
      `p.no IN (SELECT m.person_no FROM register.distinguishing_mark m WHERE m.withdrawn_pos IS NULL AND ($${at - 1}::text IS NULL OR m.kind = $${at - 1}) AND ($${at}::text IS NULL OR m.place = $${at}))`,
    );
  }
  for (const tokens of number === null ? words : [])
    add(tokens, (place) => `p.no IN (SELECT t.person_no FROM register.name_token t WHERE t.token = ANY (${place}))`);
  if (number?.startsWith('#') === true)
    add(
      number.slice(1),
      (place) =>
        `p.no IN (SELECT x.person_no FROM register.external_number x WHERE x.folded = ${place} AND x.withdrawn_pos IS NULL)`,
    );
  else if (number !== null) add(number, (place) => `p.register_number = ${place}`);
  if (site !== null) add(site, (place) => `EXISTS (SELECT ${PRESENT} AND c.site = ${place})`);
  if (section !== null) add(section, (place) => `EXISTS (SELECT ${PRESENT} AND c.section = ${place})`);
  const where = conditions.join(' AND ');
  const counted = await read.row<{ n: number }>(`SELECT count(*) AS n FROM register.person p WHERE ${where}`, values);
  const found = await read.rows<{ no: number }>(
    `SELECT p.no FROM register.person p WHERE ${where} ORDER BY p.no ${page}`,
    values,
  );
  return { total: counted?.n ?? 0, persons: found.map(({ no }) => no) };
};

/**
 * Persons within reach of the officer's authority: searched by name across scripts or by number, filtered by site, section, status, who supervises and distinguishing mark, page by page. Where nobody has the words of a search whole, those are found
 * whose names begin so, and where there are none, whose names hold them inside; filtered by what manifests, breaches, supervisions and marks tell, whole words only.
 */
export const people = defineQuery({
  system: 'register',
  name: 'people',
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
      supervisor: z.union([z.literal(NOBODY), z.string().regex(/^[A-Z]{2,8}$/), z.uuid()]).optional(),
      mark: z.enum(MARK_KINDS).optional(),
      bodyPlace: z.enum(BODY_PLACES).optional(),
      ...pageInBody,
    })
    .strict(),
  answer: peopleAnswer,
  table: peopleTable,
  whole: ({ q, site, section, status, supervisor, mark, bodyPlace, ...asked }, asker) => {
    const sought = soughtBy(q, site, section);
    if (sought === undefined || isBesides({ status, supervisor, mark, bodyPlace })) return undefined;
    const { page, pageSize } = cutPage(asked);
    const offset = (page - 1) * pageSize;
    const kept = isKept(status, sought) ? totals.find(keyOf(asker, status, sought), offset) : undefined;
    return pageOf(sought, status, offset, pageSize, kept);
  },
  run: async (
    read,
    { q, site, section, status, supervisor, mark, bodyPlace, ...asked },
    context,
    told,
  ): Promise<PeopleAnswer> => {
    const { sql, ...page } = cutPage(asked);
    const abilities = [...context.abilities];
    const sought = soughtBy(q, site, section);
    if (sought === undefined) return { total: 0, ...page, rows: [], beginning: false, abilities };
    const filter = { status, supervisor, mark, bodyPlace };
    if (isBesides(filter)) {
      const { total, persons } = await findUnderWalls(read, sought, filter, sql);
      return { total, ...page, rows: await findPersonRows(read, persons, context.now), beginning: false, abilities };
    }
    const offset = (page.page - 1) * page.pageSize;
    const whole = pageOf(sought, status, offset, page.pageSize, undefined);
    const { page: found } = (told ?? (await read.row(`SELECT ${whole.columns}`, whole.values))) as { page: PageTold };
    const { total } = found;
    if (told !== undefined && isKept(status, sought))
      totals.keep(keyOf(context.asker, status, sought), {
        snapshot: context.snapshot,
        total,
        offset,
        first: found.persons[0],
      });
    return {
      total,
      ...page,
      rows: rowsOf(found, found.persons, context.now),
      beginning: found.beginning,
      abilities,
    };
  },
});
