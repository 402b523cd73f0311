import type { PlaceRow } from './views.ts';

type Counted = Pick<PlaceRow, 'withoutSection' | 'occupied' | 'residents' | 'accompanying'> & {
  readonly wholeSite: Pick<NonNullable<PlaceRow['wholeSite']>, 'places'> | null;
  readonly sections: readonly { readonly free: number; readonly extraPlaces: number }[];
};

type Figures = readonly { free: number; over: number }[];

/**
 * What each figure of the places says by itself. By the sections, persons in no section take places too, though of no section yet, and a full section takes no place of another. By what was said of the whole site,
 * everybody is counted together. There is no figure where nobody recorded how many places there are.
 */
const figuresOf = ({ sections, withoutSection, occupied, residents, accompanying, wholeSite }: Counted): Figures => {
  const sum = (of: (section: Counted['sections'][number]) => number) =>
    sections.reduce((total, section) => total + of(section), 0);
  const figures: { free: number; over: number }[] = [];
  if (sections.length > 0) {
    const left = sum(({ free }) => Math.max(0, free)) - withoutSection;
    figures.push({ free: left, over: sum(({ free }) => Math.max(0, -free)) + Math.max(0, -left) });
  }
  if (wholeSite !== null) {
    const left = wholeSite.places + sum(({ extraPlaces }) => extraPlaces) - occupied - residents - accompanying;
    figures.push({ free: left, over: -left });
  }
  return figures;
};

/**
 * Places of a site that are free; null where nobody recorded how many there are, which is not the same as none. Where the places of the sections and those of the whole site differ, so many as both leave: nobody is put where
 * one of them says that there is no room.
 */
export const freePlaces = (site: Counted): number | null => {
  const figures = figuresOf(site);
  return figures.length === 0 ? null : Math.max(0, Math.min(...figures.map(({ free }) => free)));
};

/** Persons beyond the places: of their section, or, in no section, beyond what the sections have left, or beyond those of the whole site; the most that either figure says. */
export const overPlaces = (site: Counted): number => Math.max(0, ...figuresOf(site).map(({ over }) => over));
