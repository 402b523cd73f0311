import { getFirstConvoyFigures } from './published-figures.ts';
import { type Random, startRandom } from './random.ts';
import { drawPersons, type SyntheticPerson } from './synthetic-person.ts';

/** The seed of the committed list. */
export const COMMITTED_SEED = 20_260_121;

/** Headings of the list as the origin site sends it: Arabic, with English in brackets. */
export const LIST_HEADINGS = [
  'ت (No.)',
  'الاسم الكامل (Full name)',
  'الاسم باللاتينية (Name in Latin letters)',
  'الاسم بالكردية (Name in Kurdish)',
  'الاسم كما في الوثيقة (Name as in document)',
  'اسم الأب (Father)',
  'اسم الجد (Grandfather)',
  'الجنس (Sex)',
  'تاريخ الميلاد (Date of birth)',
  'الجنسية (Nationality)',
  'رقم الاحتجاز (Holding number)',
  'رقم أمر التوقيف (Order reference)',
  'الفئة العمرية (Age group)',
  'ملاحظات (Remarks)',
] as const;

/** Evidence of age that turns up after the list, for one row. */
export type LaterEvidence = { readonly row: number; readonly kind: 'document' | 'registry'; readonly birth: string };

/**
 * What is true behind the list. Only tests and the demo may read it: the product sees the list alone. Rows are rows of
 * the file, the heading being row 1.
 */
export type ScenarioTruth = {
  /** Born in 2009 by his documents; the list calls him an adult and gives no birth. */
  readonly minor: LaterEvidence;
  /** Rows that repeat an earlier man in another spelling. */
  readonly doubles: readonly { readonly row: number; readonly of: number }[];
  /** A row that nobody can read; it repeats a man who stands elsewhere in the list. */
  readonly unreadable: { readonly row: number; readonly of: number };
  /** Birth of the others whose birth the list leaves out, as a registry gives it later. */
  readonly missingBirths: readonly LaterEvidence[];
};

/** How many men of whom, and from which seed. `count` must be the sum of the others. */
export type FirstConvoyOptions = {
  readonly seed: number;
  readonly count: number;
  readonly iraqis: number;
  readonly foreigners: number;
};

/** A made-up list: cells, CSV text (byte order mark, CRLF), and what is true behind it. */
export type FirstConvoy = {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly csv: string;
  readonly truth: ScenarioTruth;
};

type Entry = {
  readonly person: SyntheticPerson;
  readonly cells: string[];
  readonly role: 'person' | 'double' | 'unreadable';
};

const MINOR_BIRTH = '2009-03-14';

function writeBirth(random: Random, { birthYear, writing }: SyntheticPerson): string {
  const [month, day] = [1 + random.below(12), 2 + random.below(27)].map((part) => String(part).padStart(2, '0'));
  const way = random.below(100);
  if (way < 45) return `${birthYear}-${month}-${day}`;
  if (way < 62) return `${day}/${month}/${birthYear}`;
  if (way < 74) return `${birthYear}-01-01`;
  if (way < 86) return String(birthYear);
  if (way < 90 && writing === 'arabic') return `${Math.round((birthYear - 622) * 1.0307)} هـ`;
  if (way < 96) return `حوالي ${birthYear}`;
  return random.chance(50) ? '' : 'غير معروف';
}

/** A man as the origin site writes him into its list: one cell for each heading. */
export function writeRow(random: Random, person: SyntheticPerson): string[] {
  const { name, writing } = person;
  const [, father, grandfather] = name;
  const join = (script: 'ar' | 'latin' | 'ckb' | 'cyrl'): string =>
    name.map((part) => part[script] ?? part.latin).join(' ');
  const onlyKurdish = writing === 'kurdish' && random.chance(30);
  const onlyLatin = writing === 'latin' || (writing === 'cyrillic' && random.chance(20));
  const script = onlyLatin ? 'latin' : onlyKurdish ? 'ckb' : 'ar';
  const relative = (part: SyntheticPerson['name'][number]): string => part[script] ?? part.latin;
  return [
    '',
    onlyLatin ? '' : join(script),
    onlyLatin || random.chance(30) ? join('latin') : '',
    writing === 'kurdish' && !onlyKurdish ? join('ckb') : '',
    writing === 'cyrillic' ? join('cyrl') : '',
    relative(father),
    relative(grandfather),
    'ذكر',
    writeBirth(random, person),
    person.nationalityLabel,
    `H-${10_000 + random.below(90_000)}`,
    random.chance(70) ? `${2017 + random.below(8)}/${100 + random.below(900)}` : '',
    random.chance(40) ? 'بالغ' : '',
    '',
  ];
}

/** The same man as another clerk wrote him: Arabic letters without hamza and marks, or in Latin letters altogether. */
export function writeAgain(cells: readonly string[], person: SyntheticPerson, latin: boolean): string[] {
  const plain = (text: string): string =>
    text
      .replace(/[أإآ]/g, 'ا')
      .replace(/ة(?=\s|$)/g, 'ه')
      .replace(/ى(?=\s|$)/g, 'ي')
      .replace(/عبد ال/g, 'عبدال');
  const simple = (text: string): string => text.replace(/ou|oo/g, 'u').replace(/ee/g, 'i').replace(/al-/g, 'Al ');
  const again = [...cells];
  const latinName = simple(person.name.map((part) => part.latin).join(' '));
  again[1] = latin ? '' : plain(cells[1] ?? '');
  again[2] = latin ? latinName : '';
  again[5] = latin ? simple(person.name[1].latin) : plain(cells[5] ?? '');
  again[6] = '';
  again[8] = latin ? `approx ${person.birthYear}` : String(person.birthYear);
  again[10] = `H-${String(cells[10]).slice(2).split('').reverse().join('')}`;
  again[11] = '';
  return again;
}

/** True where a second writing differs and the first can be found by it. */
function canBeDoubled({ person, cells }: Entry): boolean {
  const birth = cells[8] ?? '';
  return person.writing === 'arabic' && /[أإةى]|عبد ال/.test(cells[1] ?? '') && /^\d{4}-\d{2}/.test(birth);
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A list as the origin site sends it: byte order mark, headings, CRLF. */
export const listText = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${[LIST_HEADINGS, ...rows].map((cells) => `${cells.map(quote).join(',')}\r\n`).join('')}`;

/**
 * Makes the list of the first convoy: `count` different men who travel, two rows that repeat one of them in another
 * spelling, and one row that cannot be read; so the file has `count` + 3 rows and `count` are accepted. All persons are
 * synthetic. The same options always give the same list.
 * @throws RangeError if `count` is not `iraqis` + `foreigners`, or fewer than ten
 */
export function generateFirstConvoy({ seed, count, iraqis, foreigners }: FirstConvoyOptions): FirstConvoy {
  if (count !== iraqis + foreigners) throw new RangeError('The count must be the sum of Iraqis and foreigners.');
  if (count < 10) throw new RangeError('A convoy of fewer than ten has no room for what the scenario shows.');
  const random = startRandom(seed);
  const people: Entry[] = random
    .shuffle(drawPersons(random, iraqis, foreigners))
    .map((person) => ({ person, cells: writeRow(random, person), role: 'person' }));
  const doubled = random.shuffle(people.filter(canBeDoubled)).slice(0, 2);
  const others = random.shuffle(
    people.filter((entry) => entry.person.writing === 'arabic' && !doubled.includes(entry)),
  );
  const [minor, unread] = others;
  if (doubled.length < 2 || minor === undefined || unread === undefined)
    throw new RangeError('Too few persons to choose from.');
  minor.cells[8] = '';
  minor.cells[12] = 'بالغ';
  const unreadableCells = LIST_HEADINGS.map((_, i) =>
    i === 1 ? '؟؟؟؟ ؟؟؟' : i === 13 ? 'الورقة مبللة (page wet)' : '',
  );

  const entries = [...people];
  const insertAfter = (of: Entry, entry: Entry): void => {
    const first = entries.indexOf(of) + 1;
    entries.splice(first + random.below(entries.length - first + 1), 0, entry);
  };
  for (const [i, of] of doubled.entries()) {
    insertAfter(of, { person: of.person, cells: writeAgain(of.cells, of.person, i === 1), role: 'double' });
  }
  insertAfter(unread, { person: unread.person, cells: unreadableCells, role: 'unreadable' });
  for (const [i, entry] of entries.entries()) entry.cells[0] = String(i + 1);

  const rowOf = (found: (entry: Entry) => boolean): number => entries.findIndex(found) + 2;
  const first = (person: SyntheticPerson): number =>
    rowOf((entry) => entry.role === 'person' && entry.person === person);
  const rows = entries.map((entry) => entry.cells);
  return {
    headings: LIST_HEADINGS,
    rows,
    csv: listText(rows),
    truth: {
      minor: { row: first(minor.person), kind: 'document', birth: MINOR_BIRTH },
      doubles: doubled.map(({ person }) => ({
        row: rowOf((entry) => entry.role === 'double' && entry.person === person),
        of: first(person),
      })),
      unreadable: { row: rowOf((entry) => entry.role === 'unreadable'), of: first(unread.person) },
      missingBirths: people
        .filter((entry) => entry !== minor && !/\d/.test(entry.cells[8] ?? ''))
        .map(({ person }) => ({ row: first(person), kind: 'registry', birth: String(person.birthYear) })),
    },
  };
}

// node scenarios/january-2026/generate.ts > scenarios/january-2026/list-21-january.csv
if (import.meta.main) {
  process.stdout.write(generateFirstConvoy({ seed: COMMITTED_SEED, ...getFirstConvoyFigures() }).csv);
}
