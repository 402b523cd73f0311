/** The name of a place as far as a map or a row has room for it: without what stands in brackets or behind a comma. */
export const shortName = (name: string): string => name.split(/[(,،]/)[0]?.trim() || name;
