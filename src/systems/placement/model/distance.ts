type Point = { readonly x: number; readonly y: number };

/**
 * Km by road between two points of the grid: 1.25 times the straight line, rounded to whole km, halves up.
 * A square root is the same on every machine (IEEE 754), `Math.hypot` is not; with whole coordinates no rounding error reaches a half.
 */
export const distanceKm = (one: Point, other: Point): number => {
  const [dx, dy] = [one.x - other.x, one.y - other.y];
  return Math.floor(1.25 * Math.sqrt(dx * dx + dy * dy) + 0.5);
};
