import type { PlaceRow } from './views.ts';

type Counted = Pick<PlaceRow, 'capacity' | 'withoutSection'> & {
  readonly sections: readonly { readonly free: number }[];
};

const sum = (site: Counted, of: (free: number) => number): number =>
  site.sections.reduce((total, { free }) => total + of(free), 0);

/**
 * Places that nobody takes: persons in no section take places of the site too, though of no section yet. Below zero: nothing is free. Null: nobody recorded how many places there are.
 * Without sections everybody is in none.
 */
const balance = (site: Counted): number | null =>
  site.sections.length > 0
    ? sum(site, (free) => Math.max(0, free)) - site.withoutSection
    : site.capacity === null
      ? null
      : site.capacity - site.withoutSection;

/** Places of a site that are free; null where nobody recorded how many there are, which is not the same as none. */
export const freePlaces = (site: Counted): number | null => {
  const left = balance(site);
  return left === null ? null : Math.max(0, left);
};

/** Persons beyond the places of their section, or, in no section, beyond what the sections have left. A site of which nobody recorded the places has none to exceed. */
export const overPlaces = (site: Counted): number =>
  sum(site, (free) => Math.max(0, -free)) + Math.max(0, -(balance(site) ?? 0));
