import { normaliseName, searchKeys } from '../../src/systems/register/names/index.ts';
import {
  ARABIC_GIVEN,
  ARABIC_TRADES,
  CENTRAL_ASIAN_TRADES,
  KURDISH_GIVEN,
  KURDISH_TRADES,
  LATIN_TRADES,
  type NamePart,
  RUSSIAN_TRADES,
  TURKISH_TRADES,
} from './name-parts.ts';
import type { Random } from './random.ts';

/** A synthetic man as the origin site knows him: name parts, birth year, nationality. Nobody real is meant. */
export type SyntheticPerson = {
  /** Given name, father, grandfather, family name. */
  readonly name: readonly [NamePart, NamePart, NamePart, NamePart];
  readonly writing: 'arabic' | 'kurdish' | 'cyrillic' | 'latin';
  readonly nationality: string;
  /** The label as the list writes it. */
  readonly nationalityLabel: string;
  readonly birthYear: number;
};

/** A state by its code (ISO 3166-1 alpha-3), how lists write it, and how often it is drawn. */
export type Origin = { readonly code: string; readonly labels: readonly string[]; readonly weight: number };

/** Foreign nationalities with weights of our own: the published list has none for this convoy. */
const FOREIGN: readonly Origin[] = [
  { code: 'SYR', labels: ['سوري', 'سورية'], weight: 22 },
  { code: 'TUN', labels: ['تونسي'], weight: 6 },
  { code: 'TUR', labels: ['تركي', 'تركيا'], weight: 6 },
  { code: 'RUS', labels: ['روسي', 'روسيا'], weight: 6 },
  { code: 'EGY', labels: ['مصري'], weight: 4 },
  { code: 'MAR', labels: ['مغربي'], weight: 4 },
  { code: 'SAU', labels: ['سعودي'], weight: 3 },
  { code: 'JOR', labels: ['أردني'], weight: 2 },
  { code: 'UZB', labels: ['أوزبكي', 'أوزبكستان'], weight: 4 },
  { code: 'TJK', labels: ['طاجيكي', 'طاجيكستان'], weight: 4 },
  { code: 'FRA', labels: ['فرنسي', 'French'], weight: 3 },
  { code: 'DEU', labels: ['ألماني', 'German'], weight: 3 },
  { code: 'GBR', labels: ['بريطاني', 'British'], weight: 2 },
  { code: 'BEL', labels: ['بلجيكي'], weight: 2 },
  { code: 'NLD', labels: ['هولندي'], weight: 1 },
  { code: 'SWE', labels: ['سويدي'], weight: 1 },
  { code: 'IDN', labels: ['إندونيسي'], weight: 2 },
];
const FOREIGN_BY_WEIGHT = FOREIGN.flatMap((origin) => Array.from({ length: origin.weight }, () => origin));
const IRAQI: Origin = { code: 'IRQ', labels: ['عراقي', 'العراق'], weight: 1 };

const EARLIEST_YEAR = 1960;
const LATEST_YEAR = 2004;
const WITH_CYRILLIC = ARABIC_GIVEN.filter((part) => part.cyrl !== undefined);

function familyNames(
  code: string,
  kurdish: boolean,
): { names: readonly NamePart[]; writing: SyntheticPerson['writing'] } {
  if (kurdish) return { names: KURDISH_TRADES, writing: 'kurdish' };
  if (code === 'RUS') return { names: RUSSIAN_TRADES, writing: 'cyrillic' };
  if (code === 'UZB' || code === 'TJK') return { names: CENTRAL_ASIAN_TRADES, writing: 'cyrillic' };
  if (code === 'TUR') return { names: TURKISH_TRADES, writing: 'arabic' };
  const latin = LATIN_TRADES[code]?.map((name): NamePart => ({ ar: '', latin: name }));
  return latin ? { names: latin, writing: 'latin' } : { names: ARABIC_TRADES, writing: 'arabic' };
}

/** One person of a state, as the lists write its name. */
export function drawPersonOf(random: Random, origin: Origin): SyntheticPerson {
  const kurdish = ['IRQ', 'SYR'].includes(origin.code) && random.chance(12);
  const { names, writing } = familyNames(origin.code, kurdish);
  const given = kurdish
    ? [...KURDISH_GIVEN, ...ARABIC_GIVEN.filter((part) => part.ckb)]
    : writing === 'cyrillic'
      ? WITH_CYRILLIC
      : ARABIC_GIVEN;
  const own = random.pick(kurdish ? KURDISH_GIVEN : given);
  return {
    name: [own, random.pick(given), random.pick(given), random.pick(names)],
    writing,
    nationality: origin.code,
    nationalityLabel: random.pick(origin.labels),
    birthYear: EARLIEST_YEAR + random.below(LATEST_YEAR - EARLIEST_YEAR + 1),
  };
}

/** Sound of given name and father together: two different men of the scenario never share it. */
function soundOf({ name: [given, father] }: SyntheticPerson): string {
  return [given, father]
    .map((part) =>
      normaliseName(part.latin)
        .map((word) => searchKeys(word)[0])
        .join(' '),
    )
    .join(' / ');
}

/** Different synthetic men, Iraqis first: no two sound like the same man with the same father. */
export function drawPersons(random: Random, iraqis: number, foreigners: number): SyntheticPerson[] {
  const persons: SyntheticPerson[] = [];
  const sounds = new Set<string>();
  while (persons.length < iraqis + foreigners) {
    const person = drawPersonOf(random, persons.length < iraqis ? IRAQI : random.pick(FOREIGN_BY_WEIGHT));
    const sound = soundOf(person);
    const [given, father, grandfather] = person.name;
    if (sounds.has(sound) || given === father || father === grandfather) continue;
    sounds.add(sound);
    persons.push(person);
  }
  return persons;
}
