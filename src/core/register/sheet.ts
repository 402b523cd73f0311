import { z } from 'zod';
import { Refusal } from './refusal.ts';

/** Parts of every row of a sheet: the person, and whether the officer set this row by hand. */
export const sheetRow = { personNo: z.int().positive(), exception: z.literal(true).optional() };

/** Parts of every sheet: the number, typed by the officer, of the rows that are not exceptions. */
export const expectedCount = z.int().nonnegative();

/**
 * A sheet is worked by exception: the rest is confirmed only by an explicit count.
 * @throws Refusal `count-differs` with the typed and the real number; `invalid-input` where a person stands on the sheet twice.
 */
export const checkSheet = (
  rows: readonly { personNo: number; exception?: true | undefined }[],
  typed: number,
): void => {
  const rest = rows.filter((row) => row.exception === undefined).length;
  if (rest !== typed) throw new Refusal('count-differs', { values: { typed, actual: rest } });
  const seen = new Set<number>();
  const twice = rows.find((row) => seen.size === seen.add(row.personNo).size);
  if (twice !== undefined)
    throw new Refusal('invalid-input', {
      problems: [{ code: 'person-twice', personNo: twice.personNo, field: 'rows' }],
    });
};
