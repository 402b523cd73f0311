/** Most rows that one table may hold; a longer list is narrowed by its filters first. */
export const LARGEST_EXPORT = 20_000;

/** Key of the filter that holds what was typed to search a name or a number: never in an address, never in a view. */
export const SEARCH_KEY = 'q';
