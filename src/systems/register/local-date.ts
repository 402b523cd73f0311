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
