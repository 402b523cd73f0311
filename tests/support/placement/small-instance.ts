/** A person of the small instance below. */
const person = (id: string, group: string) => ({
  id,
  group,
  level: 0,
  medical: false,
  network: null,
  size: 1,
  family: false,
  origin: 'S0',
  destination: 'D0',
});

/**
 * An instance of two sites F0 and F1, 8 km of the grid apart, that whoever tests a command writes to a file: people of one group who come from where F0 is and go there.
 * @param places of each site for the group at the levels 0, 1, 2; undefined where the site has no section for it
 * @param change members that are otherwise
 */
export const smallInstance = <Change extends object>(
  group: string,
  people: number,
  places: readonly [readonly number[], readonly number[] | undefined],
  change: Change,
) => ({
  format: 'amana-placement-1',
  groups: [group],
  levels: 3,
  facilities: places.map((numbers, x) => ({
    id: `F${x}`,
    x: 8 * x,
    y: 0,
    places: numbers === undefined ? {} : { [group]: [...numbers] },
    medicalBeds: 0,
    familyPlaces: 0,
  })),
  origins: [{ id: 'S0', x: 0, y: 0 }],
  destinations: [{ id: 'D0', x: 0, y: 0 }],
  units: Array.from({ length: people }, (_, index) => person(`u${index}`, group)),
  apart: [] as [string, string][],
  networkLimit: {},
  levelWeight: [1, 2, 4],
  kmWeight: { origin: 1, destination: 1 },
  dispersionSlack: 0,
  ...change,
});
