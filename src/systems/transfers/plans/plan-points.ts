import type { PlanSite } from './plan-facts.ts';

/** Kilometres of one degree of latitude. */
const KM_OF_DEGREE = 111.195;

/**
 * Where sites lie on a grid of whole kilometres: equirectangular around the middle of them, which over some hundred kilometres is wrong by less than the coarse coordinates are.
 * @returns no points at all where one site has no coordinates: a distance to nowhere would be made up
 */
export const pointsOfSites = (
  sites: readonly PlanSite[],
): {
  readonly points: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly without: readonly string[];
} => {
  const placed = sites.flatMap(({ code, latitudeE5, longitudeE5 }) =>
    latitudeE5 === null || longitudeE5 === null
      ? []
      : [{ code, latitude: latitudeE5 / 1e5, longitude: longitudeE5 / 1e5 }],
  );
  const without = sites.map(({ code }) => code).filter((code) => !placed.some((site) => site.code === code));
  if (without.length > 0) return { points: new Map(), without: without.sort() };
  const middle = placed.reduce((total, { latitude }) => total + latitude, 0) / placed.length;
  const narrowing = Math.cos((middle * Math.PI) / 180);
  return {
    points: new Map(
      placed.map(({ code, latitude, longitude }) => [
        code,
        { x: Math.round(longitude * KM_OF_DEGREE * narrowing), y: Math.round(latitude * KM_OF_DEGREE) },
      ]),
    ),
    without: [],
  };
};
