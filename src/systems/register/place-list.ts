import type { Reader } from '../../core/register/command-definition.ts';
import type { Birth, CivilDate } from '../juveniles/age/index.ts';
import { foldDigits } from './external-numbers/number-kinds.ts';
import { foldLabel } from './lists/fold-label.ts';
import type { HeldSince } from './lists/index.ts';
import type { RowRemarkCode } from './lists/row-outcome.ts';
import { startOfDay } from './local-date.ts';
import { registrationViolations } from './registration.ts';
import type { People } from './residents/people-of-list.ts';
import { type ExtraPlaces, findExtraPlaces, findSections, type SectionState, type SiteState } from './state.ts';

/** Where and as what the persons of a list are found. */
export type ListPlace = { readonly site: SiteState; readonly people: People; readonly at: number };

/** What a row says of the place of its person. `key` is the row. */
export type WantedPlace = {
  readonly key: number;
  readonly sex: 'male' | 'female' | null;
  readonly birth: Birth | null;
  readonly section: string | null;
  readonly heldSince: HeldSince | null;
  /** The household in which the person is, by whatever names it; null where in none. */
  readonly household: string | null;
};

/** Where and since when the person of a row is entered, and what an officer is told about it. */
export type FoundPlace = {
  readonly section: string | null;
  readonly sinceAt: number;
  readonly remarks: readonly {
    readonly field: string;
    readonly code: RowRemarkCode;
    readonly values: Record<string, string>;
  }[];
};

/** All places of a list, with what registering there needs. */
export type FoundPlaces = {
  readonly places: ReadonlyMap<number, FoundPlace>;
  readonly sections: readonly SectionState[];
  readonly extraPlaces: readonly ExtraPlaces[];
};

const WORD_FOR_SECTION = /^(?:section|ward|wing|قسم|جناح|قاطع|بهش|بەش)\s+(?=\S)/u;

const folded = (text: string): string => {
  const label = foldLabel(foldDigits(text));
  return label.replace(WORD_FOR_SECTION, '') || text.trim();
};

/** Codes of sections by their code and their names as a list may write them; a label of two sections is none of them. */
const findLabels = async (read: Reader, site: string): Promise<Map<string, string | null>> => {
  const rows = await read.rows<{ section: string; labels: string[] }>(
    'SELECT section, array_remove(ARRAY[section, name_en, name_ar, name_ckb], NULL) AS labels FROM sites.section WHERE site = $1',
    [site],
  );
  const found = new Map<string, string | null>();
  for (const { section, labels } of rows)
    for (const label of new Set(labels.map(folded))) found.set(label, found.has(label) ? null : section);
  for (const { section } of rows) found.set(section, section);
  return found;
};

/**
 * Where and since when the persons of a list are entered. A section is known by its code or a name; one that is not known leaves the person at the site, and one that
 * breaks a rule (I13, I16, I17) is where the person is found all the same, with the breach: a list is a fact, and no fact is refused. A day that a list says is the
 * first instant of that day at the place, and never after the list.
 * @param sectionsToo the sections are needed though no row names one: somebody is entered beside a parent who is in one
 */
export const findPlaces = async (
  read: Reader,
  { site, people, at }: ListPlace,
  wanted: readonly WantedPlace[],
  sectionsToo = false,
): Promise<FoundPlaces> => {
  const someSection = sectionsToo || wanted.some(({ section }) => section !== null);
  const sections = someSection ? await findSections(read, site.code) : [];
  const extraPlaces = someSection ? await findExtraPlaces(read, site.code) : [];
  const labels = someSection ? await findLabels(read, site.code) : new Map<string, string | null>();
  const days = new Map<CivilDate, number>();
  for (const { heldSince } of wanted)
    if (heldSince !== null && !days.has(heldSince.from))
      days.set(heldSince.from, Math.min(startOfDay(heldSince.from, site.zone), at));
  const resident = people === 'residents';
  const found = wanted.map(({ key, section: label, heldSince, household }) => {
    const known = label === null ? null : (labels.get(label) ?? labels.get(folded(label)) ?? null);
    const forHouseholds =
      resident && household === null && sections.some(({ section, family }) => section === known && family);
    const sinceAt = (heldSince === null ? undefined : days.get(heldSince.from)) ?? at;
    const remarks: { field: string; code: RowRemarkCode; values: Record<string, string> }[] = [];
    if (label !== null && known === null)
      remarks.push({ field: 'section', code: 'section-unknown', values: { label } });
    if (label !== null && forHouseholds)
      remarks.push({ field: 'section', code: 'section-for-households', values: { label } });
    if (heldSince?.partial === true)
      remarks.push({
        field: 'heldSince',
        code: 'held-since-partial',
        values: { label: heldSince.text, from: heldSince.from },
      });
    return { key, household, section: forHouseholds ? null : known, sinceAt, remarks };
  });
  const broken = Map.groupBy(
    registrationViolations(
      found.flatMap((place, i) => {
        const { sex = null, birth = null } = wanted[i] ?? {};
        return sex === null ? [] : [{ ...place, personNo: place.key, sex, birth }];
      }),
      { site, sections, extraPlaces, at, resident },
    ).filter(({ rule }) => rule !== 'I04-no-admission-without-order'),
    ({ person_no }) => person_no,
  );
  const places = found.map(({ key, remarks, household: _, ...place }): [number, FoundPlace] => {
    const rules = (broken.get(key) ?? []).map(({ rule }) => rule).join(', ');
    const misfit = {
      field: 'section',
      code: 'section-does-not-fit',
      values: { label: place.section ?? '', rules },
    } as const;
    return [key, { ...place, remarks: rules === '' ? remarks : [...remarks, misfit] }];
  });
  return { places: new Map(places), sections, extraPlaces };
};
