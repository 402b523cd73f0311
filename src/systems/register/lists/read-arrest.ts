import { addDays, type ParseBirthOptions, parseBirth } from '../../juveniles/age/index.ts';
import type { StatedArrest } from './row-outcome.ts';

/** The date as far as it is known that an interval is: a day, a month or a year; undefined for another interval. */
const partialOf = (from: string, to: string): string | undefined => {
  const [year = '', month = ''] = from.split('-');
  if (addDays(from as Parameters<typeof addDays>[0], 1) === to) return from;
  if (from === `${year}-01-01` && to === `${Number(year) + 1}-01-01`) return year;
  const next =
    month === '12' ? `${Number(year) + 1}-01-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}-01`;
  return from === `${year}-${month}-01` && to === next ? `${year}-${month}` : undefined;
};

/**
 * What a row says of the arrest: when, by the reader of births, by whom and where. A date that cannot be read is kept as it is written: nobody waits for it, because it is asked for on the file.
 * @returns null where the row says nothing of it
 */
export function readArrest(when: string, by: string, place: string, options: ParseBirthOptions): StatedArrest | null {
  if (when === '' && by === '' && place === '') return null;
  const reading = when === '' ? undefined : parseBirth(when, options);
  const birth = reading?.ok === true ? reading.birth : undefined;
  const date = birth?.from && birth.to ? partialOf(birth.from, birth.to) : undefined;
  return {
    ...(date === undefined ? {} : { when: date }),
    ...(when === '' || date !== undefined ? {} : { unread: when }),
    ...(by === '' ? {} : { by }),
    ...(place === '' ? {} : { place }),
  };
}
