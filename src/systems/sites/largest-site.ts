/**
 * Most persons whom one event of a site names: on a roll, or missing. The largest published site had about 24,000 residents in January 2026 (al-Hol, which held 73,000 in 2019). The projectors of the database hold the same number
 * (`sites.demand_few`).
 */
export const LARGEST_SITE = 100_000;
/** Most persons of a roll whom the register does not know, by name: somebody typed them. */
export const MOST_STRANGERS = 25_000;
