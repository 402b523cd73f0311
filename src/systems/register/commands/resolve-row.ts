import { z } from 'zod';
import { defineCommand, type Reader } from '../../../core/register/command-definition.ts';
import { Refusal } from '../../../core/register/refusal.ts';
import { parseBirth } from '../../juveniles/age/index.ts';
import { demandChild, demandParent, loadParent } from '../accompanying/beside-parent.ts';
import { registerPersonResult } from '../command-views.ts';
import { type arrestedPersonShape, ListRowResolved } from '../list-events.ts';
import type { HeldSince, StatedArrest } from '../lists/index.ts';
import { localDate } from '../local-date.ts';
import { getBirth, newPersonInput, registeredName } from '../new-person-input.ts';
import { findPlaces } from '../place-list.ts';
import { MOST_NAMES, type RegisteredName, type Registration, registrationEvents } from '../registration.ts';
import { HouseholdJoined } from '../residents/events.ts';
import { getPeople, PEOPLE } from '../residents/people-of-list.ts';
import { HOUSEHOLD_ROLES, type HouseholdRole, takesResidents } from '../residents/residents.ts';
import { findRowHousehold } from '../residents/row-household.ts';
import { findBlocks, findExtraPlaces, findPresent, findSections, getSite, getSiteStream } from '../state.ts';
import { takeNumbers } from '../take-numbers.ts';

type Candidate = z.infer<typeof arrestedPersonShape>;

/** An officer decides a row that waits or was refused: a new person, a person already registered, or nobody. The row's own outcome never changes. */
export const resolveRow = defineCommand({
  system: 'register',
  name: 'resolve-row',
  refuses: ['no-register-numbers', 'birth-in-future', 'birth-too-long-ago', 'list-households'],
  input: z
    .object({
      listNo: z.int().positive(),
      row: z.int().positive(),
      decision: z.enum(['accept-as-new', 'same-person', 'refuse']),
      personNo: z.int().positive().optional(),
      reason: z.string().trim().min(3).max(2000),
      person: newPersonInput.optional(),
      /** Where people live without being detained: what the person is, if not what the list was said to be of; a resident where nothing was said. */
      people: z.enum(PEOPLE).optional(),
      /** What the person is in the household that the list named, if not what the list says. */
      householdRole: z.enum(HOUSEHOLD_ROLES).optional(),
      /** Since when the person is held or lives there, if not what the row says; now where neither says it. */
      sinceAt: z.int().optional(),
      /** Of `accept-as-new`: the detained parent whom the child accompanies. It is entered in the parent's section, and nobody detains it. */
      parentNo: z.int().positive().optional(),
    })
    .strict(),
  streams: async (input, read) => {
    const list = await read.row<{ site: string }>('SELECT site FROM register.list WHERE no = $1', [input.listNo]);
    if (list === undefined) throw new Refusal('not-found', { values: { detail: `list ${input.listNo}` } });
    if (input.decision !== 'accept-as-new') return [input.listNo];
    return [
      input.listNo,
      await getSiteStream(read, list.site),
      ...(input.parentNo === undefined ? [] : [input.parentNo]),
    ];
  },
  creates: (input) => (input.decision === 'accept-as-new' ? ['person'] : []),
  load: async (read, input, { now }) => {
    const row = await read.row<{
      outcome: string;
      resolution: string | null;
      candidate: Candidate | null;
      site: string;
      source: string;
      household_id: string | null;
      household_role: HouseholdRole | null;
    }>(
      'SELECT r.outcome, r.resolution, x.candidate, r.household_id, r.household_role, l.site, l.source FROM register.list_row r JOIN register.list l ON l.no = r.list_no LEFT JOIN register.list_contents($1) x ON x.row = r.row WHERE r.list_no = $1 AND r.row = $2',
      [input.listNo, input.row],
    );
    if (row === undefined) throw new Refusal('not-found', { values: { detail: `row ${input.row}` } });
    const site = await getSite(read, row.site);
    const { candidate } = row;
    const said = input.people ?? candidate?.people ?? (takesResidents(site.kind) ? 'residents' : undefined);
    const people = input.decision === 'accept-as-new' ? getPeople(site, said) : 'detainees';
    const birth = input.person === undefined ? candidate?.birth : input.person.birth;
    const reading = birth == null ? undefined : parseBirth(birth, { onDate: localDate(now, site.zone) });
    const household =
      row.household_id === null ||
      row.household_role === null ||
      (input.decision === 'accept-as-new' && people !== 'residents')
        ? undefined
        : await findRowHousehold(read, { id: row.household_id, role: input.householdRole ?? row.household_role });
    const wanted = {
      key: input.row,
      household: household?.id ?? null,
      sex: input.person?.sex ?? candidate?.sex ?? null,
      birth: reading?.ok === true ? reading.birth : null,
      section: candidate?.section ?? null,
      heldSince: (candidate?.heldSince ?? null) as HeldSince | null,
    };
    const found = await findPlaces(read, { site, people, at: now }, [wanted]);
    const sinceAt = input.sinceAt ?? found.places.get(input.row)?.sinceAt ?? now;
    return {
      row,
      sinceAt,
      parent:
        input.parentNo === undefined || input.decision !== 'accept-as-new'
          ? undefined
          : await loadParent(read, input.parentNo, sinceAt),
      site,
      people,
      found,
      // beside a parent the child is in the parent's section, whatever the row says
      sections: input.parentNo === undefined ? found.sections : await findSections(read, row.site),
      extraPlaces: input.parentNo === undefined ? found.extraPlaces : await findExtraPlaces(read, row.site),
      household,
      // a member who is listed in another section than the others live in is recorded there, with the breach (I32)
      apart: await household?.isApart(site.code, found.places.get(input.row)?.section ?? null),
      sameIsMember: input.personNo !== undefined && household !== undefined && (await isMember(read, input.personNo)),
      blocks: await findBlocks(read, row.site),
      same: input.personNo === undefined ? undefined : (await findPresent(read, [input.personNo]))[0],
    };
  },
  decide: (
    { row, sinceAt, parent, site, people, found, sections, extraPlaces, blocks, same, household, apart, sameIsMember },
    input,
    context,
  ) => {
    if (row.outcome === 'accepted' || row.resolution !== null) throw new Refusal('stale');
    if (site.authority === null || site.authority !== context.authority)
      throw new Refusal('not-permitted', { values: { detail: `site ${site.code}` } });
    const resolved = (personNo?: number) =>
      ListRowResolved.make({
        stream: input.listNo,
        data: { row: input.row, decision: input.decision, ...(personNo === undefined ? {} : { personNo }) },
        personal: { reason: input.reason },
      });
    if (input.decision === 'refuse') return [resolved()];
    if (input.decision === 'same-person') {
      if (same === undefined)
        throw new Refusal('invalid-input', { problems: [{ code: 'person-unknown', field: 'personNo' }] });
      // who lives here and is in no household comes into the one that the list names; nobody is taken out of another by a row
      const joins =
        household !== undefined && !sameIsMember && same.state === 'resident' && same.site === site.code
          ? [
              HouseholdJoined.make({
                stream: same.person_no,
                data: { householdId: household.id, role: household.role },
                personal: { source: `list: ${row.source}`, reason: input.reason },
              }),
            ]
          : [];
      return [...joins, resolved(same.person_no)];
    }
    if (input.sinceAt !== undefined && input.sinceAt > context.now)
      throw new Refusal('invalid-input', { problems: [{ code: 'not-yet', field: 'sinceAt' }] });
    const personNo = context.newStreams[0] as number;
    const [registerNumber] = takeNumbers(site.code, blocks, 1);
    const identity = identityOf(input.person, row.candidate);
    const place = found.places.get(input.row);
    if (household?.isHeaded === true && household.role === 'head')
      throw new Refusal('invalid-input', { problems: [{ code: 'one-head', field: 'householdRole' }] });
    const birth = getBirth(identity.birth, localDate(context.now, site.zone), 'person.birth');
    if (parent !== undefined) {
      if (people === 'residents')
        throw new Refusal('invalid-input', { problems: [{ code: 'parent-not-detained', field: 'parentNo' }] });
      const there = demandParent(parent, context.authority, { parent: 'parentNo', from: 'sinceAt' });
      if (there !== site.code)
        throw new Refusal('invalid-input', { problems: [{ code: 'parent-elsewhere-then', field: 'parentNo' }] });
      demandChild(birth, localDate(sinceAt, site.zone), 'person.birth');
    }
    const person: Registration = {
      personNo,
      registerNumber: registerNumber as string,
      names: identity.names,
      sex: identity.sex,
      birth,
      source: row.source,
      nationalities: identity.nationalities,
      remarks: identity.remarks,
      section: parent === undefined ? (place?.section ?? null) : parent.present.section,
      sinceAt,
      ...(parent === undefined ? {} : { parentNo: parent.present.person_no }),
      arrest: (row.candidate?.arrest ?? null) as StatedArrest | null,
      numbers: [...(row.candidate?.numbers ?? []), ...(input.person?.numbers ?? [])],
      ...(household === undefined
        ? {}
        : {
            household: {
              id: household.id,
              role: household.role,
              source: `list: ${row.source}`,
              reason: 'named by the list',
            },
            apart: apart === true,
          }),
    };
    return [
      ...registrationEvents([person], {
        site,
        sections,
        extraPlaces,
        resident: people === 'residents',
        custodian: site.authority,
        at: context.now,
        basis: 'existing-custody',
        synthetic: context.synthetic,
      }),
      resolved(personNo),
    ];
  },
  result: registerPersonResult,
  present: async (read, events) =>
    read.row('SELECT no AS "personNo", register_number AS "registerNumber" FROM register.person WHERE no = $1', [
      events.find((event) => event.type === 'PersonRegistered')?.streamNo ?? 0,
    ]),
});

const asName = ({ parts, ...name }: Candidate['names'][number]): RegisteredName => ({
  ...name,
  ...(parts === undefined ? {} : { parts }),
});
/** All names of a row but its first. */
const furtherNames = (candidate: Candidate | null): RegisteredName[] => (candidate?.names.slice(1) ?? []).map(asName);

const isMember = async (read: Reader, personNo: number): Promise<boolean> =>
  (await read.row('SELECT FROM register.household_member WHERE person_no = $1 AND left_at IS NULL', [personNo])) !==
  undefined;

/** What the officer typed, or else what the row was understood as; a row that does not say the sex must be typed. */
const identityOf = (typed: z.infer<typeof newPersonInput> | undefined, candidate: Candidate | null) => {
  if (typed !== undefined)
    return {
      // what the row says of father, grandfather and mother, and of further names, is not unsaid by a name that is corrected
      names: [
        ...typed.names.map(registeredName).map((name, i) => {
          const parts = name.parts ?? (i === 0 ? candidate?.names[0]?.parts : undefined);
          return parts === undefined ? name : { ...name, parts };
        }),
        ...furtherNames(candidate).filter(({ full }) => !typed.names.some((name) => name.full === full)),
      ].slice(0, MOST_NAMES),
      sex: typed.sex,
      birth: typed.birth,
      nationalities: typed.nationalities,
      remarks: typed.remarks === undefined ? (candidate?.remarks ?? null) : typed.remarks.trim() ? typed.remarks : null,
    };
  if (candidate === null || candidate.sex === null)
    throw new Refusal('invalid-input', { problems: [{ code: 'person-needed', field: 'person' }] });
  return {
    names: candidate.names.map(asName),
    sex: candidate.sex,
    birth: candidate.birth,
    nationalities: candidate.nationalities,
    remarks: candidate.remarks,
  };
};
