import { readPublishedFigures } from '../published-figures.ts';

/** One convoy as it is planned: who leaves when, how, and how many arrive where everything goes well. */
export type PlannedConvoy = {
  readonly code: string;
  /** Civil day in Baghdad, `2026-01-21`. */
  readonly day: string;
  readonly mode: 'land' | 'air';
  readonly count: number;
};

/** The published totals of persons moved, by day: one source each, and those that contradict the course of the operation left out. */
const TOTALS = ['F001', 'F009', 'F011', 'F013', 'F014', 'F016'] as const;
/** More would not fit into the vehicles of one convoy. */
const LARGEST = 150;
const DAY = 86_400_000;

const daysAfter = (from: string, to: string): string[] => {
  const days: string[] = [];
  for (let at = Date.parse(from) + DAY; at <= Date.parse(to); at += DAY)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
};

/** The totals as numbers by day, and the size of the whole published operation. */
export const publishedTotals = (): { readonly day: string; readonly total: number }[] => {
  const figures = new Map(readPublishedFigures().map((figure) => [figure.id, figure]));
  return TOTALS.map((id) => {
    const figure = figures.get(id);
    const total = Number(figure?.value);
    if (figure === undefined || !Number.isSafeInteger(total))
      throw new Error(`The published figure ${id} is missing or no number.`);
    return { day: figure.as_of, total };
  });
};

/**
 * Convoys whose running total equals the published one at each published day, for an operation of `people` persons in all: the published numbers scaled, and
 * exactly those where `people` is the published total. Between two published days the convoys are spread evenly; how many there were is not published.
 */
export const planConvoys = (people: number): PlannedConvoy[] => {
  const totals = publishedTotals();
  const whole = totals.at(-1)?.total as number;
  const convoys: PlannedConvoy[] = [];
  let [moved, since] = [0, ''];
  for (const { day, total } of totals) {
    const until = Math.round((total * people) / whole);
    const days = since === '' ? [day] : daysAfter(since, day);
    const number = Math.ceil((until - moved) / LARGEST);
    for (let i = 0; i < number; i += 1) {
      const count = Math.floor(((i + 1) * (until - moved)) / number) - Math.floor((i * (until - moved)) / number);
      // The last convoy of a span leaves on the published day.
      const on = days[days.length - 1 - Math.floor(((number - 1 - i) * days.length) / number)] as string;
      const serial = String(convoys.length + 1).padStart(3, '0');
      const mode = since !== '' && convoys.length % 4 === 3 ? 'air' : 'land';
      convoys.push({ code: `JAN26-${serial}`, day: on, mode, count });
    }
    [moved, since] = [until, day];
  }
  return convoys;
};
