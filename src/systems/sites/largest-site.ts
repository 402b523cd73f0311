/**
 * Most persons whom one event of a site names: on a roll, or missing. The largest site of the region is a camp of a quarter of this number, which once held three quarters of it. The projectors of the database hold the same number
 * (`sites.demand_few`).
 */
export const LARGEST_SITE = 100_000;
/** Most persons of a roll whom the register does not know, by name: somebody typed them. */
export const MOST_STRANGERS = 25_000;
