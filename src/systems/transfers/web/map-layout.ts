/** A place to be drawn: degrees, and the words that stand beside it. */
export interface MapPlace {
  code: string;
  lat: number;
  lon: number;
  label: string;
}
/** A place on the drawing, in its units; the label is centred on its point. */
export interface DrawnPlace extends MapPlace {
  x: number;
  y: number;
  labelX: number;
  labelY: number;
}
/** A line of the grid at a whole degree. */
export interface GridLine {
  degree: number;
  at: number;
}
/** A drawing in its own units, in which north is up in every language. */
export interface MapLayout {
  width: number;
  height: number;
  places: DrawnPlace[];
  parallels: GridLine[];
  meridians: GridLine[];
  /** A bar of so many whole kilometres, and its length. */
  scale: { kilometres: number; length: number };
}

const WIDTH = 800;
const SMALLEST = 300;
const LARGEST = 560;
const MARGIN = 76;
/** Half a degree of air around a single place. */
const AIR = 0.5;
const KILOMETRES_OF_A_DEGREE = 111.2;
const LETTER = 7.4;
const LINE = 34;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

const boxAround = (x: number, y: number, half: number): Box => ({
  left: x - half,
  right: x + half,
  top: y - half,
  bottom: y + half,
});

/** Puts each label where it covers least of what is drawn already: above its place, below it, or at one of its sides. */
const placeLabels = (
  points: (MapPlace & { x: number; y: number })[],
  lines: { x: number; y: number }[],
  width: number,
  height: number,
): DrawnPlace[] => {
  const taken: Box[] = [
    ...points.map(({ x, y }) => boxAround(x, y, 14)),
    ...lines.map(({ x, y }) => boxAround(x, y, 5)),
  ];
  return points.map((point) => {
    const half = Math.max(28, (point.label.length * LETTER) / 2);
    const candidates = [
      [0, -34],
      [0, 38],
      [half + 18, 2],
      [-half - 18, 2],
      [half, -34],
      [-half, -34],
      [half, 38],
      [-half, 38],
    ] as const;
    let best = { cost: Number.POSITIVE_INFINITY, x: point.x, y: point.y - 34 };
    for (const [dx, dy] of candidates) {
      const x = Math.min(width - half - 4, Math.max(half + 4, point.x + dx));
      const y = Math.min(height - 20, Math.max(20, point.y + dy));
      const box = { left: x - half, right: x + half, top: y - LINE / 2, bottom: y + LINE / 2 };
      const cost = taken.reduce((sum, one) => sum + overlap(box, one), 0);
      if (cost < best.cost) best = { cost, x, y };
    }
    taken.push({ left: best.x - half, right: best.x + half, top: best.y - LINE / 2, bottom: best.y + LINE / 2 });
    return { ...point, labelX: best.x, labelY: best.y };
  });
};

const wholeDegrees = (from: number, to: number): number[] => {
  const step = to - from > 8 ? 2 : 1;
  const found: number[] = [];
  for (let degree = Math.ceil(from / step) * step; degree <= to; degree += step) found.push(degree);
  return found;
};

/**
 * Lays places out on a flat drawing, true to scale at the middle of its height (equirectangular): enough for a region, and nothing is asked of a server of maps.
 * Places without coordinates (0, 0) are left out. Labels keep off the stretches between the places.
 */
export const layOutMap = (
  given: readonly MapPlace[],
  stretches: readonly { from: string; to: string }[] = [],
): MapLayout => {
  const known = given.filter(({ lat, lon }) => lat !== 0 || lon !== 0);
  const lats = known.map(({ lat }) => lat);
  const lons = known.map(({ lon }) => lon);
  const south = Math.min(...lats, Number.POSITIVE_INFINITY) - AIR;
  const north = Math.max(...lats, Number.NEGATIVE_INFINITY) + AIR;
  const west = Math.min(...lons, Number.POSITIVE_INFINITY) - AIR;
  const east = Math.max(...lons, Number.NEGATIVE_INFINITY) + AIR;
  if (known.length === 0)
    return {
      width: WIDTH,
      height: SMALLEST,
      places: [],
      parallels: [],
      meridians: [],
      scale: { kilometres: 0, length: 0 },
    };
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const unit = Math.min((WIDTH - 2 * MARGIN) / ((east - west) * shrink), (LARGEST - 2 * MARGIN) / (north - south));
  const height = Math.max(SMALLEST, Math.round((north - south) * unit) + 2 * MARGIN);
  const middleLon = (west + east) / 2;
  const middleLat = (south + north) / 2;
  const x = (lon: number) => Math.round((WIDTH / 2 + (lon - middleLon) * shrink * unit) * 10) / 10;
  const y = (lat: number) => Math.round((height / 2 - (lat - middleLat) * unit) * 10) / 10;
  const lonOf = (at: number) => middleLon + (at - WIDTH / 2) / (shrink * unit);
  const latOf = (at: number) => middleLat - (at - height / 2) / unit;
  const kilometre = unit / KILOMETRES_OF_A_DEGREE;
  const kilometres = [500, 200, 100, 50, 20, 10, 5].find((one) => one * kilometre <= WIDTH / 4) ?? 5;
  const points = known.map((place) => ({ ...place, x: x(place.lon), y: y(place.lat) }));
  const lines = stretches.flatMap((stretch) => {
    const from = points.find(({ code }) => code === stretch.from);
    const to = points.find(({ code }) => code === stretch.to);
    return from === undefined || to === undefined ? [] : pointsOf(from, to);
  });
  return {
    width: WIDTH,
    height,
    places: placeLabels(points, lines, WIDTH, height),
    parallels: wholeDegrees(latOf(height), latOf(0)).map((degree) => ({ degree, at: y(degree) })),
    meridians: wholeDegrees(lonOf(0), lonOf(WIDTH)).map((degree) => ({ degree, at: x(degree) })),
    scale: { kilometres, length: Math.round(kilometres * kilometre) },
  };
};

type Point = { x: number; y: number };
const BEND = 0.14;
const control = (from: Point, to: Point): Point => ({
  x: (from.x + to.x) / 2 - (to.y - from.y) * BEND,
  y: (from.y + to.y) / 2 + (to.x - from.x) * BEND,
});
const along = (from: Point, to: Point, part: number): Point => {
  const { x, y } = control(from, to);
  const [a, b, c] = [(1 - part) ** 2, 2 * part * (1 - part), part ** 2];
  return { x: a * from.x + b * x + c * to.x, y: a * from.y + b * y + c * to.y };
};
const pointsOf = (from: Point, to: Point): Point[] =>
  Array.from({ length: 23 }, (_, i) => along(from, to, (i + 1) / 24));

/** A bend to the right of the way, so that there and back are two lines; and its middle, where its number stands. */
export const bendOf = (from: Point, to: Point): { path: string; middle: Point } => {
  const round = (value: number) => Math.round(value * 10) / 10;
  const bend = control(from, to);
  const middle = along(from, to, 0.5);
  return {
    path: `M${from.x} ${from.y}Q${round(bend.x)} ${round(bend.y)} ${to.x} ${to.y}`,
    middle: { x: round(middle.x), y: round(middle.y) },
  };
};
