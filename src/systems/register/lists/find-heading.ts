import { NAME_FIELDS } from './list-field.ts';
import type { GridRow } from './list-grid.ts';
import { findField } from './map-headings.ts';

/** How far down a heading is looked for: below titles, stamps and the date of a letter. */
const LOOKED_AT = 40;

/**
 * Where the heading stands: the row with most headings that we know, a name among them. Without such a row, the first with more than one filled cell, else the
 * first that is filled: the officer then maps the columns. -1 for a sheet without a filled cell.
 */
export function findHeading(rows: readonly GridRow[]): { readonly index: number; readonly known: boolean } {
  const filled = ({ cells }: GridRow): number => cells.filter((cell) => cell.trim() !== '').length;
  let best = -1;
  let most = 0;
  for (const [index, { cells }] of rows.slice(0, LOOKED_AT).entries()) {
    const fields = new Set(cells.map(findField).filter((field) => field !== undefined));
    if (fields.size > most && [...fields].some((field) => NAME_FIELDS.has(field))) [best, most] = [index, fields.size];
  }
  if (best !== -1) return { index: best, known: true };
  const several = rows.slice(0, LOOKED_AT).findIndex((row) => filled(row) > 1);
  return { index: several === -1 ? rows.findIndex((row) => filled(row) > 0) : several, known: false };
}
