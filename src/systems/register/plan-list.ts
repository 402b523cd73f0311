import type { Trilingual } from '../../core/access/views.ts';
import type { Reader } from '../../core/register/command-definition.ts';
import { Refusal } from '../../core/register/refusal.ts';
import type { CivilDate } from '../juveniles/age/index.ts';
import { findRegisteredParents } from './accompanying/registered-parents.ts';
import type { ListRowResult, ReceiveListResult } from './command-views.ts';
import { fieldOfHeading, wireField } from './list-fields.ts';
import { fileRefusal, type GivenFile, listText, readGivenFile } from './list-file.ts';
import type { ListPlan, ListPlanInput, PlannedPerson, PlannedReason, PlannedRow } from './list-plan.ts';
import { householdSentence } from './lists/household-sentences.ts';
import type { ListedHousehold } from './lists/households-of-list.ts';
import type { CandidatePerson, ExistingPerson, ListCode, RowOutcome } from './lists/index.ts';
import type { ListNote } from './lists/list-grid.ts';
import { describeNote } from './lists/note-texts.ts';
import { type ListReading, proposeHeadings, readListGrid } from './lists/read-list-grid.ts';
import { localDate } from './local-date.ts';
import { doublePairs } from './name-tokens.ts';
import { looksKurdish, normaliseName, type SourcedName } from './names/index.ts';
import { type FoundPlaces, findPlaces, type ListPlace } from './place-list.ts';
import { besideParents, planHouseholds, planParents } from './plan-families.ts';
import { MOST_NAMES } from './registration.ts';
import { getPeople, type People } from './residents/people-of-list.ts';
import { takesResidents } from './residents/residents.ts';
import { getSite } from './state.ts';

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

/** Most numbers of a person, and the longest source of a claim. */
const MOST_NUMBERS = 40;
const MOST_SOURCE = 300;

const plannedPerson = (candidate: CandidatePerson, source: string): PlannedPerson => ({
  names: candidate.names.slice(0, MOST_NAMES).map((name, index) => {
    const parts = {
      ...name.parts,
      ...(index === 0 && candidate.father !== null ? { father: candidate.father.full } : {}),
      ...(index === 0 && candidate.grandfather !== null ? { grandfather: candidate.grandfather.full } : {}),
      ...(index === 0 && candidate.mother !== null ? { mother: candidate.mother.full } : {}),
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
  nationalities: candidate.nationalities.map(({ code, label }) => ({
    code,
    source: `${source}: ${label}`.slice(0, MOST_SOURCE),
  })),
  remarks: candidate.remarks,
  section: candidate.section,
  heldSince: candidate.heldSince,
  arrest: candidate.arrest,
  numbers: candidate.numbers.slice(0, MOST_NUMBERS),
  accompanies: candidate.accompanies,
  sequence: candidate.sequence,
});

const plannedRow = (outcome: RowOutcome, cells: Record<string, string>, source: string): PlannedRow => {
  const reasons = (outcome.kind === 'accepted' ? [] : outcome.reasons).map(({ field, code, values }) => ({
    field,
    code,
    values: { ...values },
  }));
  const { row, household: stated } = outcome;
  if (outcome.kind === 'refused')
    return {
      row,
      outcome: 'refused',
      reasons,
      cells,
      person: null,
      stated,
      household: null,
      parentRow: null,
      registeredParent: null,
    };
  const person = plannedPerson(outcome.candidate, source);
  // A section is for men or for women (I16): a row that does not say which waits for an officer. Of a total nobody asks it.
  if (person.sex === null && !reasons.some(({ field, code }) => field === 'sex' || code === 'looks-like-total'))
    reasons.push({ field: 'sex', code: 'sex-not-stated', values: {} });
  const held = reasons.length > 0 ? 'waiting' : 'accepted';
  return {
    row,
    outcome: held,
    reasons,
    cells,
    person,
    stated,
    household: null,
    parentRow: null,
    registeredParent: null,
  };
};

/** Cells under their headings; cells beyond the last heading go by their column's number. */
const cellsByHeading = (headings: readonly string[], cells: readonly string[]): Record<string, string> =>
  Object.fromEntries(cells.map((cell, column) => [headings[column] ?? `#${column + 1}`, cell]));

const read = ({ file, source, onDate, existing, headingRow, headings: given }: ListPlanInput) => {
  const reading: ListReading = readListGrid(file.grid, {
    source,
    onDate,
    existing,
    headingRow,
    mapping: (headings, proposed) =>
      given === undefined
        ? proposed
        : headings.map((heading, column) => fieldOfHeading(given[heading], proposed[column] ?? null)),
  });
  if (!reading.ok) throw fileRefusal(reading);
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
    plannedRow(outcome, cellsByHeading(reading.headings, reading.cells.get(outcome.row) ?? []), input.source),
  );
  const count = (kind: PlannedRow['outcome']) => rows.filter((row) => row.outcome === kind).length;
  return {
    fileSha256: input.file.sha256,
    sheets: input.file.grid.sheets,
    sheet: input.file.grid.sheet,
    headingRow: reading.headingRow,
    notes: reading.notes,
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
export const reasonText = (reason: PlannedReason): Trilingual => listText(reason.code as ListCode, reason.values);

/** Sentences in three languages, one after the other. */
export const joined = (texts: readonly Trilingual[]): Trilingual => ({
  en: texts.map(({ en }) => en).join(' '),
  ar: texts.map(({ ar }) => ar).join(' '),
  ckb: texts.map(({ ckb }) => ckb).join(' '),
});

/** What an officer is told of a row, in three languages: to which household it comes, and every reason. */
export const rowText = (
  reasons: readonly PlannedReason[],
  household: Pick<ListedHousehold, 'label' | 'role'> | null,
): Trilingual => joined([...(household === null ? [] : [householdSentence(household)]), ...reasons.map(reasonText)]);

/** What was seen in the file, in three languages. */
export const noteTexts = (notes: readonly ListNote[]): { code: string; text: Trilingual }[] =>
  notes.map((note) => ({
    code: note.code,
    text: { en: describeNote(note, 'en'), ar: describeNote(note, 'ar'), ckb: describeNote(note, 'ckb') },
  }));

/** The result of a row as the wire shows it, with every reason that holds it back. */
export const rowResult = (
  row: Pick<PlannedRow, 'row' | 'outcome' | 'reasons'> & {
    readonly household?: Pick<ListedHousehold, 'label' | 'role'> | null;
  },
  person?: { personNo: number; registerNumber: string },
): ListRowResult => {
  const [reason] = row.reasons;
  return {
    row: row.row,
    outcome: row.outcome,
    ...person,
    ...(row.household == null ? {} : { household: { label: row.household.label, role: row.household.role } }),
    ...(reason === undefined ? {} : { code: reason.code, reason: joined(row.reasons.map(reasonText)) }),
  };
};

/**
 * Persons whom the officer may see and whose name may be like one of these: primary name, father, births. Found by their tokens, so that what a list costs
 * grows with the list and not with the register.
 * @param names the words of each name
 */
const findAlike = async (reader: Reader, names: readonly (readonly string[])[]): Promise<ExistingPerson[]> => {
  const pairs = [
    ...new Map(names.flatMap(doublePairs).map((pair) => [`${pair.whole} ${pair.also ?? ''}`, pair])).values(),
  ];
  const rows = await reader.rows<{
    number: string;
    full: string;
    father: string | null;
    from: string | null;
    to: string | null;
  }>(
    'SELECT number, full_name AS full, father, born_from AS "from", born_to AS "to" FROM register.named_alike_seen($1, $2)',
    [pairs.map(({ whole }) => whole), pairs.map(({ also }) => also)],
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

/** A plan with the places of its persons: what an officer is told of them stands with the row, of those who wait too, and holds nothing back. */
const planPlaces = async (
  reader: Reader,
  plan: ListPlan,
  place: ListPlace,
): Promise<{ plan: ListPlan; found: FoundPlaces }> => {
  const wanted = (asked: PlannedRow['outcome']) =>
    plan.rows.flatMap(({ row, outcome, person, household, parentRow, registeredParent }) =>
      outcome === asked && person !== null
        ? [
            {
              key: row,
              household: household?.key ?? null,
              ...person,
              ...(parentRow === null && registeredParent === null ? {} : { section: null }),
            },
          ]
        : [],
    );
  // who waits comes after who is entered now: the places that are left are told to them
  const found = besideParents(
    plan,
    await findPlaces(
      reader,
      place,
      [...wanted('accepted'), ...wanted('waiting')],
      plan.rows.some(({ registeredParent }) => registeredParent?.section != null),
    ),
  );
  const rows = plan.rows.map((row) => ({
    ...row,
    reasons: [...row.reasons, ...(found.places.get(row.row)?.remarks ?? [])],
  }));
  return { plan: { ...plan, rows, notes: [...peopleNotes(place), ...plan.notes] }, found };
};

/** That they are residents, or detainees, of a place where people live without being detained. */
const peopleNotes = ({ site, people }: ListPlace): ListNote[] =>
  takesResidents(site.kind)
    ? [{ code: people === 'residents' ? 'entered-as-residents' : 'entered-as-detainees', values: {} }]
    : [];

/** Plans a list beside the persons whom the officer may see. The command and its dry run both ask here, and so say the same. */
export const planListInRegister = async (
  reader: Reader,
  input: Omit<ListPlanInput, 'existing'>,
  place: ListPlace,
): Promise<{ plan: ListPlan; found: FoundPlaces }> => {
  const alone = planList({ ...input, existing: [] });
  const names = alone.rows.flatMap(({ person }) => person?.names[0]?.full ?? []).map(normaliseName);
  const existing = await findAlike(reader, names);
  const plan = existing.length === 0 ? alone : planList({ ...input, existing });
  const parents = await findRegisteredParents(
    reader,
    place.people === 'residents' ? [] : plan.rows.flatMap(({ person }) => person?.accompanies ?? []),
    place,
  );
  const families = planParents(planHouseholds(plan, place, input.heads ?? 'as-stated'), place, input.onDate, parents);
  return await planPlaces(reader, families, place);
};

/** The plan of a list; where no column holds a name yet, its headings only, so that an officer can say which one does. */
const planOrHeadings = async (
  reader: Reader,
  input: Omit<ListPlanInput, 'existing'>,
  place: ListPlace,
): Promise<ListPlan> => {
  try {
    return (await planListInRegister(reader, input, place)).plan;
  } catch (error) {
    if (!(error instanceof Refusal) || error.problems[0]?.code !== 'list-no-name-column') throw error;
    const { grid, sha256 } = input.file;
    const { headings, mapping, headingRow } = proposeHeadings(grid, input.headingRow);
    return {
      fileSha256: sha256,
      sheets: grid.sheets,
      sheet: grid.sheet,
      headingRow,
      headings: headings.map((heading, column) => ({
        heading,
        field: input.headings?.[heading] ?? wireField(mapping[column] ?? null),
      })),
      notes: [{ code: 'no-name-column', values: {} }, ...grid.notes],
      rows: [],
      accepted: 0,
      waiting: 0,
      refused: 0,
    };
  }
};

/**
 * The dry run of `register/receive-list`: what would become of each row, with nothing written. For an officer's own reader, so that the walls apply.
 * @param now what the register clock shows, in milliseconds
 */
export const dryRunList = async (
  reader: Reader,
  input: GivenFile &
    Pick<ListPlanInput, 'source' | 'headings' | 'headingRow' | 'heads'> & { site: string; people?: People | undefined },
  now: number,
): Promise<{ plan: ListPlan; result: ReceiveListResult }> => {
  const site = await getSite(reader, input.site);
  const people = getPeople(site, input.people);
  const file = await readGivenFile(input);
  const plan = await planOrHeadings(
    reader,
    {
      file,
      source: input.source,
      headings: input.headings,
      headingRow: input.headingRow,
      heads: input.heads,
      onDate: localDate(now, site.zone),
    },
    { site, people, at: now },
  );
  return {
    plan,
    result: {
      listNo: 0,
      read: plan.rows.length,
      accepted: plan.accepted,
      waiting: plan.waiting,
      refused: plan.refused,
      headings: [...plan.headings],
      sheets: [...plan.sheets],
      sheet: plan.sheet,
      headingRow: plan.headingRow,
      notes: noteTexts(plan.notes),
      rows: plan.rows.map((row) => rowResult(row)),
    },
  };
};
