import { z } from 'zod';
import { defineCommand } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { uuidv7 } from '../../../platform/ids.ts';
import { parentStreams } from '../accompanying/registered-parents.ts';
import { receiveListResult } from '../command-views.ts';
import { ListReceived, ListRowRead } from '../list-events.ts';
import { wireFields } from '../list-fields.ts';
import { readGivenFile } from '../list-file.ts';
import type { PlannedReason, PlannedRow } from '../list-plan.ts';
import { localDate } from '../local-date.ts';
import { planListInRegister, rowResult } from '../plan-list.ts';
import { type Registration, registrationEvents } from '../registration.ts';
import { getPeople, PEOPLE, type People } from '../residents/people-of-list.ts';
import type { HouseholdRole } from '../residents/residents.ts';
import { findBlocks, getSite, getSiteStream } from '../state.ts';
import { takeNumbers } from '../take-numbers.ts';

/** What `register/receive-list` is sent. */
export const receiveListInput = z
  .object({
    site: z.string(),
    source: z.string().trim().min(1).max(250),
    fileName: z.string().trim().min(1).max(300),
    file: z.base64().max(14_000_000),
    sheet: z.string().max(100).optional(),
    headingRow: z.int().positive().optional(),
    /** Residents or detainees: needed where people live without being detained (camp, rehabilitation centre), and only there a choice. */
    people: z.enum(PEOPLE).optional(),
    /** Who heads a household of which no row says it: nobody, or its first row, as an officer who knows the list says. */
    heads: z.enum(['as-stated', 'first-row']).optional(),
    headings: z.record(z.string(), z.enum(wireFields)).optional(),
    dryRun: z.boolean().optional(),
    occurredAt: z.int().optional(),
  })
  .strict();

/**
 * Receives a list of persons held at a site of the officer's authority: accepted rows are registered with the custody they are found in, all others wait for
 * an officer. Rows read = accepted + waiting + refused, for good. The dry run is `dryRunList`; this command writes.
 */
export const receiveList = defineCommand({
  system: 'register',
  name: 'receive-list',
  refuses: ['no-register-numbers'],
  bodyLimit: 16 * 1024 * 1024,
  input: receiveListInput,
  prepare: readGivenFile,
  // a parent whom a row names by the register number is not moved or released meanwhile
  streams: async (given, read) => [
    await getSiteStream(read, given.site),
    ...(await parentStreams(read, (await readGivenFile(given)).grid, given)),
  ],
  // Streams for as many persons as the file has rows are set aside before the register is read; those without a person are not made.
  creates: async (given) => ['list', ...(await readGivenFile(given)).grid.rows.map(() => 'person' as const)],
  load: async (read, given, { now }) => {
    const site = await getSite(read, given.site);
    const people = getPeople(site, given.people);
    const at = given.occurredAt ?? now;
    return {
      site,
      people,
      blocks: await findBlocks(read, given.site),
      ...(await planListInRegister(
        read,
        {
          file: await readGivenFile(given),
          source: given.source,
          headings: given.headings,
          headingRow: given.headingRow,
          heads: given.heads,
          onDate: localDate(at, site.zone),
        },
        { site, people, at },
      )),
    };
  },
  decide: ({ site, people, blocks, plan, found }, given, context) => {
    if (given.dryRun === true)
      throw new Refusal('invalid-input', { problems: [{ code: 'dry-run-writes-nothing', field: 'dryRun' }] });
    if (site.authority === null || site.authority !== context.authority)
      throw new Refusal('not-permitted', { values: { detail: `site ${site.code}` } });
    const [listNo, ...streams] = context.newStreams as [number, ...number[]];
    const accepted = plan.rows.filter((row) => row.outcome === 'accepted');
    const numbers = takeNumbers(site.code, blocks, accepted.length);
    const personOf = new Map(accepted.map((row, i) => [row.row, streams[i] as number]));
    const households = householdIds(plan.rows);
    const persons = accepted.map(
      (row, i): Registration => ({
        personNo: streams[i] as number,
        registerNumber: numbers[i] as string,
        sex: row.person?.sex as 'male' | 'female',
        names: row.person?.names ?? [],
        birth: row.person?.birth ?? null,
        source: given.source,
        nationalities: row.person?.nationalities ?? [],
        remarks: row.person?.remarks ?? null,
        section: found.places.get(row.row)?.section ?? null,
        sinceAt: found.places.get(row.row)?.sinceAt ?? given.occurredAt ?? context.now,
        numbers: row.person?.numbers ?? [],
        arrest: row.person?.arrest ?? null,
        ...besideParent(row, personOf),
        ...inHousehold(row.household, households, given.source),
      }),
    );
    return [
      ListReceived.make({
        stream: listNo,
        occurredAt: given.occurredAt,
        data: {
          site: site.code,
          source: given.source,
          fileSha256: plan.fileSha256,
          read: plan.rows.length,
          accepted: plan.accepted,
          waiting: plan.waiting,
          refused: plan.refused,
        },
        personal: {
          fileName: given.fileName,
          headings: plan.headings.map(({ heading }) => heading),
          ...(plan.sheet === null ? {} : { sheet: plan.sheet }),
        },
      }),
      ...registrationEvents(persons, {
        site,
        sections: found.sections,
        extraPlaces: found.extraPlaces,
        resident: people === 'residents',
        custodian: site.authority,
        at: given.occurredAt ?? context.now,
        basis: 'existing-custody',
        synthetic: context.synthetic,
      }),
      ...plan.rows.map((row) => rowEvent(listNo, row, people, personOf.get(row.row), households)),
    ];
  },
  result: receiveListResult,
  present: async (read, events) => {
    const listNo = events.find((event) => event.type === 'ListReceived')?.streamNo ?? 0;
    const counts = await read.row<{ read: number; accepted: number; waiting: number; refused: number }>(
      'SELECT read, accepted, waiting, refused FROM register.list WHERE no = $1',
      [listNo],
    );
    const rows = await read.rows<{
      row: number;
      outcome: PlannedRow['outcome'];
      reasons: PlannedReason[];
      no: number | null;
      number: string | null;
      role: HouseholdRole | null;
      label: string | null;
    }>(
      `SELECT r.row, r.outcome, x.reasons, p.no, p.register_number AS number, r.household_role AS role, x.household_label AS label FROM register.list_row r JOIN register.list_contents($1) x ON x.row = r.row LEFT JOIN register.person p ON p.no = r.person_no
        WHERE r.list_no = $1 ORDER BY r.row`,
      [listNo],
    );
    return {
      listNo,
      ...counts,
      rows: rows.map((row) =>
        rowResult(
          { ...row, household: row.role === null || row.label === null ? null : { label: row.label, role: row.role } },
          row.no === null || row.number === null ? undefined : { personNo: row.no, registerNumber: row.number },
        ),
      ),
    };
  },
});

/** An id for each household that the list names. */
const householdIds = (rows: readonly PlannedRow[]): Map<string, string> => {
  const ids = new Map<string, string>();
  for (const { household } of rows) if (household !== null && !ids.has(household.key)) ids.set(household.key, uuidv7());
  return ids;
};

/** The parent whom the child of a row accompanies. Without one it would be entered as detained: rather no list than that. */
const besideParent = (
  { row, parentRow, registeredParent }: PlannedRow,
  personOf: ReadonlyMap<number, number>,
): Pick<Registration, 'parentNo'> => {
  if (registeredParent !== null) return { parentNo: registeredParent.personNo };
  if (parentRow === null) return {};
  const parentNo = personOf.get(parentRow);
  if (parentNo === undefined) throw new Error(`row ${row} accompanies row ${parentRow}, which is not entered`);
  return { parentNo };
};

const inHousehold = (
  household: PlannedRow['household'],
  ids: ReadonlyMap<string, string>,
  source: string,
): Pick<Registration, 'household'> =>
  household === null
    ? {}
    : {
        household: {
          id: ids.get(household.key) as string,
          role: household.role,
          source: `list: ${source}`,
          reason: 'named by the list',
        },
      };

const rowEvent = (
  listNo: number,
  row: PlannedRow,
  people: People,
  personNo: number | undefined,
  households: ReadonlyMap<string, string>,
) =>
  ListRowRead.make({
    stream: listNo,
    data: {
      row: row.row,
      outcome: row.outcome,
      ...(row.reasons[0] === undefined || row.outcome === 'accepted' ? {} : { code: row.reasons[0].code }),
      ...(personNo === undefined ? {} : { personNo }),
      ...(row.household === null
        ? {}
        : { householdId: households.get(row.household.key), householdRole: row.household.role }),
    },
    personal: {
      ...(row.household === null ? {} : { household: row.household.label }),
      cells: row.cells,
      reasons: row.reasons.map((reason) => ({ ...reason })),
      ...(row.person === null || row.outcome === 'accepted'
        ? {}
        : {
            candidate: {
              names: [...row.person.names],
              sex: row.person.sex,
              birth: row.person.birth?.text ?? null,
              nationalities: [...row.person.nationalities],
              remarks: row.person.remarks,
              people,
              ...(row.person.section === null ? {} : { section: row.person.section }),
              ...(row.person.heldSince === null ? {} : { heldSince: row.person.heldSince }),
              ...(row.person.arrest === null ? {} : { arrest: { ...row.person.arrest } }),
              ...(row.person.numbers.length === 0 ? {} : { numbers: row.person.numbers.map((one) => ({ ...one })) }),
            },
          }),
    },
  });
