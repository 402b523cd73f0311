import { formatCivilDate } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import type { OccupancyTrendAnswer } from '../capacity/occupancy-views.ts';

/** The picture runs from left to right: a date in it is written as its own language is. */
const apart = (date: string): string => `\u2068${date}\u2069`;

const WIDTH = 800;
const HEIGHT = 240;
const LEFT = 64;
const BOTTOM = 24;
type Row = OccupancyTrendAnswer['rows'][number];

/** Points of a line; where a day has no value the line is interrupted. */
const lineOf = (rows: readonly Row[], valueIn: (row: Row) => number | null, highest: number): string =>
  rows
    .map((row, index) => {
      const value = valueIn(row);
      if (value === null) return '';
      const before = index === 0 ? null : valueIn(rows[index - 1] as Row);
      const x = LEFT + (rows.length === 1 ? 0 : (index / (rows.length - 1)) * (WIDTH - LEFT - 8));
      const y = 8 + (1 - value / highest) * (HEIGHT - BOTTOM - 8);
      return `${before === null ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');

/** Persons (a full line) and places (a dashed one) by day. Time goes from left to right in every language, as in the table of figures beneath, which says the same. */
export function TrendChart({ rows, label }: { rows: Row[]; label: string }) {
  const highest = Math.max(1, ...rows.map(({ persons, places }) => Math.max(persons, places ?? 0)));
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return null;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" role="img" aria-label={label} direction="ltr">
      {[0, 0.5, 1].map((share) => {
        const y = 8 + (1 - share) * (HEIGHT - BOTTOM - 8);
        return (
          <g key={share}>
            <line x1={LEFT} x2={WIDTH - 8} y1={y} y2={y} stroke="var(--mantine-color-gray-3)" />
            <text x={LEFT - 6} y={y + 4} textAnchor="end" fontSize="12" fill="var(--mantine-color-gray-8)">
              {formatNumber(Math.round(highest * share))}
            </text>
          </g>
        );
      })}
      <path
        d={lineOf(rows, ({ places }) => places, highest)}
        fill="none"
        stroke="var(--mantine-color-gray-7)"
        strokeWidth="2"
        strokeDasharray="6 4"
      />
      <path
        d={lineOf(rows, ({ persons }) => persons, highest)}
        fill="none"
        stroke="var(--mantine-color-teal-9)"
        strokeWidth="2.5"
      />
      <text x={LEFT} y={HEIGHT - 6} fontSize="12" fill="var(--mantine-color-gray-8)">
        {apart(formatCivilDate(first.day))}
      </text>
      <text x={WIDTH - 8} y={HEIGHT - 6} textAnchor="end" fontSize="12" fill="var(--mantine-color-gray-8)">
        {apart(formatCivilDate(last.day))}
      </text>
    </svg>
  );
}
