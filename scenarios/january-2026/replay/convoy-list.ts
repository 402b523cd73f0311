import { LIST_HEADINGS, listText, writeAgain, writeRow } from '../generate.ts';
import { readPublishedFigures } from '../published-figures.ts';
import { startRandom } from '../random.ts';
import { drawPersonOf, type SyntheticPerson } from '../synthetic-person.ts';

/** The published nationalities by name, their codes, and how the lists of the origin site write them. */
const LABELS: Readonly<Record<string, { readonly code: string; readonly labels: readonly string[] }>> = {
  Syria: { code: 'SYR', labels: ['سوري', 'سورية'] },
  Iraq: { code: 'IRQ', labels: ['عراقي', 'العراق'] },
  Tunisia: { code: 'TUN', labels: ['تونسي'] },
  Morocco: { code: 'MAR', labels: ['مغربي'] },
  Turkiye: { code: 'TUR', labels: ['تركي', 'تركيا'] },
  // Two official bodies disagree on the state: the label says it as the lists do, and an officer decides on the row.
  '"Turkmenistan" (MoJ) / "Turkistan" (ICS)': { code: 'TKM', labels: ['تركستان', 'Turkistan'] },
  Russia: { code: 'RUS', labels: ['روسي', 'روسيا'] },
  Egypt: { code: 'EGY', labels: ['مصري'] },
};
/** Of everybody else the same source publishes no nationality: their lists say none. Their names are as those of people from here. */
const NAMED_AS = ['SAU', 'JOR', 'UZB', 'TJK', 'FRA', 'DEU', 'GBR', 'BEL', 'IDN'] as const;
/** A prime larger than any operation, by which those who are moved are spread over the published shares. */
const STEP = 2_147_483_647;

type Share = { readonly code: string; readonly labels: readonly string[]; readonly upTo: number };

const readShares = (total: number): Share[] => {
  let upTo = 0;
  return readPublishedFigures().flatMap(({ id, metric, value }) => {
    // F027 to F034: one source, one day.
    if (id < 'F027' || id > 'F034') return [];
    const known = LABELS[metric];
    if (known === undefined) throw new Error(`No label is known for the published nationality ${metric} (${id}).`);
    upTo += Number(value) / total;
    return [{ ...known, upTo }];
  });
};

/** A list, and what is true of the rows that no program can decide on: rows of the file, the heading being row 1. */
export type ConvoyList = {
  readonly csv: string;
  /** Names a man again who stands elsewhere in the list. */
  readonly doubles: ReadonlySet<number>;
  readonly unreadable: ReadonlySet<number>;
};

/**
 * The list of one convoy, from a seed: as many different men as asked, in the nationalities as published, with the mess of real lists: births in all writings or none,
 * one row in seventy-five that names a man again in another spelling, one row in a hundred and fifty that nobody can read. All persons are synthetic.
 * @param total the published total that the shares of nationalities refer to
 * @param among where its first stands among all who are moved, and how many those are: over all lists the shares are then kept to the person. Without it they are drawn.
 */
export const makeConvoyList = (
  seed: number,
  persons: number,
  total: number,
  among?: { readonly first: number; readonly of: number },
): ConvoyList => {
  const random = startRandom(seed);
  const shares = readShares(total);
  const people: { person: SyntheticPerson; cells: string[] }[] = [];
  const seen = new Set<string>();
  while (people.length < persons) {
    const at =
      among === undefined
        ? random.below(1_000_000) / 1_000_000
        : (((among.first + people.length) * STEP) % among.of) / among.of;
    const share = shares.find(({ upTo }) => at < upTo);
    const [code, label] = share === undefined ? [random.pick(NAMED_AS), ''] : [share.code, random.pick(share.labels)];
    const person = drawPersonOf(random, { code, labels: [label], weight: 1 });
    const key = person.name.map((part) => part.latin).join(' ');
    if (seen.has(key)) continue;
    seen.add(key);
    people.push({ person, cells: writeRow(random, person) });
  }
  const rows = people.map(({ cells }) => cells);
  const doubles = random
    .shuffle(
      people.filter(({ person, cells }) => person.writing === 'arabic' && /^\d{4}-\d\d-(?!01)/.test(cells[8] ?? '')),
    )
    .slice(0, Math.floor(persons / 75))
    .map(({ person, cells }) => writeAgain(cells, person, false));
  const unreadable = Array.from({ length: Math.floor(persons / 150) }, () =>
    LIST_HEADINGS.map((_, column) => (column === 1 ? '؟؟؟؟ ؟؟؟' : column === 13 ? 'الورقة مبللة (page wet)' : '')),
  );
  // After everybody who is named for the first time: which of two rows is the double is then the same for the reader and the register.
  rows.push(...doubles, ...unreadable);
  for (const [i, row] of rows.entries()) row[0] = String(i + 1);
  const rowsOf = (some: readonly string[][]): Set<number> => new Set(some.map((cells) => rows.indexOf(cells) + 2));
  return { csv: listText(rows), doubles: rowsOf(doubles), unreadable: rowsOf(unreadable) };
};
