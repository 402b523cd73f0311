import type { Reader } from '../../../core/register/command-definition.ts';
import type { ListField } from '../command-views.ts';
import { fieldOfHeading } from '../list-fields.ts';
import type { RegisteredParent } from '../list-plan.ts';
import type { ListGrid } from '../lists/list-grid.ts';
import { proposeHeadings } from '../lists/read-list-grid.ts';
import { localDate } from '../local-date.ts';
import { parseRegisterNumber } from '../numbers/register-number.ts';
import type { ListPlace } from '../place-list.ts';

/** The register numbers among these texts, in their one written form. */
const numbersIn = (texts: readonly string[]): string[] => [
  ...new Set(
    texts.flatMap((text) => {
      const reading = parseRegisterNumber(text);
      return reading.ok ? [reading.value] : [];
    }),
  ),
];

/** The streams of the persons whom a list names by their register number as parents: nobody of them is moved or released while the list is received. */
export const parentStreams = async (
  read: Reader,
  grid: ListGrid,
  given: {
    readonly headings?: Readonly<Record<string, ListField>> | undefined;
    readonly headingRow?: number | undefined;
  },
): Promise<number[]> => {
  const { headings, mapping } = proposeHeadings(grid, given.headingRow);
  const column = headings.findIndex(
    (heading, i) => fieldOfHeading(given.headings?.[heading], mapping[i] ?? null) === 'accompanies',
  );
  const numbers = column === -1 ? [] : numbersIn(grid.rows.map(({ cells }) => cells[column] ?? ''));
  if (numbers.length === 0) return [];
  const rows = await read.rows<{ no: number }>('SELECT no FROM register.person WHERE register_number = ANY ($1)', [
    numbers,
  ]);
  return rows.map(({ no }) => no);
};

/**
 * Persons of the register beside whom a child of a list can be entered, by their numbers: those whom the authority of the site detains there, and did at the moment of the list. `sinceAt` is since when. Who is certainly a child
 * is none of them: that a detained child is a parent is said by an officer.
 */
export const findRegisteredParents = async (
  read: Reader,
  texts: readonly string[],
  { site, at }: ListPlace,
): Promise<Map<string, RegisteredParent>> => {
  const numbers = numbersIn(texts);
  if (numbers.length === 0 || site.authority === null) return new Map();
  const rows = await read.rows<{ no: number; number: string; section: string | null; since: number }>(
    `SELECT p.no, p.register_number AS number, c.section, s.since
       FROM register.person p JOIN register.custody c ON c.person_no = p.no AND c.known_to IS NULL AND c.to_at = 'infinity'
       CROSS JOIN LATERAL (SELECT coalesce(max(x.to_at) FILTER (WHERE (x.site, x.custodian, x.state) IS DISTINCT FROM (c.site, c.custodian, c.state)), min(x.from_at)) AS since
                             FROM register.custody x WHERE x.person_no = p.no AND x.known_to IS NULL) s
      WHERE p.register_number = ANY ($1) AND c.state = 'held' AND c.custodian = $2 AND c.site = $3 AND s.since <= register.at($4)
        AND NOT EXISTS (SELECT FROM juveniles.age_classes_seen(ARRAY[p.no], ARRAY[$5::date]) a WHERE a.class = 'minor')`,
    [numbers, site.authority, site.code, at, localDate(at, site.zone)],
  );
  return new Map(
    rows.map(({ no, number, section, since }) => [
      number,
      { personNo: no, registerNumber: number, section, sinceAt: since },
    ]),
  );
};
