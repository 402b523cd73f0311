/** What a list of sites or sections is filtered by: more persons than places and authorisations, or places that are free. */
export const placesStates = ['over', 'free'] as const;
/** What a list of sites or sections is filtered by. */
export type PlacesState = (typeof placesStates)[number];
