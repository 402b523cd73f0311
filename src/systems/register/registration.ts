import type { NewEvent } from '../../core/register/event-definition.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { ageClass, type Birth, birthInterval } from '../juveniles/age/index.ts';
import { AgeEvidenceRecorded } from '../juveniles/index.ts';
import { ChildCameWithParent } from './accompanying/events.ts';
import { CustodyFound, NationalityClaimed, PersonRegistered, RemarkRecorded } from './events.ts';
import { type GivenNumber, numberEvents } from './external-numbers/number-input.ts';
import { deprivationEvent } from './intake/deprivation-input.ts';
import { deprivationOf } from './intake/deprivation-of-list.ts';
import type { StatedArrest } from './lists/row-outcome.ts';
import { localDate } from './local-date.ts';
import { nameTokens } from './name-tokens.ts';
import { HouseholdJoined, ResidentFound } from './residents/events.ts';
import type { HouseholdRole } from './residents/residents.ts';
import { breachesFor } from './rules.ts';
import type { ExtraPlaces, SectionState, SiteState } from './state.ts';

/** Most names of a person. */
export const MOST_NAMES = 40;

/** A name as an event holds it. */
export type RegisteredName = {
  readonly full: string;
  readonly script: string;
  readonly kind: 'primary' | 'transliteration' | 'alias' | 'printed' | 'alleged';
  readonly source: string;
  readonly parts?: Record<string, string>;
};

/** A person to enter, with the stream and the register number that were set aside. */
export type Registration = {
  readonly personNo: number;
  readonly registerNumber: string;
  readonly sex: 'male' | 'female';
  readonly names: readonly RegisteredName[];
  /** Null: nothing was said of the birth. */
  readonly birth: Birth | null;
  /** Where names and birth come from. */
  readonly source: string;
  readonly nationalities: readonly { readonly code: string; readonly source: string }[];
  readonly remarks: string | null;
  readonly section: string | null;
  /** Since when, where it is another instant than that of all. */
  readonly sinceAt?: number;
  /** The household that the person joins, with whom the source says it. */
  readonly household?: {
    readonly id: string;
    readonly role: HouseholdRole;
    readonly source: string;
    readonly reason: string;
  };
  /** Whether another member of the household lives in another section already (I32). */
  readonly apart?: boolean;
  /** The detained parent whom a child accompanies: it is in the same section, and nobody detains it. */
  readonly parentNo?: number;
  /** Numbers that others gave. */
  readonly numbers?: readonly GivenNumber[];
  /** What a list says of the arrest. */
  readonly arrest?: StatedArrest | null;
};

/** What of a person decides which rules a place breaks. */
type PlacedPerson = Pick<Registration, 'personNo' | 'sex' | 'birth' | 'section' | 'sinceAt' | 'parentNo'> & {
  /** By whatever names the household: who names the same is in the same. */
  readonly household?: string | null;
  readonly apart?: boolean;
};

/** Of whom a household is torn apart by what is said of its members: those who are in another section than one of the others (I32). */
const apartFrom = (persons: readonly PlacedPerson[]): Set<number> => {
  const sections = new Map<string, Set<string>>();
  for (const { household, section } of persons)
    if (household != null && section !== null)
      sections.set(household, (sections.get(household) ?? new Set()).add(section));
  return new Set(
    persons.flatMap(({ personNo, household, section }) =>
      household != null && section !== null && (sections.get(household)?.size ?? 0) > 1 ? [personNo] : [],
    ),
  );
};

/** The custody in which the persons are found, all in one site. */
export type FoundCustody = {
  readonly site: SiteState;
  readonly sections: readonly SectionState[];
  readonly extraPlaces: readonly ExtraPlaces[];
  readonly custodian: string;
  readonly at: number;
  readonly basis: 'existing-custody' | 'capture' | 'arrest' | 'surrender' | 'hand-over-by-third-state';
  /** The site does not answer to who holds them, and no hand-over brought them there (I07). */
  readonly elsewhere?: boolean;
  /** They live there with their households and are not detained (I31): no order is asked for. */
  readonly resident?: boolean;
  readonly synthetic: boolean;
};

/**
 * What it breaks that these new persons are held so: the same rules as `register.placement_violations`, for persons whom the database does not know yet.
 * Each is without an order (I04) unless a resident, may be at a site of another authority (I07), so untried, and without a security level; a section may be for adults or juveniles (I13), for another sex or for
 * convicted persons (I16), or full (I17). Of a child who accompanies a parent no order is asked, and no conviction: child protection has decided nothing yet.
 */
export const registrationViolations = (
  persons: readonly PlacedPerson[],
  custody: Pick<FoundCustody, 'site' | 'sections' | 'extraPlaces' | 'at' | 'elsewhere' | 'resident'>,
) => {
  const taken = new Map<string, number>();
  const torn = custody.resident === true ? apartFrom(persons) : new Set<number>();
  return persons.flatMap((person) => {
    const accompanying = person.parentNo !== undefined;
    const undetained = custody.resident === true || accompanying;
    const at = person.sinceAt ?? custody.at;
    const day = localDate(at, custody.site.zone);
    const broken = undetained ? [] : ['I04-no-admission-without-order'];
    if (custody.elsewhere === true) broken.push('I07-two-signatures-one-instant');
    const section = custody.sections.find((candidate) => candidate.section === person.section);
    if (section !== undefined) {
      const adult = ageClass(person.birth === null ? null : birthInterval(person.birth), day) === 'adult';
      const number = section.occupied + (taken.get(section.section) ?? 0) + 1;
      taken.set(section.section, number - section.occupied);
      const places = custody.extraPlaces
        .filter((extra) => extra.section === section.section && extra.expires_at > at)
        .reduce((sum, extra) => sum + extra.extra_places, section.capacity);
      if (section.age_group !== 'any' && adult !== (section.age_group === 'adult'))
        broken.push('I13-minor-apart-from-adults');
      if (section.sex !== 'any' && section.sex !== person.sex) broken.push('I16-men-and-women-apart');
      if (section.legal_status === 'convicted' && !accompanying) broken.push('I16-untried-apart');
      if (number > places) broken.push('I17-section-capacity');
      if ((section.family && !undetained) || person.apart === true || torn.has(person.personNo))
        broken.push('I32-household-together');
    }
    return broken.map((rule) => ({ person_no: person.personNo, rule }));
  });
};

/**
 * The events that enter persons and the custody they are found in, grouped by type so that projectors run long: registered, nationality claims, evidence of
 * birth, custody (of children beside their parents after that of all others), breaches, remarks.
 */
export const registrationEvents = (persons: readonly Registration[], custody: FoundCustody): NewEvent[] => {
  const sinceOf = new Map(persons.map(({ personNo, sinceAt }) => [personNo, sinceAt]));
  const factIds = new Map(persons.map((person) => [person.personNo, uuidv7()]));
  const placed = persons.map((person) => ({ ...person, household: person.household?.id ?? null }));
  const foundAt = (person: Registration) => ({
    stream: person.personNo,
    id: factIds.get(person.personNo),
    occurredAt: person.sinceAt ?? custody.at,
    data: {
      custodian: custody.custodian,
      site: custody.site.code,
      ...(person.section === null ? {} : { section: person.section }),
    },
  });
  return [
    ...persons.map((person) =>
      PersonRegistered.make({
        stream: person.personNo,
        data: { registerNumber: person.registerNumber, sex: person.sex, synthetic: custody.synthetic },
        personal: { names: [...person.names], tokens: nameTokens(person.names.map((name) => name.full)) },
      }),
    ),
    ...persons.flatMap((person) =>
      person.nationalities.map((claim) =>
        NationalityClaimed.make({ stream: person.personNo, data: {}, personal: { ...claim } }),
      ),
    ),
    ...persons.flatMap((person) =>
      person.birth === null
        ? []
        : AgeEvidenceRecorded.make({
            stream: person.personNo,
            data: { kind: 'statement' },
            personal: {
              source: person.source,
              birth: { text: person.birth.text, from: person.birth.from, to: person.birth.to },
            },
          }),
    ),
    ...persons.flatMap((person) => numberEvents(person.personNo, person.numbers ?? [], person.source)),
    // the household before the place: a section for families is for those who are in one
    ...persons.flatMap((person) =>
      person.household === undefined
        ? []
        : HouseholdJoined.make({
            stream: person.personNo,
            occurredAt: person.sinceAt ?? custody.at,
            data: { householdId: person.household.id, role: person.household.role },
            personal: { source: person.household.source, reason: person.household.reason },
          }),
    ),
    ...persons.flatMap((person) =>
      person.parentNo !== undefined
        ? []
        : custody.resident === true
          ? ResidentFound.make(foundAt(person))
          : CustodyFound.make({ ...foundAt(person), data: { ...foundAt(person).data, basis: custody.basis } }),
    ),
    ...persons.flatMap((person) => {
      if (person.parentNo === undefined) return [];
      const fact = foundAt(person);
      return ChildCameWithParent.make({ ...fact, data: { ...fact.data, parentNo: person.parentNo } });
    }),
    // nobody took the liberty of who only lives in a camp
    ...persons.flatMap((person) =>
      person.arrest == null || custody.resident === true || person.parentNo !== undefined
        ? []
        : deprivationEvent(
            { personNo: person.personNo, registerNumber: person.registerNumber, tags: 0 },
            custody.basis,
            factIds.get(person.personNo) as string,
            deprivationOf(person.arrest, person.source),
            null,
          ),
    ),
    ...[...Map.groupBy(registrationViolations(placed, custody), ({ person_no }) => sinceOf.get(person_no))].flatMap(
      ([since, violations]) =>
        breachesFor(violations, (personNo) => factIds.get(personNo) as string, custody.custodian, since ?? custody.at),
    ),
    ...persons.flatMap((person) =>
      person.remarks === null
        ? []
        : RemarkRecorded.make({ stream: person.personNo, data: {}, personal: { text: person.remarks } }),
    ),
  ];
};
