type SiteOfPlan = { readonly site: string; readonly persons: number };

/** Of everybody whom a plan places: the largest part at one site in tenths of a percent, and the Herfindahl–Hirschman index in thousandths (the sum of the squares of the parts; 1000 where all are at one site). Both 0 where nobody is placed. */
export const concentrationOf = (
  sites: readonly SiteOfPlan[],
): { readonly largestPermille: number; readonly indexPermille: number } => {
  const placed = sites.reduce((sum, { persons }) => sum + persons, 0);
  if (placed === 0) return { largestPermille: 0, indexPermille: 0 };
  const shares = sites.map(({ persons }) => persons / placed);
  return {
    largestPermille: Math.round(1000 * Math.max(...shares)),
    indexPermille: Math.round(1000 * shares.reduce((sum, share) => sum + share * share, 0)),
  };
};
