import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';

/** A published change of control of a site, or its closing: from a civil day on, with where it was published. */
export type ControlChange = {
  readonly site: string;
  /** Who controls from then on, as the file names it; null: the site was closed. */
  readonly by: string | null;
  /** Civil day; where two are named, the later one: by then it had happened. */
  readonly day: string;
  readonly source: string;
};

const readRows = (name: string): Record<string, string>[] =>
  parse(readFileSync(path.join(import.meta.dirname, name)), { columns: true, bom: true });

/** A day as `2026-01-19/20` names it: the second of the two. */
const lastDay = (first: string, second: string | undefined): string =>
  second === undefined ? first : `${first.slice(0, -second.length)}${second}`;

/** What one cell says: `SDF -> Syrian government 2026-01-20; closed 2026-02-22`. */
export const readControl = (cell: string): { by: string | null; day: string }[] =>
  cell.split(';').flatMap((part) => {
    const [, by, closed, day = '', second] =
      /^(?:[^>]*->\s*(.+?)|(closed))\s+(\d{4}-\d\d-\d\d)(?:\/(\d\d))?$/.exec(part.trim()) ?? [];
    return by === undefined && closed === undefined ? [] : [{ by: by ?? null, day: lastDay(day, second) }];
  });

/** The published control history of the sites (`sites.csv`), by day, each with its source: the report that tells of the take-overs, or the figure that tells of the closing. */
export const readControlHistory = (): ControlChange[] => {
  const report = readRows('report_claims.csv').find(({ topic }) => topic === 'site');
  const figures = readRows('published_figures.csv');
  return readRows('sites.csv')
    .flatMap(({ id = '', control = '' }) =>
      readControl(control).map(({ by, day }) => {
        const closing = figures.find(({ metric, value }) => metric === 'closed' && value === day);
        const source =
          by === null && closing !== undefined
            ? `${closing.attributed_to} (${closing.id}), ${closing.source}`
            : `${report?.attributed_to} (${report?.id}): ${report?.metric}`;
        return { site: id, by, day, source };
      }),
    )
    .sort((a, b) => (a.day < b.day ? -1 : 1));
};
