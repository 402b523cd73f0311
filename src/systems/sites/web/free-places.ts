import type { PlaceRow } from '../views.ts';

type Counted = { readonly withoutSection: number; readonly sections: readonly { readonly free: number }[] };

const sum = (site: Counted, of: (free: number) => number): number =>
  site.sections.reduce((total, { free }) => total + of(free), 0);

/** Places that nobody takes: persons in no section take places of the site too, though of no section yet. Below zero: nothing is free. */
const balance = (site: Counted): number => sum(site, (free) => Math.max(0, free)) - site.withoutSection;

/** Places of a site that are free. */
export const freePlaces = (site: Pick<PlaceRow, 'withoutSection' | 'sections'>): number => Math.max(0, balance(site));

/** Persons beyond the places of their section, or, in no section, beyond what the sections have left. A site without sections has no places to exceed. */
export const overPlaces = (site: Pick<PlaceRow, 'withoutSection' | 'sections'>): number =>
  sum(site, (free) => Math.max(0, -free)) + (site.sections.length === 0 ? 0 : Math.max(0, -balance(site)));
