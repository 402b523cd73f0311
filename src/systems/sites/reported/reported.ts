/** What a report says as whole numbers; null: it says no such bound. */
export type Bounds = { readonly atLeast: number | null; readonly atMost: number | null };

/** How many persons a report says are at a site whom the register does not have there by name: from its lower bound at least, to its upper bound at most. It never says that there are fewer than none. */
export const notNamed = ({ atLeast, atMost }: Bounds, named: number): Bounds => ({
  atLeast: atLeast === null ? null : Math.max(0, atLeast - named),
  atMost: atMost === null ? null : Math.max(0, atMost - named),
});

/** Whether a report says more than the places: by its lower bound, because more than that is what it vouches for. Of a site whose places nobody recorded nothing is said. */
export const isOver = ({ atLeast }: Bounds, places: number | null): boolean =>
  atLeast !== null && places !== null && atLeast > places;
