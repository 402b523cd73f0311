import type { CivilDate } from '../juveniles/age/index.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The civil day of an instant at a place: "day" is always the local day of the place (decisions.md 19). */
export const localDate = (at: number, zone: string): CivilDate => {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(zone, format);
  }
  return format.format(at) as CivilDate;
};

const HALF = 15 * 3_600_000;

/** The first instant of a civil day at a place, in milliseconds: by halves, because a day does not begin at the same hour everywhere and always. */
export const startOfDay = (day: CivilDate, zone: string): number => {
  const utc = Date.parse(`${day}T00:00:00Z`);
  let [before, first] = [utc - HALF, utc + HALF];
  while (first - before > 1) {
    const middle = Math.floor((before + first) / 2);
    if (localDate(middle, zone) >= day) first = middle;
    else before = middle;
  }
  return first;
};
