import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** One published aggregate figure with its source, as in `published_figures.csv`. `value` is text: some are ">5700". */
export type PublishedFigure = {
  readonly id: string;
  readonly topic: string;
  readonly metric: string;
  readonly value: string;
  readonly unit: string;
  readonly as_of: string;
  readonly published: string;
  readonly attributed_to: string;
  readonly source: string;
  readonly note: string;
};

/** All published figures of the operation, in the order of the file. */
export function readPublishedFigures(): PublishedFigure[] {
  return parse(readFileSync(new URL('./published_figures.csv', import.meta.url)), { columns: true, bom: true });
}

/** Size, make-up and day of the first convoy as published (F001 to F003). */
export type FirstConvoyFigures = {
  readonly count: number;
  readonly iraqis: number;
  readonly foreigners: number;
  /** Civil date. */
  readonly asOf: string;
};

/**
 * The figures of the first convoy.
 * @throws Error if a figure is missing or not a whole number
 */
export function getFirstConvoyFigures(): FirstConvoyFigures {
  const figures = new Map(readPublishedFigures().map((figure) => [figure.id, figure]));
  const whole = (id: string): number => {
    const value = figures.get(id)?.value ?? '';
    if (!/^\d+$/.test(value)) throw new Error(`Published figure ${id} is missing or is not a whole number.`);
    return Number(value);
  };
  return {
    count: whole('F001'),
    iraqis: whole('F002'),
    foreigners: whole('F003'),
    asOf: figures.get('F001')?.as_of ?? '',
  };
}
