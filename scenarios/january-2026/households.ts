import { ARABIC_GIVEN, ARABIC_TRADES, type NamePart } from './name-parts.ts';
import { type Random, startRandom } from './random.ts';

/** Given names of women in Arabic use, among the most common ones: Arabic | Latin. */
const WOMEN: readonly NamePart[] = [
  ['فاطمة', 'Fatima'],
  ['زينب', 'Zainab'],
  ['مريم', 'Maryam'],
  ['عائشة', 'Aisha'],
  ['خديجة', 'Khadija'],
  ['سارة', 'Sara'],
  ['هدى', 'Huda'],
  ['نور', 'Nour'],
  ['أمل', 'Amal'],
  ['سلمى', 'Salma'],
  ['ليلى', 'Layla'],
  ['رنا', 'Rana'],
  ['دعاء', 'Duaa'],
  ['إسراء', 'Israa'],
].map(([ar = '', latin = '']) => ({ ar, latin }));

/** A member of a household as the list of the camp has it. */
export type ListedMember = {
  readonly role: 'head' | 'spouse' | 'child' | 'other';
  readonly sex: 'male' | 'female';
  readonly ar: string;
  readonly latin: string;
  /** As the list writes it; empty where the list does not know. */
  readonly birth: string;
  readonly nationality: string;
};
/** What is true of one member: the year of birth, also where the list does not know it, and who has the same mother. */
type TrueMember = { readonly birthYear: number; readonly minor: boolean; readonly siblings: readonly number[] };
/** A made-up household, and what is true of it. */
export type SyntheticHousehold = { readonly members: readonly ListedMember[]; readonly truth: readonly TrueMember[] };

/** The year in which the scenario plays. */
const YEAR = 2026;

const join = (parts: readonly NamePart[], script: 'ar' | 'latin'): string =>
  parts.map((part) => part[script]).join(' ');

const drawHousehold = (random: Random, nationality: string): SyntheticHousehold => {
  const family = random.pick(ARABIC_TRADES);
  const [father, grandfather, own] = [random.pick(ARABIC_GIVEN), random.pick(ARABIC_GIVEN), random.pick(ARABIC_GIVEN)];
  const members: ListedMember[] = [];
  const years: number[] = [];
  const add = (
    role: ListedMember['role'],
    sex: ListedMember['sex'],
    parts: readonly NamePart[],
    year: number,
  ): void => {
    // of every seventh the list knows no birth: also of some who are children
    const birth = random.chance(15)
      ? ''
      : random.chance(40)
        ? String(year)
        : `${year}-0${1 + random.below(9)}-1${random.below(9)}`;
    members.push({ role, sex, ar: join(parts, 'ar'), latin: join(parts, 'latin'), birth, nationality });
    years.push(year);
  };
  const mother = YEAR - 25 - random.below(20);
  add('head', 'female', [random.pick(WOMEN), own, family], mother);
  const children = 1 + random.below(4);
  for (let i = 0; i < children; i += 1) {
    const sex = random.chance(50) ? 'male' : 'female';
    const given = random.pick(sex === 'male' ? ARABIC_GIVEN : WOMEN);
    add('child', sex, [given, father, grandfather, family], YEAR - 1 - i * 2 - random.below(2));
  }
  if (random.chance(25)) add('other', 'female', [random.pick(WOMEN), grandfather, family], mother - 22);
  const born = members.flatMap(({ role }, i) => (role === 'child' ? [i] : []));
  return {
    members,
    truth: members.map(({ role }, i) => ({
      birthYear: years[i] as number,
      minor: YEAR - (years[i] as number) < 18,
      siblings: role === 'child' ? born.filter((other) => other !== i) : [],
    })),
  };
};

/**
 * Households of a camp from a seed: as many as asked, each headed by a woman, with children and sometimes a grandmother. All persons are synthetic.
 * @param nationalities to draw from, ISO 3166-1 alpha-3
 */
export const makeHouseholds = (
  seed: number,
  count: number,
  nationalities: readonly string[] = ['SYR', 'IRQ', 'XXX'],
): SyntheticHousehold[] => {
  const random = startRandom(seed);
  return Array.from({ length: count }, () => drawHousehold(random, random.pick(nationalities)));
};
